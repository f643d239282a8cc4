//! Telegram's HTML, made of plain text only.
//!
//! There is no way to put markup in: every method takes text as people and locales write it and
//! escapes it, so that forgetting to escape can't be written. The length Telegram allows can't be
//! exceeded either: what has no room is cut, between characters and inside the markup.

use crate::domain::text;

/// A message's text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Html {
    markup: String,
    plain: String,
    units: usize,
    gap: bool,
}

impl Html {
    /// The longest text Telegram takes, in UTF-16 units without the markup.
    pub const MAX: usize = 4096;

    pub fn new() -> Self {
        Self::default()
    }

    /// One paragraph.
    pub fn of(text: &str) -> Self {
        Self::new().line(text)
    }

    /// A new line of text, or several.
    pub fn line(mut self, text: &str) -> Self {
        self.push("", text, "");
        self
    }

    pub fn bold(mut self, text: &str) -> Self {
        self.push("<b>", text, "</b>");
        self
    }

    /// Somebody's words, set off from ours.
    pub fn quote(mut self, text: &str) -> Self {
        self.push("<blockquote>", text, "</blockquote>");
        self
    }

    /// The same, with the middle of the words in bold, where there is room for all.
    pub fn quote_marking(self, [before, marked, after]: [&str; 3]) -> Self {
        let (start, breaks) = (self.markup.len(), self.breaks());
        let whole = [before, marked, after].concat();
        let mut html = self.quote(&whole);
        if !marked.trim().is_empty() && html.plain.ends_with(&whole) {
            html.markup.truncate(start);
            html.markup.extend([
                breaks,
                "<blockquote>",
                &escaped(before),
                "<b>",
                &escaped(marked),
                "</b>",
                &escaped(after),
                "</blockquote>",
            ]);
        }
        html
    }

    /// A new line of text whose first `part` leads to `url`, where there is room for all.
    pub fn line_linking(mut self, text: &str, part: &str, url: &str) -> Self {
        let (start, breaks) = (self.markup.len(), self.breaks());
        self = self.line(text);
        let whole = visible(text);
        let split = whole.trim().split_once(part).filter(|_| !part.is_empty());
        if let Some((before, after)) = split.filter(|_| self.plain.ends_with(whole.trim())) {
            let url = escaped(url).replace('"', "&quot;");
            let link = format!("<a href=\"{url}\">{}</a>", escaped(part));
            self.markup.truncate(start);
            self.markup.extend([breaks, &escaped(before), &link, &escaped(after)]);
        }
        self
    }

    /// This text, an empty line, and then the other as far as it fits.
    pub fn then(mut self, other: &Self) -> Self {
        let breaks = if self.plain.is_empty() { "" } else { "\n\n" };
        if self.units + breaks.len() + other.units > Self::MAX {
            return self.gap().line(&other.plain);
        }
        self.markup.extend([breaks, &other.markup]);
        self.plain.extend([breaks, &other.plain]);
        self.units += breaks.len() + other.units;
        self
    }

    /// An empty line before whatever follows.
    pub fn gap(mut self) -> Self {
        self.gap = true;
        self
    }

    /// Whether a line of this text still fits with `spare` units left over.
    pub fn has_room_for(&self, text: &str, spare: usize) -> bool {
        self.units + self.breaks().len() + text::units(text) + spare <= Self::MAX
    }

    /// The lines that fit, then, if some don't, `rest` told how many are missing. Returns how many
    /// lines are in the text.
    pub fn list(self, lines: &[String], rest: impl Fn(usize) -> String) -> (Self, usize) {
        let mut html = self;
        for (at, line) in lines.iter().enumerate() {
            let more = rest(lines.len() - at);
            let last = at + 1 == lines.len();
            let spare = if last { 0 } else { text::units(&more) + 2 };
            if !html.has_room_for(line, spare) {
                return (html.line(&more), at);
            }
            html = html.line(line);
        }
        (html, lines.len())
    }

    /// For Telegram, with parse mode HTML.
    pub fn as_str(&self) -> &str {
        &self.markup
    }

    /// What is read once the markup is parsed.
    pub fn plain(&self) -> &str {
        &self.plain
    }

    /// Length after parsing, in UTF-16 units.
    pub fn units(&self) -> usize {
        self.units
    }

    fn push(&mut self, open: &str, raw: &str, close: &str) {
        let shown = visible(raw);
        let breaks = self.breaks();
        let room = Self::MAX.saturating_sub(self.units + breaks.len());
        let shown = clipped(shown.trim(), room);
        self.gap = false;
        if shown.is_empty() {
            return;
        }
        for part in [&mut self.markup, &mut self.plain] {
            part.push_str(breaks);
        }
        self.plain.push_str(&shown);
        self.markup.push_str(open);
        self.markup.push_str(&escaped(&shown));
        self.markup.push_str(close);
        self.units += breaks.len() + text::units(&shown);
    }

    fn breaks(&self) -> &'static str {
        match (self.plain.is_empty(), self.gap) {
            (true, _) => "",
            (false, false) => "\n",
            (false, true) => "\n\n",
        }
    }
}

/// The text itself, or its beginning with an ellipsis: at most `max` UTF-16 units.
pub fn clipped(text: &str, max: usize) -> String {
    if text::units(text) <= max {
        return text.to_owned();
    }
    let Some(room) = max.checked_sub(1) else { return String::new() };
    let mut used = 0;
    let kept = text.chars().take_while(|c| {
        used += c.len_utf16();
        used <= room
    });
    let mut kept: String = kept.collect();
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

/// Without control characters, which names given by Telegram may hold.
fn visible(raw: &str) -> String {
    raw.chars().filter(|c| !c.is_control() || *c == '\n').collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_markup() {
        let html = Html::new().bold("<b>Sate</b> & \"Soto\"").quote("a < b").gap().line("&amp;");
        assert_eq!(
            html.as_str(),
            "<b>&lt;b&gt;Sate&lt;/b&gt; &amp; \"Soto\"</b>\n<blockquote>a &lt; b</blockquote>\n\n&amp;amp;"
        );
        assert_eq!(html.plain(), "<b>Sate</b> & \"Soto\"\na < b\n\n&amp;");
    }

    #[test]
    fn the_middle_of_a_quote_is_marked_where_all_of_it_has_room() {
        let marked = Html::of("Baru:").quote_marking(["a ", "<b", " c"]);
        assert_eq!(marked.as_str(), "Baru:\n<blockquote>a <b>&lt;b</b> c</blockquote>");
        assert_eq!(marked.plain(), "Baru:\na <b c");
        let full = Html::of(&"x".repeat(4090)).quote_marking(["a ", "bcdefg", " h"]);
        assert!(full.as_str().ends_with("<blockquote>a bc…</blockquote>"), "{}", full.as_str());
        assert_eq!(Html::new().quote_marking(["a", "", "b"]), Html::new().quote("ab"));
    }

    #[test]
    fn a_part_of_a_line_leads_somewhere_where_all_of_it_has_room() {
        let url = "https://t.me/c/1/2?a=\"&b";
        let linked = Html::of("Dua:").line_linking("a <b> c <b>", "<b>", url);
        let markup = "a <a href=\"https://t.me/c/1/2?a=&quot;&amp;b\">&lt;b&gt;</a> c &lt;b&gt;";
        assert_eq!(linked.as_str(), format!("Dua:\n{markup}"));
        assert_eq!(linked.plain(), "Dua:\na <b> c <b>");
        let full = Html::of(&"x".repeat(4090)).line_linking("abcdefgh", "abc", url);
        assert!(full.as_str().ends_with("\nabcd…"), "{}", full.as_str());
        assert_eq!(Html::new().line_linking("ab", "c", url), Html::of("ab"));
    }

    #[test]
    fn what_has_no_room_is_cut_inside_its_markup() {
        let html = Html::of(&"x".repeat(4090)).bold(&"🐄".repeat(10)).line("y");
        assert!(html.as_str().ends_with("\n<b>🐄🐄…</b>"), "{:?}", html.as_str());
        assert_eq!(html.units(), Html::MAX);
    }

    #[test]
    fn a_list_says_how_many_lines_are_missing() {
        let lines: Vec<String> = (0..10).map(|n| format!("{n}{}", "x".repeat(999))).collect();
        let (html, shown) = Html::of("Head").list(&lines, |n| format!("{n} more"));
        assert_eq!(shown, 4);
        assert!(html.plain().ends_with("\n6 more"));
    }
}
