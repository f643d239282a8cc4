//! Words that administrators add to what cards are screened for.

use ayopromo::{
    domain::{
        ids::BusinessId,
        promotion::{Body, NewPromotion, Origin, Title},
        review::Subject,
        screening::{Group, Phrase},
        validity::Validity,
    },
    reply::button::{Button, WatchButton},
    store::{self, outbox::OutboxKind, watched},
};

use crate::{
    engines::in_towns_on_both_engines,
    find::fill,
    store::{new_business, texts},
    town::{ADMIN, GROUP, MEMBER, OTHER_ADMIN, OWNER, Town, words},
};

in_towns_on_both_engines! {
    words_are_previewed_added_used_at_once_and_removed_again,
    only_administrators_change_the_list_and_two_taps_add_once,
    what_can_not_be_looked_for_says_why_and_shows_the_way,
}

fn phrase(words: &str) -> Phrase {
    Phrase::parse(words).unwrap()
}

fn add(words: &str) -> Button {
    Button::Watch(WatchButton::Add(Group::Alcohol, phrase(words)))
}

impl Town {
    async fn types(&mut self, user: i64, text: &str) {
        self.sandbox.text(user, GROUP, text).unwrap();
        self.after(GROUP, &format!("> {text}")).await;
    }

    async fn active_business(&self) -> BusinessId {
        self.knows(OWNER).await;
        let owner = self.person(OWNER).await.unwrap().id;
        let mut tx = self.app.db.begin().await.unwrap();
        let (new, now) = (new_business(), self.app.clock.now());
        let id = store::seed::active_business(&mut tx, owner, &new, now).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// A promotion waits whose text is this; returns its card.
    async fn card_of(&self, business: BusinessId, body: &str) -> String {
        let new = NewPromotion {
            business,
            title: Title::parse("Oleh-oleh").unwrap(),
            body: Body::parse(body).unwrap(),
            price: "15000".parse().unwrap(),
            validity: Validity::until_sold_out(self.app.today()),
            occasion: Box::default(),
            photos: Vec::new(),
            origin: Origin::New,
        };
        let now = self.app.clock.now();
        let mut tx = self.app.db.begin().await.unwrap();
        let id = store::promotion::insert(&mut tx, &new, now).await.unwrap();
        store::outbox::put(&mut tx, OutboxKind::Card, Subject::Promotion(id), now).await.unwrap();
        tx.commit().await.unwrap();
        self.app.outbox_filled.notify_one();
        self.settle().await;
        words(&self.sandbox.last(GROUP).unwrap()).to_owned()
    }
}

async fn words_are_previewed_added_used_at_once_and_removed_again(mut town: Town) {
    fill(&town).await;
    let business = town.active_business().await;
    town.types(ADMIN, "/kata").await;
    assert!(town.last(GROUP).starts_with("Belum ada kata tambahan."), "{}", town.last(GROUP));
    town.types(ADMIN, "/kata miras ONGKLOK").await;
    let shown = town.last(GROUP);
    assert!(shown.starts_with("“ongklok” · minuman keras\nDari 4 promosi"), "{shown}");
    assert!(shown.ends_with("1 akan ditandai:\n#P-0001 Mie ongklok Longkrang"), "{shown}");
    town.types(ADMIN, "/kata miras srimpil").await;
    assert!(town.last(GROUP).contains("Tidak ada dari 4 promosi"), "{}", town.last(GROUP));
    assert!(!town.card_of(business, "Sedia srimpil dingin").await.contains('⚠'));
    town.choose_in(ADMIN, GROUP, &add("srimpil")).await;
    let list = town
        .sandbox
        .sent(GROUP)
        .iter()
        .rev()
        .map(|sent| words(sent).to_owned())
        .find(|shown| shown.starts_with("Kata tambahan: 1"));
    let list = list.unwrap();
    assert!(list.contains("1. “srimpil” · minuman keras · Budi, 24 Nov 09.15"), "{list}");
    let card = town.card_of(business, "Srimpil legendaris siap antar").await;
    assert!(card.contains("⚠ minuman keras: “srimpil”"), "{card}");
    assert!(!town.card_of(business, "Warung keluarga tanpa srimpil").await.contains("keras"));

    // Removed, and back with one tap.
    town.types(ADMIN, "/kata").await;
    town.press_in(OTHER_ADMIN, GROUP, "🗑 1").await;
    assert!(town.last(GROUP).starts_with("“srimpil” dihapus dari daftar."), "{}", town.last(GROUP));
    let plain = town.card_of(business, "Srimpil lagi, kemasan baru").await;
    assert!(!plain.contains("keras"), "{plain}");
    town.choose_in(ADMIN, GROUP, &add("srimpil")).await;
    let record = "select words || ' ' || a.name || ' ' || coalesce(r.name, '-') from watched
         join admin a on a.id = added_by left join admin r on r.id = removed_by order by watched.id";
    assert_eq!(texts(&town.app.db, record).await, ["srimpil Budi Rini", "srimpil Budi -"]);
    town.types(ADMIN, "/kata alkohol srimpil").await;
    assert!(town.last(GROUP).ends_with("Sudah ada di daftar."), "{}", town.last(GROUP));
    town.press_in(ADMIN, GROUP, "🗑 Hapus").await;
    assert!(town.last(GROUP).contains("Belum ada kata tambahan."), "{}", town.last(GROUP));
    town.end().await;
}

async fn only_administrators_change_the_list_and_two_taps_add_once(mut town: Town) {
    for asked in ["/kata", "/kata miras srimpil"] {
        town.types(MEMBER, asked).await;
        assert_eq!(town.last(GROUP), "Ini hanya untuk admin grup ini.");
    }
    town.types(ADMIN, "/kata miras srimpil").await;
    let only = town.choose_in(MEMBER, GROUP, &add("srimpil")).await;
    assert_eq!(only.as_deref(), Some("Hanya admin grup ini yang bisa memutuskan."));
    let label = town.label(GROUP, &add("srimpil")).unwrap();
    for _impatient in 0..2 {
        town.sandbox.tap(ADMIN, GROUP, &label).unwrap();
    }
    town.settle().await;
    assert!(town.last(GROUP).starts_with("Kata tambahan: 1"), "{}", town.last(GROUP));
    // Two administrators remove it at once.
    for admin in [ADMIN, OTHER_ADMIN] {
        town.sandbox.tap(admin, GROUP, "🗑 1").unwrap();
    }
    town.settle().await;
    assert!(town.last(GROUP).contains("Belum ada kata tambahan."), "{}", town.last(GROUP));
    let mut tx = town.app.db.read().await.unwrap();
    assert!(watched::all(&mut tx).await.unwrap().is_empty());
    tx.commit().await.unwrap();
    town.end().await;
}

async fn what_can_not_be_looked_for_says_why_and_shows_the_way(mut town: Town) {
    for (typed, says) in [
        ("/kata srimpil", "Menambah kata: /kata, lalu kelompoknya"),
        ("/kata judi", "Katanya belum ada, atau terlalu pendek"),
        ("/kata judi …", "Katanya belum ada, atau terlalu pendek"),
        (
            "/kata judi kata yang jauh lebih panjang dari sebuah tombol",
            "Terlalu panjang: paling banyak 40",
        ),
        ("/kata judi 3307091234567890", "Itu tampak seperti NIK."),
    ] {
        town.types(ADMIN, typed).await;
        assert!(town.last(GROUP).starts_with(says), "{typed}: {}", town.last(GROUP));
    }
    // Elsewhere it is no command.
    town.knows(OWNER).await;
    town.write(OWNER, "/kata judi slot").await;
    assert!(town.last(OWNER).starts_with("Maaf, itu belum kami pahami."), "{}", town.last(OWNER));
    town.end().await;
}
