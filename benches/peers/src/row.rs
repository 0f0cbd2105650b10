//! Timing, and the rows that come of it.

use std::hint::black_box;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// How long one sample takes at least, so that the clock's own resolution does not matter.
const SAMPLE: Duration = Duration::from_micros(250);

/// How often the contenders take turns. Turns, because other work on the machine then slows all of them alike.
const ROUNDS: usize = 101;

/// How long a single call may take and still be sampled in every round.
const SLOW: Duration = Duration::from_millis(20);

/// Contenders in one operation on one input.
pub struct Rows<'a> {
    operation: &'static str,
    n: usize,
    contenders: Vec<Contender<'a>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Exact,
    Float,
}

struct Contender<'a> {
    who: String,
    kind: Kind,
    ours: bool,
    answer: String,
    /// Runs the operation a number of times; `None` where it panics.
    run: Option<Box<dyn FnMut(u32) -> Duration + 'a>>,
}

impl<'a> Rows<'a> {
    pub fn of(operation: &'static str, n: usize) -> Self {
        Self { operation, n, contenders: Vec::new() }
    }

    pub fn ours_exact<T: 'a>(&mut self, call: impl FnMut() -> T + 'a, show: impl Fn(&T) -> String) {
        self.add("bizcase exact", Kind::Exact, true, call, show);
    }

    pub fn ours_float<T: 'a>(&mut self, call: impl FnMut() -> T + 'a, show: impl Fn(&T) -> String) {
        self.add("bizcase f64", Kind::Float, true, call, show);
    }

    pub fn peer_exact<T: 'a>(
        &mut self,
        who: &str,
        call: impl FnMut() -> T + 'a,
        show: impl Fn(&T) -> String,
    ) {
        self.add(who, Kind::Exact, false, call, show);
    }

    pub fn peer_float<T: 'a>(
        &mut self,
        who: &str,
        call: impl FnMut() -> T + 'a,
        show: impl Fn(&T) -> String,
    ) {
        self.add(who, Kind::Float, false, call, show);
    }

    fn add<T: 'a>(
        &mut self,
        who: &str,
        kind: Kind,
        ours: bool,
        mut call: impl FnMut() -> T + 'a,
        show: impl Fn(&T) -> String,
    ) {
        let first = catch_unwind(AssertUnwindSafe(&mut call)).ok();
        let answer = first.as_ref().map_or("panics".into(), show);
        let run = first.map(|_| -> Box<dyn FnMut(u32) -> Duration + 'a> {
            Box::new(move |times| {
                let start = Instant::now();
                for _ in 0..times {
                    black_box(call());
                }
                start.elapsed()
            })
        });
        self.contenders.push(Contender { who: who.into(), kind, ours, answer, run });
    }

    /// Times the contenders in turns and prints a row for each.
    pub fn print(mut self) {
        let times: Vec<u32> = self.contenders.iter_mut().map(Contender::calibrate).collect();
        let mut samples = vec![Vec::new(); self.contenders.len()];
        for _ in 0..ROUNDS {
            for ((contender, &times), samples) in self.contenders.iter_mut().zip(&times).zip(&mut samples) {
                if let Some(run) = &mut contender.run {
                    // A very slow one has its say once.
                    if samples.is_empty() || times > 1 || samples[0] < SLOW.as_nanos() as f64 {
                        samples.push(run(times).as_nanos() as f64 / f64::from(times));
                    }
                }
            }
        }
        let ours = |kind| self.contenders.iter().position(|c| c.ours && c.kind == kind);
        for (place, contender) in self.contenders.iter().enumerate() {
            let ratio = ours(contender.kind).and_then(|ours| {
                // Round by round, so that what slows a whole round slows both sides of its ratio.
                median(
                    samples[place].iter().zip(&samples[ours]).map(|(theirs, ours)| theirs / ours).collect(),
                )
            });
            let time = median(samples[place].clone()).map_or("-".into(), |time| format!("{time:.1}"));
            let ratio = ratio.map_or("-".into(), |ratio| format!("{ratio:.2}"));
            println!(
                "{}\t{}\t{}\t{time}\t{ratio}\t{}",
                self.operation, self.n, contender.who, contender.answer
            );
        }
    }
}

impl Contender<'_> {
    /// How many calls fill a sample.
    fn calibrate(&mut self) -> u32 {
        let Some(run) = &mut self.run else { return 0 };
        let mut times = 1;
        while times < 1 << 24 && run(times) < SAMPLE {
            times *= 2;
        }
        times
    }
}

fn median(mut samples: Vec<f64>) -> Option<f64> {
    samples.sort_by(f64::total_cmp);
    samples.get(samples.len() / 2).copied()
}
