//! The people of the demonstration: accounts, and invented names for applicants. No such person exists.

/// The password of every account of the demonstration; it guards nothing.
pub(super) const PASSWORD: &str = "talka-demonstracija";

/// Where the demonstration's caseworkers work.
pub(super) const AUTHORITY: &str = "Nodarbinātības dienests (paraugs)";

/// Who can sign in: role for the greeting, login, name, role of the account, organisation.
pub(super) const ACCOUNTS: [(&str, &str, &str, &str, &str); 5] = [
    ("caseworker", "ilze", "Ilze Krastiņa", "caseworker", AUTHORITY),
    ("second", "maris", "Māris Ozols", "caseworker", AUTHORITY),
    ("department", "biblioteka", "Dace Liepa", "department", "Piemēru novada bibliotēka"),
    ("school", "skola", "Anna Vītola", "department", "Kaiju pamatskola"),
    ("administrator", "vija", "Vija Kalniņa", "administrator", AUTHORITY),
];

const WOMEN: [&str; 16] = [
    "Anna", "Elīna", "Laura", "Marta", "Līga", "Ieva", "Kristīne", "Sofija", "Emīlija", "Alise", "Zane", "Olga", "Dārta",
    "Madara", "Jekaterina", "Agnese",
];
const WOMEN_OF: [&str; 16] = [
    "Bērziņa", "Kalniņa", "Ozoliņa", "Jansone", "Liepiņa", "Krūmiņa", "Balode", "Petrova", "Zariņa", "Eglīte",
    "Vītoliņa", "Ivanova", "Šmite", "Sproģe", "Kļaviņa", "Āboliņa",
];
const MEN: [&str; 16] = [
    "Jānis", "Roberts", "Gustavs", "Markuss", "Artūrs", "Emīls", "Kārlis", "Daniels", "Edgars", "Ralfs", "Toms",
    "Igors", "Valters", "Aleksandrs", "Ģirts", "Oskars",
];
const MEN_OF: [&str; 16] = [
    "Bērziņš", "Kalniņš", "Ozoliņš", "Jansons", "Liepiņš", "Krūmiņš", "Balodis", "Petrovs", "Zariņš", "Eglītis",
    "Vītoliņš", "Ivanovs", "Šmits", "Sproģis", "Kļaviņš", "Āboliņš",
];

/// A name and a contact for the n-th applicant: all combinations before one comes again.
pub(super) fn person(n: usize) -> (String, String) {
    let (half, pair) = (n % 2, n / 2);
    let (first, second) = (pair % 16, (pair / 16 + pair) % 16);
    let name = if half == 0 {
        format!("{} {}", WOMEN[first], WOMEN_OF[second])
    } else {
        format!("{} {}", MEN[first], MEN_OF[second])
    };
    // Numbers that begin with 2000 belong to nobody.
    (name, format!("+371 2000 {:04}", n % 10_000))
}

/// What the greeting needs to know.
#[derive(Debug, Default)]
pub(super) struct Cast {
    lines: Vec<String>,
}

impl Cast {
    pub(super) fn account(&mut self, role: &str, login: &str) {
        self.lines.push(format!("account\t{role}\t{login}\t{PASSWORD}"));
    }

    pub(super) fn application(&mut self, status: &str, number: &str, code: &str) {
        self.lines.push(format!("application\t{status}\t{number}\t{code}"));
    }

    /// The accounts' file.
    pub(super) fn written(&self) -> String {
        self.lines.iter().map(|line| format!("{line}\n")).collect()
    }
}
