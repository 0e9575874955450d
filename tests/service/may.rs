//! Who may call a route, and who of those at the door that is.

use crate::knock::Guest;

/// Who may call a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum May {
    Everyone,
    /// Whoever opened an application with its number and code.
    Holder,
    /// A parent or guardian who was let in.
    Guardian,
    /// Whoever is signed in.
    Staff,
    /// Caseworkers and administrators.
    Rulekeeper,
    Department,
    Caseworker,
    Administrator,
}

use May::{Administrator, Caseworker, Department, Everyone, Guardian, Holder, Rulekeeper, Staff};

impl May {
    pub(crate) fn allows(self, guest: Guest) -> bool {
        match self {
            Everyone => true,
            Holder => guest == Guest::Holder,
            Guardian => guest == Guest::Guardian,
            Staff => [Guest::Department, Guest::Caseworker, Guest::Administrator].contains(&guest),
            Rulekeeper => [Guest::Caseworker, Guest::Administrator].contains(&guest),
            Department => guest == Guest::Department,
            Caseworker => guest == Guest::Caseworker,
            Administrator => guest == Guest::Administrator,
        }
    }

    /// Someone for whom a route is there.
    pub(crate) fn someone(self) -> Guest {
        Guest::ALL.into_iter().find(|guest| self.allows(*guest)).unwrap_or(Guest::Nobody)
    }
}
