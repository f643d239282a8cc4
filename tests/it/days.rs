//! Days that come again, from what an owner writes to what a resident reads.

use ayopromo::{
    domain::{
        area::Areas,
        dates::{self, When},
        ids::PromotionId,
        language::Language,
        recurrence::Recurrence,
        review::Subject,
        understood::Understood,
        validity::Validity,
    },
    reply::{Question, Reply, button::Button},
    view::{Key, Keyboard, View},
};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Asia::Jakarta;

use crate::town::{ADMIN, GROUP, OWNER, RESIDENT, Town};

const RULES: [&str; 11] = [
    "day",
    "week:Mo",
    "week:Su",
    "week:Tu,Fr",
    "week:Sa,Su",
    "week:Mo,We,Sa",
    "week:Mo,Tu,We,Th,Fr",
    "month:5",
    "pasaran:Pahing",
    "pasaran:Legi",
    "weton:Su-Legi",
];

fn now() -> DateTime<Utc> {
    "2026-11-24T02:15:00Z".parse().unwrap()
}

fn today() -> NaiveDate {
    "2026-11-24".parse().unwrap()
}

/// What a button says to whom it is offered.
fn label(validity: Validity, language: Language) -> String {
    let view = View::new(std::sync::Arc::new(Areas::default()), Jakarta);
    let which = Reply::Ask(Question::WhichUntil(vec![validity; 2]));
    let message = view.message(&which, language, now()).unwrap();
    let Keyboard::Inline(rows) = message.keyboard else { panic!("no buttons") };
    match &rows[0][0] {
        Key::Press { label, .. } => label.clone(),
        key => panic!("{key:?}"),
    }
}

#[test]
fn days_that_come_again_are_understood_as_they_are_shown() {
    for text in RULES {
        let rule: Recurrence = text.parse().unwrap();
        for until in [None, Some("2027-01-31".parse().unwrap())] {
            let held = Validity::recurring(today(), rule, until).unwrap();
            let next = rule.next_from(today()).unwrap();
            for language in Language::ALL {
                let shown = label(held, language);
                let every = When::Every { rule, next, until };
                let understood = dates::understand(&shown, today());
                assert_eq!(understood, Understood::Value(every), "{shown}");
            }
        }
    }
}

#[test]
fn what_recurs_ends_when_it_was_said_and_else_after_thirty_days() {
    let held = |rule: &str, until: Option<&str>| {
        let until = until.map(|until| until.parse().unwrap());
        Validity::recurring(today(), rule.parse().unwrap(), until)
    };
    let open = held("pasaran:Pahing", None).unwrap();
    assert_eq!((open.until.to_string().as_str(), open.open_ended), ("2026-12-24", true));
    let said = held("week:Mo", Some("2026-12-31")).unwrap();
    assert_eq!((said.until.to_string().as_str(), said.open_ended), ("2026-12-31", false));
    // The next Minggu Legi is 20 December; one further away than thirty days is waited for.
    assert!(held("weton:Su-Legi", Some("2026-12-19")).is_none());
    let far = held("weton:Mo-Wage", None).unwrap();
    assert!(far.until > open.until, "{far:?}");
}

/// Sari's business is active, and Tono reads every morning.
async fn town(language: Language) -> Town {
    let mut town = Town::start().await;
    let business = town.has_a_business().await;
    town.choose_in(ADMIN, GROUP, &Button::Approve(business)).await;
    for user in [OWNER, RESIDENT] {
        town.knows(user).await;
        town.write(user, "/bahasa").await;
        let own = match language {
            Language::Id => "Bahasa Indonesia",
            Language::Jv => "Basa Jawi",
        };
        town.press(user, own).await;
    }
    town.write(RESIDENT, "/langganan").await;
    town.choose(RESIDENT, Button::Send).await;
    town
}

/// Sends what is in the preview, and it is approved.
async fn is_live(town: &mut Town) -> PromotionId {
    town.choose(OWNER, Button::Send).await;
    let id = PromotionId(1);
    town.choose_in(ADMIN, GROUP, &Button::Approve(Subject::Promotion(id))).await;
    id
}

async fn every_pahing(language: Language, typed: &str, shown: [&str; 3]) {
    let mut town = town(language).await;
    town.write(OWNER, "/promo").await;
    town.write(OWNER, typed).await;
    let [full, short, today] = shown;
    assert!(town.last(OWNER).contains(full), "{}", town.last(OWNER));
    let id = is_live(&mut town).await;
    let validity = town.promotion(id).await.content.validity;
    assert_eq!(validity.recurs.map(|rule| rule.to_string()).as_deref(), Some("pasaran:Pahing"));
    assert_eq!(validity.until.to_string(), "2026-12-24");
    assert!(town.last(OWNER).contains(short), "{}", town.last(OWNER));

    town.note("New once: the next morning, a Rabu Legi.");
    town.advance("2026-11-25T00:01:00Z").await;
    assert!(town.last(RESIDENT).contains(short), "{}", town.last(RESIDENT));
    assert!(!town.last(RESIDENT).contains(today), "{}", town.last(RESIDENT));
    let first = town.sandbox.sent(RESIDENT).len();

    town.note("Then on its day, Kemis Pahing, though nothing is new.");
    town.advance("2026-11-26T00:01:00Z").await;
    assert!(town.last(RESIDENT).contains(today), "{}", town.last(RESIDENT));
    assert_eq!(town.sandbox.sent(RESIDENT).len(), first + 1);

    town.note("And on no other: not on Jemuwah Pon.");
    town.advance("2026-11-27T00:01:00Z").await;
    assert_eq!(town.sandbox.sent(RESIDENT).len(), first + 1);
    town.advance("2026-12-01T00:01:00Z").await;
    assert_eq!(town.sandbox.sent(RESIDENT).len(), first + 2, "five days later it comes again");
    town.end().await;
}

#[tokio::test]
async fn what_comes_every_pahing_is_new_once_and_then_told_on_its_days() {
    let typed = "Domba Batur betina 2,1jt/ekor, saben Pahing neng pasar Kertek";
    let shown = ["tiap Pahing, berikutnya Kamis, 26 Nov", "tiap Pahing", "📅 Hari ini"];
    every_pahing(Language::Id, typed, shown).await;
}

#[tokio::test]
async fn what_comes_every_pahing_is_told_in_javanese_too() {
    let typed = "Wedhus Batur wedok 2,1 yuta, saben Pahing neng pasar";
    let shown = ["saben Pahing, salajengipun Kemis, 26 Nov", "saben Pahing", "📅 Dinten punika"];
    every_pahing(Language::Jv, typed, shown).await;
}

/// An event in another village, with a number that isn't the business's, and everybody in a hurry.
async fn an_event(language: Language, typed: &str, read: [&str; 3], page: [&str; 2]) {
    let mut town = town(language).await;
    town.write(OWNER, "/promo").await;
    town.sandbox.photo(OWNER, OWNER, typed).unwrap();
    town.after(OWNER, "> (a photo with its words)").await;
    for part in read {
        assert!(town.last(OWNER).contains(part), "{part}: {}", town.last(OWNER));
    }
    town.note("A photo more, late: only the preview is shown again.");
    let albums = town.sandbox.sent(OWNER).iter().filter(|m| m["photo"].is_array()).count();
    town.sandbox.photo(OWNER, OWNER, "").unwrap();
    town.after(OWNER, "> (another photo)").await;
    let now = town.sandbox.sent(OWNER).iter().filter(|m| m["photo"].is_array()).count();
    assert_eq!(now, albums, "{}", town.transcript);
    assert!(town.last(OWNER).contains("2 foto"), "{}", town.last(OWNER));
    town.write(OWNER, "10rb").await;
    assert!(town.last(OWNER).contains("Rp\u{a0}10.000"), "{}", town.last(OWNER));
    let id = is_live(&mut town).await;
    let content = town.promotion(id).await.content;
    assert_eq!(content.validity.from, content.validity.until, "the day of the event alone");
    town.app.clock.set("2026-11-29T00:30:00Z".parse().unwrap());
    town.write(RESIDENT, &format!("/start p_{id}")).await;
    for line in page {
        assert!(town.last(RESIDENT).contains(line), "{line}: {}", town.last(RESIDENT));
    }
    town.end().await;
}

#[tokio::test]
async fn an_events_hours_and_place_are_read_shown_and_kept() {
    let typed = "Pasar tiban jajanan 5rb, Minggu 29 Nov jam 06.00-10.00 di lapangan Leksono. WA 0857-0000-0002";
    let read = ["jam 06.00–10.00", "di Kec. Leksono", "Nomor 0857-0000-0002"];
    let page = ["Jam: 06.00–10.00", "Tempat: Kec. Leksono"];
    an_event(Language::Id, typed, read, page).await;
}

#[tokio::test]
async fn an_events_hours_and_place_are_told_in_javanese_too() {
    let typed = "Pasar tiban jajanan 5 ewu, Ahad 29 Nov jam 6 esuk tekan jam 10 esuk neng lapangan Leksono. WA 0857-0000-0002";
    let read = ["jam 06.00–10.00", "wonten ing Kec. Leksono", "Nomer 0857-0000-0002"];
    let page = ["Jam: 06.00–10.00", "Papan: Kec. Leksono"];
    an_event(Language::Jv, typed, read, page).await;
}

#[test]
fn single_days_are_shown_as_such_with_each_month_once() {
    for (days, id, jv) in [
        ("2026-12-05,2026-12-12", "hanya 5 dan 12 Des", "namung 5 lan 12 Des"),
        (
            "2026-11-28,2026-12-05,2026-12-12",
            "hanya 28 Nov, 5 dan 12 Des",
            "namung 28 Nov, 5 lan 12 Des",
        ),
        ("2026-12-30,2027-01-02", "hanya 30 Des dan 2 Jan 2027", "namung 30 Des lan 2 Jan 2027"),
    ] {
        let rule: Recurrence = format!("dates:{days}").parse().unwrap();
        let Recurrence::Dates(dates) = rule else { panic!("{rule}") };
        let held = Validity::on(today(), dates).unwrap();
        assert_eq!(label(held, Language::Id), id);
        assert_eq!(label(held, Language::Jv), jv);
    }
}

/// Typed at the preview of what would have ended on Sunday; told on both days and on none between.
async fn on_two_days(language: Language, typed: &str, shown: [&str; 2]) {
    let mut town = town(language).await;
    town.write(OWNER, "/promo").await;
    town.write(OWNER, "Gethuk goreng 10rb sampe minggu").await;
    town.write(OWNER, typed).await;
    let [full, today] = shown;
    assert!(town.last(OWNER).contains(full), "{}", town.last(OWNER));
    is_live(&mut town).await;
    town.note("The first of its days, a Setu Wage: it is new.");
    town.advance("2026-11-28T00:01:00Z").await;
    assert!(town.last(RESIDENT).contains("Gethuk goreng"), "{}", town.last(RESIDENT));
    assert!(!town.last(RESIDENT).contains(today), "{}", town.last(RESIDENT));
    let first = town.sandbox.sent(RESIDENT).len();
    town.note("Nothing between, and the second of its days.");
    town.advance("2026-12-01T00:01:00Z").await;
    assert_eq!(town.sandbox.sent(RESIDENT).len(), first);
    town.advance("2026-12-05T00:01:00Z").await;
    assert!(town.last(RESIDENT).contains(today), "{}", town.last(RESIDENT));
    town.end().await;
}

#[tokio::test]
async fn what_is_to_be_had_on_two_days_is_told_on_both() {
    let shown = ["hanya 28 November dan 5 Desember", "📅 Hari ini"];
    on_two_days(Language::Id, "tgl 28 nov dan 5 des", shown).await;
}

#[tokio::test]
async fn what_is_to_be_had_on_two_days_is_told_on_both_in_javanese_too() {
    let shown = ["namung 28 November lan 5 Desember", "📅 Dinten punika"];
    on_two_days(Language::Jv, "tgl 28 Nov lan 5 Des", shown).await;
}
