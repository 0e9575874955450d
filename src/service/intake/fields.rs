//! What a spreadsheet of people can hold: the round's own fields and the facts of its pack. Owns their names and labels; which
//! column holds which, the sheet's own mapping says.

use crate::{
    domain::{Arg, Lang},
    files::sheet::mapping::Field,
    i18n::Tr,
    rules::Pack,
};

/// The fields that every round has.
pub(super) const OWN: [&str; 11] = [
    "number",
    "name",
    "first_name",
    "last_name",
    "contact",
    "email",
    "telephone",
    "personal_code",
    "registered",
    "registered_time",
    "withdrawn",
];

/// How many wishes a row can hold.
pub(super) const WISHES: usize = super::super::MOST_WISHES;

/// The name of the field of a wish, from 1.
pub(super) fn wish(rank: usize) -> String {
    format!("wish_{rank}")
}

/// What offices and their forms call the column of a field, beside its own labels.
fn also(name: &str) -> Vec<String> {
    let key = format!("intake-also-{}", name.replace('_', "-"));
    let names: Vec<String> = Lang::ALL.iter().filter_map(|lang| Tr(*lang).try_say(&key)).collect();
    apart(&names)
}

/// What they call the column of a wish: `Pirmā izvēle`, `II izvēle`, `Izvēle Nr. 3`.
fn also_wish(rank: usize) -> Vec<String> {
    let names = Lang::ALL.map(|lang| {
        let tr = Tr(lang);
        let ordinals = apart(&[tr.say("intake-ordinals")]);
        let number = rank.to_string();
        let ordinal = ordinals.get(rank - 1).unwrap_or(&number);
        let args = [("n", number.clone()), ("ordinal", ordinal.clone()), ("roman", roman(rank))];
        tr.with("intake-also-wish", &args.map(|(name, text)| (name, Arg::Text(text))))
    });
    apart(&names)
}

fn apart(names: &[String]) -> Vec<String> {
    names.iter().flat_map(|names| names.split(';')).map(|name| name.trim().to_owned()).collect()
}

/// A small number in Roman numerals.
fn roman(mut number: usize) -> String {
    const NUMERALS: [(usize, &str); 5] = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut roman = String::new();
    for (worth, numeral) in NUMERALS {
        while number >= worth {
            roman.push_str(numeral);
            number -= worth;
        }
    }
    roman
}

/// Every field of a round, with what people call it. A pack's fact that is called as one of the round's own fields comes
/// second, as it does in files.
pub(super) fn all(pack: &Pack) -> Vec<Field> {
    let own = OWN.iter().map(|name| Field {
        name: (*name).to_owned(),
        labels: Lang::ALL.map(|lang| Tr(lang).say(&format!("intake-field-{}", name.replace('_', "-")))),
        also: also(name),
        required: false,
    });
    let facts = pack.applicant().iter().map(|(name, fact)| Field {
        name: name.clone(),
        labels: Lang::ALL.map(|lang| fact.label.get(lang).to_owned()),
        // What packs ask under the same name is the same in all of them, whatever they call it.
        also: also(name),
        required: false,
    });
    let wishes = (1..=WISHES).map(|rank| Field {
        name: wish(rank),
        labels: Lang::ALL.map(|lang| Tr(lang).count("intake-field-wish", rank as u64)),
        also: also_wish(rank),
        required: false,
    });
    own.chain(facts).chain(wishes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::sheet::mapping::suggest;

    #[test]
    fn columns_are_known_by_what_offices_call_them() {
        let text = include_str!("../../../fixtures/rounds/sample-summer/pack.toml");
        let pack = Pack::parse("pack.toml", text).unwrap();
        for (header, fields) in [
            (
                "Pieteikuma Nr.|Vārds un uzvārds|Pers. kods|Tālr. / e-pasts",
                "number name personal_code contact",
            ),
            (
                "Vārds, uzvārds (kā pasē)|P.k. (11 cip.)|Tālrunis|E-pasts",
                "name personal_code telephone email",
            ),
            ("Ф.И.О.|Перс. код|Эл. почта|Дата рожд.", "name personal_code email date_of_birth"),
            ("Dzim. datums|Dalība pagājušajā vasarā (jā/nē)", "date_of_birth took_part_last_year"),
            ("Dzimšanas datums, dd.mm.gggg.|Dz. dat.", "date_of_birth -"),
            ("3. Dzimšanas datums (dd.mm.gggg.)|6. Skola*", "date_of_birth school"),
            (
                "1. Vārds un uzvārds|2. Personas kods|10. 1. izvēle|2. izvēle",
                "name personal_code wish_1 wish_2",
            ),
            (
                "Skolēna vārds, uzvārds|Personas kods (11 cipari)|Pirmā izvēle|Otrā izvēle",
                "name personal_code wish_1 wish_2",
            ),
            ("Vārdi|Uzvārds|I izvēle|II izvēle|IV izvēle", "first_name last_name wish_1 wish_2 wish_4"),
            (
                "Given name|Surname|First choice|Choice 2|Wish No. 3",
                "first_name last_name wish_1 wish_2 wish_3",
            ),
            ("Izvēle Nr. 1|Izvēle Nr.2|3. vēlme|Первое желание", "wish_1 wish_2 wish_3 -"),
            (
                "Izglītības iestāde|Deklarētā dzīvesvieta|Medicīniskā grāmatiņa (jā/nē)",
                "school parish health_check",
            ),
            ("Saņemšanas laiks|Personas kods", "registered personal_code"),
            ("Saņemšanas laiks|Saņemšanas datums", "registered_time registered"),
            ("Saņemšanas datums|Saņemšanas laiks", "registered registered_time"),
            ("Дата подачи|Время подачи", "registered registered_time"),
            ("Vārds un uzvārds|Vecāka personas kods|Personas kods (vecākam)|Nr. p. k.", "name - - -"),
        ] {
            let names: Vec<String> = header.split('|').map(ToOwned::to_owned).collect();
            let mapping = suggest(&names, &all(&pack), None);
            let held = names.iter().map(|name| mapping.columns[name].as_deref().unwrap_or("-"));
            assert_eq!(held.collect::<Vec<_>>().join(" "), fields, "{header}");
        }
    }
}
