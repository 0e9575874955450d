//! The parts of an announcement: what files call them, and which facts say the same.

use super::band::Band;

/// A part of an announcement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What is done.
    Duties,
    /// The institution or unit in which the work is.
    Institution,
    /// Street and house.
    Address,
    /// Parish or part of town.
    Parish,
    /// The first day of work.
    FirstDay,
    /// The last one.
    LastDay,
    /// When the working day starts.
    Starts,
    /// When it ends.
    Ends,
    /// Hours a day at some ages.
    Hours(Band),
    /// The pay before tax.
    Pay,
    /// Who supervises, as a role.
    Supervisor,
    /// The telephone at work.
    Phone,
    /// What is asked of people.
    Requirements,
    /// What to bring.
    Bring,
    /// How people get there.
    Transport,
    /// Whether a medical record book is needed.
    MedicalBook,
    /// What is lifted, how high, in which weather.
    Load,
}

impl Part {
    /// All of them, as pages and files have them.
    pub const ALL: [Self; 20] = [
        Self::Duties,
        Self::Institution,
        Self::Address,
        Self::Parish,
        Self::FirstDay,
        Self::LastDay,
        Self::Starts,
        Self::Ends,
        Self::Hours(Band::Children),
        Self::Hours(Band::Fifteen),
        Self::Hours(Band::Adolescents),
        Self::Hours(Band::Adults),
        Self::Pay,
        Self::Supervisor,
        Self::Phone,
        Self::Requirements,
        Self::Bring,
        Self::Transport,
        Self::MedicalBook,
        Self::Load,
    ];

    /// The word that files use after `about_`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Duties => "duties",
            Self::Institution => "institution",
            Self::Address => "address",
            Self::Parish => "parish",
            Self::FirstDay => "first_day",
            Self::LastDay => "last_day",
            Self::Starts => "starts",
            Self::Ends => "ends",
            Self::Hours(band) => band.name(),
            Self::Pay => "pay",
            Self::Supervisor => "supervisor",
            Self::Phone => "phone",
            Self::Requirements => "requirements",
            Self::Bring => "bring",
            Self::Transport => "transport",
            Self::MedicalBook => "medical_book",
            Self::Load => "load",
        }
    }

    /// The column of `placements.csv`.
    pub fn column(self) -> String {
        format!("about_{}", self.name())
    }

    /// The facts of placements that say the same: where rules ask for one of them, nobody is asked twice.
    pub fn facts(self) -> &'static [&'static str] {
        match self {
            Self::Parish => &["parish"],
            Self::FirstDay => &["first_day"],
            Self::LastDay => &["last_day"],
            Self::Starts => &["day_starts"],
            Self::Ends => &["day_ends"],
            Self::MedicalBook => &["health_check", "needs_health_check"],
            _ => &[],
        }
    }

    /// Whether it may have several lines.
    pub fn has_lines(self) -> bool {
        matches!(self, Self::Duties | Self::Requirements | Self::Bring)
    }
}
