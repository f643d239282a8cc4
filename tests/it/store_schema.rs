//! Both engines have the same tables, columns, nullability, keys and checks.

use std::{collections::BTreeSet, fs, path::Path};

use crate::{engines, store::texts};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_engines_have_the_same_tables() {
    let Some(postgres) = engines::postgres().await else { return };
    let sqlite = engines::sqlite().await;
    for (what, on_sqlite, on_postgres) in [
        ("columns", SQLITE_COLUMNS, POSTGRES_COLUMNS),
        ("keys", SQLITE_KEYS, POSTGRES_KEYS),
        ("references", SQLITE_REFERENCES, POSTGRES_REFERENCES),
        ("indexes", SQLITE_INDEXES, POSTGRES_INDEXES),
    ] {
        let on_sqlite = BTreeSet::from_iter(texts(&sqlite.db, on_sqlite).await);
        let on_postgres = BTreeSet::from_iter(texts(&postgres.db, on_postgres).await);
        let only_sqlite: Vec<_> = on_sqlite.difference(&on_postgres).collect();
        let only_postgres: Vec<_> = on_postgres.difference(&on_sqlite).collect();
        assert!(
            only_sqlite.is_empty() && only_postgres.is_empty(),
            "{what}: only SQLite has {only_sqlite:#?}, only PostgreSQL has {only_postgres:#?}"
        );
        assert!(on_sqlite.len() > 5, "{what}: {on_sqlite:?}");
    }
    postgres.remove().await;
    sqlite.remove().await;
}

/// The catalogues spell checks differently, the migrations the same.
#[test]
fn both_engines_have_the_same_migrations_with_the_same_checks() {
    let names = |engine: &str| -> BTreeSet<String> {
        let files = fs::read_dir(folder(engine)).unwrap();
        files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
    };
    assert_eq!(names("sqlite"), names("postgres"));
    for name in names("sqlite") {
        let checks =
            |engine: &str| checks(&fs::read_to_string(folder(engine).join(&name)).unwrap());
        assert_eq!(checks("sqlite"), checks("postgres"), "{name}");
    }
}

fn folder(engine: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine)
}

/// What stands in the parentheses of each check, without white space.
fn checks(sql: &str) -> Vec<String> {
    sql.split("check (")
        .skip(1)
        .map(|rest| {
            let mut depth = 1;
            let inner = rest.chars().take_while(|c| {
                depth += match c {
                    '(' => 1,
                    ')' => -1,
                    _ => 0,
                };
                depth > 0
            });
            inner.filter(|c| !c.is_whitespace()).collect()
        })
        .collect()
}

const SQLITE_COLUMNS: &str = "
    select m.name || '.' || c.name || case when c.\"notnull\" = 1 or c.pk > 0 then ' not null' else '' end
    from sqlite_master m, pragma_table_info(m.name) c
    where m.type = 'table' and m.name not like 'sqlite_%' and m.name <> '_sqlx_migrations'";

const POSTGRES_COLUMNS: &str = "
    select table_name || '.' || column_name
        || case is_nullable when 'NO' then ' not null' else '' end
    from information_schema.columns
    where table_schema = 'public' and table_name <> '_sqlx_migrations'";

const SQLITE_KEYS: &str = "
    select name || ' primary (' || group_concat(column) || ')' from (
        select m.name, c.name as column from sqlite_master m, pragma_table_info(m.name) c
        where m.type = 'table' and m.name not like 'sqlite_%' and m.name <> '_sqlx_migrations'
            and c.pk > 0
        order by m.name, c.pk)
    group by name
    union all
    select name || ' unique (' || group_concat(column) || ')' from (
        select m.name, i.name as key, c.name as column
        from sqlite_master m, pragma_index_list(m.name) i, pragma_index_info(i.name) c
        where m.type = 'table' and i.origin = 'u'
        order by m.name, i.name, c.seqno)
    group by name, key";

const POSTGRES_KEYS: &str = "
    select t.relname || case k.contype when 'p' then ' primary (' else ' unique (' end
        || string_agg(a.attname, ',' order by u.position) || ')'
    from pg_constraint k
    join pg_class t on t.oid = k.conrelid
    join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public'
    cross join unnest(k.conkey) with ordinality as u (attnum, position)
    join pg_attribute a on a.attrelid = t.oid and a.attnum = u.attnum
    where k.contype in ('p', 'u') and t.relname <> '_sqlx_migrations'
    group by t.relname, k.conname, k.contype";

const SQLITE_REFERENCES: &str = "
    select m.name || '.' || f.\"from\" || ' -> ' || f.\"table\" || '.' || f.\"to\"
    from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table'";

const POSTGRES_REFERENCES: &str = "
    select t.relname || '.' || a.attname || ' -> ' || r.relname || '.' || b.attname
    from pg_constraint k
    join pg_class t on t.oid = k.conrelid
    join pg_class r on r.oid = k.confrelid
    join pg_attribute a on a.attrelid = t.oid and a.attnum = k.conkey[1]
    join pg_attribute b on b.attrelid = r.oid and b.attnum = k.confkey[1]
    where k.contype = 'f'";

const SQLITE_INDEXES: &str = "
    select name || ' on ' || tbl_name || ' (' || group_concat(column) || ')' || part from (
        select m.name, m.tbl_name, c.name as column,
            case when m.sql like '% where %' then ' partial' else '' end as part
        from sqlite_master m, pragma_index_info(m.name) c
        where m.type = 'index' and m.sql is not null
        order by m.name, c.seqno)
    group by name, tbl_name, part";

const POSTGRES_INDEXES: &str = "
    select i.relname || ' on ' || t.relname || ' (' || string_agg(a.attname, ',' order by u.position)
        || ')' || case when x.indpred is null then '' else ' partial' end
    from pg_index x
    join pg_class i on i.oid = x.indexrelid
    join pg_class t on t.oid = x.indrelid
    join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public'
    cross join unnest(x.indkey::int2[]) with ordinality as u (attnum, position)
    join pg_attribute a on a.attrelid = t.oid and a.attnum = u.attnum
    where not exists (select 1 from pg_constraint k where k.conindid = i.oid)
    group by i.relname, t.relname, x.indpred";
