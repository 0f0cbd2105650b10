//! Runs every mutant against the tests of its module, two at a time.

use crate::mutant::Mutant;
use crate::run::{Outcome, Program};
use crate::suites::{MODULES, Module, Suite};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

/// Each test process uses one processor.
const AT_ONCE: usize = 2;
/// A test may take so many times as long as the longest of its suite without a mutant, for the machine may be busy.
const PATIENCE: u32 = 10;
const LEAST_PATIENCE: Duration = Duration::from_secs(10);
const BASELINE_PATIENCE: Duration = Duration::from_secs(600);

#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    Caught { suite: Suite, test: String },
    TimedOut { suite: Suite },
    Survived,
}

pub struct Session<'a> {
    copy: &'a Path,
    programs: &'a BTreeMap<String, PathBuf>,
    limits: BTreeMap<Suite, Duration>,
}

impl<'a> Session<'a> {
    /// Runs every suite without a mutant: each must pass, and tells how long its tests may take.
    pub fn start(copy: &'a Path, programs: &'a BTreeMap<String, PathBuf>) -> Result<Self, Box<dyn Error>> {
        let mut session = Self { copy, programs, limits: BTreeMap::new() };
        for suite in MODULES.iter().flat_map(Module::suites) {
            if session.limits.contains_key(&suite) {
                continue;
            }
            match session.program(suite).run(None, BASELINE_PATIENCE)? {
                Outcome::Passed(longest) => {
                    eprintln!("{}: the longest test takes {:.1} s", suite.target, longest.as_secs_f64());
                    session.limits.insert(suite, (longest * PATIENCE).max(LEAST_PATIENCE));
                }
                failed => return Err(format!("{suite:?} does not pass without a mutant: {failed:?}").into()),
            }
        }
        Ok(session)
    }

    /// The verdicts by number.
    pub fn verdicts(&self, mutants: &[&Mutant]) -> Result<BTreeMap<usize, Verdict>, Box<dyn Error>> {
        let (waiting, verdicts) = (Mutex::new(mutants.iter()), Mutex::new(BTreeMap::new()));
        let next = || waiting.lock().expect("no worker panics").next();
        let work = || -> Result<(), String> {
            while let Some(mutant) = next() {
                let verdict = self.verdict(mutant).map_err(|error| error.to_string())?;
                eprintln!("{mutant}: {verdict:?}");
                verdicts.lock().expect("no worker panics").insert(mutant.number, verdict);
            }
            Ok(())
        };
        thread::scope(|scope| {
            let workers: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(work)).collect();
            workers.into_iter().try_for_each(|worker| worker.join().expect("no worker panics"))
        })?;
        Ok(verdicts.into_inner()?)
    }

    /// That of the first suite which notices.
    fn verdict(&self, mutant: &Mutant) -> Result<Verdict, Box<dyn Error>> {
        let module = MODULES.iter().find(|module| module.holds(mutant)).expect("a mutant is of a module");
        for suite in module.suites() {
            match self.program(suite).run(Some(mutant.number), self.limits[&suite])? {
                Outcome::Passed(_) => {}
                Outcome::Failed(test) => return Ok(Verdict::Caught { suite, test }),
                Outcome::TimedOut => return Ok(Verdict::TimedOut { suite }),
            }
        }
        Ok(Verdict::Survived)
    }

    fn program(&self, suite: Suite) -> Program<'_> {
        Program { path: &self.programs[suite.target], filter: suite.filter, folder: self.copy }
    }
}
