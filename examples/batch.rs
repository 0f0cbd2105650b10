//! A service loop: one JSON question a line in, one JSON answer a line out, in the same order.
//!
//! ```text
//! $ echo '{"id":"1","measure":"npv","rate":"0.1","flows":["-1000","600","600"]}' | cargo run -q --example batch
//! {"id":"1","value":"41.32231404958677685950413223"}
//! ```
//!
//! | measure | fields | answer |
//! |---|---|---|
//! | `npv` | `rate`, `flows` | `value`; `out_of_range` (`above`, `below`) where no decimal holds it |
//! | `irr` | `flows` | `verdict`, `rates` (all of them, ascending), `multiplicity`, `above_range`, `below_range`, `code`, `reason` |
//! | `payback` | `flows`, and `rate` for discounted payback | `verdict`, `periods` |
//!
//! Flow k falls at time k, so that the first is not discounted; a rate is per period. Decimals are texts; a whole
//! number will do without quotes, a float is refused because it has lost digits before anybody can object.
//!
//! `id` is any JSON value and comes back as it was written, null where there is none. A line that cannot be answered
//! gets `{"id": ..., "error": {"code": ..., "path": ..., "message": ...}}` and the loop goes on; where a line has
//! several faults, `error` is the first and `errors` beside it lists all of them. Blank lines are skipped.

#[path = "batch/answer.rs"]
mod answer;
#[path = "batch/request.rs"]
mod request;

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    match serve(io::stdin().lock(), &mut io::stdout().lock()) {
        // Who closes the pipe has read enough.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}

/// Answers every line until the input ends.
pub(crate) fn serve(input: impl Read, output: &mut impl Write) -> io::Result<()> {
    let mut input = BufReader::new(input);
    let mut output = io::BufWriter::new(output);
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        let question = line.trim_ascii_end();
        if !question.is_empty() {
            serde_json::to_writer(&mut output, &answer::to_line(question))?;
            output.write_all(b"\n")?;
        }
        // Who waits for an answer before the next question must not wait for a full buffer.
        if !input.buffer().contains(&b'\n') {
            output.flush()?;
        }
        line.clear();
    }
    output.flush()
}
