//! `talka rules`: what a rule pack says, whether it is sound, whom it would touch. Owns where packs are found; what they
//! mean is for `rules` to say.

mod explain;
mod file;
mod sound;
mod touch;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::{Stop, console::Console};
use crate::{
    domain::Fault,
    files::table,
    rules::{self, Pack},
};

#[derive(Debug, Args)]
pub(super) struct RulesArgs {
    #[command(subcommand)]
    command: RulesCommand,
}

#[derive(Debug, Subcommand)]
enum RulesCommand {
    /// Lists the packs that ship with Talka, with their programmes and versions
    List,
    /// Names everything that is wrong with a pack, with line and key
    #[command(after_help = "Example:\n  talka rules check fixtures/rounds/minimal/pack.toml")]
    Check {
        /// A pack that ships (its identifier), a pack.toml, or the folder it lies in
        pack: String,
    },
    /// Runs a pack's examples, and names the rules that they do not show from both sides
    #[command(after_help = "Example:\n  talka rules test liepaja-pupils-2020 --mutations")]
    Test {
        /// A pack that ships (its identifier), a pack.toml, or the folder it lies in
        pack: String,
        /// Changes each comparison, connective, number and word in turn, and lists what no example notices
        #[arg(long)]
        mutations: bool,
    },
    /// Says what a pack decides about one person, why, and what would have to be different
    #[command(
        after_help = "Example:\n  talka rules explain liepaja-pupils-2020 --person person.toml --lang en

The file describes the person in the tables [applicant], [placement], [dates], [settings]; facts that it leaves out
are unknown, dates and settings that it leaves out are those of the pack's [example]."
    )]
    Explain {
        /// A pack that ships (its identifier), a pack.toml, or the folder it lies in
        pack: String,
        /// File with the person's facts, in TOML
        #[arg(long)]
        person: PathBuf,
    },
    /// Counts for how many people of a round each rule holds, does not hold, or needs a person, and how many are in each tier
    #[command(
        after_help = "Example:\n  talka rules preview liepaja-pupils-2020 --round fixtures/rounds/liepaja-2020"
    )]
    Preview {
        /// A pack that ships (its identifier), a pack.toml, or the folder it lies in
        pack: String,
        /// Folder of the round
        #[arg(long)]
        round: PathBuf,
    },
    /// Says what differs between two packs, and for whom in a given round
    #[command(
        after_help = "Example:\n  talka rules diff old/pack.toml new/pack.toml --round fixtures/rounds/liepaja-2020"
    )]
    Diff {
        /// The pack before
        before: String,
        /// The pack after
        after: String,
        /// Folder of a round whose people are judged by both
        #[arg(long)]
        round: Option<PathBuf>,
    },
}

pub(super) fn run(args: &RulesArgs, console: &mut Console) -> Result<(), Stop> {
    match &args.command {
        RulesCommand::List => {
            sound::list(console);
            Ok(())
        }
        RulesCommand::Check { pack } => {
            sound::check(&load(pack)?, console);
            Ok(())
        }
        RulesCommand::Test { pack, mutations } => sound::test(&load(pack)?, *mutations, console),
        RulesCommand::Explain { pack, person } => explain::run(&load(pack)?, person, console),
        RulesCommand::Preview { pack, round } => touch::preview(&load(pack)?, round, console),
        RulesCommand::Diff { before, after, round } => {
            touch::diff(&load(before)?, &load(after)?, round.as_deref(), console)
        }
    }
}

/// A pack by its identifier, or from a file or a folder.
fn load(named: &str) -> Result<Pack, Stop> {
    if let Some(text) = rules::shipped(named) {
        return Ok(Pack::parse(&format!("{named}/pack.toml"), text)?);
    }
    let path = Path::new(named);
    let file = if path.is_dir() { path.join("pack.toml") } else { path.to_owned() };
    if !file.is_file() {
        let known: Vec<&str> = rules::shipped_ids().collect();
        let fault = Fault::in_file(named, "fault-unknown-pack");
        return Err(fault.with("found", named).with_choices(known.join(", ")).into());
    }
    let (_, source) = file::read(&file)?;
    Ok(Pack::parse(&file.display().to_string(), table::text(&source)?)?)
}
