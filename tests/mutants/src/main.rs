//! Mutation testing of the library: are its tests able to fail?
//!
//! All mutants of a sample are planted at once, each behind its number; one build serves them all, and the environment
//! of a test program says which of them is awake.

mod compile;
mod copy;
mod find;
mod mutant;
mod operators;
mod plant;
mod report;
mod run;
mod sample;
mod session;
mod suites;

use crate::mutant::Mutant;
use crate::session::Session;
use crate::suites::{MODULES, Module};
use std::collections::BTreeSet;
use std::env;
use std::error::Error;
use std::path::{self, Path};

const USAGE: &str = "arguments: a folder for a copy of the crate, then how many mutants of each module (60 without \
                     it), then the numbers of those to run (all without them)";
const OF_EACH_MODULE: usize = 60;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    // Cargo is called from other folders than this one.
    let copy = path::absolute(arguments.next().ok_or(USAGE)?)?;
    let of_each = arguments.next().map_or(Ok(OF_EACH_MODULE), |number| number.parse())?;
    let only = arguments.map(|number| number.parse()).collect::<Result<BTreeSet<usize>, _>>()?;

    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mutants = sample(&root, of_each)?;
    let viable = compile::viable(&root, &copy, &mutants)?;
    let targets = MODULES.iter().flat_map(Module::suites).map(|suite| suite.target).collect();
    let programs = compile::tests(&root, &copy, &viable, &targets)?;

    let wanted = |mutant: &&Mutant| only.is_empty() || only.contains(&mutant.number);
    let run: Vec<&Mutant> = viable.into_iter().filter(wanted).collect();
    let verdicts = Session::start(&copy, &programs, &run)?.verdicts(&run)?;
    report::print(&mutants.iter().filter(wanted).collect::<Vec<_>>(), &verdicts);
    Ok(())
}

/// Numbered from 1 through the modules.
fn sample(root: &Path, of_each: usize) -> Result<Vec<Mutant>, Box<dyn Error>> {
    let mut mutants = Vec::new();
    for module in MODULES {
        mutants.extend(sample::of_module(root, module.name, of_each)?);
    }
    for (number, mutant) in (1..).zip(&mut mutants) {
        mutant.number = number;
    }
    Ok(mutants)
}
