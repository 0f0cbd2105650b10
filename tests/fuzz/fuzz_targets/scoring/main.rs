//! The scoring on structured inputs, against laws and an independent oracle.
#![no_main]

mod agenda;
mod firmness;
mod floats;
mod judgement;
mod model;
mod opinions;
mod panel;
mod scale;
mod table;
mod weights;

use arbitrary::Arbitrary;
use floats::Floats;
use libfuzzer_sys::fuzz_target;
use opinions::Opinions;
use panel::Panel;
use table::Table;
use weights::Method;

#[derive(Arbitrary, Debug)]
enum Input {
    Table(Table),
    Panel(Box<Panel>),
    Weights(Method),
    Floats(Floats),
    Opinions(Opinions),
}

fuzz_target!(|input: Input| match input {
    Input::Table(table) => table::check(&table),
    Input::Panel(panel) => panel::check(&panel),
    Input::Weights(method) => weights::check(&method),
    Input::Floats(floats) => floats::check(&floats),
    Input::Opinions(opinions) => opinions::check(&opinions),
});
