//! Lists of words that say the same thing to a finder.

/// Folded words with spaces between.
#[derive(Debug, Clone, Copy)]
pub struct Words(pub &'static str);

impl Words {
    pub fn has(self, word: &str) -> bool {
        self.0.split_ascii_whitespace().any(|known| known == word)
    }
}
