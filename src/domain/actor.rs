//! Who acts. Authority is a type: a verb that asks for a [`Caseworker`] cannot be called without one, and none can be
//! made but from an account with that role.

use uuid::Uuid;

/// What an account may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Offers placements and sees who comes to them.
    Department,
    /// Decides, runs and publishes.
    Caseworker,
    /// Looks after accounts and rounds; sees no application.
    Administrator,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Department, Self::Caseworker, Self::Administrator];

    /// The word that tables and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Department => "department",
            Self::Caseworker => "caseworker",
            Self::Administrator => "administrator",
        }
    }

    /// The role of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// Someone with an account, signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staff {
    /// The account.
    pub account: Uuid,
    /// Where the person works.
    pub organisation: Uuid,
    /// The person's name.
    pub name: String,
    /// What the account may do.
    pub role: Role,
}

/// Makes the types that stand for an authority.
macro_rules! authority {
    ($($(#[$doc:meta])* $name:ident from $make:ident),* $(,)?) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Eq)]
            pub struct $name(Staff);

            impl $name {
                /// Who it is.
                pub fn staff(&self) -> &Staff {
                    &self.0
                }
            }
        )*
        impl Staff {
            $(
                /// This authority, if the account has it.
                pub fn $make(&self) -> Option<$name> {
                    (self.role == Role::$name).then(|| $name(self.clone()))
                }
            )*
        }
    };
}

authority! {
    /// May offer placements for the organisation.
    Department from department,
    /// May decide, run and publish in the rounds of the organisation.
    Caseworker from caseworker,
    /// May look after accounts and rounds.
    Administrator from administrator,
}

/// May see rule packs and add versions of them: caseworkers and administrators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rulekeeper(Staff);

impl Rulekeeper {
    /// Who it is.
    pub fn staff(&self) -> &Staff {
        &self.0
    }
}

impl Staff {
    /// This authority, if the account has it.
    pub fn rulekeeper(&self) -> Option<Rulekeeper> {
        matches!(self.role, Role::Caseworker | Role::Administrator).then(|| Rulekeeper(self.clone()))
    }
}

/// May see the work that goes on by itself, and have what failed tried again: caseworkers and administrators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overseer(Staff);

impl Overseer {
    /// Who it is.
    pub fn staff(&self) -> &Staff {
        &self.0
    }
}

impl Staff {
    /// This authority, if the account has it.
    pub fn overseer(&self) -> Option<Overseer> {
        matches!(self.role, Role::Caseworker | Role::Administrator).then(|| Overseer(self.clone()))
    }
}

/// Who showed an application's number and access code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The application.
    pub application: Uuid,
}

/// Who showed the number and access code that a parent or guardian was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guardian {
    /// As whom the application's person, or a caseworker, named them.
    pub guardian: Uuid,
}
