//! One SQL text, instantiated for the engine at hand.
//!
//! `all!(tx, "select … where id = $1", id)?` reads rows that derive `FromRow`, or tuples; `one!`,
//! `optional!` and `execute!` (rows affected) read likewise. `bulk!` fills a `QueryBuilder`, which is ten
//! times faster than numbered parameters where there are thousands; `listed!` has numbered ones and then a
//! list.

/// Every row.
macro_rules! all {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        run_query!($tx, sqlx::query_as($sql) $(.bind($bind))*, fetch_all)
    };
}

/// The row that must be there.
macro_rules! one {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        run_query!($tx, sqlx::query_as($sql) $(.bind($bind))*, fetch_one)
    };
}

/// The row, if there is one.
macro_rules! optional {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        run_query!($tx, sqlx::query_as($sql) $(.bind($bind))*, fetch_optional)
    };
}

/// How many rows were inserted, changed or deleted.
macro_rules! execute {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        match &mut $tx.engine {
            $crate::store::db::Engine::Sqlite(tx, _) => sqlx::query($sql) $(.bind($bind))*
                .execute(&mut **tx).await.map(|done| done.rows_affected()),
            $crate::store::db::Engine::Postgres(tx) => sqlx::query($sql) $(.bind($bind))*
                .execute(&mut **tx).await.map(|done| done.rows_affected()),
        }
        .map_err($crate::store::StoreError::from)
    };
}

/// The rows of a statement that `$fill` builds by pushing onto `$query`.
macro_rules! bulk {
    ($tx:expr, $sql:expr, |$query:ident| $fill:expr) => {
        match &mut $tx.engine {
            $crate::store::db::Engine::Sqlite(tx, _) => {
                let mut $query = sqlx::QueryBuilder::<sqlx::Sqlite>::new($sql);
                $fill;
                $query.build_query_as().fetch_all(&mut **tx).await
            }
            $crate::store::db::Engine::Postgres(tx) => {
                let mut $query = sqlx::QueryBuilder::<sqlx::Postgres>::new($sql);
                $fill;
                $query.build_query_as().fetch_all(&mut **tx).await
            }
        }
        .map_err($crate::store::StoreError::from)
    };
}

/// The rows of a statement whose text was put together: numbered parameters first, then as many texts as
/// `$list` has.
macro_rules! listed {
    ($tx:expr, $sql:expr, $list:expr $(, $bind:expr)* $(,)?) => {
        match &mut $tx.engine {
            $crate::store::db::Engine::Sqlite(tx, _) => {
                let query = sqlx::query_as(sqlx::AssertSqlSafe($sql)) $(.bind($bind))*;
                $list.fold(query, |query, text| query.bind(text)).fetch_all(&mut **tx).await
            }
            $crate::store::db::Engine::Postgres(tx) => {
                let query = sqlx::query_as(sqlx::AssertSqlSafe($sql)) $(.bind($bind))*;
                $list.fold(query, |query, text| query.bind(text)).fetch_all(&mut **tx).await
            }
        }
        .map_err($crate::store::StoreError::from)
    };
}

/// A statement whose rows nobody else may take meanwhile: PostgreSQL passes over those that are taken;
/// on SQLite a write transaction is alone anyway. `$before` ends in the query that takes the rows.
macro_rules! taking {
    ($tx:expr, $before:expr, $after:expr) => {
        match $tx.engine {
            $crate::store::db::Engine::Sqlite(..) => concat!($before, $after),
            $crate::store::db::Engine::Postgres(_) => {
                concat!($before, " for update skip locked", $after)
            }
        }
    };
}

macro_rules! run_query {
    ($tx:expr, $query:expr, $fetch:ident) => {
        match &mut $tx.engine {
            $crate::store::db::Engine::Sqlite(tx, _) => $query.$fetch(&mut **tx).await,
            $crate::store::db::Engine::Postgres(tx) => $query.$fetch(&mut **tx).await,
        }
        .map_err($crate::store::StoreError::from)
    };
}
