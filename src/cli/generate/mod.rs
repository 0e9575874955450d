//! `talka generate`: an invented instance that looks like a country, of any size. Owns its options and how its
//! rows are written. The same options give the same bytes on every machine: no floats, no chance but the seed.

mod chance;
mod curve;
mod shape;
mod wishes;
mod world;

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::PathBuf,
};

use super::{Stop, console::Console};
use crate::{
    domain::{Arg, Fault},
    files::output::Output,
};
use chance::Chance;
use shape::Shape;
use wishes::Wishes;
use world::{Land, Site, World};

/// Options of the command.
#[derive(Debug, clap::Args)]
pub(super) struct GenerateArgs {
    /// How many applicants, up to 20,000,000
    #[arg(long, value_parser = clap::value_parser!(u32).range(..=20_000_000))]
    applicants: u32,
    /// Any number; the same number gives the same instance on every machine
    #[arg(long)]
    seed: u64,
    /// Folder for the instance
    #[arg(long)]
    out: PathBuf,
    /// Seats for each applicant: 0 to 100, up to six decimals
    #[arg(long, default_value = "0.65")]
    places_ratio: String,
    /// What the country looks like
    #[arg(long, value_enum, default_value_t = Shape::Popular)]
    shape: Shape,
    /// The largest number of wishes of one applicant
    #[arg(long, default_value_t = 12, value_parser = clap::value_parser!(u8).range(1..))]
    wishes: u8,
    /// The number of tiers (priority groups)
    #[arg(long, default_value_t = 6, value_parser = clap::value_parser!(u8).range(1..))]
    tiers: u8,
    /// Writes into a folder even if it isn't empty
    #[arg(long)]
    force: bool,
}

/// People of each tier, of every hundred where there are six; any further tier has as many as the sixth.
const TIER_SHARES: [u32; 6] = [5, 10, 15, 20, 20, 30];
const MILLION: u64 = 1_000_000;
/// After so many applicants it is said how far the work is.
const SAID_EVERY: u32 = 1 << 16;

pub(super) fn run(args: &GenerateArgs, console: &mut Console) -> Result<(), Stop> {
    let wrong = || Fault::in_file("--places-ratio", "fault-ratio").with("found", &args.places_ratio);
    let ratio = millionths(&args.places_ratio).filter(|ratio| *ratio <= 100 * MILLION).ok_or_else(wrong)?;
    let seats = (ratio * u64::from(args.applicants) + MILLION / 2) / MILLION;
    let output = Output::begin(&args.out, args.force)?;
    let [mut for_land, mut for_sites, mut for_line, mut for_wishes] = Chance::streams(args.seed);
    let land = Land::new(args.shape, args.applicants, &mut for_land);
    let sites = land.sites(&args.shape.traits(), seats, &mut for_sites);
    progress(console, 0, args.applicants);
    output.stream("applicants.csv", |file| applicants(file, args, &mut for_line))?;
    output.stream("placements.csv", |file| placements(file, &sites))?;
    let placed = sites.len() as u64;
    let world = World::new(land, args.shape, sites);
    let mut pairs = Pairs { people: args.applicants, width: width(placed, 6), made: 0, without: 0 };
    let mut wishes = Wishes::new(&world, args.shape.traits(), args.wishes);
    output.stream("edges.csv", |file| pairs.write(file, &mut wishes, &mut for_wishes, console))?;
    output.commit()?;
    let whole = |number: u64| Arg::Whole(i64::try_from(number).unwrap_or(i64::MAX));
    let figures = [
        ("applicants", whole(args.applicants.into())),
        ("placements", whole(placed)),
        ("seats", whole(seats)),
        ("pairs", whole(pairs.made)),
        ("without", whole(pairs.without)),
    ];
    console.say(&console.tr.with("cli-done-generate", &figures));
    Ok(())
}

/// A number with up to six decimals, in millionths.
fn millionths(text: &str) -> Option<u64> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let is_plain = |part: &str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit());
    if !is_plain(whole) || !is_plain(decimals) || decimals.len() > 6 {
        return None;
    }
    let parts: u64 = format!("{decimals:0<6}").parse().ok()?;
    whole.parse::<u64>().ok()?.checked_mul(MILLION)?.checked_add(parts)
}

fn progress(console: &Console, done: u32, all: u32) {
    let percent = u64::from(done) * 100 / u64::from(all.max(1));
    console.step(&console.tr.count("cli-progress-generate", percent));
}

/// Who there is. The numbers are given without regard to where people live, the order by shuffling.
fn applicants(file: &mut BufWriter<File>, args: &GenerateArgs, chance: &mut Chance) -> io::Result<()> {
    file.write_all(b"id,tier,order\n")?;
    let shares: Vec<u32> =
        (0..usize::from(args.tiers)).map(|tier| TIER_SHARES[tier.min(TIER_SHARES.len() - 1)]).collect();
    let mut order: Vec<u32> = (1..=args.applicants).collect();
    chance.shuffle(&mut order);
    let width = width(args.applicants.into(), 7);
    let mut row = Row::default();
    for (number, order) in (1..).zip(order) {
        let tier = u32::try_from(chance.weighted(&shares)).unwrap_or(0) + 1;
        row.id(b'A', number, width).number(tier).number(order).end(file)?;
    }
    Ok(())
}

fn placements(file: &mut BufWriter<File>, sites: &[Site]) -> io::Result<()> {
    file.write_all(b"id,capacity\n")?;
    let width = width(sites.len() as u64, 6);
    let mut row = Row::default();
    for site in sites {
        row.id(b'P', site.number + 1, width).number(site.capacity.into()).end(file)?;
    }
    Ok(())
}

/// Writes pairs, and counts them.
struct Pairs {
    people: u32,
    /// Digits of a placement's number.
    width: usize,
    made: u64,
    /// People without any pair.
    without: u64,
}

impl Pairs {
    fn write(
        &mut self,
        file: &mut BufWriter<File>,
        wishes: &mut Wishes<'_>,
        chance: &mut Chance,
        console: &Console,
    ) -> io::Result<()> {
        file.write_all(b"applicant,placement,rank,distance_m\n")?;
        let width = width(self.people.into(), 7);
        let mut row = Row::default();
        for number in 1..=self.people {
            let before = self.made;
            for (rank, wish) in (1..).zip(wishes.next(chance)) {
                row.id(b'A', number, width).id(b'P', wish.placement + 1, self.width);
                row.number(rank).number(wish.distance_m).end(file)?;
                self.made += 1;
            }
            self.without += u64::from(self.made == before);
            if number % SAID_EVERY == 0 {
                progress(console, number, self.people);
            }
        }
        Ok(())
    }
}

/// Digits of the highest number, so that all identifiers are of one length.
fn width(highest: u64, least: usize) -> usize {
    highest.to_string().len().max(least)
}

/// A row being put together; much faster than formatting.
#[derive(Default)]
struct Row(Vec<u8>);

impl Row {
    /// A letter and a number with leading zeros.
    fn id(&mut self, letter: u8, number: u32, width: usize) -> &mut Self {
        self.0.push(letter);
        self.digits(number, width)
    }

    fn number(&mut self, number: u32) -> &mut Self {
        self.digits(number, 1)
    }

    fn digits(&mut self, mut number: u32, width: usize) -> &mut Self {
        let mut digits = [b'0'; 10];
        let mut first = digits.len();
        while number > 0 {
            first -= 1;
            digits[first] += (number % 10) as u8;
            number /= 10;
        }
        self.0.extend_from_slice(&digits[first.min(digits.len() - width)..]);
        self.0.push(b',');
        self
    }

    /// Writes the row; the last comma becomes the line's end.
    fn end(&mut self, file: &mut BufWriter<File>) -> io::Result<()> {
        if let Some(last) = self.0.last_mut() {
            *last = b'\n';
        }
        file.write_all(&self.0)?;
        self.0.clear();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_is_read_exactly() {
        let good = [
            ("0", 0),
            ("0.65", 650_000),
            ("1", 1_000_000),
            ("100.000000", 100_000_000),
            ("007.5", 7_500_000),
        ];
        for (text, expected) in good {
            assert_eq!(millionths(text), Some(expected), "{text}");
        }
        for text in [
            "",
            ".",
            "1.",
            ".5",
            "-1",
            "+1",
            "0,65",
            "1e2",
            "0.1234567",
            " 1",
            "1.2.3",
            "99999999999999999999",
        ] {
            assert_eq!(millionths(text), None, "{text}");
        }
    }

    #[test]
    fn identifiers_are_of_one_length() {
        assert_eq!([width(0, 7), width(9_999_999, 7), width(10_000_000, 7)], [7, 7, 8]);
        let mut row = Row::default();
        row.id(b'A', 7, 7).id(b'P', 4_294_967_295, 10).number(0).number(120);
        assert_eq!(String::from_utf8_lossy(&row.0), "A0000007,P4294967295,0,120,");
    }
}
