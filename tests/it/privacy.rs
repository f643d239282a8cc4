//! What is stored of a person: shown in words, given as a file, corrected, erased, and forgotten in time.

use std::collections::BTreeSet;

use ayopromo::{
    domain::{delivery::Cause, promotion::Title, review::Subject},
    reply::button::{Button, Command},
    store::{self, Db, personal},
};
use serde_json::Value;
use sqlx::AssertSqlSafe;

use crate::{
    engines::{self, in_towns_on_both_engines},
    store::{refusal, texts},
    town::{ADMIN, GROUP, OWNER, PATIENCE, Town, keys},
};

in_towns_on_both_engines! {
    everything_stored_comes_as_a_file_and_goes_with_the_second_yes,
    whoever_is_gone_long_enough_is_erased,
}

/// What an erasure leaves in a table that refers to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Left {
    Nothing,
    /// Keys and states without anything of theirs, so that figures and the record keep adding up.
    Keys,
}

/// Every reference to a person, what an erasure leaves of it, and the part of the file that shows it.
const REFERENCES: [(&str, Left, &str); 16] = [
    // Who of two keepers did something stays in the record, which names nobody.
    ("audit.person_id", Left::Keys, "decisions"),
    ("business.keeper_id", Left::Nothing, "keeper_of"),
    ("business.owner_id", Left::Keys, "businesses"),
    ("consent.person_id", Left::Keys, "consents"),
    ("delivery.person_id", Left::Keys, "deliveries"),
    // Where something of theirs stands in the admin group, until it has been taken back.
    ("group_message.owner_id", Left::Nothing, "decisions"),
    ("interest.person_id", Left::Nothing, "interests"),
    ("invitation.by_id", Left::Nothing, "invitations"),
    ("invitation.invited_id", Left::Nothing, "invitations"),
    ("muted_reporter.person_id", Left::Nothing, "muted_until"),
    ("opening.person_id", Left::Nothing, "openings"),
    // What they have yet to hear of the businesses they look after.
    ("outbox.recipient_id", Left::Nothing, "keeper_of"),
    ("question.person_id", Left::Keys, "questions"),
    ("report.person_id", Left::Nothing, "reports"),
    ("saved.person_id", Left::Nothing, "saved"),
    ("subscription.person_id", Left::Nothing, "subscription"),
];

#[tokio::test]
async fn no_table_that_refers_to_a_person_is_forgotten() {
    let fresh = engines::sqlite().await;
    let references = "select m.name || '.' || f.\"from\"
         from sqlite_master m, pragma_foreign_key_list(m.name) f
         where m.type = 'table' and f.\"table\" = 'person'";
    let found = BTreeSet::from_iter(texts(&fresh.db, references).await);
    let known = BTreeSet::from_iter(REFERENCES.map(|(reference, ..)| reference.to_owned()));
    assert_eq!(found, known, "say what erasing and the file make of it, in the store and here");
    fresh.remove().await;
}

async fn everything_stored_comes_as_a_file_and_goes_with_the_second_yes(mut town: Town) {
    town.has_data().await;
    let owner = town.person(OWNER).await.unwrap().id;
    for (reference, ..) in REFERENCES {
        assert!(left(&town.app.db, reference, owner.0).await > 0, "{reference} has nothing");
    }
    town.write(OWNER, "/dataku").await;
    for says in [
        "Nama depan: Sari",
        "Tiap hari pukul 07.00 WIB",
        "Usaha: 2 · Promosi: 1",
        "ikut Anda kelola: 1",
        "Promosi yang Anda hubungi: 1 (dalam 60 hari terakhir)",
        "Setuju sebagai pemilik usaha: 24 November 2026",
        "Usaha: Carica Baru",
    ] {
        assert!(town.last(OWNER).contains(says), "{says}: {}", town.last(OWNER));
    }
    let file = town.download().await;
    assert_eq!(file["format"], "ayopromo-personal-data");
    assert_eq!(file["version"], personal::VERSION);
    assert_eq!(file["profile"]["first_name"], "Sari");
    assert_eq!(file["profile"]["telegram_id"], OWNER);
    assert_eq!(file["subscription"]["selection"], "c=;a=");
    assert_eq!(file["businesses"][0]["name"], "Carica Gemilang");
    assert_eq!(file["businesses"][0]["phone"], "+6281234567890");
    assert_eq!(file["businesses"].as_array().unwrap().len(), 1, "Tono's is not hers");
    assert_eq!(file["keeper_of"][0]["name"], "Kopi Tono");
    assert_eq!(file["invitations"][0]["sent"], false);
    assert_eq!(file["promotions"][0]["title"], "Carica 1");
    let change = &file["revisions"][0];
    assert_eq!((&change["title"], &change["state"]), (&"Carica 2".into(), &"pending".into()));
    let (first, last) = (&file["decisions"][0], file["decisions"].as_array().unwrap().last());
    assert_eq!((&first["action"], &first["by_you"]), (&"approved".into(), &false.into()));
    assert_eq!(last.map(|done| &done["by_you"]), Some(&true.into()));
    let changed = |part: &str| {
        file["decisions"].as_array().unwrap().iter().any(|done| done[part].is_object())
    };
    assert!(changed("was") && changed("became"), "{file:#}");
    assert!(file["conversation"]["drafts"].to_string().contains("Carica Baru"), "{file:#}");
    for (_, _, part) in REFERENCES {
        let shown = &file[part];
        let empty = shown.is_null() || shown.as_array().is_some_and(Vec::is_empty);
        assert!(!empty, "{part} is empty");
    }
    town.choose(OWNER, Button::Erase).await;
    assert!(town.person(OWNER).await.is_some(), "one tap erases nobody");
    let yes = |message: &Value| {
        let key = keys(message).into_iter().find(|key| key["text"] == "Ya, hapus")?;
        Some((message["message_id"].as_i64()?, key["callback_data"].as_str()?.to_owned()))
    };
    let (at, yes) = town.sandbox.sent(OWNER).iter().find_map(yes).unwrap();
    town.choose(OWNER, Button::Yes).await;
    // Impatience: once more, whether or not the button is gone by now.
    let again = town.sandbox.press_stale(OWNER, OWNER, at, &yes).unwrap();
    town.sandbox.wait_for_answer(&again, PATIENCE).await.unwrap();
    town.settle().await;
    assert!(town.person(OWNER).await.is_none() && !town.remembers(OWNER).await);
    for (reference, expected, _) in REFERENCES {
        let left = left(&town.app.db, reference, owner.0).await;
        assert_eq!(left == 0, expected == Left::Nothing, "{reference}: {left}");
    }
    let named = "select name || description || phone from business where id = 1
         union all select title || body from promotion
         union all select title || body from revision
         union all select file_id from revision_photo
         union all select words || coalesce(answer, '') from question
         union all select words from audit_words
         union all select was || became from decided_change";
    assert_eq!(texts(&town.app.db, named).await.concat(), "");
    town.end().await;
}

async fn whoever_is_gone_long_enough_is_erased(mut town: Town) {
    town.has_data().await;
    let mut tx = town.app.db.begin().await.unwrap();
    let now = town.app.clock.now();
    let deleted = Some(Cause::Deactivated);
    store::person::set_unreachable(&mut tx, OWNER, deleted, now).await.unwrap();
    tx.commit().await.unwrap();
    for (at, gone) in [("2026-12-24T00:00:00Z", false), ("2026-12-26T00:00:00Z", true)] {
        town.app.clock.set(at.parse().unwrap());
        town.app.forget().await.unwrap();
        assert_eq!(town.person(OWNER).await.is_none(), gone, "{at}");
    }
    town.end().await;
}

#[tokio::test]
async fn the_blocked_are_remembered_a_year_and_whoever_comes_back_is_not_forgotten() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    town.write(OWNER, "/langganan").await;
    town.choose(OWNER, Button::Send).await;
    town.sandbox.block(OWNER).unwrap();
    town.settle().await;
    assert!(town.is_unreachable(OWNER).await);
    town.app.clock.set("2027-11-23T00:00:00Z".parse().unwrap());
    town.app.forget().await.unwrap();
    assert!(town.person(OWNER).await.is_some());
    town.sandbox.unblock(OWNER).unwrap();
    town.write(OWNER, "/start").await;
    town.app.clock.set("2028-11-25T00:00:00Z".parse().unwrap());
    town.app.forget().await.unwrap();
    assert!(town.person(OWNER).await.is_some(), "they came back");
    town.sandbox.block(OWNER).unwrap();
    town.settle().await;
    town.app.clock.set("2029-11-26T00:00:00Z".parse().unwrap());
    town.app.forget().await.unwrap();
    assert!(town.person(OWNER).await.is_none());
    town.end().await;
}

#[tokio::test]
async fn what_can_be_corrected_is_said_with_the_way_to_it() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    town.write(OWNER, "/dataku").await;
    town.choose(OWNER, Button::Correct).await;
    assert!(town.last(OWNER).starts_with("Nama mengikuti akun Telegram"), "{}", town.last(OWNER));
    assert!(town.label(OWNER, &Button::Go(Command::Settings)).is_some());
    town.press(OWNER, "⬅ Kembali").await;
    assert!(town.last(OWNER).starts_with("Yang tersimpan tentang Anda"), "{}", town.last(OWNER));
    town.end().await;
}

impl Town {
    /// Sari has a business and a promotion that were approved, a subscription with a digest that was sent,
    /// asked for a contact, and has begun to register another business.
    async fn has_data(&mut self) {
        let business = self.has_a_business().await;
        self.choose_in(ADMIN, GROUP, &Button::Approve(business)).await;
        let owner = self.person(OWNER).await.unwrap().id;
        let mut tx = self.app.db.begin().await.unwrap();
        let now = self.app.clock.now();
        let mut new = crate::store::new_promotion(business.key().into());
        new.title = Title::parse("Carica 1").unwrap();
        let id = store::promotion::insert(&mut tx, &new, now).await.unwrap();
        let subject = Subject::Promotion(id);
        let card = store::outbox::OutboxKind::Card;
        store::outbox::put(&mut tx, card, subject, now).await.unwrap();
        let today = self.app.today();
        store::interest::count(&mut tx, id, owner, today).await.unwrap();
        tx.commit().await.unwrap();
        self.app.outbox_filled.notify_one();
        self.settle().await;
        self.choose_in(ADMIN, GROUP, &Button::Approve(subject)).await;
        let mut tx = self.app.db.begin().await.unwrap();
        new.title = Title::parse("Carica 2").unwrap();
        store::revision::put(&mut tx, id, &new, now).await.unwrap();
        tx.commit().await.unwrap();
        self.write(OWNER, "/langganan").await;
        self.choose(OWNER, Button::Send).await;
        self.advance("2026-11-25T00:01:00Z").await;
        for statement in [
            "insert into saved (person_id, promotion_id, at)
             select id, 1, '2026-11-24T02:15:00+00:00' from person where telegram_id = 101",
            "insert into opening (person_id, promotion_id, day)
             select id, 1, '2026-11-24' from person where telegram_id = 101",
            "insert into report (promotion_id, person_id, ground, words, at, day, checked)
             select 1, id, 'other', 'Mahal', '2026-11-24T02:15:00+00:00', '2026-11-24', false
             from person where telegram_id = 101",
            "insert into muted_reporter (person_id, until)
             select id, '2027-11-24T02:15:00+00:00' from person where telegram_id = 101",
            "insert into decided_change (audit_id, was, became)
             select max(id), '{\"title\":\"Carica 0\"}', '{\"title\":\"Carica 1\"}' from audit
             where subject_kind = 'promotion'",
            "insert into audit (at, person_id, action, subject_kind, subject_id)
             select '2026-11-24T02:15:00+00:00', id, 'amended', 'business', 1
             from person where telegram_id = 101",
            // Tono's business, of which Sari is the second keeper: each has invited the other.
            "insert into person (telegram_id, first_name, language, created_at)
             values (301, 'Tono', 'id', '2026-11-24T02:15:00+00:00')",
            "insert into business (owner_id, keeper_id, state, name, category, area, phone,
                 description, handed_in_at)
             select tono.id, sari.id, 'active', 'Kopi Tono', 'umkm', '33.07.09.1015',
                 '+6281234567899', 'Kopi', '2026-11-24T02:15:00+00:00'
             from person tono, person sari
             where tono.telegram_id = 301 and sari.telegram_id = 101",
            "insert into invitation (business_id, role, digest, state, by_id, invited_id, ends_at)
             select 2, 'keeper', 'a', 'done', tono.id, sari.id, '2026-11-27T02:15:00+00:00'
             from person tono, person sari
             where tono.telegram_id = 301 and sari.telegram_id = 101",
            "insert into invitation (business_id, role, digest, state, by_id, ends_at)
             select 1, 'owner', 'b', 'open', id, '2026-11-27T02:15:00+00:00'
             from person where telegram_id = 101",
            "insert into outbox (kind, subject_kind, subject_id, recipient_id, state, not_before,
                 created_at)
             select 'new_owner', 'business', 2, id, 'sent', '2026-11-24T02:15:00+00:00',
                 '2026-11-24T02:15:00+00:00' from person where telegram_id = 101",
        ] {
            assert_eq!(refusal(&self.app.db, statement).await, None);
        }
        self.write(OWNER, "/tanya").await;
        self.write(OWNER, "Apakah gratis?").await;
        self.write(OWNER, "/daftar").await;
        self.write(OWNER, "Carica Baru").await;
        self.write(OWNER, "/batal").await;
    }

    /// What somebody gets who asks for their data.
    async fn download(&mut self) -> Value {
        self.choose(OWNER, Button::Download).await;
        let sent = self.sandbox.sent(OWNER);
        let document = sent.iter().rev().find(|message| message["document"].is_object()).unwrap();
        let named = document["document"]["file_name"].as_str().unwrap();
        assert!(named.starts_with("ayopromo-data-2026-11-2"), "{named}");
        let id = document["document"]["file_id"].as_str().unwrap();
        serde_json::from_slice(&self.sandbox.file(id).unwrap()).unwrap()
    }
}

/// How many rows a table has of a person, by the column that refers to them.
async fn left(db: &Db, reference: &str, person: i64) -> i64 {
    let (table, column) = reference.split_once('.').unwrap();
    let sql = AssertSqlSafe(format!("select count(*) from {table} where {column} = {person}"));
    match db {
        Db::Sqlite { pool, .. } => sqlx::query_scalar(sql).fetch_one(pool).await,
        Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await,
    }
    .unwrap()
}
