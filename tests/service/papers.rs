//! Papers after an offer: asked by age once a place is accepted, due days after that, written down as received or not, once.

use crate::{
    afterwards::told,
    scene::{ENDED, Who, holder, not_found, refused, told_to_both},
};

/// A statement that everybody brings in ten days, and a doctor's note that whoever is younger than sixteen brings in five.
const PAPERS: &str = "
[[papers]]
word = \"told\"
name = { lv = \"Apliecinājums\", en = \"Statement\", ru = \"Заявление\" }
days = 10

[[papers]]
word = \"fit\"
name = { lv = \"Ārsta atzinums\", en = \"Doctor's note\", ru = \"Справка врача\" }
until_age = 16
days = 5

[[papers]]
word = \"young\"
name = { lv = \"Jauniešu veidlapa\", en = \"Form for the young\", ru = \"Анкета\" }
until_age = 17
days = 5
";

#[test]
fn papers_are_asked_by_age_after_an_acceptance_and_written_down_once() {
    told_to_both(async |world| {
        // A1 is sixteen when the work begins.
        let codes = told(&world, "2009-02-02", PAPERS).await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let child = holder(&service, "A1", &codes["A1"]).await;
        let at = ("minimal", "A1");
        assert_eq!(refused(service.record_paper(&ilze, at, ("told", true, 0)).await), "refused-no-paper");
        assert!(service.mine(&child).await.expect("mine").papers.is_empty(), "nothing is accepted");
        service.answer_offer(&child, true, None).await.expect("accepted");
        let papers = service.mine(&child).await.expect("mine").papers;
        let shown: Vec<_> = papers.iter().map(|one| (one.word.as_str(), one.due.to_string())).collect();
        assert_eq!(shown, [("told", "2026-05-05".to_owned()), ("young", "2026-04-30".to_owned())]);
        assert_eq!(refused(service.record_paper(&ilze, at, ("fit", true, 0)).await), "refused-no-paper");
        let stranger = world.caseworker(Who::Stranger);
        not_found(service.record_paper(&stranger, at, ("told", true, 0)).await);
        not_found(service.paper_file(&stranger, "minimal", "A1").await);
        assert_eq!(refused(service.record_paper(&ilze, at, ("told", true, 4)).await), "refused-stale");
        for _ in 0..2 {
            service.record_paper(&ilze, at, ("told", true, 0)).await.expect("written down, once");
        }
        let late = world.at("2026-05-06T08:00:00Z");
        let papers = late.paper_file(&ilze, "minimal", "A1").await.expect("a file").papers;
        let shown: Vec<_> = papers.iter().map(|one| (one.received.is_some(), one.late)).collect();
        assert_eq!(shown, [(true, false), (false, true)]);
        service.record_paper(&ilze, at, ("told", false, 1)).await.expect("it was another's");
        assert_eq!((world.noted("paper-received").await, world.noted("paper-missing").await), (1, 1));
        late.lapse_due(late.now()).await.expect("written down");
        late.finish(&ilze, "minimal").await.expect("finished");
        assert_eq!(refused(late.record_paper(&ilze, at, ("told", true, 2)).await), "refused-finished");
        assert_eq!(late.mine(&child).await.expect("mine").papers.len(), 2, "the person still reads it");
    });
}
