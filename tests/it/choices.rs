//! What was chosen of a subscription and not saved, beside what is saved.

use ayopromo::{
    domain::{category::Category, language::Language, settings::Adjustment},
    reply::button::{Button, Command},
    store,
};

use crate::town::{RESIDENT, Town};

/// What is said in a language.
struct Words {
    saved: &'static str,
    unsaved: &'static str,
    in_force: &'static str,
    next: &'static str,
    next_once_saved: &'static str,
    leave: &'static str,
    draft: &'static str,
    included: &'static str,
    drop: &'static str,
}

const WORDS: [(Language, Words); 2] = [
    (
        Language::Id,
        Words {
            saved: "Langganan Anda:",
            unsaved: "Langganan Anda, belum disimpan:",
            in_force: "Sebelum disimpan, yang berlaku tetap: semua · se-Kabupaten · Tiap hari pukul 07.00.",
            next: "Rangkuman berikutnya: Rabu Legi, 25 November, pukul 07.00.",
            next_once_saved: "Bila disimpan, rangkuman berikutnya: Selasa Kliwon, 24 November, pukul 19.00.",
            leave: "Isian ini belum selesai.",
            draft: "Langganan yang belum disimpan",
            included: "UMKM sudah termasuk.",
            drop: "↩ Buang pilihan",
        },
    ),
    (
        Language::Jv,
        Words {
            saved: "Langganan panjenengan:",
            unsaved: "Langganan panjenengan, dèrèng dipunsimpen:",
            in_force: "Sadèrèngipun dipunsimpen, ingkang dipunginakaken tetep: sedaya · sakabupatèn · Saben dinten jam 07.00.",
            next: "Rangkuman salajengipun: Rebo Legi, 25 November, jam 07.00.",
            next_once_saved: "Menawi dipunsimpen, rangkuman salajengipun: Selasa Kliwon, 24 November, jam 19.00.",
            leave: "Punika dèrèng rampung.",
            draft: "Langganan ingkang dèrèng dipunsimpen",
            included: "UMKM sampun kalebet.",
            drop: "↩ Busak pilihan",
        },
    ),
];

impl Town {
    /// A town whose resident reads this language and is subscribed to everything.
    async fn with_a_subscriber(language: Language) -> Self {
        let mut town = Self::start().await;
        town.knows(RESIDENT).await;
        if language == Language::Jv {
            town.write(RESIDENT, "/bahasa").await;
            town.press(RESIDENT, "Basa Jawi").await;
        }
        town.write(RESIDENT, "/langganan").await;
        town.choose(RESIDENT, Button::Send).await;
        town
    }

    async fn picks(&mut self, category: Category) {
        self.choose(RESIDENT, Button::PickCategories).await;
        self.choose(RESIDENT, Button::Category(category)).await;
        self.choose(RESIDENT, Button::Done).await;
    }

    async fn picks_hour(&mut self, hour: u8) {
        self.choose(RESIDENT, Button::PickHour).await;
        self.choose(RESIDENT, Button::Hour(hour.try_into().unwrap())).await;
    }

    async fn leaves(&mut self) {
        self.write(RESIDENT, "/menu").await;
        self.choose(RESIDENT, Button::Yes).await;
    }

    /// Categories, areas and hour in force.
    async fn in_force(&self) -> (String, u8) {
        let person = self.person(RESIDENT).await.unwrap();
        let mut tx = self.app.db.read().await.unwrap();
        let kept = store::subscription::get(&mut tx, person.id).await.unwrap().unwrap();
        tx.commit().await.unwrap();
        (kept.wanted.selection.to_string(), kept.wanted.hour.get())
    }
}

#[tokio::test]
async fn what_was_saved_later_stays_when_choices_come_back() {
    for (language, words) in WORDS {
        let mut town = Town::with_a_subscriber(language).await;
        town.write(RESIDENT, "/langganan").await;
        town.picks(Category::Peternakan).await;
        town.picks_hour(19).await;
        town.leaves().await;
        town.write(RESIDENT, "/pengaturan").await;
        town.choose(RESIDENT, Button::AdjustHour).await;
        town.choose(RESIDENT, Button::Adjust(Adjustment::Hour(6.try_into().unwrap()))).await;
        town.write(RESIDENT, "/langganan").await;
        let shown = town.last(RESIDENT);
        assert!(shown.starts_with(words.unsaved), "{shown}");
        assert!(shown.contains("Peternakan") && !shown.contains("19.00"), "{shown}");
        town.choose(RESIDENT, Button::Send).await;
        assert_eq!(town.in_force().await, ("c=peternakan;a=".to_owned(), 6));
        town.end().await;
    }
}

#[tokio::test]
async fn while_an_hour_is_not_saved_the_digest_is_promised_for_the_one_in_force() {
    for (language, words) in WORDS {
        let mut town = Town::with_a_subscriber(language).await;
        town.write(RESIDENT, "/langganan").await;
        town.picks_hour(19).await;
        let shown = town.last(RESIDENT);
        assert!(shown.starts_with(words.unsaved) && shown.contains("19.00"), "{shown}");
        assert!(shown.ends_with(&format!("{}\n{}", words.in_force, words.next)), "{shown}");
        town.choose(RESIDENT, Button::PickHour).await;
        assert!(town.last(RESIDENT).ends_with(words.next_once_saved), "{}", town.last(RESIDENT));
        town.end().await;
    }
}

#[tokio::test]
async fn choices_that_are_not_saved_are_one_draft_whichever_way_leads_back_to_them() {
    for (language, words) in WORDS {
        let mut town = Town::with_a_subscriber(language).await;
        for (way, category) in [
            ("/langganan", Category::Peternakan),
            ("/start k_umkm", Category::Pariwisata),
            ("/langganan", Category::Industri),
        ] {
            town.write(RESIDENT, way).await;
            town.picks(category).await;
            town.leaves().await;
            town.write(RESIDENT, "/batal").await;
            let waiting = town.last(RESIDENT);
            assert_eq!(waiting.matches(words.draft).count(), 1, "{waiting}");
        }
        town.write(RESIDENT, "/langganan").await;
        town.choose(RESIDENT, Button::Send).await;
        let (saved, _) = town.in_force().await;
        assert_eq!(saved, "c=peternakan,industri,umkm,pariwisata;a=");
        town.write(RESIDENT, "/batal").await;
        assert!(!town.last(RESIDENT).contains(words.draft), "{}", town.last(RESIDENT));
        town.end().await;
    }
}

#[tokio::test]
async fn what_is_toggled_back_to_what_is_saved_is_not_unsaved() {
    for (language, words) in WORDS {
        let mut town = Town::with_a_subscriber(language).await;
        town.write(RESIDENT, "/langganan").await;
        town.picks(Category::Umkm).await;
        assert!(town.last(RESIDENT).starts_with(words.unsaved), "{}", town.last(RESIDENT));
        town.picks(Category::Umkm).await;
        town.picks_hour(19).await;
        town.picks_hour(7).await;
        assert!(town.last(RESIDENT).starts_with(words.saved), "{}", town.last(RESIDENT));
        town.write(RESIDENT, "/menu").await;
        assert!(!town.last(RESIDENT).contains(words.leave), "{}", town.last(RESIDENT));
        town.end().await;
    }
}

#[tokio::test]
async fn choices_are_thrown_away_with_one_button_that_stands_where_there_are_some() {
    for (language, words) in WORDS {
        let mut town = Town::with_a_subscriber(language).await;
        town.write(RESIDENT, "/langganan").await;
        assert_eq!(town.label(RESIDENT, &Button::DropChoices), None);
        town.picks(Category::Umkm).await;
        town.picks_hour(19).await;
        town.press(RESIDENT, words.drop).await;
        let shown = town.last(RESIDENT);
        assert!(shown.starts_with(words.saved) && shown.ends_with(words.next), "{shown}");
        assert_eq!(town.label(RESIDENT, &Button::DropChoices), None);
        town.write(RESIDENT, "/menu").await;
        town.write(RESIDENT, "/batal").await;
        assert!(!town.last(RESIDENT).contains(words.draft), "{}", town.last(RESIDENT));
        assert_eq!(town.in_force().await, ("c=;a=".to_owned(), 7));
        town.end().await;
    }
}

#[tokio::test]
async fn a_link_to_a_category_says_where_it_changes_nothing_and_is_a_choice_where_it_does() {
    for (language, words) in WORDS {
        let mut town = Town::with_a_subscriber(language).await;
        let link = "/start k_umkm";
        town.write(RESIDENT, link).await;
        let shown = town.last(RESIDENT);
        assert!(shown.starts_with(words.included) && shown.contains(words.saved), "{shown}");
        town.picks(Category::Peternakan).await;
        town.choose(RESIDENT, Button::Send).await;
        town.write(RESIDENT, link).await;
        let shown = town.last(RESIDENT);
        assert!(shown.starts_with(words.unsaved), "{shown}");
        assert!(shown.contains("Peternakan, UMKM"), "{shown}");
        town.write(RESIDENT, "/menu").await;
        assert!(town.last(RESIDENT).starts_with(words.leave), "{}", town.last(RESIDENT));
        // They turn to it once more and want it after all.
        town.write(RESIDENT, link).await;
        assert!(town.last(RESIDENT).starts_with(words.included), "{}", town.last(RESIDENT));
        town.choose(RESIDENT, Button::Send).await;
        assert_eq!(town.in_force().await.0, "c=peternakan,umkm;a=");
        town.end().await;
    }
}

#[tokio::test]
async fn whoever_comes_by_a_link_and_leaves_has_chosen_nothing_yet() {
    let mut town = Town::start().await;
    town.knows(RESIDENT).await;
    town.write(RESIDENT, "/start k_umkm").await;
    assert!(town.last(RESIDENT).contains("Kategori: UMKM ·"), "{}", town.last(RESIDENT));
    town.write(RESIDENT, "/langganan").await;
    assert!(town.last(RESIDENT).contains("Kategori: UMKM ·"), "{}", town.last(RESIDENT));
    assert_eq!(town.label(RESIDENT, &Button::DropChoices), None);
    town.write(RESIDENT, "/menu").await;
    assert!(town.last(RESIDENT).contains("Mau apa"), "{}", town.last(RESIDENT));
    town.choose(RESIDENT, Button::Go(Command::Subscription)).await;
    town.picks(Category::Peternakan).await;
    assert!(town.label(RESIDENT, &Button::DropChoices).is_some());
    town.end().await;
}
