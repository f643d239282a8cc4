//! Words as they are compared: one spelling for what people spell in several ways.

use super::super::text;

/// The words of a text as people know them: folded, letters and digits only.
pub(super) fn spoken(text: &str) -> Vec<String> {
    text::fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The same in the spelling in which they are compared; single letters say nothing.
pub(in crate::domain) fn words(text: &str) -> Vec<String> {
    spoken(text).iter().map(|word| spelt(word)).filter(|word| word.chars().count() > 1).collect()
}

/// One spelling: "mie" is "mi", "ongklog" is "ongklok", "kueh" is "kue", "coffee" stays what it is.
pub(in crate::domain) fn spelt(word: &str) -> String {
    if word.chars().all(|c| c.is_ascii_digit()) {
        return word.to_owned();
    }
    let mut plain = word.to_owned();
    for (before, now) in
        [("ie", "i"), ("oe", "u"), ("dj", "j"), ("tj", "c"), ("kh", "k"), ("sy", "s"), ("v", "f")]
    {
        plain = plain.replace(before, now);
    }
    let mut single = String::with_capacity(plain.len());
    for c in plain.chars() {
        // A vowel written twice may begin an ending, as in "sewaan".
        if !single.ends_with(c) || c.is_ascii_digit() || "aiueo".contains(c) {
            single.push(c);
        }
    }
    ended(&single)
}

/// What is not heard at a word's end: a voiced stop, and an h after a vowel.
pub(super) fn ended(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() > 3 && letters.last() == Some(&'h') {
        let before = letters[letters.len() - 2];
        if "aiueo".contains(before) {
            letters.pop();
        }
    }
    if let Some(last) = letters.last_mut() {
        *last = match *last {
            'b' => 'p',
            'd' => 't',
            'g' => 'k',
            other => other,
        };
    }
    let word: String = letters.iter().collect();
    // A nasal is no stop.
    if word.ends_with("nk") && !word.ends_with("nnk") {
        word[..word.len() - 1].to_owned() + "g"
    } else {
        word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_has_one_spelling() {
        for (typed, others) in [
            ("mi", &["mie", "Mie", "MI"][..]),
            ("ongklok", &["ongklog", "Ongklok", "onggklok"]),
            ("tempe", &["tempeh", "témpé", "tempé"]),
            ("gudek", &["gudeg"]),
            ("carica", &["CARICA", "carrica"]),
            ("dodol", &["dhodol", "dodhol"]),
            ("susu", &["soesoe"]),
            ("kacang", &["katjang"]),
            ("kembang", &["kembang"]),
            ("12", &["12"]),
            ("11", &["11"]),
        ] {
            for other in others {
                assert_eq!(words(other), [typed], "{other}");
            }
        }
    }

    #[test]
    fn different_words_stay_different() {
        for (one, other) in [("kopi", "topi"), ("sapi", "sapu"), ("teh", "tes"), ("100", "10")] {
            assert_ne!(words(one), words(other));
        }
    }
}
