//! What the library shows to the outside, as rustdoc describes it, and where its documentation shows how to use it.
//!
//! [`library`] has rustdoc describe the library, [`items`] lists what is public, [`examples`] decides what an example
//! shows, [`reasons`] reads why some items need none.

pub mod accessor;
pub mod examples;
pub mod items;
pub mod library;
pub mod reasons;
