//! The one binary. Everything it does stands in the library; see `ARCHITECTURE.md`.

use std::process::ExitCode;

fn main() -> ExitCode {
    talka::cli::run()
}
