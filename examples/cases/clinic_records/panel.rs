//! The eight who judge: what they weigh, what they score, and why where it matters.

use bizcase::prelude::*;

pub(super) const ON_THE_SCREEN: &str = "on the screen";
pub(super) const DIVIDED: &str = "divided";
pub(super) const MOSTLY_THEIRS: &str = "mostly theirs";
pub(super) const ALL_THEIRS: &str = "all theirs";

pub(super) const LOCKED_IN: &str = "locked in";
pub(super) const AT_A_PRICE: &str = "at a price";
pub(super) const AT_ANY_TIME: &str = "at any time";

/// The stakeholders, those of twice the influence first.
pub(super) fn stakeholders() -> [Stakeholder; 8] {
    [
        MEDICAL_DIRECTOR.stakeholder(),
        DIRECTOR_OF_NURSING.stakeholder(),
        FINANCE_DIRECTOR.stakeholder(),
        IT_DIRECTOR.stakeholder(),
        HEAD_OF_CLINICS.stakeholder(),
        records_of_today_in_part(REFERRING_PRACTICES.stakeholder()),
        PATIENTS_COUNCIL.stakeholder(),
        DATA_PROTECTION_OFFICER.stakeholder(),
    ]
}

/// The practices never worked with the records of today, and leave two cells open.
fn records_of_today_in_part(practices: Stakeholder) -> Stakeholder {
    practices
        .score("keep", "attention", ON_THE_SCREEN)
        .score("keep", "connected", dec!(5))
        .score("keep", "months", dec!(6))
        .score("keep", "freedom", AT_A_PRICE)
}

/// One who judges, as the form came back.
struct Judge {
    name: &'static str,
    influence: u32,
    /// Of Care and Organisation, then of the criteria in their order; `None` for the weights of the board.
    weights: Option<[u32; 8]>,
    sheets: &'static [Sheet],
    reasons: &'static [Reason],
}

/// The scores of an option: prescriptions stopped, attention, practices connected, months, freedom, hours.
struct Sheet(&'static str, u32, &'static str, u32, u32, &'static str, u32);

/// Why a weight or a score is what it is.
struct Reason {
    of: Of,
    why: &'static str,
    evidence: Option<&'static str>,
}

#[derive(PartialEq)]
enum Of {
    /// The criterion.
    Weight(&'static str),
    /// The option and the criterion.
    Score(&'static str, &'static str),
}

impl Judge {
    fn stakeholder(&self) -> Stakeholder {
        let nodes = ["care", "organisation", "stops", "attention", "connected", "months", "freedom", "hours"];
        let weights = nodes.into_iter().zip(self.weights.into_iter().flatten());
        let person = Stakeholder::new(self.name).influence(self.influence.into());
        let person =
            weights.fold(person, |person, (node, points)| person.weight(node, self.weight(node, points)));
        self.sheets.iter().fold(person, |person, sheet| self.scored(person, sheet))
    }

    fn weight(&self, node: &'static str, points: u32) -> GivenWeight {
        let given = GivenWeight::points(points.into());
        match self.reason(&Of::Weight(node)) {
            Some(Reason { why, evidence: Some(evidence), .. }) => given.because(*why).evidence(*evidence),
            Some(Reason { why, evidence: None, .. }) => given.because(*why),
            None => given,
        }
    }

    fn scored(&self, person: Stakeholder, sheet: &Sheet) -> Stakeholder {
        let &Sheet(option, stops, attention, connected, months, freedom, hours) = sheet;
        let number = |score: u32| GivenScore::new(Decimal::from(score));
        let cells = [
            ("stops", number(stops)),
            ("attention", GivenScore::new(attention)),
            ("connected", number(connected)),
            ("months", number(months)),
            ("freedom", GivenScore::new(freedom)),
            ("hours", number(hours)),
        ];
        cells.into_iter().fold(person, |person, (criterion, score)| {
            person.score(option, criterion, self.explained(score, &Of::Score(option, criterion)))
        })
    }

    fn explained(&self, score: GivenScore, of: &Of) -> GivenScore {
        match self.reason(of) {
            Some(Reason { why, evidence: Some(evidence), .. }) => score.because(*why).evidence(*evidence),
            Some(Reason { why, evidence: None, .. }) => score.because(*why),
            None => score,
        }
    }

    fn reason(&self, of: &Of) -> Option<&Reason> {
        self.reasons.iter().find(|reason| reason.of == *of)
    }
}

const MEDICAL_DIRECTOR: Judge = Judge {
    name: "Medical director",
    influence: 2,
    weights: Some([70, 30, 45, 35, 20, 30, 30, 40]),
    sheets: &[
        Sheet("keep", 44, DIVIDED, 10, 6, AT_A_PRICE, 14),
        Sheet("extend", 52, DIVIDED, 25, 14, AT_A_PRICE, 12),
        Sheet("suite", 86, ALL_THEIRS, 60, 26, AT_A_PRICE, 4),
        Sheet("platform", 50, MOSTLY_THEIRS, 70, 30, AT_ANY_TIME, 9),
        Sheet("shared", 80, DIVIDED, 85, 20, LOCKED_IN, 6),
    ],
    reasons: &[
        Reason {
            of: Of::Weight("stops"),
            why: "what harms patients most",
            evidence: Some("incident reports of 2025: 31 of 58 are prescriptions"),
        },
        Reason {
            of: Of::Score("suite", "stops"),
            why: "stopped in our own test",
            evidence: Some("test of 100 prescriptions, April 2026"),
        },
        Reason { of: Of::Score("suite", "months"), why: "as the vendor offers", evidence: None },
        Reason {
            of: Of::Score("platform", "stops"),
            why: "the check is a module by another maker, switched off in two of three clinics visited",
            evidence: Some("visits in March 2026"),
        },
    ],
};

const DIRECTOR_OF_NURSING: Judge = Judge {
    name: "Director of nursing",
    influence: 2,
    weights: Some([70, 30, 40, 40, 20, 40, 20, 40]),
    sheets: &[
        Sheet("keep", 40, ON_THE_SCREEN, 10, 6, AT_A_PRICE, 16),
        Sheet("extend", 46, DIVIDED, 20, 16, AT_A_PRICE, 14),
        Sheet("suite", 82, MOSTLY_THEIRS, 55, 28, AT_A_PRICE, 5),
        Sheet("platform", 58, DIVIDED, 75, 28, AT_ANY_TIME, 10),
        Sheet("shared", 78, MOSTLY_THEIRS, 85, 20, AT_A_PRICE, 6),
    ],
    reasons: &[
        Reason { of: Of::Weight("freedom"), why: "no ward has ever left a supplier", evidence: None },
        Reason {
            of: Of::Score("platform", "attention"),
            why: "each module has a screen of its own",
            evidence: Some("two days on a ward that works with it"),
        },
    ],
};

const FINANCE_DIRECTOR: Judge = Judge {
    name: "Finance director",
    influence: 2,
    weights: Some([50, 50, 40, 20, 40, 40, 40, 20]),
    sheets: &[
        Sheet("keep", 42, DIVIDED, 10, 6, AT_A_PRICE, 14),
        Sheet("extend", 50, DIVIDED, 25, 12, AT_A_PRICE, 12),
        Sheet("suite", 84, MOSTLY_THEIRS, 60, 30, LOCKED_IN, 5),
        Sheet("platform", 72, MOSTLY_THEIRS, 75, 26, AT_ANY_TIME, 8),
        Sheet("shared", 80, MOSTLY_THEIRS, 90, 14, LOCKED_IN, 5),
    ],
    reasons: &[],
};

const IT_DIRECTOR: Judge = Judge {
    name: "IT director",
    influence: 2,
    weights: Some([45, 55, 40, 20, 40, 20, 50, 30]),
    sheets: &[
        Sheet("keep", 40, DIVIDED, 10, 6, AT_A_PRICE, 18),
        Sheet("extend", 48, DIVIDED, 20, 14, AT_A_PRICE, 16),
        Sheet("suite", 82, MOSTLY_THEIRS, 55, 36, LOCKED_IN, 5),
        Sheet("platform", 80, MOSTLY_THEIRS, 85, 22, AT_ANY_TIME, 6),
        Sheet("shared", 76, DIVIDED, 85, 18, LOCKED_IN, 8),
    ],
    reasons: &[
        Reason {
            of: Of::Weight("freedom"),
            why: "twice in ten years we paid a year of fees to leave",
            evidence: Some("contracts of 2017 and 2022"),
        },
        Reason {
            of: Of::Score("suite", "months"),
            why: "the last three clinics of this size took three years",
            evidence: Some("calls to references"),
        },
        Reason {
            of: Of::Score("platform", "stops"),
            why: "with the module of 2026, which the clinics visited did not have yet",
            evidence: Some("report of the maker, May 2026"),
        },
    ],
};

const HEAD_OF_CLINICS: Judge = Judge {
    name: "Head of clinics",
    influence: 1,
    weights: None,
    sheets: &[
        Sheet("keep", 44, DIVIDED, 15, 6, AT_A_PRICE, 12),
        Sheet("extend", 54, MOSTLY_THEIRS, 30, 10, AT_A_PRICE, 10),
        Sheet("suite", 84, MOSTLY_THEIRS, 60, 34, AT_A_PRICE, 6),
        Sheet("platform", 70, MOSTLY_THEIRS, 80, 24, AT_ANY_TIME, 8),
        Sheet("shared", 78, DIVIDED, 85, 16, LOCKED_IN, 7),
    ],
    reasons: &[],
};

const REFERRING_PRACTICES: Judge = Judge {
    name: "Referring practices",
    influence: 1,
    weights: Some([60, 40, 20, 20, 60, 20, 50, 30]),
    sheets: &[
        Sheet("extend", 50, DIVIDED, 10, 14, AT_A_PRICE, 12),
        Sheet("suite", 80, MOSTLY_THEIRS, 40, 30, LOCKED_IN, 5),
        Sheet("platform", 74, MOSTLY_THEIRS, 90, 24, AT_ANY_TIME, 8),
        Sheet("shared", 76, MOSTLY_THEIRS, 90, 18, AT_A_PRICE, 6),
    ],
    reasons: &[
        Reason {
            of: Of::Weight("connected"),
            why: "letters on paper come after the patient",
            evidence: None,
        },
        Reason {
            of: Of::Score("suite", "connected"),
            why: "two of five laboratories have no interface to it",
            evidence: None,
        },
    ],
};

const PATIENTS_COUNCIL: Judge = Judge {
    name: "Patients' council",
    influence: 1,
    weights: Some([75, 25, 40, 40, 20, 20, 20, 60]),
    sheets: &[
        Sheet("keep", 38, ON_THE_SCREEN, 10, 6, AT_A_PRICE, 16),
        Sheet("extend", 46, ON_THE_SCREEN, 20, 14, AT_A_PRICE, 14),
        Sheet("suite", 84, ALL_THEIRS, 60, 30, AT_A_PRICE, 5),
        Sheet("platform", 72, ALL_THEIRS, 80, 24, AT_ANY_TIME, 8),
        Sheet("shared", 80, MOSTLY_THEIRS, 85, 18, AT_A_PRICE, 6),
    ],
    reasons: &[
        Reason {
            of: Of::Weight("hours"),
            why: "without a record nobody knows your allergies",
            evidence: None,
        },
        Reason {
            of: Of::Score("platform", "attention"),
            why: "the demonstration had one screen",
            evidence: None,
        },
    ],
};

const DATA_PROTECTION_OFFICER: Judge = Judge {
    name: "Data protection officer",
    influence: 1,
    weights: None,
    sheets: &[
        Sheet("keep", 42, DIVIDED, 10, 6, AT_A_PRICE, 12),
        Sheet("extend", 50, DIVIDED, 20, 14, AT_A_PRICE, 12),
        Sheet("suite", 84, MOSTLY_THEIRS, 55, 30, LOCKED_IN, 4),
        Sheet("platform", 74, MOSTLY_THEIRS, 80, 24, AT_ANY_TIME, 6),
        Sheet("shared", 78, DIVIDED, 85, 18, LOCKED_IN, 5),
    ],
    reasons: &[],
};
