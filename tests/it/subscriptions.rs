//! What residents receive: choosing it, putting it off, stopping it and the settings, as people do it.

use ayopromo::{
    domain::{
        category::Category,
        language::Language,
        review::Subject,
        settings::Adjustment,
        subscription::{Kept, Rhythm},
    },
    reply::button::{Button, Command},
    store,
};
use chrono::Weekday;

use crate::town::{OWNER, RESIDENT, Town, keys, words};

impl Town {
    /// What somebody is subscribed to.
    async fn subscription(&self, user: i64) -> Option<Kept> {
        let person = self.person(user).await.unwrap();
        let mut tx = self.app.db.read().await.unwrap();
        let found = store::subscription::get(&mut tx, person.id).await.unwrap();
        tx.commit().await.unwrap();
        found
    }

    /// A resident who reads this language is subscribed to everything.
    async fn is_subscribed(&mut self, language: Language) {
        self.knows(RESIDENT).await;
        if language == Language::Jv {
            self.write(RESIDENT, "/bahasa").await;
            self.press(RESIDENT, "Basa Jawi").await;
        }
        self.write(RESIDENT, "/langganan").await;
        self.choose(RESIDENT, Button::Send).await;
    }

    /// One promotion is live, with two photos.
    async fn has_something_live(&mut self) {
        let photos = self.photos(2).await;
        let promotion = self.hands_in(1, &photos).await[0];
        self.settle().await;
        let approve = Button::Approve(Subject::Promotion(promotion));
        self.choose_in(crate::town::ADMIN, crate::town::GROUP, &approve).await;
    }

    fn messages(&self, user: i64) -> usize {
        self.sandbox.sent(user).len()
    }
}

#[tokio::test]
async fn from_the_first_word_to_a_subscription_it_takes_four_taps() {
    let mut town = Town::start().await;
    town.write(RESIDENT, "/start").await;
    for label in ["Bahasa Indonesia", "Setuju, mulai", "🔔 Langganan promosi", "✅ Mulai"] {
        town.press(RESIDENT, label).await;
    }
    assert_eq!(
        town.last(RESIDENT),
        "Siap. Rangkuman pertama: Rabu Legi, 25 November, pukul 07.00."
    );
    assert!(town.subscription(RESIDENT).await.is_some());
    town.end().await;
}

#[tokio::test]
async fn what_was_chosen_outlives_a_command_typed_once_more() {
    let mut town = Town::start().await;
    town.is_subscribed(Language::Id).await;
    town.write(RESIDENT, "/langganan").await;
    town.choose(RESIDENT, Button::PickCategories).await;
    town.press(RESIDENT, "🐄 Peternakan").await;
    for again in ["/langganan", "/langganan", "umkm", "/start k_pariwisata"] {
        town.write(RESIDENT, again).await;
    }
    let offer = town.last(RESIDENT);
    assert!(offer.contains("Peternakan, UMKM, Pariwisata"), "{offer}");
    town.choose(RESIDENT, Button::Send).await;
    let saved = town.subscription(RESIDENT).await.unwrap().wanted;
    assert_eq!(saved.selection.to_string(), "c=peternakan,umkm,pariwisata;a=");
    town.end().await;
}

#[tokio::test]
async fn what_was_chosen_and_not_saved_is_asked_about_and_waits() {
    for (language, asked, kept, unsaved) in [
        (
            Language::Id,
            "Isian ini belum selesai. Simpan sebagai konsep, lalu kembali ke menu?",
            "Langganan yang belum disimpan",
            "Langganan Anda, belum disimpan:",
        ),
        (
            Language::Jv,
            "Punika dèrèng rampung. Punapa dipunsimpen dados konsèp, lajeng wangsul dhateng menu?",
            "Langganan ingkang dèrèng dipunsimpen",
            "Langganan panjenengan, dèrèng dipunsimpen:",
        ),
    ] {
        let mut town = Town::start().await;
        town.is_subscribed(language).await;
        town.write(RESIDENT, "/langganan").await;
        town.choose(RESIDENT, Button::Back).await;
        assert_ne!(town.last(RESIDENT), asked, "nothing was chosen");
        for (leaves_with_back, saved) in [(false, "c=peternakan;a="), (true, "c=;a=")] {
            town.write(RESIDENT, "/langganan").await;
            town.choose(RESIDENT, Button::PickCategories).await;
            town.choose(RESIDENT, Button::Category(Category::Peternakan)).await;
            town.choose(RESIDENT, Button::Done).await;
            assert!(town.last(RESIDENT).starts_with(unsaved), "{}", town.last(RESIDENT));
            if leaves_with_back {
                town.choose(RESIDENT, Button::Back).await;
            } else {
                town.write(RESIDENT, "/menu").await;
                assert_eq!(town.last(RESIDENT), asked);
                town.write(RESIDENT, "/langganan").await;
                assert!(town.last(RESIDENT).starts_with(unsaved), "{}", town.last(RESIDENT));
                town.write(RESIDENT, "/menu").await;
                town.choose(RESIDENT, Button::Yes).await;
            }
            town.write(RESIDENT, "/batal").await;
            assert!(town.last(RESIDENT).contains(kept), "{}", town.last(RESIDENT));
            town.write(RESIDENT, "/menu").await;
            town.write(RESIDENT, "/langganan").await;
            assert!(town.last(RESIDENT).starts_with(unsaved), "{}", town.last(RESIDENT));
            town.choose(RESIDENT, Button::Send).await;
            let wanted = town.subscription(RESIDENT).await.unwrap().wanted;
            assert_eq!(wanted.selection.to_string(), saved);
            town.write(RESIDENT, "/batal").await;
            assert!(!town.last(RESIDENT).contains(kept), "{}", town.last(RESIDENT));
        }
        town.end().await;
    }
}

#[tokio::test]
async fn areas_are_chosen_by_buttons_and_by_name_several_at_a_time() {
    let mut town = Town::start().await;
    town.knows(RESIDENT).await;
    town.write(RESIDENT, "/langganan").await;
    town.choose(RESIDENT, Button::PickAreas).await;
    town.press(RESIDENT, "Kejajar").await;
    let whole = Button::WholeDistrict("33.07.13".parse().unwrap());
    assert!(town.label(RESIDENT, &whole).unwrap().starts_with('✓'));
    town.press(RESIDENT, "Desa Dieng").await;
    town.press(RESIDENT, "Desa Sembungan").await;
    town.choose(RESIDENT, Button::Back).await;
    assert!(town.last(RESIDENT).ends_with("Dipilih: Desa Sembungan, Desa Dieng"));
    assert_eq!(town.label(RESIDENT, &district("33.07.13")).unwrap(), "Kejajar (2)");
    town.write(RESIDENT, "kec kertek, kec. garung dan jlamprang").await;
    assert_eq!(town.last(RESIDENT), "Maksudnya yang mana?");
    town.press(RESIDENT, "Kel. Jlamprang, Kec. Wonosobo").await;
    town.write(RESIDENT, "Atlantis").await;
    let told = town.last(RESIDENT);
    assert!(told.starts_with("Nama itu tidak ada di Kabupaten Wonosobo."), "{told}");
    assert!(told.contains("Kec. Kertek, Kel. Jlamprang, Kec. Garung"), "{told}");
    town.choose(RESIDENT, Button::Done).await;
    town.choose(RESIDENT, Button::Send).await;
    let saved = town.subscription(RESIDENT).await.unwrap().wanted.selection.to_string();
    assert_eq!(saved, "c=;a=33.07.08,33.07.09.1015,33.07.12,33.07.13.2003,33.07.13.2013");
    town.end().await;
}

#[tokio::test]
async fn a_pause_of_a_weekly_digest_says_which_it_passes_over_or_that_it_is_none() {
    for (language, in_vain, longer, passes_over) in [
        (
            Language::Id,
            "Sedang dijeda, tetapi tidak ada rangkuman yang jatuh sebelum jedanya selesai. \
             Rangkuman berikutnya: Senin Legi, 30 November, pukul 07.00.",
            "⏸ Jeda lebih lama",
            "Sedang dijeda. Dilewati: Senin Legi, 30 November. Rangkuman berikutnya: Senin Pon, \
             7 Desember, pukul 07.00.",
        ),
        (
            Language::Jv,
            "Saweg kèndel sawetawis, nanging mboten wonten rangkuman",
            "⏸ Langkung dangu",
            "Saweg kèndel sawetawis. Ingkang dipunlangkungi: Senèn Legi, 30 November.",
        ),
    ] {
        let mut town = Town::start().await;
        town.is_subscribed(language).await;
        town.write(RESIDENT, "/langganan").await;
        town.choose(RESIDENT, Button::PickHour).await;
        for weekday in [Weekday::Tue, Weekday::Mon] {
            town.choose(RESIDENT, Button::Rhythm(Rhythm::Weekly(weekday))).await;
        }
        town.choose(RESIDENT, Button::Done).await;
        town.choose(RESIDENT, Button::Send).await;
        town.write(RESIDENT, "/pengaturan").await;
        town.choose(RESIDENT, Button::AdjustPause).await;
        town.choose(RESIDENT, Button::Adjust(Adjustment::Pause(3))).await;
        assert!(town.last(RESIDENT).contains(in_vain), "{}", town.last(RESIDENT));
        town.press(RESIDENT, longer).await;
        town.choose(RESIDENT, Button::Adjust(Adjustment::Pause(7))).await;
        assert!(town.last(RESIDENT).contains(passes_over), "{}", town.last(RESIDENT));
        assert_eq!(town.label(RESIDENT, &Button::AdjustPause), None);
        town.end().await;
    }
}

#[tokio::test]
async fn a_weekly_digest_comes_on_its_day_and_tells_all_of_the_week() {
    for (language, day, summary, next) in [
        (
            Language::Id,
            "Jumat",
            "Tiap Jumat pukul 07.00",
            "Langganan sudah diubah. Rangkuman berikutnya: Jumat Pon, 27 November, pukul 07.00.",
        ),
        (
            Language::Jv,
            "Jemuwah",
            "Saben Jemuwah jam 07.00",
            "Langgananipun sampun dipunéwahi. Rangkuman salajengipun: Jemuwah Pon, 27 November, \
             jam 07.00.",
        ),
    ] {
        let mut town = Town::start().await;
        town.is_subscribed(language).await;
        town.write(RESIDENT, "/langganan").await;
        town.choose(RESIDENT, Button::PickHour).await;
        // Today's weekday, until another is chosen.
        town.choose(RESIDENT, Button::Rhythm(Rhythm::Weekly(Weekday::Tue))).await;
        town.press(RESIDENT, day).await;
        town.choose(RESIDENT, Button::Done).await;
        assert!(town.last(RESIDENT).contains(summary), "{}", town.last(RESIDENT));
        town.choose(RESIDENT, Button::Send).await;
        assert_eq!(town.last(RESIDENT), next);
        town.has_something_live().await;
        let before = town.messages(RESIDENT);
        for morning in ["2026-11-25T00:01:00Z", "2026-11-26T00:01:00Z"] {
            town.app.clock.set(morning.parse().unwrap());
            town.app.begin_due().await.unwrap();
            assert!(town.app.open_runs().await.unwrap().is_empty(), "{morning}");
        }
        town.advance("2026-11-27T00:01:00Z").await;
        assert_eq!(town.messages(RESIDENT), before + 1);
        assert!(town.last(RESIDENT).contains("Carica"), "{}", town.last(RESIDENT));
        town.end().await;
    }
}

#[tokio::test]
async fn a_pause_says_when_it_ends_and_ends_by_itself() {
    let mut town = Town::start().await;
    town.is_subscribed(Language::Id).await;
    town.has_something_live().await;
    town.write(RESIDENT, "/langganan").await;
    town.choose(RESIDENT, Button::AdjustPause).await;
    town.press(RESIDENT, "3 hari").await;
    let said = "Sedang dijeda. Rangkuman berikutnya: Jumat Pon, 27 November, pukul 07.00.";
    assert!(town.last(RESIDENT).contains(said), "{}", town.last(RESIDENT));
    town.write(RESIDENT, "/langganan").await;
    assert!(town.last(RESIDENT).contains(said), "{}", town.last(RESIDENT));
    town.app.clock.set("2026-11-25T00:01:00Z".parse().unwrap());
    town.app.begin_due().await.unwrap();
    assert!(town.app.open_runs().await.unwrap().is_empty());
    town.advance("2026-11-27T00:01:00Z").await;
    assert!(town.last(RESIDENT).contains("Carica"), "{}", town.last(RESIDENT));
    town.choose(RESIDENT, Button::Go(Command::Settings)).await;
    town.choose(RESIDENT, Button::AdjustPause).await;
    town.press(RESIDENT, "30 hari").await;
    let unpause = Button::Adjust(Adjustment::Unpause);
    town.choose(RESIDENT, unpause).await;
    assert!(!town.last(RESIDENT).contains("dijeda"), "{}", town.last(RESIDENT));
    assert_eq!(town.subscription(RESIDENT).await.unwrap().paused_until, None);
    town.end().await;
}

#[tokio::test]
async fn what_was_stopped_comes_back_as_it_was_with_one_tap() {
    let mut town = Town::start().await;
    town.knows(RESIDENT).await;
    town.write(RESIDENT, "/langganan").await;
    town.write(RESIDENT, "peternakan").await;
    town.choose(RESIDENT, Button::PickHour).await;
    town.choose(RESIDENT, Button::Hour(19.try_into().unwrap())).await;
    town.choose(RESIDENT, Button::Send).await;
    let before = town.subscription(RESIDENT).await;
    town.write(RESIDENT, "/langganan").await;
    town.press(RESIDENT, "🔕 Berhenti").await;
    assert_eq!(town.subscription(RESIDENT).await, None);
    town.press(RESIDENT, "🔔 Langganan lagi").await;
    let back = town.last(RESIDENT);
    assert_eq!(back, "Siap. Rangkuman berikutnya: Selasa Kliwon, 24 November, pukul 19.00.");
    assert_eq!(town.subscription(RESIDENT).await, before);
    town.press(RESIDENT, "🔔 Langganan lagi").await;
    assert_eq!(town.subscription(RESIDENT).await, before, "a second tap changes nothing");
    town.end().await;
}

#[tokio::test]
async fn a_first_digest_without_anything_new_is_explained_and_the_next_one_is_silence() {
    for (language, why) in [
        (Language::Id, "jadi rangkuman pertama ini kosong"),
        (Language::Jv, "rangkuman ingkang kapisan punika kothong"),
    ] {
        let mut town = Town::start().await;
        town.is_subscribed(language).await;
        town.advance("2026-11-25T00:01:00Z").await;
        assert!(town.last(RESIDENT).contains(why), "{}", town.last(RESIDENT));
        let before = town.messages(RESIDENT);
        town.advance("2026-11-26T00:01:00Z").await;
        assert_eq!(town.messages(RESIDENT), before);
        town.has_something_live().await;
        town.advance("2026-11-27T00:01:00Z").await;
        assert!(town.last(RESIDENT).contains("Carica"), "{}", town.last(RESIDENT));
        town.end().await;
    }
}

#[tokio::test]
async fn the_settings_are_one_message_that_changes_with_each_tap() {
    let mut town = Town::start().await;
    town.is_subscribed(Language::Id).await;
    town.write(RESIDENT, "/pengaturan").await;
    let count = town.messages(RESIDENT);
    for (label, says) in [
        ("📷 Foto langsung", "Foto di halaman promosi: langsung tampil"),
        ("📢 Matikan", "Pengumuman penting dari Pemerintah Kabupaten: tidak dikirim"),
        ("🕖 Jam kirim", "Rangkuman dikirim mulai pukul berapa?"),
        ("19.00", "Tiap hari pukul 19.00 WIB"),
        ("🌐 Basa Jawi", "Wara-wara wigati saking Pamaréntah Kabupatèn: mboten dipunkintun"),
        ("📷 Menawi kula suwun", "Foto ing kaca promosi: menawi dipunkersakaken"),
    ] {
        town.press(RESIDENT, label).await;
        assert!(town.last(RESIDENT).contains(says), "{label}: {}", town.last(RESIDENT));
    }
    assert_eq!(town.messages(RESIDENT), count);
    let person = town.person(RESIDENT).await.unwrap();
    assert_eq!(person.language, Language::Jv);
    assert!(!person.preferences.photos && !person.preferences.announcements);
    town.end().await;
}

#[tokio::test]
async fn a_page_comes_with_its_first_photo_for_those_who_want_that() {
    let mut town = Town::start().await;
    town.is_subscribed(Language::Id).await;
    town.has_something_live().await;
    town.advance("2026-11-25T00:01:00Z").await;
    let (before, open) = (town.messages(RESIDENT), Button::Open(1.into()));
    town.choose(RESIDENT, open.clone()).await;
    assert_eq!(town.messages(RESIDENT), before + 1, "the page alone");
    town.write(RESIDENT, "/pengaturan").await;
    town.choose(RESIDENT, Button::Adjust(Adjustment::Photos(true))).await;
    town.choose(RESIDENT, open).await;
    let shown = town.sandbox.sent(RESIDENT);
    let [.., photo, page] = shown.as_slice() else { panic!("{shown:?}") };
    assert_eq!(words(photo), "(a photo)");
    assert!(!keys(page).is_empty(), "{page}");
    town.end().await;
}

#[tokio::test]
async fn a_setting_changed_while_registering_loses_nothing_of_the_business() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    town.write(OWNER, "/daftar").await;
    town.write(OWNER, "Carica Gemilang").await;
    let scene = town.conversation(OWNER).await;
    town.write(OWNER, "/pengaturan").await;
    town.choose(OWNER, Button::Adjust(Adjustment::Announcements(false))).await;
    assert_eq!(town.conversation(OWNER).await, scene);
    town.end().await;
}

fn district(code: &str) -> Button {
    Button::District(code.parse().unwrap())
}
