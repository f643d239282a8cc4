//! Web addresses, e-mail and user names.

use super::Contact;
use crate::domain::price::Unit;

/// Ends of addresses that nobody writes for anything else.
const TOP: &str = "com id net org co.id my.id web.id biz.id or.id sch.id ac.id go.id desa.id shop store xyz site \
                   website biz ly gl gg tv cc io asia page";
/// Ends that are words too: an address only with a path after it, or as one of [`KNOWN`].
const DOUBTFUL: &str =
    "me to link info online live app in us top fun club pro vip win bet ee be id";
const KNOWN: [&str; 9] =
    ["wa.me", "t.me", "wa.link", "linktr.ee", "s.id", "lynk.id", "youtu.be", "telegram.me", "m.me"];
const MAIL: &str = "gmail yahoo ymail hotmail outlook icloud email";
/// An account follows these, where it is written as only accounts are.
const PLATFORMS: &str = "ig instagram insta tiktok tik fb facebook tele telegram line twitter shopee akun user username";

fn is_in(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == word)
}

/// Those of a plain text, in its order.
pub(super) fn addresses(plain: &str) -> Vec<Contact> {
    let joined = joined(plain);
    let words: Vec<&str> = joined.split_whitespace().map(bare).collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let pieces: Vec<&str> = word.split(['|', ',', ';', '(', ')']).collect();
        found.extend(pieces.iter().filter_map(|piece| one(bare(piece))));
        let named = at.checked_sub(1).map(|before| words[before].trim_end_matches([':', '=']));
        let (name, glued) = word.split_once(':').unwrap_or((named.unwrap_or_default(), word));
        if is_in(PLATFORMS, name) && is_account_like(glued) {
            found.push(Contact::Account(glued.to_owned()));
        }
    }
    found
}

fn one(piece: &str) -> Option<Contact> {
    if let Some(account) = piece.strip_prefix('@') {
        return is_account(account).then(|| Contact::Account(account.to_owned()));
    }
    let address = piece.split_once("://").map_or(piece, |(_, rest)| rest);
    if let Some((name, host)) = address.split_once('@') {
        return (is_word(name) && is_host(host, true)).then(|| Contact::Email(piece.to_owned()));
    }
    let schemed = address.len() < piece.len() && !address.is_empty();
    let (host, path) =
        address.split_once(['/', '?']).map_or((address, None), |(h, p)| (h, Some(p)));
    let known = KNOWN.contains(&host) && path.is_some_and(|path| !path.is_empty());
    let www = host.strip_prefix("www.").is_some_and(|rest| rest.len() > 2);
    let linked = schemed || www || known || is_host(host, path.is_some_and(|path| path.len() > 1));
    linked.then(|| Contact::Link(piece.to_owned()))
}

/// "carica dot com", "carica[.]com" and "carica . com" as "carica.com", "bu at gmail" as "bu@gmail".
fn joined(plain: &str) -> String {
    let open = plain.replace(['[', ']', '{', '}', '<', '>', '(', ')'], " ");
    let words: Vec<&str> = open.split([' ', '\t', '\n']).filter(|word| !word.is_empty()).collect();
    let mut text = String::with_capacity(open.len());
    let mut glue = true;
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).map(|next| bare(next)).unwrap_or_default();
        let top = next.split(['.', '/']).next().unwrap_or_default();
        let dot =
            matches!(*word, "dot" | "titik" | "." | "d0t") && (is_in(TOP, top) || is_in(MAIL, top));
        let at_sign = matches!(*word, "at" | "et" | "@") && is_in(MAIL, top);
        if dot || at_sign {
            text.push(if dot { '.' } else { '@' });
            glue = true;
            continue;
        }
        let ended = word.ends_with('.') && is_in("com id net", top) && !next.contains('.');
        if !glue {
            text.push(' ');
        }
        text.push_str(word);
        glue = ended && bare(next) == top && top == "com";
    }
    text
}

fn bare(word: &str) -> &str {
    let edge = |c: char| !(c.is_alphanumeric() || matches!(c, '@' | '/' | '_' | '+'));
    let word = word.trim_matches(edge);
    word.trim_end_matches('@')
}

/// A name and a top level that is known; `sure` where the address is written as only addresses are.
fn is_host(host: &str, sure: bool) -> bool {
    let labels: Vec<&str> = host.split('.').collect();
    let [names @ .., top] = &labels[..] else { return false };
    let proper = !names.is_empty() && names.iter().all(|name| name.len() > 1 && is_word(name));
    let lettered = names.iter().any(|name| name.chars().any(|c| c.is_ascii_alphabetic()));
    proper && lettered && (is_in(TOP, top) || sure && is_in(DOUBTFUL, top))
}

fn is_word(name: &str) -> bool {
    !name.is_empty()
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '+'))
}

/// Not "@pcs" or "@15rb", which are prices.
fn is_account(name: &str) -> bool {
    let price = name.starts_with(|c: char| c.is_ascii_digit());
    let word = name.split(['/', '=']).next().unwrap_or_default();
    name.len() >= 3 && is_word(name) && !price && Unit::named(word).is_none()
}

/// With what no word has: an underscore, or a dot or digits between letters.
fn is_account_like(name: &str) -> bool {
    let name = bare(name);
    let letters = name.chars().filter(|c| c.is_ascii_alphabetic()).count();
    letters >= 3
        && is_word(name)
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.contains(|c: char| matches!(c, '_' | '.') || c.is_ascii_digit())
}
