//! A business is looked after by two, or handed to another account, as people type and tap.

use ayopromo::{
    domain::{
        business::BusinessState,
        ids::{BusinessId, InvitationId, PromotionId},
        keeping::{Role, Token},
        language::Language,
        review::Subject,
    },
    reply::button::{Button, Command, Doing, Find, KeeperButton, ShopButton, Shown, Target},
    store,
};

use crate::{
    store::texts,
    town::{ADMIN, GROUP, MEMBER, OTHER_ADMIN, OWNER, PATIENCE, RESIDENT, Town},
};

const SHOP: BusinessId = BusinessId(1);
const SUBJECT: Subject = Subject::Business(SHOP);

fn keeper(button: KeeperButton) -> Button {
    Button::Keeper(button)
}

fn first(button: fn(InvitationId) -> KeeperButton) -> Button {
    Button::Keeper(button(InvitationId(1)))
}

impl Town {
    async fn speaks_to(&self, user: i64, language: Language) {
        let id = self.person(user).await.unwrap().id;
        let mut tx = self.app.db.begin().await.unwrap();
        store::person::set_language(&mut tx, id, language).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Sari's business is approved, and one promotion of it waits for its decision.
    async fn has_a_shop(&mut self) -> PromotionId {
        self.has_a_business().await;
        self.choose_in(ADMIN, GROUP, &Button::Approve(SUBJECT)).await;
        let mut tx = self.app.db.begin().await.unwrap();
        let now = self.app.clock.now();
        let new = crate::store::new_promotion(SHOP);
        let id = store::promotion::insert(&mut tx, &new, now).await.unwrap();
        let (card, subject) = (store::outbox::OutboxKind::Card, Subject::Promotion(id));
        store::outbox::put(&mut tx, card, subject, now).await.unwrap();
        tx.commit().await.unwrap();
        self.app.outbox_filled.notify_one();
        self.settle().await;
        id
    }

    /// Sari invites from the page of her business, as far as the link in the message to forward.
    async fn invites(&mut self, role: Role) -> Token {
        self.write(OWNER, "/usaha").await;
        self.choose(OWNER, Button::Shop(ShopButton::Page(SHOP))).await;
        self.choose(OWNER, keeper(KeeperButton::Keepers(SHOP))).await;
        self.choose(OWNER, keeper(KeeperButton::Invite(role, SHOP))).await;
        let message = self.last(OWNER);
        let (_, link) = message.split_once("?start=").unwrap_or_else(|| panic!("{message}"));
        let payload = link.split_whitespace().next().unwrap();
        let Some(Target::Invitation(token)) = Target::from_payload(payload) else {
            panic!("{message}")
        };
        assert!(message.contains("https://t.me/ayopromo_bot?start="), "{message}");
        token
    }

    async fn opens(&mut self, user: i64, token: &Token) {
        let payload = Target::Invitation(token.clone()).payload();
        self.write(user, &format!("/start {payload}")).await;
    }

    async fn accepts(&mut self, user: i64, token: &Token) {
        self.opens(user, token).await;
        self.choose(user, keeper(KeeperButton::Accept(token.clone()))).await;
    }

    /// Tono is the second keeper.
    async fn has_a_second_keeper(&mut self) {
        self.knows(RESIDENT).await;
        let token = self.invites(Role::Keeper).await;
        self.accepts(RESIDENT, &token).await;
        self.choose(OWNER, first(KeeperButton::Confirm)).await;
    }

    /// A button that was never shown to them.
    async fn presses_forged(&mut self, user: i64, button: &Button) {
        let pressed = button.data(Shown { language: Language::Id, kept: false });
        let message = self.sandbox.last(user).unwrap()["message_id"].as_i64().unwrap();
        let callback = self.sandbox.press_stale(user, user, message, &pressed).unwrap();
        self.sandbox.wait_for_answer(&callback, PATIENCE).await.unwrap();
        self.settle().await;
    }

    async fn role_of(&self, user: i64) -> Option<Role> {
        let person = self.person(user).await?;
        self.business(SHOP).await.role_of(person.id)
    }

    async fn moves(&self, from: BusinessState, to: BusinessState) {
        let mut tx = self.app.db.begin().await.unwrap();
        assert!(store::business::move_on(&mut tx, SHOP, from, to).await.unwrap());
        tx.commit().await.unwrap();
    }

    async fn record(&self) -> Vec<String> {
        let sql = "select action || ' ' || coalesce(code, '') from audit
            where subject_kind = 'business' and action <> 'approved' order by id";
        texts(&self.app.db, sql).await
    }
}

/// What somebody reads, in one language.
struct Words {
    language: Language,
    speaks: &'static str,
    offer: &'static str,
    asked: &'static str,
    welcome: &'static str,
    approved: &'static str,
    list: &'static str,
}

const INDONESIAN: Words = Words {
    language: Language::Id,
    speaks: "Bahasa Indonesia",
    offer: "Sari mengajak Anda ikut mengelola usaha “Carica Gemilang” (Kel. Jlamprang",
    asked: "Tono sudah menerima undangan menjadi pengelola kedua “Carica Gemilang”.",
    welcome: "“Carica Gemilang” sekarang ikut Anda kelola.",
    approved: "sudah disetujui",
    list: "✅ aktif · ikut mengelola",
};

const JAVANESE: Words = Words {
    language: Language::Jv,
    speaks: "Basa Jawi",
    offer: "Sari ngaturi panjenengan tumut ngopèni usaha “Carica Gemilang” (Kel. Jlamprang",
    asked: "Tono sampun sarujuk tumut ngopèni “Carica Gemilang”.",
    welcome: "“Carica Gemilang” sapunika tumut panjenengan opèni.",
    approved: "sampun dipunsarujuki",
    list: "· tumut ngopèni",
};

#[tokio::test]
async fn a_stranger_becomes_the_second_keeper_once_both_have_said_yes() {
    for words in [INDONESIAN, JAVANESE] {
        let mut town = Town::start().await;
        let promotion = town.has_a_shop().await;
        town.speaks_to(OWNER, words.language).await;
        let token = town.invites(Role::Keeper).await;

        town.opens(RESIDENT, &token).await;
        assert!(!town.remembers(RESIDENT).await);
        town.press(RESIDENT, words.speaks).await;
        town.choose(RESIDENT, Button::Agree { target: Some(Target::Invitation(token.clone())) })
            .await;
        assert!(town.last(RESIDENT).contains(words.offer), "{}", town.last(RESIDENT));
        let accept = keeper(KeeperButton::Accept(token.clone()));
        town.choose(RESIDENT, accept.clone()).await;
        assert!(town.last(RESIDENT).contains("18"), "{}", town.last(RESIDENT));
        town.write(RESIDENT, "apa ini?").await;
        town.choose(RESIDENT, Button::Back).await;
        assert!(town.last(RESIDENT).contains(words.offer), "{}", town.last(RESIDENT));
        town.choose(RESIDENT, accept).await;
        assert_eq!(town.role_of(RESIDENT).await, None);
        town.choose(RESIDENT, Button::Yes).await;
        assert_eq!(town.role_of(RESIDENT).await, None, "the owner has yet to say yes");
        assert!(town.last(OWNER).contains(words.asked), "{}", town.last(OWNER));

        town.choose(OWNER, first(KeeperButton::Confirm)).await;
        assert_eq!(town.role_of(RESIDENT).await, Some(Role::Keeper));
        assert_eq!(town.role_of(OWNER).await, Some(Role::Owner));
        assert!(town.last(RESIDENT).contains(words.welcome), "{}", town.last(RESIDENT));

        town.choose_in(ADMIN, GROUP, &Button::Approve(Subject::Promotion(promotion))).await;
        for user in [OWNER, RESIDENT] {
            assert!(town.last(user).contains(words.approved), "{}", town.last(user));
        }
        town.write(RESIDENT, "/usaha").await;
        assert!(town.last(RESIDENT).contains(words.list), "{}", town.last(RESIDENT));
        town.choose(RESIDENT, Button::Shop(ShopButton::Page(SHOP))).await;
        assert!(town.label(RESIDENT, &Button::Shop(ShopButton::Close(SHOP))).is_some());
        assert!(town.label(RESIDENT, &Button::Shop(ShopButton::Delete(SHOP))).is_none());
        town.write(RESIDENT, "/promosiku").await;
        town.choose(RESIDENT, Button::Stall(Doing::Show, promotion)).await;
        town.choose(RESIDENT, Button::Stall(Doing::Withdraw, promotion)).await;
        assert_eq!(town.promotion(promotion).await.state.code(), "withdrawn");
        town.write(RESIDENT, "/promo").await;
        town.write(RESIDENT, "Carica botol 20rb sampai besok").await;
        town.choose(RESIDENT, Button::Send).await;
        assert_eq!(town.promotion(PromotionId(2)).await.content.business, SHOP);
        town.end().await;
    }
}

#[tokio::test]
async fn a_business_is_handed_over_with_all_that_belongs_to_it() {
    for (language, asked, told) in [
        (Language::Id, "Tono sudah menerima penyerahan", "sekarang usaha Anda"),
        (Language::Jv, "Tono sampun sarujuk nampi", "sapunika kagungan panjenengan"),
    ] {
        let mut town = Town::start().await;
        town.has_a_shop().await;
        town.knows(RESIDENT).await;
        for user in [OWNER, RESIDENT] {
            town.speaks_to(user, language).await;
        }
        let token = town.invites(Role::Owner).await;
        town.accepts(RESIDENT, &token).await;
        assert_eq!(town.role_of(OWNER).await, Some(Role::Owner));
        assert!(town.last(OWNER).contains(asked), "{}", town.last(OWNER));
        // Two taps on one button.
        for _ in 0..2 {
            let label = town.label(OWNER, &first(KeeperButton::Confirm));
            if let Some(label) = label {
                town.press(OWNER, &label).await;
            }
        }
        assert_eq!(town.role_of(RESIDENT).await, Some(Role::Owner));
        assert_eq!(town.role_of(OWNER).await, None);
        assert!(town.last(RESIDENT).contains(told), "{}", town.last(RESIDENT));
        let (sari, tono) =
            (town.person(OWNER).await.unwrap(), town.person(RESIDENT).await.unwrap());
        let passed = format!("handed_over {}>{}", sari.id, tono.id);
        assert_eq!(town.record().await, ["invited owner", passed.as_str()]);
        town.write(OWNER, "/usaha").await;
        assert!(!town.last(OWNER).contains("Carica Gemilang"), "{}", town.last(OWNER));
        assert!(town.label(OWNER, &Button::Go(Command::Register)).is_some());
        town.write(RESIDENT, "/usaha").await;
        assert!(town.last(RESIDENT).contains("Carica Gemilang"), "{}", town.last(RESIDENT));
        // What the group shows of it goes with its new owner and stays with the former one.
        town.write(OWNER, "/dataku").await;
        town.choose(OWNER, Button::Erase).await;
        town.choose(OWNER, Button::Yes).await;
        assert!(!town.sandbox.sent(GROUP).is_empty());
        assert_eq!(town.business(SHOP).await.owner, tono.id);
        town.end().await;
    }
}

#[tokio::test]
async fn every_invitation_that_leads_nowhere_says_why_and_where_to_go() {
    let mut town = Town::start().await;
    town.has_a_shop().await;
    town.knows(RESIDENT).await;
    town.knows(MEMBER).await;
    town.opens(RESIDENT, &Token::of(7)).await;
    assert!(town.last(RESIDENT).contains("tidak dikenal"), "{}", town.last(RESIDENT));

    let replaced = town.invites(Role::Keeper).await;
    town.opens(OWNER, &replaced).await;
    assert!(town.last(OWNER).contains("undangan Anda sendiri"), "{}", town.last(OWNER));
    let refused = town.invites(Role::Keeper).await;
    town.opens(RESIDENT, &replaced).await;
    assert!(town.last(RESIDENT).contains("sudah ditarik"), "{}", town.last(RESIDENT));

    town.opens(RESIDENT, &refused).await;
    town.choose(RESIDENT, keeper(KeeperButton::Refuse(refused.clone()))).await;
    assert!(town.last(OWNER).starts_with("Tono menolak undangan"), "{}", town.last(OWNER));
    town.opens(RESIDENT, &refused).await;
    assert!(town.last(RESIDENT).contains("sudah ditolak"), "{}", town.last(RESIDENT));

    let taken_back = town.invites(Role::Owner).await;
    town.write(OWNER, "/usaha").await;
    town.choose(OWNER, Button::Shop(ShopButton::Page(SHOP))).await;
    town.choose(OWNER, keeper(KeeperButton::Keepers(SHOP))).await;
    town.choose(OWNER, keeper(KeeperButton::CallOff(InvitationId(3)))).await;
    assert!(town.last(OWNER).contains("sudah ditarik"), "{}", town.last(OWNER));
    town.opens(RESIDENT, &taken_back).await;
    assert!(town.last(RESIDENT).contains("sudah ditarik"), "{}", town.last(RESIDENT));

    let suspended = town.invites(Role::Owner).await;
    town.moves(BusinessState::Active, BusinessState::Suspended).await;
    town.opens(RESIDENT, &suspended).await;
    assert!(town.last(RESIDENT).contains("dihentikan admin"), "{}", town.last(RESIDENT));
    town.moves(BusinessState::Suspended, BusinessState::Active).await;

    town.accepts(RESIDENT, &suspended).await;
    town.opens(RESIDENT, &suspended).await;
    assert!(town.last(RESIDENT).contains("sudah Anda terima"), "{}", town.last(RESIDENT));
    town.opens(MEMBER, &suspended).await;
    assert!(town.last(MEMBER).contains("sudah dipakai"), "{}", town.last(MEMBER));
    town.choose(OWNER, keeper(KeeperButton::CallOff(InvitationId(4)))).await;
    assert!(town.last(RESIDENT).contains("dibatalkan pemiliknya"), "{}", town.last(RESIDENT));
    assert_eq!(town.role_of(RESIDENT).await, None);

    let late = town.invites(Role::Keeper).await;
    town.app.clock.set("2026-11-27T02:16:00Z".parse().unwrap());
    town.opens(RESIDENT, &late).await;
    assert!(town.last(RESIDENT).contains("lewat waktunya"), "{}", town.last(RESIDENT));

    let gone = town.invites(Role::Keeper).await;
    town.write(OWNER, "/usaha").await;
    town.choose(OWNER, Button::Shop(ShopButton::Page(SHOP))).await;
    town.choose(OWNER, Button::Shop(ShopButton::Delete(SHOP))).await;
    town.choose(OWNER, Button::Yes).await;
    town.opens(RESIDENT, &gone).await;
    assert!(town.last(RESIDENT).contains("sudah dihapus"), "{}", town.last(RESIDENT));
    assert!(town.label(RESIDENT, &Button::Go(Command::Menu)).is_some());
    town.end().await;
}

#[tokio::test]
async fn an_invitation_in_the_middle_of_something_loses_nothing() {
    let mut town = Town::start().await;
    town.has_a_shop().await;
    town.knows(RESIDENT).await;
    let token = town.invites(Role::Keeper).await;
    town.write(RESIDENT, "/daftar").await;
    town.write(RESIDENT, "Kopi Tono").await;
    let draft = town.conversation(RESIDENT).await.scene;
    assert!(draft.holds_draft());
    town.accepts(RESIDENT, &token).await;
    assert_eq!(town.conversation(RESIDENT).await.scene, draft);
    town.choose(OWNER, first(KeeperButton::Confirm)).await;
    assert_eq!(town.role_of(RESIDENT).await, Some(Role::Keeper));
    town.restart().await;
    assert_eq!(town.conversation(RESIDENT).await.scene, draft);
    town.end().await;
}

#[tokio::test]
async fn a_yes_that_comes_too_late_changes_nothing() {
    let mut town = Town::start().await;
    town.has_a_shop().await;
    town.knows(RESIDENT).await;
    let token = town.invites(Role::Owner).await;
    town.accepts(RESIDENT, &token).await;
    town.app.clock.set("2026-11-27T02:16:00Z".parse().unwrap());
    town.choose(OWNER, first(KeeperButton::Confirm)).await;
    assert!(town.last(OWNER).contains("keadaannya sudah berubah"), "{}", town.last(OWNER));
    assert_eq!(town.role_of(OWNER).await, Some(Role::Owner));
    town.end().await;
}

#[tokio::test]
async fn what_an_admin_stopped_waits_for_the_second_yes_and_what_is_deleted_is_told() {
    let mut town = Town::start().await;
    town.has_a_shop().await;
    town.knows(RESIDENT).await;
    let token = town.invites(Role::Keeper).await;
    town.accepts(RESIDENT, &token).await;
    town.moves(BusinessState::Active, BusinessState::Suspended).await;
    town.choose(OWNER, first(KeeperButton::Confirm)).await;
    assert!(town.last(OWNER).contains("keadaannya sudah berubah"), "{}", town.last(OWNER));
    assert_eq!(town.role_of(RESIDENT).await, None);
    town.moves(BusinessState::Suspended, BusinessState::Active).await;
    town.choose(OWNER, first(KeeperButton::Confirm)).await;
    assert_eq!(town.role_of(RESIDENT).await, Some(Role::Keeper));
    town.write(OWNER, "/usaha").await;
    town.choose(OWNER, Button::Shop(ShopButton::Page(SHOP))).await;
    town.choose(OWNER, Button::Shop(ShopButton::Delete(SHOP))).await;
    town.choose(OWNER, Button::Yes).await;
    town.settle().await;
    let told = "Usaha #U-0001 yang ikut Anda kelola sudah dihapus";
    assert!(town.last(RESIDENT).starts_with(told), "{}", town.last(RESIDENT));
    town.end().await;
}

#[tokio::test]
async fn an_invitation_is_forgotten_with_the_notices_of_its_time() {
    let mut town = Town::start().await;
    town.has_a_shop().await;
    let token = town.invites(Role::Keeper).await;
    for (at, left) in [("2027-02-25T02:00:00Z", 1), ("2027-02-26T02:00:00Z", 0)] {
        town.app.clock.set(at.parse().unwrap());
        town.app.forget().await.unwrap();
        assert_eq!(texts(&town.app.db, "select state from invitation").await.len(), left, "{at}");
    }
    town.knows(RESIDENT).await;
    town.opens(RESIDENT, &token).await;
    assert!(town.last(RESIDENT).contains("tidak dikenal"), "{}", town.last(RESIDENT));
    town.end().await;
}

#[tokio::test]
async fn a_second_keeper_is_let_go_or_stops_after_one_question() {
    let mut town = Town::start().await;
    town.has_a_shop().await;
    town.has_a_second_keeper().await;
    town.write(OWNER, "/usaha").await;
    town.choose(OWNER, Button::Shop(ShopButton::Page(SHOP))).await;
    town.choose(OWNER, keeper(KeeperButton::Keepers(SHOP))).await;
    town.choose(OWNER, keeper(KeeperButton::AskRemove(SHOP))).await;
    assert_eq!(town.role_of(RESIDENT).await, Some(Role::Keeper), "one tap removes nobody");
    let tono = town.person(RESIDENT).await.unwrap().id;
    town.choose(OWNER, keeper(KeeperButton::Remove(SHOP, tono))).await;
    assert_eq!(town.role_of(RESIDENT).await, None);
    assert!(town.last(RESIDENT).contains("tidak lagi mengelola"), "{}", town.last(RESIDENT));
    assert!(town.last(OWNER).contains("Pengelola kedua: belum ada"), "{}", town.last(OWNER));
    let token = town.invites(Role::Keeper).await;
    town.accepts(RESIDENT, &token).await;
    town.choose(OWNER, keeper(KeeperButton::Confirm(InvitationId(2)))).await;
    town.write(RESIDENT, "/usaha").await;
    town.choose(RESIDENT, Button::Shop(ShopButton::Page(SHOP))).await;
    assert!(town.last(RESIDENT).contains("Anda pengelola kedua"), "{}", town.last(RESIDENT));
    town.choose(RESIDENT, keeper(KeeperButton::Keepers(SHOP))).await;
    town.choose(RESIDENT, keeper(KeeperButton::AskLeave(SHOP))).await;
    town.choose(RESIDENT, keeper(KeeperButton::Keepers(SHOP))).await;
    town.choose(RESIDENT, keeper(KeeperButton::AskLeave(SHOP))).await;
    town.choose(RESIDENT, keeper(KeeperButton::Leave(SHOP))).await;
    assert_eq!(town.role_of(RESIDENT).await, None);
    assert!(town.last(OWNER).contains("sudah berhenti"), "{}", town.last(OWNER));
    let (invited, added) = ("invited keeper".to_owned(), format!("keeper_added {tono}"));
    let (removed, left) = (format!("keeper_removed {tono}"), format!("keeper_left {tono}"));
    let expected = [&invited, &added, &removed, &invited, &added, &left];
    assert_eq!(town.record().await, expected.map(String::as_str));
    town.end().await;
}

#[tokio::test]
async fn what_only_the_owner_may_is_not_the_second_keepers() {
    let mut town = Town::start().await;
    town.has_a_shop().await;
    town.has_a_second_keeper().await;
    town.write(RESIDENT, "/usaha").await;
    let sari = town.person(OWNER).await.unwrap().id;
    for button in [
        Button::Shop(ShopButton::Delete(SHOP)),
        keeper(KeeperButton::Invite(Role::Owner, SHOP)),
        keeper(KeeperButton::Invite(Role::Keeper, SHOP)),
        keeper(KeeperButton::Remove(SHOP, sari)),
        first(KeeperButton::CallOff),
        first(KeeperButton::Confirm),
    ] {
        town.presses_forged(RESIDENT, &button).await;
        town.write(RESIDENT, "/batal").await;
    }
    assert_eq!(town.role_of(OWNER).await, Some(Role::Owner));
    assert_eq!(town.role_of(RESIDENT).await, Some(Role::Keeper));
    let invitations = "select state from invitation order by id";
    assert_eq!(texts(&town.app.db, invitations).await, ["done"]);
    town.end().await;
}

#[tokio::test]
async fn nobody_decides_counts_or_is_told_of_what_they_look_after() {
    let mut town = Town::start().await;
    let promotion = town.has_a_shop().await;
    town.knows(OTHER_ADMIN).await;
    let token = town.invites(Role::Keeper).await;
    town.accepts(OTHER_ADMIN, &token).await;
    town.choose(OWNER, first(KeeperButton::Confirm)).await;
    let approve = Button::Approve(Subject::Promotion(promotion));
    let toast = town.choose_in(OTHER_ADMIN, GROUP, &approve).await;
    assert_eq!(town.decision(Subject::Promotion(promotion)).await, None, "{toast:?}");
    town.choose_in(ADMIN, GROUP, &approve).await;
    assert!(town.last(OTHER_ADMIN).contains("sudah disetujui"), "{}", town.last(OTHER_ADMIN));

    town.app.clock.set("2026-11-24T03:00:00Z".parse().unwrap());
    town.write(OTHER_ADMIN, "/start p_1").await;
    let withdraw = Button::Stall(Doing::Withdraw, promotion);
    assert!(town.label(OTHER_ADMIN, &withdraw).is_some(), "{}", town.last(OTHER_ADMIN));
    town.write(OTHER_ADMIN, "/start r_1").await;
    let because = ayopromo::domain::report::Ground::Number;
    let report = Button::Find(Find::Because { promotion, ground: because });
    town.choose(OTHER_ADMIN, report).await;
    assert!(town.label(OTHER_ADMIN, &withdraw).is_some(), "its own page instead");
    assert_eq!(texts(&town.app.db, "select ground from report").await, [""; 0]);
    town.presses_forged(OTHER_ADMIN, &Button::Contact(promotion)).await;
    assert_eq!(texts(&town.app.db, "select day from interest").await, [""; 0]);
    assert_eq!(texts(&town.app.db, "select day from opening").await, [""; 0]);
    town.knows(RESIDENT).await;
    town.write(RESIDENT, "/start r_1").await;
    town.choose(RESIDENT, Button::Find(Find::Because { promotion, ground: because })).await;
    let checked = Button::Find(Find::Checked { promotion, seen: 1, made_up: false });
    town.choose_in(OTHER_ADMIN, GROUP, &checked).await;
    let open = "select ground from report where not checked";
    assert_eq!(texts(&town.app.db, open).await, ["number"], "an own promotion's reports stay open");

    for user in [OTHER_ADMIN, OWNER, RESIDENT] {
        town.knows(user).await;
        town.write(user, "/langganan").await;
        town.choose(user, Button::Send).await;
    }
    town.advance("2026-11-25T00:01:00Z").await;
    town.settle().await;
    assert!(town.last(RESIDENT).contains("Carica 6 gelas"), "{}", town.last(RESIDENT));
    for user in [OTHER_ADMIN, OWNER] {
        assert!(!town.last(user).contains("Carica 6 gelas"), "{}", town.last(user));
    }
    town.end().await;
}

#[tokio::test]
async fn what_an_erased_owner_shared_passes_to_the_second_keeper() {
    for (language, told) in
        [(Language::Id, "sekarang usaha Anda"), (Language::Jv, "dados kagungan")]
    {
        let mut town = Town::start().await;
        let promotion = town.has_a_shop().await;
        town.has_a_second_keeper().await;
        town.speaks_to(RESIDENT, language).await;
        town.write(OWNER, "/dataku").await;
        town.choose(OWNER, Button::Erase).await;
        assert!(town.last(OWNER).contains("pengelola kedua"), "{}", town.last(OWNER));
        town.choose(OWNER, Button::Yes).await;
        town.settle().await;
        assert_eq!(town.person(OWNER).await, None);
        assert_eq!(town.role_of(RESIDENT).await, Some(Role::Owner));
        assert!(town.last(RESIDENT).contains(told), "{}", town.last(RESIDENT));
        assert_eq!(town.promotion(promotion).await.state.code(), "pending");
        assert!(!town.sandbox.sent(GROUP).is_empty(), "its cards stay");
        town.end().await;
    }
}

#[tokio::test]
async fn whoever_accepted_hears_that_nothing_comes_of_it() {
    for (language, erases, told) in [
        (
            Language::Id,
            false,
            "Undangan untuk usaha #U-0001 yang sudah Anda terima tidak berlaku lagi",
        ),
        (
            Language::Id,
            true,
            "Undangan untuk usaha #U-0001 yang sudah Anda terima tidak berlaku lagi",
        ),
        (Language::Jv, true, "Undangan kanggé usaha #U-0001 ingkang sampun panjenengan tampi"),
    ] {
        for role in Role::ALL {
            let mut town = Town::start().await;
            town.has_a_shop().await;
            town.knows(RESIDENT).await;
            town.speaks_to(RESIDENT, language).await;
            let token = town.invites(role).await;
            town.accepts(RESIDENT, &token).await;
            if erases {
                town.write(OWNER, "/dataku").await;
                town.choose(OWNER, Button::Erase).await;
            } else {
                town.write(OWNER, "/usaha").await;
                town.choose(OWNER, Button::Shop(ShopButton::Page(SHOP))).await;
                town.choose(OWNER, Button::Shop(ShopButton::Delete(SHOP))).await;
            }
            town.choose(OWNER, Button::Yes).await;
            town.settle().await;
            assert!(town.last(RESIDENT).starts_with(told), "{}", town.last(RESIDENT));
            town.end().await;
        }
    }
}

#[tokio::test]
async fn an_accepted_invitation_that_the_owner_let_end_says_so_to_whoever_looks() {
    let mut town = Town::start().await;
    town.has_a_shop().await;
    town.knows(RESIDENT).await;
    let token = town.invites(Role::Owner).await;
    town.accepts(RESIDENT, &token).await;
    town.app.clock.set("2026-11-27T02:16:00Z".parse().unwrap());
    town.opens(RESIDENT, &token).await;
    let told = "Undangan ini sudah lewat waktunya";
    assert!(town.last(RESIDENT).starts_with(told), "{}", town.last(RESIDENT));
    town.end().await;
}

#[tokio::test]
async fn the_record_names_which_of_two_keepers_acted() {
    let mut town = Town::start().await;
    let promotion = town.has_a_shop().await;
    town.has_a_second_keeper().await;
    let (owner, keeper) = (town.person(OWNER).await.unwrap(), town.person(RESIDENT).await.unwrap());
    let withdraw = Button::Stall(Doing::Withdraw, promotion);
    town.write(RESIDENT, "/promosiku").await;
    town.presses_forged(RESIDENT, &withdraw).await;
    town.write(OWNER, "/promosiku").await;
    town.presses_forged(OWNER, &Button::Stall(Doing::Restore, promotion)).await;
    town.choose_in(ADMIN, GROUP, &Button::Approve(Subject::Promotion(promotion))).await;
    let sql = "select action || ' ' || coalesce(cast(person_id as text), 'nobody') from audit
        where subject_kind = 'promotion' order by id";
    let expected = [
        format!("withdrawn {}", keeper.id),
        format!("restored {}", owner.id),
        "approved nobody".to_owned(),
    ];
    assert_eq!(texts(&town.app.db, sql).await, expected);
    town.write(RESIDENT, "/promo").await;
    town.write(RESIDENT, "Carica cup isi 12, 65rb, sampai 30 November 2026").await;
    town.choose(RESIDENT, Button::Send).await;
    let sent = "select cast(person_id as text) from audit where action = 'sent'";
    assert_eq!(texts(&town.app.db, sent).await, [keeper.id.to_string()]);
    town.end().await;
}

#[tokio::test]
async fn an_erased_second_keeper_leaves_and_the_owner_hears_it() {
    let mut town = Town::start().await;
    town.has_a_shop().await;
    town.has_a_second_keeper().await;
    town.write(RESIDENT, "/dataku").await;
    assert!(town.last(RESIDENT).contains("ikut Anda kelola: 1"), "{}", town.last(RESIDENT));
    town.choose(RESIDENT, Button::Erase).await;
    town.choose(RESIDENT, Button::Yes).await;
    town.settle().await;
    assert!(town.last(OWNER).contains("sudah berhenti"), "{}", town.last(OWNER));
    let business = town.business(SHOP).await;
    assert_eq!((business.keeper, business.state), (None, BusinessState::Active));
    town.end().await;
}
