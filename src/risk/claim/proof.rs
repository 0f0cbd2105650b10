//! Whether the corners of a box of ranges speak for all of it.

use super::space::Dimension;
use super::trial::Trial;
use crate::case::{BusinessCase, CaseAlternative, Line, LossRule, Treatment};
use crate::limits;
use crate::risk::reach;
use crate::value::{Id, words};
use std::collections::BTreeSet;

words! {
    /// Why a claim is searched instead of proved.
    NoProof {
        /// The claim is in words of its own, of which nothing is known.
        OwnWords = "own-words",
        /// An assumption enters some line several times, and not all lines that depend on it equally often.
        SeveralPowers = "several-powers",
        /// The tax on what an assumption moves is not in proportion to it: losses that are not used at once, or a method of
        /// depreciation with a stated salvage value.
        TaxOutOfProportion = "tax-out-of-proportion",
        /// The ranges have more corners than [`limits::CLAIM_CORNERS`].
        TooManyCorners = "too-many-corners",
        /// At some corner the claim holds by no more than what roundings of the cells might add up to.
        WithinRounding = "within-rounding",
    }
}

impl NoProof {
    /// The reason in words.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::OwnWords => "the claim is in words of its own",
            Self::SeveralPowers => "an assumption enters lines in several powers",
            Self::TaxOutOfProportion => "tax is out of proportion to what is taxed",
            Self::TooManyCorners => "the ranges have too many corners",
            Self::WithinRounding => "at a corner it holds by no more than roundings of cells",
        }
    }
}

/// Why the corners of the ranges do not speak for all of them; none where they do.
///
/// At any fixed delays a cell is the product of the factors of its line times numbers that no assumption moves, and all
/// that is asked for is a sum of cells times such numbers. Where an assumption is in each product at most once, the sum is
/// affine in it while the others stay: so along each axis it takes its least value at an end, and over the box at a corner.
/// Where an assumption above zero is in all products that hold it `k` times, the same is true of its `k`-th power, and the
/// corners are the same.
pub(super) fn obstacle(trial: &Trial<'_>, dimensions: &[Dimension<'_>]) -> Option<NoProof> {
    let Some(alternatives) = trial.alternatives() else { return Some(NoProof::OwnWords) };
    let case = trial.case;
    let moving: Vec<&Dimension<'_>> = dimensions.iter().filter(|dimension| !dimension.is_delay()).collect();
    if moving.iter().any(|dimension| !is_one_power(case, &alternatives, dimension)) {
        return Some(NoProof::SeveralPowers);
    }
    if moving.iter().any(|dimension| tax_bends(case, &alternatives, dimension.id())) {
        return Some(NoProof::TaxOutOfProportion);
    }
    let corners = dimensions.iter().try_fold(1_usize, |count, one| count.checked_mul(one.corners().len()));
    corners.is_none_or(|corners| corners > limits::CLAIM_CORNERS).then_some(NoProof::TooManyCorners)
}

fn is_one_power(case: &BusinessCase, alternatives: &[&CaseAlternative], dimension: &Dimension<'_>) -> bool {
    let id = dimension.id();
    let counted = counted_lines(case, alternatives);
    let powers: BTreeSet<u32> =
        counted.flat_map(|line| reach::powers(line, id)).filter(|power| *power > 0).collect();
    let is_power_itself = || !dimension.low().is_sign_negative() && !reach::moves_a_level(case, id);
    match powers.last() {
        None | Some(1) => true,
        Some(_) => powers.len() == 1 && is_power_itself(),
    }
}

/// The lines that a worth may depend on: what does not count may still be taxed.
fn counted_lines<'a>(
    case: &BusinessCase,
    alternatives: &[&'a CaseAlternative],
) -> impl Iterator<Item = &'a Line> {
    let is_taxed = is_taxed(case);
    let lines: Vec<&Line> = alternatives.iter().flat_map(|alternative| alternative.lines()).collect();
    lines.into_iter().filter(move |line| is_taxed || line.treatment() == Treatment::Counted)
}

fn is_taxed(case: &BusinessCase) -> bool {
    case.tax().is_some_and(|tax| !tax.rate().fraction().is_zero())
}

/// Whether the tax of some alternative is not affine in what an assumption moves.
fn tax_bends(case: &BusinessCase, alternatives: &[&CaseAlternative], id: &Id) -> bool {
    let moved = || alternatives.iter().flat_map(|one| one.lines()).filter(|line| line.depends_on(id));
    let is_even = || case.tax().is_some_and(|tax| tax.losses() == LossRule::UsedAtOnce);
    let is_in_proportion =
        |line: &Line| line.depreciation().is_none_or(|method| method.of_change().as_ref() == Some(method));
    is_taxed(case) && moved().next().is_some() && !(is_even() && moved().all(is_in_proportion))
}
