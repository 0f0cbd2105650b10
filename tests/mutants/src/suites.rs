//! Which tests look at which module, the quickest and nearest first.

use crate::mutant::Mutant;
use std::path::Path;

/// Some tests of one test program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Suite {
    /// An integration test, or `lib` for the unit tests.
    pub target: &'static str,
    /// Only the tests whose name contains this.
    pub filter: &'static str,
}

pub struct Module {
    pub name: &'static str,
    suites: &'static [(&'static str, &'static str)],
}

/// Texts that are stored as the library printed them come last: what no other test catches is then seen.
pub const MODULES: &[Module] = &[
    Module {
        name: "measure",
        suites: &[
            ("lib", "measure::"),
            ("measures_oracles", ""),
            ("annuity_oracles", ""),
            ("published_examples", ""),
            ("worked_examples", ""),
            ("appraisal", ""),
            ("case_settings", ""),
            ("page_schedule", ""),
            ("page_financing", ""),
            ("views", ""),
            ("annuity_laws", ""),
            ("measures_limits", ""),
            ("measures_robustness", ""),
            ("measures_laws", ""),
            ("flow_laws", ""),
            ("case_laws", "dates::"),
        ],
    },
    Module {
        name: "exact",
        suites: &[
            ("lib", "exact::"),
            ("lib", "measure::"),
            ("measures_oracles", ""),
            ("annuity_oracles", ""),
            ("published_examples", ""),
            ("worked_examples", ""),
            ("appraisal", ""),
            ("case_settings", ""),
            ("page_schedule", ""),
            ("page_financing", ""),
            ("scoring_robustness", ""),
            ("annuity_laws", ""),
            ("measures_limits", ""),
            ("measures_robustness", ""),
            ("measures_laws", ""),
            ("flow_laws", ""),
        ],
    },
    Module {
        name: "appraisal",
        suites: &[
            ("lib", "appraisal::"),
            ("appraisal", ""),
            ("findings", ""),
            ("views", ""),
            ("adjustments", ""),
            ("judgement", ""),
            ("risks_and_benefits", ""),
            ("case_settings", ""),
            ("page_schedule", ""),
            ("page_financing", ""),
            ("page_judgement", ""),
            ("money_and_score", ""),
            ("shipped_case", ""),
            ("worked_examples", ""),
            ("case_laws", ""),
            ("stored_pages", ""),
            ("batch", ""),
            ("example_cases", ""),
        ],
    },
    Module {
        name: "scoring",
        suites: &[
            ("lib", "scoring::"),
            ("scoring_golden", ""),
            ("scoring_models", ""),
            ("scoring_ranking", ""),
            ("scoring_bridge", ""),
            ("scoring_faults", ""),
            ("scoring_agenda", ""),
            ("scoring_robustness", ""),
            ("scoring_symmetries", ""),
            ("scoring_laws", ""),
            ("scoring_method_laws", ""),
            ("scoring_panel_laws", ""),
            ("published_examples", ""),
            ("bad_input", ""),
            ("judgement", ""),
            ("page_judgement", ""),
            ("money_and_score", ""),
            ("findings", ""),
            ("case_forms", ""),
            ("stored_pages", ""),
            ("batch", ""),
            ("example_cases", ""),
        ],
    },
];

/// They compare with what the library printed before, so that they notice much without knowing what is right.
pub const STORED: &[&str] = &["stored_pages", "example_cases", "batch"];

impl Module {
    pub fn of(mutant: &Mutant) -> &'static Self {
        MODULES.iter().find(|module| module.holds(mutant)).expect("a mutant is of a module")
    }

    pub fn holds(&self, mutant: &Mutant) -> bool {
        mutant.place.file.starts_with(Path::new("src").join(self.name))
    }

    pub fn suites(&self) -> impl Iterator<Item = Suite> {
        self.suites.iter().map(|&(target, filter)| Suite { target, filter })
    }
}
