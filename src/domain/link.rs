//! Where else a business can be found: its website, shop or account.

use std::fmt;

use serde::{Deserialize, Serialize};
use url::{Host, Url};

/// An `https` address of at most [`Link::MAX`] bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Link(String);

/// The text is no web address and no account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a web address")]
pub struct NotALink;

/// How many a business may show.
pub const MAX_LINKS: usize = 3;

/// Names before an account, and what comes before the account in its address.
const PLATFORMS: [(&[&str], &str); 6] = [
    (&["instagram", "ig"], "https://www.instagram.com/"),
    (&["tokopedia", "tokped"], "https://www.tokopedia.com/"),
    (&["shopee"], "https://shopee.co.id/"),
    (&["tiktok"], "https://www.tiktok.com/@"),
    (&["facebook", "fb"], "https://www.facebook.com/"),
    (&["youtube", "yt"], "https://www.youtube.com/@"),
];

impl Link {
    pub const MAX: usize = 150;

    /// Reads an address (`carica.com`, `http://…`), an account (`@carica`, which is Instagram's) or an account
    /// after its platform (`tokopedia carica`, `ig: @carica`).
    pub fn parse(raw: &str) -> Result<Self, NotALink> {
        let typed = raw.trim();
        if let Some(account) = typed.strip_prefix('@') {
            return Self::account(PLATFORMS[0].1, account);
        }
        let (name, rest) = typed.split_once([' ', ':']).unwrap_or((typed, ""));
        let platform = PLATFORMS.iter().find(|(names, _)| names.contains(&&*name.to_lowercase()));
        match platform {
            Some((_, start)) => {
                let account = rest.trim_matches([' ', ':', '-', '=', '/']);
                Self::account(start, account.strip_prefix('@').unwrap_or(account))
            }
            None => Self::address(typed),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Without what every address has: `instagram.com/carica`.
    pub fn shown(&self) -> &str {
        let bare = self.0.trim_start_matches("https://").trim_end_matches('/');
        bare.strip_prefix("www.").unwrap_or(bare)
    }

    fn account(start: &str, account: &str) -> Result<Self, NotALink> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        let proper = (2..=50).contains(&account.len()) && account.chars().all(allowed);
        if proper { Ok(Self(format!("{start}{account}"))) } else { Err(NotALink) }
    }

    /// Names and passwords, ports and bare numbers are what nobody's shop has and a fraud may.
    fn address(typed: &str) -> Result<Self, NotALink> {
        let lower = typed.to_lowercase();
        let rest = ["https://", "http://"]
            .iter()
            .find_map(|scheme| lower.starts_with(scheme).then(|| &typed[scheme.len()..]));
        let rest = rest.unwrap_or(typed);
        if rest.contains(char::is_whitespace) {
            return Err(NotALink);
        }
        let url = Url::parse(&format!("https://{rest}")).map_err(|_| NotALink)?;
        let plain = url.username().is_empty() && url.password().is_none() && url.port().is_none();
        let named = match url.host() {
            Some(Host::Domain(host)) => is_name(host),
            _ => false,
        };
        let text = String::from(url);
        if plain && named && text.len() <= Self::MAX { Ok(Self(text)) } else { Err(NotALink) }
    }
}

/// Has a top level of letters.
fn is_name(host: &str) -> bool {
    host.rsplit_once('.').is_some_and(|(name, top)| {
        !name.is_empty() && top.len() >= 2 && top.chars().all(|c| c.is_ascii_alphabetic())
    })
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Link {
    type Error = NotALink;

    fn try_from(text: String) -> Result<Self, NotALink> {
        Self::parse(&text)
    }
}

impl From<Link> for String {
    fn from(link: Link) -> Self {
        link.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_accounts_become_https_addresses() {
        for (typed, kept, shown) in [
            ("carica.com", "https://carica.com/", "carica.com"),
            ("http://Carica.com/menu", "https://carica.com/menu", "carica.com/menu"),
            (
                "@carica.gemilang",
                "https://www.instagram.com/carica.gemilang",
                "instagram.com/carica.gemilang",
            ),
            ("IG: @carica", "https://www.instagram.com/carica", "instagram.com/carica"),
            (
                "tokopedia carica-gemilang",
                "https://www.tokopedia.com/carica-gemilang",
                "tokopedia.com/carica-gemilang",
            ),
            ("shopee carica", "https://shopee.co.id/carica", "shopee.co.id/carica"),
            ("tiktok @carica", "https://www.tiktok.com/@carica", "tiktok.com/@carica"),
            (
                "https://www.instagram.com/carica/",
                "https://www.instagram.com/carica/",
                "instagram.com/carica",
            ),
        ] {
            let link = Link::parse(typed).unwrap();
            assert_eq!((link.as_str(), link.shown()), (kept, shown), "{typed}");
            assert_eq!(Link::parse(kept).as_ref(), Ok(&link), "{typed}");
        }
    }

    #[test]
    fn what_could_lead_astray_is_no_link() {
        for typed in [
            "",
            "carica",
            "belum ada",
            "javascript:alert(1)",
            "https://bank.id@evil.com",
            "http://10.0.0.1/",
            "carica.com:8080",
            "ig",
            "@",
            "@carica/../x",
            "ftp://carica.com",
            "1.2",
            "instagram.com /x",
        ] {
            assert_eq!(Link::parse(typed), Err(NotALink), "{typed}");
        }
    }
}
