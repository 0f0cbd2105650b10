//! A rate that was recommended and not adopted is no rule yet.

use super::{Check, Notice, Severity, StandingTable, Subject};
use crate::case::FindingCode;
use crate::tables::TableStatus;

pub(super) const CHECK: Check = Check {
    code: FindingCode::ProposedTable,
    severity: Severity::Warning,
    reference: "HM Treasury, The Green Book: discounting, the rates that are in force",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    subject.tables_of(TableStatus::Proposed).map(notice).collect()
}

fn notice(StandingTable { publication, figures, .. }: StandingTable) -> Notice {
    let message = format!(
        "the {figures} of {} are proposed and not adopted: show the result at those in force as well",
        publication.id()
    );
    Notice::at(publication.name(), message)
}

#[cfg(test)]
mod tests {
    use crate::case::FindingCode;
    use crate::prelude::*;
    use crate::tables::TableStatus;

    /// No table of the crate is of this status today.
    #[test]
    fn proposed_rates_are_noticed() {
        let adopted = DiscountTable::with_id("uk-stpr-standard").unwrap();
        let proposed: &'static DiscountTable =
            Box::leak(Box::new(adopted.with_status(TableStatus::Proposed)));
        let codes = |table: &'static DiscountTable| {
            let case = BusinessCase::builder("Proposed", Currency::GBP)
                .timeline(Timeline::years(2026, 1))
                .conventions(Conventions::real(2026).end_of_period())
                .discounting(table)
                .baseline(
                    Alternative::business_as_usual("Today").cost(Cost::new("Staff", gbp(1)).every_period()),
                )
                .build()
                .unwrap();
            case.appraise().findings().iter().map(crate::appraisal::Finding::code).collect::<Vec<_>>()
        };
        assert_eq!(codes(proposed), [FindingCode::ProposedTable]);
        assert_eq!(codes(adopted), []);
    }
}
