//! `talka demo`: the main job on a real round, told in a few lines. The whole service takes its place later.

use super::{
    DemoArgs, Stop,
    console::Console,
    match_round::{done, match_round},
};
use crate::domain::{Arg, Lang};

pub(super) fn run(args: &DemoArgs, lang: Option<Lang>, console: &mut Console) -> Result<(), Stop> {
    let outcome = match_round(&args.round, &args.out, true, lang, console)?;
    console.say("");
    console.say(&format!("{}\n{}", outcome.round.name.get(console.tr.0), done(&outcome, console)));
    console.say(&console.tr.say("cli-demo-tiers"));
    for tier in &outcome.tiers {
        let name = tier.name.get(console.tr.0);
        console.say(&format!("  {}. {name}: {} / {}", tier.tier, tier.placed, tier.people));
    }
    let path = args.out.canonicalize().unwrap_or_else(|_| args.out.clone()).join("report.html");
    console.say(&console.tr.with("cli-report-at", &[("path", Arg::Text(path.display().to_string()))]));
    Ok(())
}
