//! The service loop of `examples/batch.rs`, against a stored transcript and against streams that misbehave.

#![expect(clippy::unwrap_used, reason = "the helpers of a test may panic as it does")]

#[path = "../examples/batch.rs"]
#[expect(dead_code, reason = "its main function is the program's alone")]
mod batch;

use proptest::prelude::*;
use serde_json::Value;
use std::io::{self, Read, Write};

const QUESTIONS: &[u8] = include_bytes!("data/batch/questions.jsonl");
const ANSWERS: &str = include_str!("data/batch/answers.jsonl");

fn answers(questions: &[u8]) -> String {
    let mut output = Vec::new();
    batch::serve(questions, &mut output).unwrap();
    String::from_utf8(output).unwrap()
}

#[test]
fn the_transcript_is_answered_byte_for_byte() {
    let found = answers(QUESTIONS);
    for (found, expected) in found.lines().zip(ANSWERS.lines()) {
        assert_eq!(found, expected);
    }
    assert_eq!(found, ANSWERS);
}

#[test]
fn every_line_that_is_not_blank_gets_one_answer() {
    let questions =
        QUESTIONS.split(|&byte| byte == b'\n').filter(|line| !line.trim_ascii().is_empty()).count();
    assert_eq!(ANSWERS.lines().count(), questions);
}

#[test]
fn an_answer_is_an_object_with_an_id_and_either_an_answer_or_an_error() {
    for line in ANSWERS.lines() {
        let answer: Value = serde_json::from_str(line).unwrap();
        assert!(answer.get("id").is_some(), "{line}");
        let kinds = ["value", "out_of_range", "verdict", "error"];
        assert_eq!(kinds.iter().filter(|kind| answer.get(kind).is_some()).count(), 1, "{line}");
        let Some(error) = answer.get("error") else { continue };
        for field in ["code", "path", "message"] {
            assert!(error[field].is_string(), "{line}");
        }
        if let Some(errors) = answer.get("errors").and_then(Value::as_array) {
            assert!(errors.len() > 1 && errors[0] == *error, "{line}");
        }
    }
}

/// Hands over one byte at a time and counts what has been answered by then.
struct Dripping<'a> {
    left: &'a [u8],
    answered: &'a std::cell::Cell<usize>,
    answered_at_each_line: Vec<usize>,
}

impl Read for &mut Dripping<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let Some((&first, rest)) = self.left.split_first() else { return Ok(0) };
        if first == b'{' {
            self.answered_at_each_line.push(self.answered.get());
        }
        (buffer[0], self.left) = (first, rest);
        Ok(1)
    }
}

struct Counting<'a>(&'a std::cell::Cell<usize>);

impl Write for Counting<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.set(self.0.get() + bytes.iter().filter(|&&byte| byte == b'\n').count());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn an_answer_does_not_wait_for_the_next_question() {
    let line = "{\"measure\":\"irr\",\"flows\":[\"-1\",\"2\"]}\n".repeat(3);
    let answered = std::cell::Cell::new(0);
    let mut input =
        Dripping { left: line.as_bytes(), answered: &answered, answered_at_each_line: Vec::new() };
    batch::serve(&mut input, &mut Counting(&answered)).unwrap();
    assert_eq!(input.answered_at_each_line, [0, 1, 2]);
    assert_eq!(answered.get(), 3);
}

struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_closed_output_ends_the_loop_with_its_own_kind_of_error() {
    let many = QUESTIONS.repeat(20);
    assert_eq!(batch::serve(many.as_slice(), &mut Closed).unwrap_err().kind(), io::ErrorKind::BrokenPipe);
}

proptest! {
    #[test]
    fn whatever_arrives_is_answered(line in prop::collection::vec(any::<u8>(), 0..200)) {
        answers(&line);
    }

    #[test]
    fn a_question_that_is_cut_or_changed_is_answered(
        at in 0..QUESTIONS.len(), length in 1_usize..120, byte in any::<u8>(),
    ) {
        let mut part = QUESTIONS[at..QUESTIONS.len().min(at + length)].to_vec();
        part[0] = byte;
        answers(&part);
    }
}
