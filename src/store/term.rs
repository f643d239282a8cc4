//! By which words promotions are found. The words are the domain's; here they are kept and joined.

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    Result, Tx,
    promotion::{self, live_where, select_promotions},
    stored,
};
use crate::domain::{
    business::Business,
    ids::{BusinessId, PromotionId},
    promotion::Promotion,
    search::{self, Search, Wanted},
};

/// A part of what a search finds.
#[derive(Debug, Clone, PartialEq)]
pub struct Hits {
    /// The best first, and of equals the newest.
    pub found: Vec<(Promotion, Business)>,
    /// How many there are without a limit.
    pub total: i64,
    /// A word was found nowhere and taken for one that differs by a slip.
    pub near: bool,
}

/// Terms written in one statement, within the number of parameters it may have.
const PIECE: usize = 1000;

/// Nobody finds a promotion any more.
pub(super) async fn forget(tx: &mut Tx, id: PromotionId) -> Result<()> {
    execute!(tx, "delete from term where promotion_id = $1", id.0)?;
    Ok(())
}

/// Makes a promotion found by the words it has now.
pub async fn refresh(tx: &mut Tx, id: PromotionId) -> Result<()> {
    forget(tx, id).await?;
    let Some((promotion, business)) = promotion::get(tx, id).await? else { return Ok(()) };
    let areas: Vec<(String,)> = all!(
        tx,
        "select name from area where code in ($1, $2)",
        business.profile.area.as_str(),
        business.profile.area.district().as_str()
    )?;
    let areas: Vec<String> = areas.into_iter().map(|(name,)| name).collect();
    let terms = search::terms(&promotion.content, &business.profile, &areas);
    for some in terms.chunks(PIECE) {
        let _: Vec<(i64,)> =
            bulk!(tx, "insert into term (promotion_id, term, weight) ", |query| query
                .push_values(some, |mut row, term| {
                    row.push_bind(id.0).push_bind(&term.term).push_bind(term.weight);
                }))?;
    }
    Ok(())
}

/// Does the same for everything of a business that residents may see, after it has changed.
pub async fn refresh_business(tx: &mut Tx, business: BusinessId) -> Result<()> {
    let shown: Vec<(i64,)> = all!(
        tx,
        "select id from promotion where business_id = $1 and state = 'approved'",
        business.0
    )?;
    for (id,) in shown {
        refresh(tx, id.into()).await?;
    }
    Ok(())
}

/// What is live and answers a search: more of its words first, then the better answers, then the newest.
/// A word that nothing live has is taken for its neighbours.
pub async fn search(
    tx: &mut Tx,
    search: &Search,
    now: DateTime<Utc>,
    today: NaiveDate,
    limit: i64,
    offset: i64,
) -> Result<Hits> {
    let sure = search.wanted();
    if sure.is_empty() {
        // A lone figure is a word, and nothing is found by it.
        return Ok(Hits { found: Vec::new(), total: 0, near: false });
    }
    let known: Vec<i32> = known(tx, &sure, now, today).await?;
    let near = known.len() < search.len();
    let wanted = if near { search.forgiving(&known) } else { sure };
    let sql = format!(
        concat!(
            "with {}, met as (
                 select t.promotion_id, w.word, max(t.weight * w.factor) as score
                 from wanted w join term t on t.term = w.term group by t.promotion_id, w.word
             ), hit as (
                 select promotion_id, count(*) as words, sum(score) as score
                 from met group by promotion_id
             ) ",
            select_promotions!("join hit on hit.promotion_id = p.id where "),
            live_where!(),
            " order by hit.words desc, hit.score desc, p.live_from desc, p.id desc
              limit $6 offset $7"
        ),
        values(&wanted, 8)
    );
    let rows = listed!(
        tx,
        sql,
        wanted.iter().map(|wanted| wanted.term.as_str()),
        stored(now),
        today,
        None::<&str>,
        None::<&str>,
        None::<i64>,
        limit,
        offset
    )?;
    let found = promotion::read(tx, rows).await?;
    let total = count(tx, &wanted, now, today).await?;
    Ok(Hits { found, total, near: near && total > 0 })
}

/// The numbers of the words that something live has.
async fn known(
    tx: &mut Tx,
    wanted: &[Wanted],
    now: DateTime<Utc>,
    today: NaiveDate,
) -> Result<Vec<i32>> {
    let sql = format!(
        concat!(
            "with {} select distinct w.word from wanted w join term t on t.term = w.term
             join promotion p on p.id = t.promotion_id join business b on b.id = p.business_id
             where ",
            live_where!()
        ),
        values(wanted, 6)
    );
    let rows: Vec<(i32,)> = matching(tx, sql, wanted, now, today).await?;
    Ok(rows.into_iter().map(|(word,)| word).collect())
}

async fn count(
    tx: &mut Tx,
    wanted: &[Wanted],
    now: DateTime<Utc>,
    today: NaiveDate,
) -> Result<i64> {
    let sql = format!(
        concat!(
            "with {} select count(distinct p.id) from wanted w join term t on t.term = w.term
             join promotion p on p.id = t.promotion_id join business b on b.id = p.business_id
             where ",
            live_where!()
        ),
        values(wanted, 6)
    );
    let rows: Vec<(i64,)> = matching(tx, sql, wanted, now, today).await?;
    Ok(rows.first().map_or(0, |(count,)| *count))
}

/// The rows of a statement whose wanted terms begin at $6, over everything that is live.
async fn matching<R>(
    tx: &mut Tx,
    sql: String,
    wanted: &[Wanted],
    now: DateTime<Utc>,
    today: NaiveDate,
) -> Result<Vec<R>>
where
    R: for<'r> sqlx::FromRow<'r, sqlx::sqlite::SqliteRow>
        + for<'r> sqlx::FromRow<'r, sqlx::postgres::PgRow>
        + Send
        + Unpin,
{
    listed!(
        tx,
        sql,
        wanted.iter().map(|wanted| wanted.term.as_str()),
        stored(now),
        today,
        None::<&str>,
        None::<&str>,
        None::<i64>
    )
}

/// "wanted (word, factor, term) as (values (0, 4, $8), …)"; only numbers of ours stand in the text.
fn values(wanted: &[Wanted], first: usize) -> String {
    let rows: Vec<String> = wanted
        .iter()
        .zip(first..)
        .map(|(wanted, at)| format!("({}, {}, ${at})", wanted.word, wanted.factor))
        .collect();
    format!("wanted (word, factor, term) as (values {})", rows.join(", "))
}
