//! Lists of words that say the same thing to a finder.

/// Words with white space between, folded as the readers' tokens are: with `d` and `t` for `dh` and `th`.
#[derive(Debug, Clone, Copy)]
pub struct Words(pub &'static str);

/// A post that begins with one of these offers work.
pub const HIRING: Words = Words("lowongan loker dibutuhkan dicari dcr dibutuhin");

impl Words {
    pub fn has(self, word: &str) -> bool {
        self.0.split_ascii_whitespace().any(|known| known == word)
    }
}
