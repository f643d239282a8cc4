//! Questions to the office: taken from residents, brought to the admin group, answered there.

use chrono::{DateTime, Days, Utc};

use super::{App, notice::Notice, notice::Recipient};
use crate::{
    dialogue::{Actor, Answer},
    domain::{
        ids::{PersonId, QuestionId},
        notice::Kind,
        person::Person,
        question::{A_DAY, Asked, day_began},
        review::Subject,
    },
    reply::{Office, Reply},
    store::{self, Tx, outbox::OutboxKind, review::Card},
};

impl App {
    /// Whether the asker may put one more question today.
    pub(super) async fn may_ask(
        &self,
        tx: &mut Tx,
        asker: Option<PersonId>,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let Some(asker) = asker else { return Ok(Answer::Nothing) };
        let since = day_began(now, self.zone);
        if store::question::count_since(tx, asker, since).await? < A_DAY {
            return Ok(Answer::MayAsk);
        }
        let today = now.with_timezone(&self.zone).date_naive();
        Ok(Answer::AskedEnough { again: today.checked_add_days(Days::new(1)).unwrap_or(today) })
    }

    pub(super) async fn ask_office(
        &self,
        tx: &mut Tx,
        person: &Person,
        words: &str,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let may = self.may_ask(tx, Some(person.id), now).await?;
        if may != Answer::MayAsk {
            return Ok(may);
        }
        let id = store::question::put(tx, person.id, words, now).await?;
        store::outbox::put(tx, OutboxKind::Question, Subject::Question(id), now).await?;
        Ok(Answer::AskedOffice(id))
    }

    /// A question stands in the group; its asker may have been erased while it was on its way.
    pub(super) async fn question_stands(
        &self,
        tx: &mut Tx,
        id: QuestionId,
        at: Card,
    ) -> store::Result<()> {
        store::question::stands(tx, id, at).await?;
        if store::question::get(tx, id).await?.is_none() {
            let (withdrawn, subject) = (OutboxKind::CardWithdrawn, Subject::Question(id));
            store::outbox::put(tx, withdrawn, subject, self.clock.now()).await?;
        }
        Ok(())
    }

    /// An administrator's reply to a question. The first one is the answer.
    pub(super) async fn answer_question(
        &self,
        tx: &mut Tx,
        asked: Asked,
        words: &str,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let admin = store::review::admin(tx, actor.telegram_id, &actor.name).await?;
        if store::question::answer(tx, asked.id, admin, words, now).await? {
            let subject = Subject::Question(asked.id);
            store::outbox::put(tx, OutboxKind::Answer, subject, now).await?;
            return Ok(Answer::AnsweredQuestion { id: asked.id, before: None });
        }
        let answered = store::question::get(tx, asked.id).await?;
        let before = answered.and_then(|asked| asked.answer).map(|answer| answer.by);
        Ok(Answer::AnsweredQuestion { id: asked.id, before })
    }
}

/// A question as the admin group gets it, or the same once more where it stands already; pointless once it is answered or erased.
pub(super) async fn to_group(tx: &mut Tx, id: QuestionId) -> store::Result<Option<Notice>> {
    let Some(asked) = store::question::get(tx, id).await? else { return Ok(None) };
    let person = store::person::get(tx, asked.person).await?;
    let name = person.map(|(person, _)| person.first_name).unwrap_or_default();
    let open = asked.answer.is_none();
    let (kind, to) = match store::question::message(tx, id).await? {
        Some(at) => (Kind::Change, Recipient::CardInGroup(at)),
        None => (Kind::OpenCard, Recipient::AdminGroup),
    };
    let reply = Reply::Office(Office::Question { id, name, words: asked.words });
    Ok(open.then(|| Notice { kind, to, reply, photos: Vec::new() }))
}

/// The answer as the resident gets it.
pub(super) async fn to_resident(tx: &mut Tx, id: QuestionId) -> store::Result<Option<Notice>> {
    let Some(asked) = store::question::get(tx, id).await? else { return Ok(None) };
    let (question, Some(answer)) = (asked.words, asked.answer) else { return Ok(None) };
    let to = super::notice::owner_address(tx, asked.person).await?;
    Ok(to.map(|to| Notice {
        kind: Kind::ToOwner,
        to,
        reply: Reply::Office(Office::Answer { question, answer: answer.words }),
        photos: Vec::new(),
    }))
}
