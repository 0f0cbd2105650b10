//! What the largest documents cost that are admitted, beside documents of a tenth of their cells.
//!
//! Ratios are of one run; seconds are printed to be known, and differ between machines. It takes some minutes:
//! `cargo bench --bench largest_document`.

#[path = "../tests/largest/documents.rs"]
mod documents;

use bizcase::{limits, prelude::*};
use serde_json::Value;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Ten times as many cells may take a half more than ten times as long before that is no longer linear.
const TEN_TIMES: f64 = 15.0;

fn main() {
    println!("document\tbuild, s\tappraise, s\tpage, s\tto a tenth\tat most");
    row("longest timeline", documents::longest_timeline);
    row("most lines", documents::most_lines);
    row("most ranges", documents::most_ranges);
    row("largest matrix", |part| documents::largest_matrix(5, limits::CRITERIA / part));
}

fn row(what: &str, document: impl Fn(usize) -> Value) {
    let [whole, tenth] = [1, 10].map(|part| seconds(&document(part)));
    let [build, appraise, page] = whole;
    let ratio = whole.iter().sum::<f64>() / tenth.iter().sum::<f64>();
    println!("{what}\t{build:.1}\t{appraise:.1}\t{page:.1}\t{ratio:.1}\t{TEN_TIMES}");
}

/// To read and judge it, to appraise it, to write its page.
fn seconds(document: &Value) -> [f64; 3] {
    let text = document.to_string();
    let (case, build) = timed(|| {
        let document: CaseDocument = serde_json::from_str(&text).expect("it has the form of a document");
        document.build().expect("it is within the limits")
    });
    let (appraisal, appraise) = timed(|| case.appraise());
    let (page, written) = timed(|| appraisal.to_markdown());
    black_box(page);
    [build, appraise, written].map(|it| it.as_secs_f64())
}

#[allow(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}
