//! One SQL text, both databases: macros that expand a query into an arm for each. Owns nothing else.

/// Reads a type from a row of either database: a column a field, by its name. `sqlx` has a derive for this, which
/// compiles SQLite and both drivers once more for its own use. A field that is not listed does not compile.
macro_rules! from_row {
    ($name:ident { $($field:ident),* $(,)? }) => {
        from_row!(@of sqlx::sqlite::SqliteRow, $name { $($field),* });
        from_row!(@of sqlx::postgres::PgRow, $name { $($field),* });
    };
    (@of $row:ty, $name:ident { $($field:ident),* }) => {
        impl sqlx::FromRow<'_, $row> for $name {
            fn from_row(row: &$row) -> Result<Self, sqlx::Error> {
                Ok(Self { $($field: sqlx::Row::try_get(row, stringify!($field))?),* })
            }
        }
    };
}

/// All rows of a query, as a type that is read from a row.
macro_rules! all {
    ($link:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        match $link {
            $crate::store::db::Link::Sqlite(conn) =>
                sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_all(&mut **conn).await,
            $crate::store::db::Link::Pg(conn) =>
                sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_all(&mut **conn).await,
        }
        .map_err($crate::store::StoreError::from)
    };
}

/// The first row of a query, if there is one.
macro_rules! one {
    ($link:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        match $link {
            $crate::store::db::Link::Sqlite(conn) =>
                sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_optional(&mut **conn).await,
            $crate::store::db::Link::Pg(conn) =>
                sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_optional(&mut **conn).await,
        }
        .map_err($crate::store::StoreError::from)
    };
}

/// The first column of the first row, if there is one.
macro_rules! value {
    ($link:expr, $kind:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        match $link {
            $crate::store::db::Link::Sqlite(conn) =>
                sqlx::query_scalar::<_, $kind>($sql)$(.bind($bind))*.fetch_optional(&mut **conn).await,
            $crate::store::db::Link::Pg(conn) =>
                sqlx::query_scalar::<_, $kind>($sql)$(.bind($bind))*.fetch_optional(&mut **conn).await,
        }
        .map_err($crate::store::StoreError::from)
    };
}

/// Runs a statement; how many rows it touched.
macro_rules! run {
    ($link:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        match $link {
            $crate::store::db::Link::Sqlite(conn) =>
                sqlx::query($sql)$(.bind($bind))*.execute(&mut **conn).await.map(|done| done.rows_affected()),
            $crate::store::db::Link::Pg(conn) =>
                sqlx::query($sql)$(.bind($bind))*.execute(&mut **conn).await.map(|done| done.rows_affected()),
        }
        .map_err($crate::store::StoreError::from)
    };
}

/// All rows of a query whose last placeholders, from `$n` on, are filled from a list: [`numbered`] writes them.
macro_rules! all_of {
    ($link:expr, $row:ty, $sql:expr, [$($bind:expr),*], $list:expr) => {
        match $link {
            $crate::store::db::Link::Sqlite(conn) => {
                let query = sqlx::query_as::<_, $row>(sqlx::AssertSqlSafe($sql))$(.bind($bind))*;
                $list.into_iter().fold(query, |query, value| query.bind(value)).fetch_all(&mut **conn).await
            }
            $crate::store::db::Link::Pg(conn) => {
                let query = sqlx::query_as::<_, $row>(sqlx::AssertSqlSafe($sql))$(.bind($bind))*;
                $list.into_iter().fold(query, |query, value| query.bind(value)).fetch_all(&mut **conn).await
            }
        }
        .map_err($crate::store::StoreError::from)
    };
}

/// Adds rows, many in each statement. `$beside` says what becomes of one that is there. SQLite looks names of parameters up one by
/// one, so that its own have none.
macro_rules! add_rows {
    ($link:expr, $into:literal, $rows:expr, |$row:ident| [$($bind:expr),+ $(,)?], $beside:literal) => {
        for few in $rows.chunks($crate::store::sql::AT_ONCE) {
            let width = [$(stringify!($bind)),+].len();
            let text = |values: fn(usize, usize) -> String| {
                let rows = (0..few.len()).map(|at| format!("({})", values(1 + at * width, width)));
                format!("INSERT INTO {} VALUES {} {}", $into, rows.collect::<Vec<_>>().join(", "), $beside)
            };
            match $link {
                $crate::store::db::Link::Sqlite(conn) => {
                    let query = sqlx::query(sqlx::AssertSqlSafe(text(|_, width| vec!["?"; width].join(", "))));
                    few.iter().fold(query, |query, $row| query$(.bind($bind))+).execute(&mut **conn).await?;
                }
                $crate::store::db::Link::Pg(conn) => {
                    let query = sqlx::query(sqlx::AssertSqlSafe(text($crate::store::sql::numbered)));
                    few.iter().fold(query, |query, $row| query$(.bind($bind))+).execute(&mut **conn).await?;
                }
            }
        }
    };
}

/// How many rows one statement adds: SQLite takes 32,766 values in one, PostgreSQL twice as many, and no table has 160 columns.
pub(super) const AT_ONCE: usize = 200;

/// Placeholders `$first, …`, so many of them.
pub(super) fn numbered(first: usize, count: usize) -> String {
    (first..first + count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
}
