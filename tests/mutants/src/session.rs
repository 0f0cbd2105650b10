//! Runs every mutant against the tests of its module, two at a time.

use crate::mutant::Mutant;
use crate::run::{Outcome, Program};
use crate::suites::{Module, Suite};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;
use std::{iter, thread};

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
    /// Runs the suites of these mutants with none awake: each must pass, and tells how long its tests may take.
    pub fn start(
        copy: &'a Path,
        programs: &'a BTreeMap<String, PathBuf>,
        mutants: &[&Mutant],
    ) -> Result<Self, Box<dyn Error>> {
        let mut session = Self { copy, programs, limits: BTreeMap::new() };
        let suites: BTreeSet<Suite> = mutants.iter().flat_map(|mutant| Module::of(mutant).suites()).collect();
        session.limits =
            at_once(suites, |suite| match session.program(suite).run(None, BASELINE_PATIENCE)? {
                Outcome::Passed(longest) => Ok((suite, (longest * PATIENCE).max(LEAST_PATIENCE))),
                failed => Err(format!("{suite:?} does not pass without a mutant: {failed:?}").into()),
            })?;
        Ok(session)
    }

    /// The verdicts by number.
    pub fn verdicts(&self, mutants: &[&Mutant]) -> Result<BTreeMap<usize, Verdict>, Box<dyn Error>> {
        at_once(mutants, |mutant| {
            let verdict = self.verdict(mutant)?;
            eprintln!("{mutant}: {verdict:?}");
            Ok((mutant.number, verdict))
        })
    }

    /// That of the first suite which notices.
    fn verdict(&self, mutant: &Mutant) -> Result<Verdict, Box<dyn Error>> {
        for suite in Module::of(mutant).suites() {
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

/// Does all of them, as many at once as there is room for, up to the first error.
fn at_once<T, K: Ord + Send, V: Send>(
    items: impl IntoIterator<Item = T, IntoIter: Send>,
    work: impl Fn(T) -> Result<(K, V), Box<dyn Error>> + Sync,
) -> Result<BTreeMap<K, V>, Box<dyn Error>> {
    let waiting = Mutex::new(items.into_iter());
    let next = || waiting.lock().expect("no worker panics").next();
    let worker = || -> Result<Vec<(K, V)>, String> {
        let results = iter::from_fn(next).map(|item| work(item).map_err(|error| error.to_string()));
        results.collect()
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(worker)).collect();
        let mut results = BTreeMap::new();
        for worker in workers {
            results.extend(worker.join().expect("no worker panics")?);
        }
        Ok(results)
    })
}
