//! Runs one test program, with one mutant awake or none, up to its first failure.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};
use std::{io, thread};

/// A mutant that fills the memory ends as one that fails. In KiB, as the shell takes it.
const MEMORY: u32 = 4 << 20;

#[derive(Debug)]
pub enum Outcome {
    /// All passed; the longest time without a word was this.
    Passed(Duration),
    /// This test failed, or was running when the program ended.
    Failed(String),
    /// No test ended for as long as one may take.
    TimedOut,
}

pub struct Program<'a> {
    pub path: &'a Path,
    /// Only the tests whose name contains this.
    pub filter: &'a str,
    /// The folder where its data lie.
    pub folder: &'a Path,
}

impl Program<'_> {
    /// Runs the tests one by one, each for so long at most.
    pub fn run(&self, mutant: Option<usize>, limit: Duration) -> io::Result<Outcome> {
        let mut child = self.command(mutant).spawn()?;
        let outcome = watch(&lines(&mut child), limit);
        // It may have ended already.
        child.kill().ok();
        let status = child.wait()?;
        Ok(match outcome {
            Outcome::Passed(_) if !status.success() => Outcome::Failed("(the program)".to_owned()),
            other => other,
        })
    }

    fn command(&self, mutant: Option<usize>) -> Command {
        let mut command = Command::new("sh");
        command
            .args(["-c", &format!("ulimit -v {MEMORY}; exec \"$0\" \"$@\"")])
            .arg(self.path)
            .args(["--test-threads=1", self.filter])
            .current_dir(self.folder)
            .env("RUST_BACKTRACE", "0")
            // The same random cases for every mutant, and none that an earlier one left behind.
            .env("PROPTEST_RNG_SEED", "1")
            .env("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "true")
            // A failure is enough; nobody reads the smallest one.
            .env("PROPTEST_MAX_SHRINK_ITERS", "0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        if let Some(number) = mutant {
            command.env("MUTANT", number.to_string());
        }
        command
    }
}

/// What the program prints, line by line; a test that ends the program leaves its name in the last one.
fn lines(child: &mut Child) -> Receiver<String> {
    let (sender, receiver) = channel();
    let output = BufReader::new(child.stdout.take().expect("the output is piped"));
    thread::spawn(move || {
        // Nobody listens any more once a test has failed.
        output.lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
    });
    receiver
}

/// Reads up to the first failure.
#[expect(clippy::disallowed_methods, reason = "a loop is found by the clock")]
fn watch(lines: &Receiver<String>, limit: Duration) -> Outcome {
    let (mut longest, mut running) = (Duration::ZERO, None);
    loop {
        let since = Instant::now();
        match lines.recv_timeout(limit) {
            Ok(line) => match verdict(&line) {
                Some((test, "FAILED")) => return Outcome::Failed(test.to_owned()),
                Some((test, "")) => running = Some(test.to_owned()),
                _ => {}
            },
            Err(RecvTimeoutError::Timeout) => return Outcome::TimedOut,
            Err(RecvTimeoutError::Disconnected) => {
                return running.map_or(Outcome::Passed(longest), Outcome::Failed);
            }
        }
        longest = longest.max(since.elapsed());
    }
}

/// The name and the verdict in `test name ... verdict`.
fn verdict(line: &str) -> Option<(&str, &str)> {
    let (test, verdict) = line.strip_prefix("test ")?.split_once(" ...")?;
    Some((test, verdict.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn watched(lines: &[&str]) -> String {
        let (sender, receiver) = channel();
        for line in lines {
            sender.send((*line).to_owned()).expect("somebody listens");
        }
        drop(sender);
        match watch(&receiver, Duration::from_secs(1)) {
            Outcome::Passed(_) => "passed".to_owned(),
            Outcome::Failed(test) => test,
            Outcome::TimedOut => "timed out".to_owned(),
        }
    }

    #[test]
    fn the_first_failure_counts() {
        assert_eq!(
            watched(&["running 2 tests", "test a ... ok", "test b::c ... FAILED", "test d ... FAILED"]),
            "b::c"
        );
    }

    #[test]
    fn a_test_that_ends_the_program_failed() {
        assert_eq!(watched(&["test a ... ok", "test b ... "]), "b");
        assert_eq!(watched(&["test a ... ok", "", "test result: ok. 1 passed"]), "passed");
    }

    #[test]
    fn silence_is_a_loop() {
        let (_sender, receiver) = channel();
        assert!(matches!(watch(&receiver, Duration::from_millis(5)), Outcome::TimedOut));
    }
}
