//! How the programme is linked, where its linker is known to be LLD: alike functions once, of which unoptimised code has very
//! many, and without names of functions. Tests are linked as ever, so that what breaks in them is told with its line.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|known| known == value);
    if is("TARGET", "x86_64-unknown-linux-gnu") && is("PROFILE", "debug") {
        // Where addresses are known from the start, five megabytes of a list of them are not needed.
        for argument in ["-Wl,--icf=all", "-Wl,--strip-all", "-no-pie"] {
            println!("cargo::rustc-link-arg-bins={argument}");
        }
    }
}
