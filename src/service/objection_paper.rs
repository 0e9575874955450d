//! An objection that a caseworker wrote down, on paper: what was said, by whom, when and under which number, by when it is answered, and
//! where it is signed. Owns that what was said is signed by whoever said it: without that it can be sent back to be mended.
//!
//! Source: Administrative Procedure Law, sections 77 and 78 (likumi.lv/ta/id/55567), wording in force from 01.01.2014, seen 29.11.2026.

use uuid::Uuid;

use super::{
    No, Objection, OneLetter, Service,
    audit::{Looked, Looker},
    object::WAYS,
    printing::typeset,
};
use crate::{
    domain::{Arg, Caseworker, Lang, decision::Kind, objection::State},
    i18n::Tr,
    paper::Letter,
    store,
};

/// An institution's papers are in Latvian.
const TR: Tr = Tr(Lang::Lv);

fn with(key: &str, name: &str, text: &str) -> String {
    TR.with(key, &[(name, Arg::Text(text.to_owned()))])
}

/// Who is named on the paper.
struct Names {
    /// The institution.
    sender: String,
    /// The round.
    round: String,
    /// Whoever objects.
    objects: String,
    /// Whoever wrote it down.
    wrote: String,
}

/// The paper. An act is contested, in the law's words; against anything else people object.
fn paper(one: &Objection, kind: Kind, names: &Names, today: String) -> Letter {
    let act = if kind == Kind::Act { "contest" } else { "objection" };
    let about = [("number", Arg::Text(one.about.clone())), ("round", Arg::Text(names.round.clone()))];
    let what = if one.award { "paper-sign-about-award" } else { "paper-sign-about" };
    let came = TR.with(&format!("paper-sign-{}", one.way), &[("day", Arg::Date(one.received_day))]);
    let by = TR.say(&format!("objector-{}", one.by.name()));
    let mut after: Vec<String> =
        one.ground.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
    if one.state.is_open() {
        after.push(TR.with("paper-sign-answer", &[("day", Arg::Date(one.answer_by))]));
    }
    let mend = one.happened.last().and_then(|deed| deed.until).filter(|_| one.state == State::ToMend);
    after.extend(mend.map(|until| TR.with("objection-mend-minor", &[("day", Arg::Date(until))])));
    after.push(with("paper-sign-here", "name", &names.objects));
    after.push(with("paper-sign-wrote", "name", &names.wrote));
    Letter {
        sender: names.sender.clone(),
        address: vec![names.objects.clone()],
        date: today,
        heading: TR.say(&format!("paper-sign-heading-{act}")),
        before: vec![TR.with(what, &about), format!("{came} {by}: {}.", names.objects)],
        pairs: vec![(TR.say("paper-sign-number"), one.number.to_string())],
        after,
        foot: with("paper-foot", "number", &one.about),
        ..Letter::default()
    }
}

impl Service {
    /// An objection that a caseworker wrote down, to be signed and given along. The look is noted.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's, for one that its person sent, and where what it says was erased.
    pub async fn print_objection(&self, who: &Caseworker, id: Uuid) -> Result<OneLetter, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (row, round) = self.objection_for(link, who, id).await?;
        let one = self.objection_of(link, row.clone()).await?;
        if !WAYS.contains(&one.way.as_str()) || one.ground.is_empty() {
            return Err(No::NotFound);
        }
        let wrote = match row.account {
            Some(account) => store::accounts::by_id(link, account).await?.map(|account| account.name),
            None => None,
        };
        let wording = self.wording(link, &round).await?;
        let names = Names {
            sender: wording.sender.clone(),
            round: wording.book.name().get(Lang::Lv).to_owned(),
            objects: self.objects(link, (&row, &one)).await?,
            wrote: wrote.unwrap_or_default(),
        };
        drop(conn);
        let number = one.about.as_str();
        let looked = Looked { round: Some(round.id), object: number, shown: vec![number], searched: "" };
        self.look(Looker::Staff(who.staff()), "look", looked).await?;
        let letter = paper(&one, wording.kind, &names, TR.date(wording.book.today));
        let pdf = typeset(vec![letter], with("paper-sign-title", "n", &one.number.to_string())).await?;
        Ok(OneLetter { pdf, number: one.number.to_string() })
    }
}
