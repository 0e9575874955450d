//! The files of `migrations/`, in the binary. Owns which there are; what each does stands in it.

use sqlx::{
    SqlStr,
    migrate::{Migration, MigrationType, Migrator},
};

/// Version, description (as recorded in databases that have run it) and text.
const FILES: [(i64, &str, &str); 28] = [
    (1, "installation", include_str!("../../migrations/0001_installation.sql")),
    (2, "rounds", include_str!("../../migrations/0002_rounds.sql")),
    (3, "applications", include_str!("../../migrations/0003_applications.sql")),
    (4, "intake", include_str!("../../migrations/0004_intake.sql")),
    (5, "runs", include_str!("../../migrations/0005_runs.sql")),
    (6, "publications", include_str!("../../migrations/0006_publications.sql")),
    (7, "records", include_str!("../../migrations/0007_records.sql")),
    (8, "approvals", include_str!("../../migrations/0008_approvals.sql")),
    (9, "jobs", include_str!("../../migrations/0009_jobs.sql")),
    (10, "looks", include_str!("../../migrations/0010_looks.sql")),
    (11, "letters", include_str!("../../migrations/0011_letters.sql")),
    (12, "law", include_str!("../../migrations/0012_law.sql")),
    (13, "second_calls", include_str!("../../migrations/0013_second_calls.sql")),
    (14, "consent", include_str!("../../migrations/0014_consent.sql")),
    (15, "former_codes", include_str!("../../migrations/0015_former_codes.sql")),
    (16, "season", include_str!("../../migrations/0016_season.sql")),
    (17, "agreed", include_str!("../../migrations/0017_agreed.sql")),
    (18, "announcements", include_str!("../../migrations/0018_announcements.sql")),
    (19, "hearings", include_str!("../../migrations/0019_hearings.sql")),
    (20, "tasks", include_str!("../../migrations/0020_tasks.sql")),
    (21, "names_of_files", include_str!("../../migrations/0021_names_of_files.sql")),
    (22, "told_and_left", include_str!("../../migrations/0022_told_and_left.sql")),
    (23, "prepared_offers", include_str!("../../migrations/0023_prepared_offers.sql")),
    (24, "decisions_on_paper", include_str!("../../migrations/0024_decisions_on_paper.sql")),
    (26, "nowhere", include_str!("../../migrations/0026_nowhere.sql")),
    (27, "kept_drafts", include_str!("../../migrations/0027_kept_drafts.sql")),
    (28, "entered_for", include_str!("../../migrations/0028_entered_for.sql")),
    (29, "confirmations", include_str!("../../migrations/0029_confirmations.sql")),
];

/// The files of looks, which on SQLite are a database of their own.
const LOOKS: i64 = 10;

/// Which of the files a database has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// All of them.
    Whole,
    /// What is not about looks.
    Main,
    /// Looks alone.
    Looks,
}

/// What brings a database of any earlier version up to this one's.
pub(super) fn migrator(part: Part) -> Migrator {
    let has = |version: i64| match part {
        Part::Whole => true,
        Part::Main => version != LOOKS,
        Part::Looks => version == LOOKS,
    };
    let migration = |(version, description, text): (i64, &'static str, &'static str)| {
        Migration::new(version, description.into(), MigrationType::Simple, SqlStr::from_static(text), false)
    };
    let files = FILES.into_iter().filter(|(version, ..)| has(*version));
    Migrator::with_migrations(files.map(migration).collect())
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
