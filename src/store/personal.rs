//! Everything that is stored of one person, in the shape they are given it: `docs/data-export.md`.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use sqlx::FromRow;

use super::{Result, StoreError, Tx, business, change, promotion, revision};
use crate::domain::{
    self,
    business::{BusinessName, BusinessState, Change, NewBusiness},
    ids::{BusinessId, PersonId, PromotionId},
    promotion::{NewPromotion, PromotionState},
    revision::RevisionState,
};

/// The version of the shape; it grows when something is renamed or means something else.
pub const VERSION: u32 = 2;

/// Times are of UTC, days are those of the regency.
#[derive(Debug, Serialize)]
pub struct Personal {
    pub format: &'static str,
    pub version: u32,
    pub exported_at: DateTime<Utc>,
    pub profile: Profile,
    pub consents: Vec<Consent>,
    pub subscription: Option<Subscription>,
    pub businesses: Vec<Business>,
    pub promotions: Vec<Promotion>,
    /// Changes of these that wait for the office, were turned down or given up.
    pub revisions: Vec<Revision>,
    /// Others' businesses that they look after as the second keeper.
    pub keeper_of: Vec<Kept>,
    /// Sent, accepted or refused.
    pub invitations: Vec<Invitation>,
    /// What administrators decided on these.
    pub decisions: Vec<Decision>,
    /// Whose contact was asked for, a row a day.
    pub interests: Vec<Interest>,
    /// What they keep to find it again.
    pub saved: Vec<Saved>,
    /// Whose page they opened, a row a day.
    pub openings: Vec<Interest>,
    /// What they said is wrong with promotions.
    pub reports: Vec<Report>,
    /// Until then no report of theirs is taken.
    pub muted_until: Option<DateTime<Utc>>,
    /// What was asked of the office, with its answers.
    pub questions: Vec<Question>,
    pub deliveries: Vec<Delivery>,
    /// Where the conversation stands, with the drafts put aside.
    pub conversation: Option<Box<RawValue>>,
    /// Which updates of Telegram were taken in; nothing of what they said.
    pub updates: Vec<Update>,
}

#[derive(Debug, Serialize, FromRow)]
pub struct Profile {
    pub telegram_id: Option<i64>,
    pub first_name: String,
    pub language: String,
    pub photos: bool,
    pub announcements: bool,
    /// Why they can't be written to, where they can't, and since when.
    pub unreachable: Option<String>,
    pub unreachable_since: Option<DateTime<Utc>>,
    pub since: DateTime<Utc>,
}

#[derive(Debug, Serialize, FromRow)]
pub struct Consent {
    pub kind: String,
    pub version: i32,
    pub language: String,
    pub given_at: DateTime<Utc>,
}

#[derive(Debug, Serialize, FromRow)]
pub struct Subscription {
    /// Categories and areas, such as `c=umkm;a=33.07.08`; nothing after a sign means all.
    pub selection: String,
    pub hour: i32,
    /// 0: every day; else from Monday's 1 to Sunday's 7.
    pub weekday: i32,
    pub state: String,
    pub paused_until: Option<DateTime<Utc>>,
    /// What went live earlier has been told.
    pub told_until: Option<DateTime<Utc>>,
    pub changed_at: DateTime<Utc>,
}

#[derive(Debug, Serialize)]
pub struct Business {
    pub id: BusinessId,
    pub state: BusinessState,
    #[serde(flatten)]
    pub profile: NewBusiness,
    /// What was handed in to take its place.
    pub change: Option<Change>,
}

#[derive(Debug, Serialize)]
pub struct Promotion {
    pub id: PromotionId,
    pub state: PromotionState,
    pub live_from: Option<DateTime<Utc>>,
    #[serde(flatten)]
    pub content: NewPromotion,
}

#[derive(Debug, Serialize)]
pub struct Kept {
    pub id: BusinessId,
    pub name: BusinessName,
}

#[derive(Debug, Serialize, FromRow)]
pub struct Invitation {
    pub business: i64,
    /// What the invited would be: `keeper` or `owner`.
    pub role: String,
    pub state: String,
    /// They sent it; else they accepted or refused it.
    pub sent: bool,
    pub ends_at: DateTime<Utc>,
}

#[derive(Debug, Serialize)]
pub struct Revision {
    pub promotion: PromotionId,
    pub state: RevisionState,
    pub handed_in_at: DateTime<Utc>,
    #[serde(flatten)]
    pub content: NewPromotion,
}

#[derive(Debug, Serialize, FromRow)]
pub struct Decision {
    pub at: DateTime<Utc>,
    pub action: String,
    pub subject: String,
    pub subject_id: i64,
    pub code: Option<String>,
    pub words: Option<String>,
    /// Of a decision on a change: what was up, and what it was to become.
    #[serde(serialize_with = "as_json")]
    pub was: Option<String>,
    #[serde(serialize_with = "as_json")]
    pub became: Option<String>,
    /// Their own doing.
    pub by_you: bool,
}

#[derive(Debug, Serialize, FromRow)]
pub struct Interest {
    pub promotion: i64,
    pub day: NaiveDate,
}

#[derive(Debug, Serialize, FromRow)]
pub struct Saved {
    pub promotion: i64,
    pub at: DateTime<Utc>,
}

#[derive(Debug, Serialize, FromRow)]
pub struct Report {
    pub promotion: i64,
    pub ground: String,
    pub words: Option<String>,
    pub at: DateTime<Utc>,
    /// An administrator has looked at it.
    pub checked: bool,
}

#[derive(Debug, Serialize, FromRow)]
pub struct Question {
    pub words: String,
    pub asked_at: DateTime<Utc>,
    pub answer: Option<String>,
    pub answered_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Serialize, FromRow)]
pub struct Delivery {
    pub day: NaiveDate,
    pub hour: i32,
    pub state: String,
    pub at: DateTime<Utc>,
}

#[derive(Debug, Serialize, FromRow)]
pub struct Update {
    pub update_id: i64,
    pub received_at: DateTime<Utc>,
    pub answered_at: Option<DateTime<Utc>>,
}

/// All there is of somebody who has an account.
pub async fn of(tx: &mut Tx, person: PersonId, now: DateTime<Utc>) -> Result<Personal> {
    let profile: Profile = one!(
        tx,
        "select telegram_id, first_name, language, photos, announcements, unreachable,
             unreachable_since, created_at as since
         from person where id = $1",
        person.0
    )?;
    let account = profile.telegram_id;
    let all = business::looked_after_by(tx, person).await?;
    let (own, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|b| b.owner == person);
    Ok(Personal {
        format: "ayopromo-personal-data",
        version: VERSION,
        exported_at: super::stored(now),
        profile,
        consents: consents(tx, person).await?,
        subscription: subscription(tx, person).await?,
        businesses: businesses(tx, own).await?,
        keeper_of: others
            .into_iter()
            .map(|kept| Kept { id: kept.id, name: kept.profile.name })
            .collect(),
        invitations: invitations(tx, person).await?,
        promotions: promotion::looked_after_by(tx, person, i64::MAX, 0)
            .await?
            .into_iter()
            .filter(|(_, business)| business.owner == person)
            .map(|(found, _)| Promotion {
                id: found.id,
                state: found.state,
                live_from: found.live_from,
                content: found.content,
            })
            .collect(),
        revisions: revision::of_owner(tx, person)
            .await?
            .into_iter()
            .map(|(promotion, found)| Revision {
                promotion,
                state: found.state,
                handed_in_at: found.handed_in_at,
                content: found.to,
            })
            .collect(),
        decisions: decisions(tx, person).await?,
        interests: interests(tx, person).await?,
        saved: saved(tx, person).await?,
        openings: openings(tx, person).await?,
        reports: reports(tx, person).await?,
        muted_until: muted_until(tx, person).await?,
        questions: questions(tx, person).await?,
        deliveries: deliveries(tx, person).await?,
        conversation: conversation(tx, account).await?,
        updates: updates(tx, account).await?,
    })
}

/// What somebody agreed to, oldest first.
pub async fn consents(tx: &mut Tx, person: PersonId) -> Result<Vec<Consent>> {
    all!(
        tx,
        "select kind, version, language, given_at from consent where person_id = $1 order by id",
        person.0
    )
}

/// How many promotions they asked for the contact of, and how many digests are noted.
pub async fn counts(tx: &mut Tx, person: PersonId) -> Result<(i64, i64)> {
    one!(
        tx,
        "select (select count(distinct promotion_id) from interest where person_id = $1),
             (select count(*) from delivery where person_id = $1 and state = 'sent')",
        person.0
    )
}

async fn businesses(tx: &mut Tx, own: Vec<domain::business::Business>) -> Result<Vec<Business>> {
    let mut all = Vec::new();
    for domain::business::Business { id, state, profile, .. } in own {
        all.push(Business { id, state, profile, change: change::get(tx, id).await? });
    }
    Ok(all)
}

async fn subscription(tx: &mut Tx, person: PersonId) -> Result<Option<Subscription>> {
    optional!(
        tx,
        "select selection.body as selection, hour, weekday, state, paused_until, since as told_until,
             effective_from as changed_at
         from subscription join selection on selection.id = subscription.selection_id
         where person_id = $1",
        person.0
    )
}

async fn decisions(tx: &mut Tx, person: PersonId) -> Result<Vec<Decision>> {
    all!(
        tx,
        "select a.at, a.action, a.subject_kind as subject, a.subject_id, a.code, w.words,
             c.was, c.became, coalesce(a.person_id = $1, false) as by_you
         from audit a left join audit_words w on w.audit_id = a.id
         left join decided_change c on c.audit_id = a.id
         where a.person_id = $1
             or (a.subject_kind = 'business' and a.subject_id in (
                 select id from business where owner_id = $1))
             or (a.subject_kind = 'promotion' and a.subject_id in (
                 select p.id from promotion p join business b on b.id = p.business_id
                 where b.owner_id = $1))
         order by a.id",
        person.0
    )
}

async fn invitations(tx: &mut Tx, person: PersonId) -> Result<Vec<Invitation>> {
    all!(
        tx,
        "select business_id as business, role, state, by_id = $1 as sent, ends_at
         from invitation where by_id = $1 or invited_id = $1 order by id",
        person.0
    )
}

async fn interests(tx: &mut Tx, person: PersonId) -> Result<Vec<Interest>> {
    all!(
        tx,
        "select promotion_id as promotion, day from interest where person_id = $1 order by day, 1",
        person.0
    )
}

async fn openings(tx: &mut Tx, person: PersonId) -> Result<Vec<Interest>> {
    all!(
        tx,
        "select promotion_id as promotion, day from opening where person_id = $1 order by day, 1",
        person.0
    )
}

async fn saved(tx: &mut Tx, person: PersonId) -> Result<Vec<Saved>> {
    all!(
        tx,
        "select promotion_id as promotion, at from saved where person_id = $1 order by at, 1",
        person.0
    )
}

async fn reports(tx: &mut Tx, person: PersonId) -> Result<Vec<Report>> {
    all!(
        tx,
        "select promotion_id as promotion, ground, words, at, checked from report
         where person_id = $1 order by at, 1",
        person.0
    )
}

async fn muted_until(tx: &mut Tx, person: PersonId) -> Result<Option<DateTime<Utc>>> {
    let row: Option<(DateTime<Utc>,)> =
        optional!(tx, "select until from muted_reporter where person_id = $1", person.0)?;
    Ok(row.map(|(until,)| until))
}

async fn questions(tx: &mut Tx, person: PersonId) -> Result<Vec<Question>> {
    all!(
        tx,
        "select words, asked_at, answer, answered_at from question where person_id = $1 order by id",
        person.0
    )
}

async fn deliveries(tx: &mut Tx, person: PersonId) -> Result<Vec<Delivery>> {
    all!(
        tx,
        "select run.day, run.hour, delivery.state, delivery.updated_at as at
         from delivery join run on run.id = delivery.run_id
         where delivery.person_id = $1 order by run.id",
        person.0
    )
}

async fn conversation(tx: &mut Tx, account: Option<i64>) -> Result<Option<Box<RawValue>>> {
    let body: Option<(String,)> =
        optional!(tx, "select body from scene where chat_id = $1", account)?;
    body.map(|(body,)| RawValue::from_string(body).map_err(StoreError::Scene)).transpose()
}

async fn updates(tx: &mut Tx, account: Option<i64>) -> Result<Vec<Update>> {
    all!(
        tx,
        "select update_id, received_at, answered_at from received where chat_id = $1 order by 1",
        account
    )
}

fn as_json<S: Serializer>(text: &Option<String>, to: S) -> Result<S::Ok, S::Error> {
    let text = text.as_deref().map(serde_json::from_str::<&RawValue>).transpose();
    text.map_err(serde::ser::Error::custom)?.serialize(to)
}
