//! The areas a migration listed.

use sqlx::FromRow;

use super::{Result, Tx};
use crate::domain::area::{Area, AreaCode, Areas};

#[derive(FromRow)]
struct Row {
    #[sqlx(try_from = "String")]
    code: AreaCode,
    name: String,
}

pub async fn all(tx: &mut Tx) -> Result<Areas> {
    let rows: Vec<Row> = all!(tx, "select code, name from area")?;
    Ok(rows.into_iter().map(|row| Area { code: row.code, name: row.name }).collect())
}
