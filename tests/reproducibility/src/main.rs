//! Prints how many fingerprints of this build are the stored ones, or with a subject the text behind its fingerprint.

use bizcase_reproducibility::{Report, text};
use std::process::ExitCode;

fn main() -> ExitCode {
    let subject: Vec<String> = std::env::args().skip(1).collect();
    if subject.is_empty() {
        return compare();
    }
    match text(&subject.join(" ")) {
        Some(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        None => {
            eprintln!("no line is about {}", subject.join(" "));
            ExitCode::FAILURE
        }
    }
}

fn compare() -> ExitCode {
    let report = Report::of_this_build();
    println!("{report}");
    if report.is_equal() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
