//! Appraises a business case.
//!
//! ```text
//! cargo run --release --example appraise                     the case that ships with the library
//! cargo run --release --example appraise -- my-case.toml     a case of your own, in TOML or JSON
//! cargo run --release --example appraise -- --json           the appraisal as data
//! cargo run --release --example appraise -- --text           the page as aligned text
//! ```
//!
//! A faulty file prints every fault and exits with 2.

use bizcase::prelude::*;
use std::io::Write;
use std::process::ExitCode;

const USAGE: &str = "appraise [--json | --text] [a case in TOML or JSON]; without a path, the shipped case";
const SHIPPED_CASE: &str = include_str!("cases/online-permits.toml");

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match Request::from_arguments(&arguments).and_then(|request| request.answer()) {
        Ok(page) => print(&page),
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// Prints the page. A reader who closes the pipe has seen enough: no failure, and no panic as `print!` would have.
fn print(page: &str) -> ExitCode {
    match std::io::stdout().write_all(page.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}

/// What the command line asks for.
struct Request<'a> {
    path: Option<&'a str>,
    form: Form,
}

enum Form {
    Markdown,
    Text,
    Json,
}

impl<'a> Request<'a> {
    fn from_arguments(arguments: &'a [String]) -> Result<Self, String> {
        let mut request = Self { path: None, form: Form::Markdown };
        for argument in arguments {
            match argument.as_str() {
                "--json" => request.form = Form::Json,
                "--text" => request.form = Form::Text,
                "--help" => return Err(USAGE.to_owned()),
                unknown if unknown.starts_with('-') => {
                    return Err(format!(
                        "unknown option {unknown}: expected --json, --text or the path of a case"
                    ));
                }
                path if request.path.is_none() => request.path = Some(path),
                second => return Err(format!("a second path {second}: expected one case")),
            }
        }
        Ok(request)
    }

    fn answer(&self) -> Result<String, String> {
        let appraisal = self.case()?.appraise();
        match self.form {
            Form::Markdown => Ok(appraisal.to_markdown()),
            Form::Text => Ok(appraisal.to_text()),
            Form::Json => match serde_json::to_string_pretty(&appraisal) {
                Ok(json) => Ok(json + "\n"),
                Err(error) => Err(error.to_string()),
            },
        }
    }

    fn case(&self) -> Result<BusinessCase, String> {
        let Some(path) = self.path else { return built(&from_toml(SHIPPED_CASE)?) };
        let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
        let document = if path.ends_with(".json") {
            serde_json::from_str(&text).map_err(|error| error.to_string())
        } else {
            from_toml(&text)
        };
        document.and_then(|document| built(&document)).map_err(|faults| format!("{path}:\n{faults}"))
    }
}

fn from_toml(text: &str) -> Result<CaseDocument, String> {
    toml::from_str(text).map_err(|error| error.to_string())
}

fn built(document: &CaseDocument) -> Result<BusinessCase, String> {
    document.build().map_err(|faults| faults.to_string())
}
