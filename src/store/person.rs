//! People, by their key or by Telegram's.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::{Result, Tx, business, stored};
use crate::domain::{
    delivery::Cause,
    ids::PersonId,
    language::Language,
    person::{Consent, NOTICE_VERSION, Person},
    settings::Preferences,
};

#[derive(FromRow)]
struct Row {
    id: i64,
    telegram_id: Option<i64>,
    first_name: String,
    #[sqlx(try_from = "String")]
    language: Language,
    owner: bool,
    reachable: bool,
    photos: bool,
    announcements: bool,
}

macro_rules! select_person {
    ($condition:literal) => {
        concat!(
            "select id, telegram_id, first_name, language, photos, announcements,
                 unreachable is null as reachable, exists (
                 select 1 from consent
                 where person_id = person.id and kind = 'owner' and version >= $1) as owner
             from person where ",
            $condition
        )
    };
}

/// The person behind a Telegram account, if they have consented.
pub async fn find(tx: &mut Tx, telegram_id: i64) -> Result<Option<Person>> {
    let row: Option<Row> =
        optional!(tx, select_person!("telegram_id = $2"), NOTICE_VERSION, telegram_id)?;
    Ok(row.map(|row| row.split().0))
}

/// Whether anybody is known at all.
pub async fn any(tx: &mut Tx) -> Result<bool> {
    let (any,): (bool,) = one!(tx, "select exists (select 1 from person)")?;
    Ok(any)
}

/// A person and their Telegram id; no id once they have been erased.
pub async fn get(tx: &mut Tx, id: PersonId) -> Result<Option<(Person, Option<i64>)>> {
    let row: Option<Row> = optional!(tx, select_person!("id = $2"), NOTICE_VERSION, id.0)?;
    Ok(row.map(Row::split))
}

/// Takes in somebody who has just consented to the resident's notice. Joining again changes nothing.
pub async fn join(
    tx: &mut Tx,
    telegram_id: i64,
    first_name: &str,
    language: Language,
    version: i32,
    now: DateTime<Utc>,
) -> Result<Person> {
    let inserted: Option<(i64,)> = optional!(
        tx,
        "insert into person (telegram_id, first_name, language, created_at) values ($1, $2, $3, $4)
         on conflict (telegram_id) do nothing returning id",
        telegram_id,
        first_name,
        language.code(),
        stored(now)
    )?;
    if let Some((id,)) = inserted {
        agree(tx, id.into(), Consent::Resident, version, language, now).await?;
    }
    let row: Row = one!(tx, select_person!("telegram_id = $2"), NOTICE_VERSION, telegram_id)?;
    Ok(row.split().0)
}

/// Records what somebody agreed to, in the version and language that was shown.
pub async fn agree(
    tx: &mut Tx,
    person: PersonId,
    consent: Consent,
    version: i32,
    language: Language,
    now: DateTime<Utc>,
) -> Result<()> {
    execute!(
        tx,
        "insert into consent (person_id, kind, version, language, given_at)
         values ($1, $2, $3, $4, $5)",
        person.0,
        consent.code(),
        version,
        language.code(),
        stored(now)
    )?;
    Ok(())
}

pub async fn set_language(tx: &mut Tx, person: PersonId, language: Language) -> Result<()> {
    execute!(tx, "update person set language = $2 where id = $1", person.0, language.code())?;
    Ok(())
}

pub async fn set_preferences(tx: &mut Tx, person: PersonId, set: Preferences) -> Result<()> {
    execute!(
        tx,
        "update person set photos = $2, announcements = $3 where id = $1",
        person.0,
        set.photos,
        set.announcements
    )?;
    Ok(())
}

/// Keeps the first name as Telegram gives it now.
pub async fn set_name(tx: &mut Tx, person: PersonId, first_name: &str) -> Result<()> {
    execute!(
        tx,
        "update person set first_name = $2 where id = $1 and first_name <> $2",
        person.0,
        first_name
    )?;
    Ok(())
}

/// Notes why an account can't be written to; `None`: it can be again. Settings stay as they are.
pub async fn set_unreachable(
    tx: &mut Tx,
    telegram_id: i64,
    cause: Option<Cause>,
    now: DateTime<Utc>,
) -> Result<()> {
    execute!(
        tx,
        "update person set unreachable = $2, unreachable_since = $3
         where telegram_id = $1 and unreachable is distinct from $2",
        telegram_id,
        cause.map(Cause::code),
        cause.map(|_| stored(now))
    )?;
    Ok(())
}

/// Erases somebody: what was about them goes at once, the keys stay so that figures and the decision log
/// keep adding up. Their businesses and promotions leave circulation, planned deliveries are cancelled. What
/// they share with others is passed on before, by [`super::keeper::part`].
pub async fn erase(tx: &mut Tx, person: PersonId, now: DateTime<Utc>) -> Result<()> {
    for business in business::keys_of_owner(tx, person).await? {
        business::erase(tx, business).await?;
    }
    for statement in ERASURE {
        execute!(tx, statement, person.0)?;
    }
    execute!(
        tx,
        "update delivery set state = 'cancelled', updated_at = $2
         where person_id = $1 and state = 'planned'",
        person.0,
        stored(now)
    )?;
    Ok(())
}

/// $1 person. The account goes last, since it is what finds the conversation.
const ERASURE: [&str; 10] = [
    "delete from scene where chat_id = (select telegram_id from person where id = $1)",
    "update received set chat_id = null
     where chat_id = (select telegram_id from person where id = $1)",
    "delete from subscription where person_id = $1",
    "delete from interest where person_id = $1",
    // The key stays: one that is on its way to the admin group is taken back when it stands there.
    "update question set words = '', answer = null where person_id = $1",
    "delete from saved where person_id = $1",
    "delete from report where person_id = $1",
    "delete from muted_reporter where person_id = $1",
    "delete from opening where person_id = $1",
    "update person set telegram_id = null, first_name = '–', photos = false, announcements = true,
         unreachable = null, unreachable_since = null
     where id = $1",
];

impl Row {
    fn split(self) -> (Person, Option<i64>) {
        let person = Person {
            id: self.id.into(),
            first_name: self.first_name,
            language: self.language,
            owner: self.owner,
            reachable: self.reachable,
            preferences: Preferences { photos: self.photos, announcements: self.announcements },
        };
        (person, self.telegram_id)
    }
}
