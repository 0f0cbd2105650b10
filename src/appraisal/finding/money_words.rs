//! Whether the wording of a criterion asks what the money answers: English words, at their boundaries.

/// What a wording is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wording {
    /// An amount of money: cost, price, budget, net present value.
    Amount,
    /// The balance of cost and gain, as a judgement.
    ValueForMoney,
    /// Something else beside a word of money: how certain a cost is, or who else bears it.
    Beside,
}

/// Amounts of money by one word, in the singular.
const AMOUNTS: &[&str] = &[
    "cost",
    "price",
    "pricing",
    "budget",
    "expenditure",
    "expense",
    "spend",
    "spending",
    "outlay",
    "capex",
    "opex",
    "tco",
    "npv",
    "bcr",
    "irr",
    "roi",
    "payback",
];

/// Amounts of money by several words. What is saved may be time or water, so the words before it decide.
const AMOUNTS_IN_WORDS: &[&[&str]] = &[
    &["present", "value"],
    &["rate", "of", "return"],
    &["return", "on", "investment"],
    &["pay", "back"],
    &["cash", "saving"],
    &["cashable", "saving"],
    &["efficiency", "saving"],
    &["financial", "saving"],
    &["net", "saving"],
    &["cashable", "benefit"],
    &["financial", "benefit"],
    &["net", "benefit"],
];

const VALUE_FOR_MONEY: &[&[&str]] =
    &[&["value", "for", "money"], &["cost", "effectiveness"], &["cost", "effective"]];

/// What says nothing by itself between a word of money and the word that it goes with.
const FILLERS: &[&str] =
    &["of", "to", "for", "on", "in", "over", "about", "with", "by", "the", "a", "an", "its", "their", "our"];

/// How well an amount is known, kept or borne is another question than how high it is. Affordability and fit with a budget
/// are limits that funds set, and a critical success factor of their own in the Green Book.
const QUALITIES: &[&str] = &[
    "accounting",
    "accuracy",
    "allocation",
    "availability",
    "awareness",
    "certainty",
    "confidence",
    "control",
    "discipline",
    "estimate",
    "fit",
    "flexibility",
    "holder",
    "management",
    "overrun",
    "predictability",
    "risk",
    "stability",
    "transparency",
    "uncertainty",
    "visibility",
];

/// What others bear, and harm that is called a cost, are often judged because they are not in the money.
const OTHERS: &[&str] = &[
    "applicant",
    "business",
    "citizen",
    "consumer",
    "customer",
    "family",
    "household",
    "local",
    "parent",
    "passenger",
    "patient",
    "resident",
    "society",
    "tenant",
    "tourist",
    "traveller",
    "user",
    "visitor",
    "carbon",
    "environmental",
    "human",
    "social",
];

/// The cost of these is what goes wrong without the alternative, and no cost of it.
const CONSEQUENCES: &[&str] = &[
    "accident",
    "crime",
    "delay",
    "disruption",
    "downtime",
    "error",
    "failure",
    "harm",
    "inaction",
    "incident",
    "living",
    "mistake",
];

/// What leaves the word after it out.
const EXCLUSIONS: &[&str] = &["besides", "beyond", "except", "excluding", "non", "not", "than", "without"];

/// To be on budget is to deliver as planned.
const KEPT: &[&str] = &["on", "to", "within"];

/// What the wording is about where a word of money is in it; an amount before anything else.
pub(super) fn wording(text: &str) -> Option<Wording> {
    let words = words(text);
    let found: Vec<Wording> = (0..words.len()).filter_map(|start| mention(&words, start)).collect();
    let whole = (words == ["saving"]).then_some(Wording::Amount);
    [Wording::Amount, Wording::ValueForMoney, Wording::Beside]
        .into_iter()
        .find(|kind| whole == Some(*kind) || found.contains(kind))
}

/// The words in small letters, a plural without its ending.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && *word != "s");
    words.map(singular).collect()
}

fn singular(word: &str) -> String {
    match word {
        "businesses" => "business".to_owned(),
        _ if word.ends_with("ies") => format!("{}y", word.trim_end_matches("ies")),
        _ if word.ends_with("ss") || word.len() <= SHORTEST_PLURAL => word.to_owned(),
        _ => word.strip_suffix('s').unwrap_or(word).to_owned(),
    }
}

/// "its" and "is" are no plurals.
const SHORTEST_PLURAL: usize = 3;

fn mention(words: &[String], start: usize) -> Option<Wording> {
    if VALUE_FOR_MONEY.iter().any(|phrase| starts_with(&words[start..], phrase)) {
        return Some(Wording::ValueForMoney);
    }
    let in_words = AMOUNTS_IN_WORDS.iter().find(|phrase| starts_with(&words[start..], phrase));
    let length = match in_words {
        Some(phrase) => phrase.len(),
        None => AMOUNTS.contains(&words[start].as_str()).then_some(1)?,
    };
    let (before, after) = (&words[..start], &words[start + length..]);
    Some(if is_set_aside(&words[start], before, after) { Wording::Beside } else { Wording::Amount })
}

fn starts_with(words: &[String], phrase: &[&str]) -> bool {
    words.len() >= phrase.len() && words.iter().zip(phrase).all(|(word, wanted)| word == wanted)
}

fn is_set_aside(word: &str, before: &[String], after: &[String]) -> bool {
    let is_content = |word: &&str| !FILLERS.contains(word);
    let next = after.iter().map(String::as_str).find(is_content);
    let previous = before.iter().rev().map(String::as_str).find(is_content);
    let is_other_question = |word: &str| QUALITIES.contains(&word) || OTHERS.contains(&word);
    let is_kept = word == "budget" && before.last().is_some_and(|last| KEPT.contains(&last.as_str()));
    is_kept
        || next.is_some_and(|next| is_other_question(next) || CONSEQUENCES.contains(&next))
        || previous.is_some_and(|previous| is_other_question(previous) || EXCLUSIONS.contains(&previous))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_are(expected: Option<Wording>, texts: &[&str]) {
        for text in texts {
            assert_eq!(wording(text), expected, "{text}");
        }
    }

    #[test]
    fn amounts_are_found_at_the_boundaries_of_words() {
        let texts = [
            "Cost",
            "Low cost",
            "Whole-life costs",
            "total-cost-of-ownership",
            "TCO",
            "Price",
            "Supplier's prices",
            "Annual budget",
            "Public spending",
            "Capital expenditure",
            "Net present value",
            "NPV",
            "Payback period",
            "Benefit-cost ratio",
            "Cost savings",
            "Savings",
            "Cashable savings",
            "Cost to the taxpayer",
            "Cost of running it for users",
            "Certainty of cost, and cost",
            "Internal rate of return",
        ];
        all_are(Some(Wording::Amount), &texts);
        let others = [
            "Lost time",
            "Costume hire",
            "Coastal access",
            "Affordability",
            "Potential affordability",
            "Spare capacity",
            "Time savings",
            "Saving lives",
            "Water saved",
            "Access for all",
            "Pricey",
            "Value",
            "",
        ];
        all_are(None, &others);
    }

    #[test]
    fn another_question_beside_a_word_of_money_is_told_apart() {
        let texts = [
            "Cost of failure to citizens",
            "Cost of delay",
            "Cost to users",
            "Costs for the citizen",
            "Household costs",
            "Visitor spending",
            "Cost certainty",
            "Certainty of the cost",
            "Confidence in costs",
            "Budget flexibility",
            "Price stability",
            "Transparency of spend",
            "Delivery on time and on budget",
            "Within budget",
            "Budget fit",
            "Non-cost factors",
            "Benefits other than cost",
            "Environmental costs",
            "Risk of cost overrun",
        ];
        all_are(Some(Wording::Beside), &texts);
    }

    #[test]
    fn value_for_money_is_neither() {
        all_are(Some(Wording::ValueForMoney), &["Value for money", "Potential value for money"]);
        all_are(Some(Wording::Amount), &["Value for money and cost"]);
    }
}
