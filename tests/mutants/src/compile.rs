//! Builds the copy: without the mutants that do not compile, once for all that do.

use crate::copy::{plant, write};
use crate::mutant::Mutant;
use crate::plant::Planted;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The mutants that compile: those which the compiler refuses are taken out until it refuses none.
pub fn viable<'a>(
    root: &Path,
    copy: &Path,
    mutants: &'a [Mutant],
) -> Result<Vec<&'a Mutant>, Box<dyn Error>> {
    // Apart from the copy that is built, which stays as it is when nothing has changed since.
    let trial = copy.join("target/trial");
    let mut viable: Vec<&Mutant> = mutants.iter().collect();
    loop {
        let files = plant(root, &viable)?;
        write(root, &trial, &files)?;
        let faults = faults(copy, &trial)?;
        let culprits: BTreeSet<usize> = faults.iter().filter_map(|fault| fault.culprit(&files)).collect();
        if let Some(fault) = faults.first()
            && culprits.is_empty()
        {
            return Err(format!("an error that comes from no mutant:\n{}", fault.text).into());
        }
        viable.retain(|mutant| !culprits.contains(&mutant.number));
        if culprits.is_empty() {
            return Ok(viable);
        }
        eprintln!("{} mutants do not compile", mutants.len() - viable.len());
    }
}

/// What the compiler refuses, and where.
struct Fault {
    places: Vec<(PathBuf, Range<usize>)>,
    text: String,
}

impl Fault {
    fn culprit(&self, files: &BTreeMap<PathBuf, Planted>) -> Option<usize> {
        self.places.iter().find_map(|(file, bytes)| files.get(file)?.culprit(bytes))
    }

    /// The primary places first.
    fn read(message: &Value) -> Option<Self> {
        let message = message.get("message").filter(|message| message["level"] == "error")?;
        let mut spans: Vec<&Value> = message["spans"].as_array()?.iter().collect();
        spans.sort_by_key(|span| span["is_primary"] != true);
        let places: Vec<_> = spans.into_iter().filter_map(place).collect();
        let text = message["rendered"].as_str()?.to_owned();
        (!places.is_empty()).then_some(Self { places, text })
    }
}

fn place(span: &Value) -> Option<(PathBuf, Range<usize>)> {
    let byte = |name: &str| usize::try_from(span[name].as_u64()?).ok();
    Some((PathBuf::from(span["file_name"].as_str()?), byte("byte_start")?..byte("byte_end")?))
}

fn faults(copy: &Path, trial: &Path) -> Result<Vec<Fault>, Box<dyn Error>> {
    let (messages, built) = cargo(copy, trial, &["check", "--lib", "--all-features"])?;
    let faults: Vec<Fault> = messages.iter().filter_map(Fault::read).collect();
    if faults.is_empty() && !built {
        return Err("cargo check fails without an error that has a place".into());
    }
    Ok(faults)
}

/// Builds the tests with these mutants and returns their programs by the name of the target; that of the unit tests is `lib`.
pub fn tests(
    root: &Path,
    copy: &Path,
    viable: &[&Mutant],
    targets: &BTreeSet<&str>,
) -> Result<BTreeMap<String, PathBuf>, Box<dyn Error>> {
    write(root, copy, &plant(root, viable)?)?;
    let mut arguments = vec!["test", "--no-run", "--lib"];
    for target in targets.iter().filter(|target| **target != "lib") {
        arguments.extend(["--test", target]);
    }
    match cargo(copy, copy, &arguments)? {
        (messages, true) => Ok(messages.iter().filter_map(program).collect()),
        _ => Err("the tests do not build".into()),
    }
}

fn program(message: &Value) -> Option<(String, PathBuf)> {
    let path = message["executable"].as_str()?;
    let target = &message["target"];
    let name = if target["kind"][0] == "lib" { "lib" } else { target["name"].as_str()? };
    Some((name.to_owned(), PathBuf::from(path)))
}

/// The messages of cargo for this package, and whether it succeeded.
fn cargo(copy: &Path, package: &Path, arguments: &[&str]) -> Result<(Vec<Value>, bool), Box<dyn Error>> {
    let output = Command::new("cargo")
        .args(arguments)
        .arg("--message-format=json")
        .arg("--target-dir")
        .arg(copy.join("target"))
        .current_dir(package)
        // A comparison that is always true is a warning or an error to lints, and a mutant to us.
        .env("RUSTFLAGS", "--cap-lints=allow")
        // Little optimisation is enough, and the assertions and the checks of overflow stay on.
        .env("CARGO_PROFILE_TEST_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_TEST_DEBUG", "false")
        .env("CARGO_PROFILE_DEV_DEBUG", "false")
        .stderr(Stdio::inherit())
        .output()?;
    let lines = output.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    // Build scripts may print lines of their own.
    let messages = lines.filter_map(|line| serde_json::from_slice(line).ok()).collect();
    Ok((messages, output.status.success()))
}
