//! Results as pages for people: Markdown for where pages are published, aligned text for a terminal or a mail.
//!
//! What a page says is built once, as a document of headings, prose and tables, and written by one of two
//! renderers. Every label in it is data: the renderer, and nobody else, keeps it from becoming markup, a control
//! sequence or a second line. Numbers are rounded here and nowhere before, half to even, and a rounded table
//! adds up or shows what is missing.

mod appraisal;
mod escape;
mod explanation;
mod label;
mod layout;
mod markdown;
mod number;
mod page;
mod reconcile;
mod table;
mod text;
mod text_table;
mod trace;
mod wrap;
