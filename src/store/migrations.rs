//! The files of `migrations/`, in the binary. Owns which there are; what each does stands in it.

use sqlx::{
    SqlStr,
    migrate::{Migration, MigrationType, Migrator},
};

/// Version, description (as recorded in databases that have run it) and text.
const FILES: [(i64, &str, &str); 8] = [
    (1, "installation", include_str!("../../migrations/0001_installation.sql")),
    (2, "rounds", include_str!("../../migrations/0002_rounds.sql")),
    (3, "applications", include_str!("../../migrations/0003_applications.sql")),
    (4, "intake", include_str!("../../migrations/0004_intake.sql")),
    (5, "runs", include_str!("../../migrations/0005_runs.sql")),
    (6, "publications", include_str!("../../migrations/0006_publications.sql")),
    (7, "records", include_str!("../../migrations/0007_records.sql")),
    (9, "jobs", include_str!("../../migrations/0009_jobs.sql")),
];

/// What brings a database of any earlier version up to this one's.
pub(super) fn migrator() -> Migrator {
    let migration = |(version, description, text): (i64, &'static str, &'static str)| {
        Migration::new(version, description.into(), MigrationType::Simple, SqlStr::from_static(text), false)
    };
    Migrator::with_migrations(FILES.map(migration).into())
}

#[cfg(test)]
mod tests {
    use super::FILES;

    #[test]
    fn every_file_is_run_in_its_order() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
        let mut there: Vec<String> = std::fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
            .collect();
        there.sort();
        let run: Vec<String> =
            FILES.iter().map(|(version, description, _)| format!("{version:04}_{description}.sql")).collect();
        assert_eq!(run, there);
    }
}
