//! Questions to the office: asked in private, answered in the admin group, brought back.

use ayopromo::{domain::language::Language, reply::button::Button, sandbox::Status, store};

use crate::{
    engines::in_towns_on_both_engines,
    store::texts,
    town::{ADMIN, GROUP, MEMBER, OTHER_ADMIN, OWNER, RESIDENT, Town, words},
};

in_towns_on_both_engines! {
    a_question_comes_back_answered,
    only_the_first_answer_counts_and_only_an_administrators,
    a_fourth_question_waits_for_tomorrow,
    a_question_goes_with_its_asker_or_after_a_time,
    a_new_admin_group_gets_the_questions_that_nobody_has_answered,
    a_question_that_was_deleted_in_the_group_comes_again_with_the_queue,
}

async fn a_question_comes_back_answered(mut town: Town) {
    for (user, language, sent, heading) in [
        (
            RESIDENT,
            Language::Id,
            "Terkirim (#T-0001). Jawabannya datang di sini, biasanya pada hari kerja.",
            "Jawaban Diskominfo atas pertanyaan Anda:",
        ),
        (
            OWNER,
            Language::Jv,
            "Sampun kakintun (#T-0002). Wangsulanipun badhé dugi wonten mriki, limrahipun ing \
             dinten kerja.",
            "Wangsulanipun Diskominfo dhateng pitakènan panjenengan:",
        ),
    ] {
        town.knows(user).await;
        if language == Language::Jv {
            town.write(user, "/bahasa").await;
            town.press(user, "Basa Jawi").await;
        }
        town.write(user, "/tanya").await;
        // Any words are an answer here, also those that are a command elsewhere.
        town.write(user, "promosi").await;
        assert_eq!(town.last(user), sent);
        let asked = town.last(GROUP);
        assert!(asked.starts_with("❓ Pertanyaan #T-"), "{asked}");
        assert!(asked.contains("promosi"), "{asked}");
        town.replies(ADMIN, "Gratis, pakai /promo. ".repeat(30).trim()).await;
        assert!(town.last(user).starts_with(&format!("{heading}\npromosi")), "{}", town.last(user));
        assert!(town.last(user).ends_with("Gratis, pakai /promo."), "{}", town.last(user));
    }
    let record = "select action || ' ' || subject_kind || ' ' || admin.name
         from audit join admin on admin.id = audit.admin_id order by audit.id";
    let answered = "answered question Budi";
    assert_eq!(texts(&town.app.db, record).await, [answered, answered]);
    town.end().await;
}

async fn only_the_first_answer_counts_and_only_an_administrators(mut town: Town) {
    town.knows(RESIDENT).await;
    town.write(RESIDENT, "/tanya").await;
    town.write(RESIDENT, "Kapan kantor buka?").await;
    let card = town.question();
    let told = town.sandbox.sent(RESIDENT).len();
    town.sandbox.reply(MEMBER, GROUP, card, "Saya juga mau tahu").unwrap();
    town.settle().await;
    assert_eq!(town.sandbox.sent(RESIDENT).len(), told);
    for (admin, answer, says) in [
        (ADMIN, "Senin sampai Jumat", "Jawaban #T-0001 dikirim kepada penanya."),
        (OTHER_ADMIN, "Tiap hari", "#T-0001 sudah dijawab Budi; tulisan ini tidak dikirim."),
    ] {
        town.sandbox.reply(admin, GROUP, card, answer).unwrap();
        town.settle().await;
        assert_eq!(town.last(GROUP), says);
    }
    assert_eq!(town.sandbox.sent(RESIDENT).len(), told + 1);
    assert!(town.last(RESIDENT).ends_with("Senin sampai Jumat"), "{}", town.last(RESIDENT));
    town.end().await;
}

async fn a_fourth_question_waits_for_tomorrow(mut town: Town) {
    town.knows(RESIDENT).await;
    for number in 1..=3 {
        town.write(RESIDENT, "/tanya").await;
        town.write(RESIDENT, &format!("Pertanyaan {number}")).await;
    }
    town.write(RESIDENT, "/tanya").await;
    let enough =
        "Sudah 3 pertanyaan hari ini. Yang berikutnya bisa dikirim mulai Rabu Legi, 25 November.";
    assert_eq!(town.last(RESIDENT), enough);
    town.app.clock.set("2026-11-24T17:30:00Z".parse().unwrap());
    town.write(RESIDENT, "/tanya").await;
    assert!(town.last(RESIDENT).starts_with("Mau tanya apa?"), "{}", town.last(RESIDENT));
    town.write(RESIDENT, "NIK saya 3307081234567890").await;
    let refused = town.last(RESIDENT);
    assert!(refused.starts_with("Itu tampak seperti NIK.") && refused.contains("Mau tanya apa?"));
    town.sandbox.sticker(RESIDENT, RESIDENT).unwrap();
    town.settle().await;
    assert!(town.last(RESIDENT).contains("Mau tanya apa?"), "{}", town.last(RESIDENT));
    town.choose(RESIDENT, Button::Back).await;
    assert_eq!(texts(&town.app.db, "select words from question").await.len(), 3);
    town.end().await;
}

async fn a_question_goes_with_its_asker_or_after_a_time(mut town: Town) {
    for user in [RESIDENT, OWNER] {
        town.knows(user).await;
        town.write(user, "/tanya").await;
        town.write(user, "Kapan kantor buka?").await;
    }
    assert_eq!(town.sandbox.sent(GROUP).len(), 2);
    town.write(RESIDENT, "/dataku").await;
    town.choose(RESIDENT, Button::Erase).await;
    town.choose(RESIDENT, Button::Yes).await;
    assert_eq!(town.sandbox.sent(GROUP).len(), 1, "the asker's message is taken back");
    let words = "select words from question order by words";
    assert_eq!(texts(&town.app.db, words).await, ["", "Kapan kantor buka?"]);
    town.app.clock.set("2027-02-23T00:00:00Z".parse().unwrap());
    town.app.forget().await.unwrap();
    assert_eq!(texts(&town.app.db, words).await, [""; 0]);
    let mut tx = town.app.db.read().await.unwrap();
    assert!(store::question::get(&mut tx, 2.into()).await.unwrap().is_none());
    tx.commit().await.unwrap();
    town.end().await;
}

async fn a_new_admin_group_gets_the_questions_that_nobody_has_answered(mut town: Town) {
    const NEW: i64 = -1_001_000_000_002;
    town.knows(RESIDENT).await;
    for (asked, answer) in [("Kapan kantor buka?", Some("Senin")), ("Berapa biayanya?", None)] {
        town.write(RESIDENT, "/tanya").await;
        town.write(RESIDENT, asked).await;
        if let Some(answer) = answer {
            town.replies(ADMIN, answer).await;
        }
    }
    town.stop().await;
    let members = [(ADMIN, Status::Creator), (OTHER_ADMIN, Status::Administrator)];
    town.sandbox.add_group(NEW, "Admin baru", false, members);
    town.settings.admin_chat = Some(NEW);
    for _ in 0..2 {
        town.go_on().await;
        town.until("the question comes", || !town.sandbox.sent(NEW).is_empty()).await;
        town.settle().await;
        assert_eq!(town.sandbox.sent(NEW).len(), 1, "once, and only what is open");
        town.stop().await;
    }
    town.go_on().await;
    assert!(town.last(NEW).contains("Berapa biayanya?"), "{}", town.last(NEW));
    let question = town.sandbox.last(NEW).unwrap()["message_id"].as_i64().unwrap();
    town.sandbox.reply(ADMIN, NEW, question, "Gratis").unwrap();
    town.settle().await;
    assert!(town.last(RESIDENT).ends_with("Gratis"), "{}", town.last(RESIDENT));
    town.end().await;
}

async fn a_question_that_was_deleted_in_the_group_comes_again_with_the_queue(mut town: Town) {
    town.knows(RESIDENT).await;
    town.write(RESIDENT, "/tanya").await;
    town.write(RESIDENT, "Kapan kantor buka?").await;
    town.loses_the_last(GROUP).await;
    // Impatience: twice.
    for _ in 0..2 {
        town.sandbox.text(ADMIN, GROUP, "/antrean").unwrap();
    }
    town.settle().await;
    let asked = |town: &Town| {
        let sent = town.sandbox.sent(GROUP).into_iter();
        sent.filter(|message| words(message).contains("Kapan kantor buka?")).collect::<Vec<_>>()
    };
    let standing = asked(&town);
    assert_eq!(standing.len(), 1, "it comes again, once");
    let at = standing[0]["message_id"].as_i64().unwrap();
    town.sandbox.reply(ADMIN, GROUP, at, "Senin").unwrap();
    town.settle().await;
    assert!(town.last(RESIDENT).ends_with("Senin"), "{}", town.last(RESIDENT));
    // What was answered is over.
    town.loses(GROUP, at).await;
    town.sandbox.text(ADMIN, GROUP, "/antrean").unwrap();
    town.settle().await;
    assert!(asked(&town).is_empty());
    town.end().await;
}

impl Town {
    /// The message of the newest question in the admin group.
    fn question(&self) -> i64 {
        self.sandbox.last(GROUP).unwrap()["message_id"].as_i64().unwrap()
    }

    /// Somebody replies to the newest question in the admin group.
    async fn replies(&mut self, user: i64, text: &str) {
        self.sandbox.reply(user, GROUP, self.question(), text).unwrap();
        self.settle().await;
    }
}
