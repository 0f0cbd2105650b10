//! The cases under `examples/cases/`: each as a program, as data and as the page that it prints, which agree. The choice
//! without a case around it and the claims about one are each a program and its page.
//!
//! A page that was meant to change is stored anew by
//! `cargo run -q --example fertiliser_plant > examples/cases/output/fertiliser_plant.md`.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

#[path = "../examples/cases/clinic_records.rs"]
#[expect(dead_code, reason = "its main function is the program's alone")]
mod clinic_records;
#[path = "../examples/cases/diagnostic_centres.rs"]
#[expect(dead_code, reason = "its main function is the program's alone")]
mod diagnostic_centres;
#[path = "../examples/cases/fertiliser_plant.rs"]
#[expect(dead_code, reason = "its main function is the program's alone")]
mod fertiliser_plant;
#[path = "../examples/cases/flood_defence.rs"]
#[expect(dead_code, reason = "its main function is the program's alone")]
mod flood_defence;
#[path = "../examples/cases/heat_pump.rs"]
#[expect(dead_code, reason = "its main function is the program's alone")]
mod heat_pump;
#[path = "../examples/cases/library_supplier.rs"]
#[expect(dead_code, reason = "its main function is the program's alone")]
mod library_supplier;
#[path = "../examples/cases/online_permits.rs"]
#[expect(dead_code, reason = "its main function is the program's alone")]
mod online_permits;
#[path = "../examples/cases/sales_platform.rs"]
#[expect(dead_code, reason = "its main function is the program's alone")]
mod sales_platform;
#[path = "../examples/cases/service_desk.rs"]
#[expect(dead_code, reason = "its main function is the program's alone")]
mod service_desk;
#[path = "../examples/cases/stress_assumptions.rs"]
#[expect(dead_code, reason = "its main function is the program's alone")]
mod stress_assumptions;

use bizcase::prelude::*;
use bizcase::scoring::agreement::Spread;
use bizcase::scoring::{AgendaItem, Standing, ValueTable};

/// A case in its three forms.
struct Example {
    program: fn() -> Result<BusinessCase, Errors>,
    document: &'static str,
    page: &'static str,
}

const EXAMPLES: [Example; 8] = [
    Example {
        program: online_permits::case,
        document: include_str!("../examples/cases/online-permits.toml"),
        page: include_str!("../examples/cases/output/online_permits.md"),
    },
    Example {
        program: fertiliser_plant::case,
        document: include_str!("../examples/cases/fertiliser-plant.toml"),
        page: include_str!("../examples/cases/output/fertiliser_plant.md"),
    },
    Example {
        program: sales_platform::case,
        document: include_str!("../examples/cases/sales-platform.toml"),
        page: include_str!("../examples/cases/output/sales_platform.md"),
    },
    Example {
        program: heat_pump::case,
        document: include_str!("../examples/cases/heat-pump.toml"),
        page: include_str!("../examples/cases/output/heat_pump.md"),
    },
    Example {
        program: flood_defence::case,
        document: include_str!("../examples/cases/flood-defence.toml"),
        page: include_str!("../examples/cases/output/flood_defence.md"),
    },
    Example {
        program: diagnostic_centres::case,
        document: include_str!("../examples/cases/diagnostic-centres.toml"),
        page: include_str!("../examples/cases/output/diagnostic_centres.md"),
    },
    Example {
        program: service_desk::case,
        document: include_str!("../examples/cases/service-desk.toml"),
        page: include_str!("../examples/cases/output/service_desk.md"),
    },
    Example {
        program: clinic_records::case,
        document: include_str!("../examples/cases/clinic-records.toml"),
        page: include_str!("../examples/cases/output/clinic_records.md"),
    },
];

#[test]
fn the_program_and_the_document_of_a_case_say_the_same() {
    for example in EXAMPLES {
        let document: CaseDocument = toml::from_str(example.document).unwrap();
        let (program, document) = ((example.program)().unwrap(), document.build().unwrap());
        assert_eq!(program, document);
        assert_eq!(program.appraise(), document.appraise());
    }
}

#[test]
fn the_page_is_the_one_kept_beside_the_case() {
    for example in EXAMPLES {
        let page = (example.program)().unwrap().appraise().to_markdown();
        assert_is_kept(&page, example.page);
    }
}

#[test]
fn the_page_of_the_choice_without_a_case_is_the_one_kept_beside_it() {
    let kept = include_str!("../examples/cases/output/library_supplier.md");
    assert_is_kept(&library_supplier::page().unwrap(), kept);
}

#[test]
fn the_page_of_the_claims_is_the_one_kept_beside_them() {
    let kept = include_str!("../examples/cases/output/stress_assumptions.md");
    assert_is_kept(&stress_assumptions::page().unwrap(), kept);
}

fn assert_is_kept(page: &str, kept: &str) {
    for (found, kept) in page.lines().zip(kept.lines()) {
        assert_eq!(found, kept);
    }
    assert!(page == kept, "one page goes on where the other ends");
}

/// As the head of the case says: of what the stakeholders disagree about, little decides.
#[test]
fn two_cells_and_one_weight_decide_which_record_the_clinics_get() {
    let case = clinic_records::case().unwrap();
    let panel = Disputed::of(case.scoring().unwrap());
    assert_eq!(panel.leader(&panel.values, &panel.weights), "platform");
    assert_eq!(panel.disputed_cells(), 22);
    assert_eq!(panel.deciding_cells(), [("platform", "stops", "suite"), ("platform", "attention", "suite")]);
    assert_eq!(panel.deciding_weights(), [("freedom", "suite")]);

    let agenda = case.scoring().unwrap().agenda().value().unwrap();
    let decisive: Vec<&str> = agenda.of_standing(Standing::Decisive).map(AgendaItem::title).collect();
    let titles = [
        "Weight of Freedom to leave the supplier",
        "Open platform with modules on Attention left for the patient",
        "Open platform with modules on Wrong prescriptions stopped (of 100)",
    ];
    assert_eq!(decisive, titles);
}

/// What stakeholders say together, and how far apart they are.
struct Disputed<'a> {
    options: Vec<&'a str>,
    criteria: Vec<&'a str>,
    values: Vec<Vec<Decimal>>,
    weights: Vec<Decimal>,
    cells: Vec<Vec<Spread>>,
    weight_spreads: Vec<Spread>,
}

impl<'a> Disputed<'a> {
    fn of(matrix: &'a ScoringMatrix) -> Self {
        let agreement = matrix.agreement().value().unwrap();
        let totals = agreement.totals();
        Self {
            options: matrix.ranked_options().iter().map(|option| option.id().as_str()).collect(),
            criteria: matrix.criteria().iter().map(|criterion| criterion.id().as_str()).collect(),
            values: totals.mean_values(),
            weights: totals.mean_weights(),
            cells: totals.value_spreads(),
            weight_spreads: totals.weight_spreads(),
        }
    }

    fn leader(&self, values: &[Vec<Decimal>], weights: &[Decimal]) -> &'a str {
        let [leader] = ValueTable::new(values, weights).unwrap().leaders()[..] else { panic!("a tie") };
        self.options[leader]
    }

    fn disputed_cells(&self) -> usize {
        self.cells.iter().flatten().filter(|cell| !cell.is_zero()).count()
    }

    /// The cells at one end of which another option leads, with that option.
    fn deciding_cells(&self) -> Vec<(&'a str, &'a str, &'a str)> {
        let now = self.leader(&self.values, &self.weights);
        let mut deciding = Vec::new();
        for (option, row) in self.cells.iter().enumerate() {
            for (criterion, cell) in row.iter().enumerate() {
                for end in [cell.least(), cell.largest()] {
                    let mut values = self.values.clone();
                    values[option][criterion] = end;
                    let then = self.leader(&values, &self.weights);
                    if then != now {
                        deciding.push((self.options[option], self.criteria[criterion], then));
                    }
                }
            }
        }
        deciding
    }

    /// The weights at one end of which another option leads, the others in proportion, with that option.
    fn deciding_weights(&self) -> Vec<(&'a str, &'a str)> {
        let now = self.leader(&self.values, &self.weights);
        let mut deciding = Vec::new();
        for (criterion, spread) in self.weight_spreads.iter().enumerate() {
            for end in [spread.least(), spread.largest()] {
                let rest = (dec!(1) - end) / (dec!(1) - self.weights[criterion]);
                let mut weights: Vec<Decimal> = self.weights.iter().map(|weight| weight * rest).collect();
                weights[criterion] = end;
                let then = self.leader(&self.values, &weights);
                if then != now {
                    deciding.push((self.criteria[criterion], then));
                }
            }
        }
        deciding
    }
}
