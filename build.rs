//! How the programme is linked, where its linker is known to be LLD: alike functions once, of which unoptimised code has very
//! many, and without names of functions. Tests are linked as ever, so that what breaks in them is told with its line.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var("TARGET").is_ok_and(|target| target == "x86_64-unknown-linux-gnu") {
        // Where addresses are known from the start, five megabytes of a list of them are not needed.
        for argument in ["-Wl,--icf=all", "-Wl,--strip-all", "-no-pie"] {
            println!("cargo::rustc-link-arg-bins={argument}");
        }
    }
}
