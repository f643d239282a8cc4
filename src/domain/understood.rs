//! The three outcomes of reading what people type. A wrong value taken silently is the worst one, so
//! in doubt a reader asks.

/// What a reader made of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Understood<T> {
    /// Clear enough to be shown back.
    Value(T),
    /// Several readings, most likely first; empty when even the candidates are unknown.
    Ambiguous(Vec<T>),
    /// Nothing of the kind, or impossible.
    Refused,
}
