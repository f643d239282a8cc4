//! The sandbox's page in a real browser, on the real program: the whole chain, as somebody who tries
//! AyoPromo for the first time plays it, in either language.

mod driver;

use std::{
    env, panic,
    path::Path,
    process::Stdio,
    sync::atomic::{AtomicUsize, Ordering},
};

use ayopromo::sandbox::picture;
use base64::{Engine, engine::general_purpose::STANDARD};
use futures::FutureExt;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

use driver::{Browser, CHROMEDRIVER, CHROMIUM};

const OWNER: &str = "owner";
const ADMINS: &str = "admin";
const RESIDENT: &str = "resident";

/// What people read and press; the admin group speaks Indonesian.
struct Spoken {
    language: &'static str,
    agree: &'static str,
    menu: &'static str,
    owner_agrees: &'static str,
    ask_name: &'static str,
    ask_area: &'static str,
    ask_phone: &'static str,
    ask_description: &'static str,
    send: &'static str,
    sent: &'static str,
    approved: &'static str,
    ask_message: &'static str,
    price: &'static str,
    ask_until: &'static str,
    week: &'static str,
    preview: &'static str,
    start: &'static str,
    subscribed: &'static str,
}

const INDONESIAN: Spoken = Spoken {
    language: "Bahasa Indonesia",
    agree: "Setuju, mulai",
    menu: "Mau apa hari ini?",
    owner_agrees: "Setuju, saya 18+",
    ask_name: "Apa nama usahanya?",
    ask_area: "Di kecamatan apa?",
    ask_phone: "Nomor WhatsApp",
    ask_description: "Ceritakan usahanya",
    send: "✅ Kirim ke admin",
    sent: "Terkirim",
    approved: "sudah disetujui",
    ask_message: "Kirim foto dan tulisannya",
    price: "65rb",
    ask_until: "Sampai kapan?",
    week: "7 hari",
    preview: "Di atas ini tampilannya",
    start: "✅ Mulai",
    subscribed: "Rangkuman pertama",
};

const JAVANESE: Spoken = Spoken {
    language: "Basa Jawi",
    agree: "Sarujuk, wiwit",
    menu: "Panjenengan ngersakaken punapa?",
    owner_agrees: "Sarujuk, kula 18+",
    ask_name: "Nami usahanipun punapa?",
    ask_area: "Wonten ing kecamatan pundi?",
    ask_phone: "Nomer WhatsApp",
    ask_description: "Mangga dipuncriyosaken usahanipun",
    send: "✅ Dhateng admin",
    sent: "Sampun kakintun",
    approved: "sampun dipunsarujuki",
    ask_message: "Mangga foto lan seratanipun",
    price: "65 ewu",
    ask_until: "Dumugi kapan?",
    week: "7 dinten",
    preview: "Ing nginggil punika tampilanipun",
    start: "✅ Wiwit",
    subscribed: "Rangkuman ingkang kapisan",
};

#[tokio::test]
async fn the_chain_can_be_played_on_the_page_in_indonesian() {
    in_a_browser(&INDONESIAN).await;
}

#[tokio::test]
async fn the_chain_can_be_played_on_the_page_in_javanese() {
    in_a_browser(&JAVANESE).await;
}

async fn in_a_browser(spoken: &Spoken) {
    if let Some(missing) =
        [CHROMIUM, CHROMEDRIVER].into_iter().find(|path| !Path::new(path).exists())
    {
        let required = env::var_os("AYOPROMO_REQUIRE_BROWSER").is_some();
        assert!(!required, "{missing} is missing, and AYOPROMO_REQUIRE_BROWSER is set");
        println!(
            "skipped: {missing} is missing; it comes with Debian's chromium and chromium-driver"
        );
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (mut bot, url) = sandbox(&folder).await;
    let page = Page {
        browser: Browser::start().await,
        folder,
        taps: AtomicUsize::new(0),
        characters: AtomicUsize::new(0),
    };
    let played = panic::AssertUnwindSafe(page.play(&url, spoken)).catch_unwind().await;
    if played.is_err() {
        page.keep_screenshot().await;
    }
    page.browser.quit().await;
    bot.kill().await.unwrap();
    if let Err(failure) = played {
        panic::resume_unwind(failure);
    }
}

async fn sandbox(folder: &TempDir) -> (Child, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ayopromo"));
    // Nothing of an operator's surroundings; its own temporary files are the test's.
    command
        .args(["sandbox", "--port", "0", "--log", "warn"])
        .env_clear()
        .env("TMPDIR", folder.path());
    launch(&mut command, |line| {
        Some(line.split_whitespace().find(|word| word.starts_with("http://"))?.to_owned())
    })
    .await
}

/// Starts a program, which ends with its handle, and waits for a line on its output that says
/// something.
async fn launch<T>(command: &mut Command, said: impl Fn(&str) -> Option<T>) -> (Child, T) {
    let mut child = command.stdout(Stdio::piped()).kill_on_drop(true).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    loop {
        let line = lines.next_line().await.unwrap().expect("it ended before it was ready");
        let Some(said) = said(&line) else { continue };
        tokio::spawn(async move { while let Ok(Some(_rest)) = lines.next_line().await {} });
        return (child, said);
    }
}

/// The page with its three columns.
struct Page {
    browser: Browser,
    folder: TempDir,
    /// What whoever plays has done so far.
    taps: AtomicUsize,
    characters: AtomicUsize,
}

/// The chain is played through by a newcomer within minutes: about forty taps, counting the key that sends,
/// and as much typing as a short letter.
const MOST_TAPS: usize = 40;
const MOST_CHARACTERS: usize = 200;

impl Page {
    async fn play(&self, url: &str, spoken: &Spoken) {
        self.browser.resize(1440, 900).await;
        self.browser.open(url).await;
        self.register(spoken).await;
        self.post(spoken).await;
        self.read_the_digest(spoken).await;
        let [taps, characters] = [&self.taps, &self.characters].map(|n| n.load(Ordering::Relaxed));
        println!("the chain in {taps} taps and {characters} characters");
        assert!(taps <= MOST_TAPS && characters <= MOST_CHARACTERS, "{taps}, {characters}");
        self.subscribe_a_group().await;

        self.browser.resize(360, 740).await;
        for column in [OWNER, ADMINS, RESIDENT] {
            let switch = format!(".switcher [data-show={column}]");
            self.press("the switch to a column", &switch, Value::Null, "").await;
            let beyond = self.browser.run(BEYOND_THE_EDGE, json!([])).await;
            assert_eq!(beyond, json!([]), "wider than a telephone: the column {column}");
        }
        assert_eq!(self.browser.complaints().await, [""; 0]);
    }

    async fn register(&self, spoken: &Spoken) {
        self.enter(OWNER, spoken).await;
        self.write(OWNER, "/daftar").await;
        self.tap(OWNER, spoken.owner_agrees).await;
        self.see(OWNER, spoken.ask_name).await;
        self.write(OWNER, "Carica Gemilang").await;
        self.tap(OWNER, "🛍 UMKM").await;
        self.see(OWNER, spoken.ask_area).await;
        self.write(OWNER, "sembungan").await;
        self.see(OWNER, spoken.ask_phone).await;
        self.write(OWNER, "0812 3456 7890").await;
        self.see(OWNER, spoken.ask_description).await;
        self.write(OWNER, "Manisan carica kemasan cup, bisa kirim luar kota.").await;
        self.tap(OWNER, spoken.send).await;
        self.see(OWNER, spoken.sent).await;

        self.act_as("Rini").await;
        self.see(ADMINS, "Carica Gemilang").await;
        self.tap(ADMINS, "✅ Setujui").await;
        self.see(ADMINS, "Disetujui Rini").await;
        self.see(OWNER, spoken.approved).await;
    }

    async fn post(&self, spoken: &Spoken) {
        self.write(OWNER, "/promo").await;
        self.see(OWNER, spoken.ask_message).await;
        self.attach_photo(OWNER).await;
        let caption = format!("Carica cup isi 12, bisa COD Dieng. {}", spoken.price);
        self.write(OWNER, &caption).await;
        self.see(OWNER, spoken.ask_until).await;
        self.tap(OWNER, spoken.week).await;
        self.see(OWNER, spoken.preview).await;
        self.tap(OWNER, spoken.send).await;

        self.see(ADMINS, "Carica cup isi 12").await;
        self.tap(ADMINS, "✅ Setujui").await;
        self.see(OWNER, &format!("Promosi “Carica cup isi 12” {}", spoken.approved)).await;
    }

    async fn read_the_digest(&self, spoken: &Spoken) {
        self.enter(RESIDENT, spoken).await;
        self.tap(RESIDENT, "🔔 Langganan promosi").await;
        self.tap(RESIDENT, spoken.start).await;
        self.see(RESIDENT, spoken.subscribed).await;
        self.to_next_digest().await;
        self.see(RESIDENT, "Rangkuman AyoPromo").await;
        // It goes live some minutes after the approval, and the hour of a digest may lie in between.
        if self.browser.run(LISTED, json!([])).await.is_null() {
            self.to_next_digest().await;
        }
        let listed = self.browser.wait("the promotion in a digest", LISTED, json!([])).await;
        self.tap(RESIDENT, listed.as_str().unwrap()).await;
        self.see(RESIDENT, "Carica cup isi 12, bisa COD Dieng.").await;
        self.tap(RESIDENT, "📷 Foto").await;
        self.browser
            .wait("the photo on the promotion's page", PHOTO_SHOWN, json!([RESIDENT]))
            .await;
    }

    /// Among the residents is a village's group, played by its creator.
    async fn subscribe_a_group(&self) {
        let tab = "[role=tab][title='Warga Kertek']";
        self.press("the group's tab", tab, json!(RESIDENT), "").await;
        self.write(RESIDENT, "/langganan").await;
        self.see(RESIDENT, "Promosi untuk grup ini").await;
        self.tap(RESIDENT, "✅ Mulai").await;
        self.see(RESIDENT, "Langganan grup ini").await;
    }

    /// The first minute: language and consent.
    async fn enter(&self, column: &str, spoken: &Spoken) {
        self.press("the start button", "[data-testid=start]", json!(column), "").await;
        self.tap(column, spoken.language).await;
        self.tap(column, spoken.agree).await;
        self.see(column, spoken.menu).await;
    }

    async fn to_next_digest(&self) {
        self.press("the button that moves the clock", "#advance:enabled", Value::Null, "").await;
    }

    async fn tap(&self, column: &str, label: &str) {
        self.press(label, ".inline-button", json!(column), label).await;
    }

    async fn press(&self, what: &str, selector: &str, column: Value, label: &str) {
        self.taps.fetch_add(1, Ordering::Relaxed);
        let wanted = (NEWEST, json!([column, selector, label]));
        self.browser.act(what, wanted, "click", json!({})).await;
    }

    async fn write(&self, column: &str, text: &str) {
        self.taps.fetch_add(1, Ordering::Relaxed);
        self.characters.fetch_add(text.chars().count(), Ordering::Relaxed);
        let field = (NEWEST, json!([column, "[data-testid=input]", ""]));
        self.browser
            .act("the field", field, "value", json!({"text": format!("{text}{ENTER}")}))
            .await;
    }

    async fn see(&self, column: &str, words: &str) {
        self.browser.wait(words, SAYS, json!([column, words])).await;
    }

    async fn act_as(&self, name: &str) {
        self.press(name, "#acting option", Value::Null, name).await;
    }

    async fn attach_photo(&self, column: &str) {
        let photo = self.folder.path().join("carica.png");
        std::fs::write(&photo, picture(7)).unwrap();
        let input = (HIDDEN, json!([column, "[data-testid=photos]"]));
        self.browser.act("the file field", input, "value", json!({"text": photo})).await;
        self.browser.wait("the chosen photo", HIDDEN, json!([column, ".pending img"])).await;
    }

    async fn keep_screenshot(&self) {
        let png = STANDARD.decode(self.browser.screenshot().await).unwrap();
        let (mut file, path) =
            tempfile::Builder::new().suffix(".png").tempfile().unwrap().keep().unwrap();
        std::io::Write::write_all(&mut file, &png).unwrap();
        println!("what the page showed is in {}", path.display());
    }
}

/// The Enter key, as the protocol writes it.
const ENTER: char = '\u{e007}';

/// The last seen element in a column (or on the page) that a selector finds, with a label where one
/// is given.
const NEWEST: &str = r#"
    const [column, selector, label] = arguments;
    const root = column ? document.querySelector(`[data-role="${column}"]`) : document;
    return [...root.querySelectorAll(selector)]
        .filter((node) => node.matches("option") || node.checkVisibility())
        .filter((node) => !label || node.textContent.trim() === label)
        .at(-1) ?? null;"#;

const HIDDEN: &str = r#"
    const [column, selector] = arguments;
    return document.querySelector(`[data-role="${column}"] ${selector}`);"#;

const SAYS: &str = r#"
    const [column, words] = arguments;
    return document.querySelector(`[data-role="${column}"] .messages`).textContent.includes(words);"#;

/// The number under which the digest lists the promotion.
const LISTED: &str = r#"
    const digest = document.querySelector('[data-role="resident"] .messages').innerText;
    return digest.match(/(\d+)\. Carica cup isi 12 — Rp\s65\.000 · Carica Gemilang/)?.[1];"#;

const PHOTO_SHOWN: &str = r#"
    const photos = document.querySelectorAll(`[data-role="${arguments[0]}"] .tile img`);
    return [...photos].some((photo) => photo.complete && photo.naturalWidth > 0);"#;

/// What reaches beyond the right edge, and isn't in a list that scrolls sideways by design.
const BEYOND_THE_EDGE: &str = r#"
    return [...document.querySelectorAll("body *")]
        .filter((node) => node.checkVisibility() && !node.closest(".tabs, .guide ol, .visually-hidden"))
        .filter((node) => node.getBoundingClientRect().right > innerWidth + 0.5)
        .map((node) => node.outerHTML.slice(0, 120));"#;
