//! The cookbook: one short recipe for each thing that a case can say, each with a number to check by hand.
//!
//! | chapter | recipe | what it shows |
//! |---|---|---|
//! | [`time`] | [time](time#time-steps-and-timing) | quarters and months, where in a period a flow falls |
//! | | [dates](time#lines-on-dates) | amounts on days of their own |
//! | | [construction](time#construction-and-service) | what begins when a plant enters service |
//! | | [ramps](time#ramps) | amounts that rise to their full size |
//! | | [delay](time#delay-as-an-assumption) | what if it comes later? |
//! | [`prices`] | [prices](prices#real-and-nominal-prices-of-other-years) | amounts in prices of another year |
//! | | [rates](prices#discount-rates) | official tables, rates by year, rates for some lines |
//! | | [residuals](prices#residual-values) | what is left at the end |
//! | [`lines`] | [uplifts](lines#uplift-costs-and-show-why) | optimism bias, contingency and confidence, before and after |
//! | | [risks](lines#put-risks-into-the-case) | what may happen or not, and what it is expected to cost |
//! | | [service levels](lines#value-a-service-level) | what it is worth that a service gets better |
//! | | [views](lines#two-views-of-one-case) | the cash of the organisation, and the resources of society |
//! | | [implied values](lines#what-trust-would-have-to-be-worth) | what is not in money, and how large it would have to be |
//! | [`finance`] | [tax](finance#after-tax) | what is left after tax, and what working capital ties up |
//! | | [loans](finance#with-a-loan) | what is left for the owners |
//! | [`judgement`] | [anchors](judgement#criteria-with-anchors) | scales that mean the same whoever scores |
//! | | [weights](judgement#swing-weights) | what a swing is worth beside the others |
//! | | [stakeholders](judgement#stakeholders) | several who score and weigh |
//! | | [firmness](judgement#why-it-leads-and-how-firm-that-is) | why one leads, and what would change that |
//! | | [agreement](judgement#facts-or-priorities) | do people differ on facts or on priorities? |
//! | | [agenda](judgement#what-to-talk-about) | which differences are worth the time of a meeting |
//! | | [money and score](judgement#beside-the-money) | both side by side |
//! | | [score and cost](judgement#score-beside-cost) | what a better score costs, and who is beaten on both |
//! | | [never](judgement#never-add-money-and-score) | five mistakes, each with a case in which it decides |
//! | [`answers`] | [step by step](answers#step-by-step-and-crossover) | is the larger one worth its extra cost? |
//! | | [switching](answers#switching-values) | what would turn the choice |
//! | | [trace](answers#trace-and-provenance) | where a figure comes from |
//! | | [findings](answers#findings-and-their-acknowledgement) | faults of method, known ones among them |
//! | [`assurance`] | [claims](assurance#state-a-claim) | what holds whatever the assumptions are |
//! | | [in tests](assurance#in-a-test) | claims as assertions |
//! | [`documents`] | [documents](documents#documents) | a case as data |
//! | | [stakeholders](documents#stakeholders-in-a-document) | several who score and weigh, as data |
#![cfg_attr(
    feature = "schemars",
    doc = "| | [schema](documents#the-schema-of-documents) | documents for forms and editors |"
)]

pub mod answers;
pub mod assurance;
pub mod documents;
pub mod finance;
pub mod judgement;
pub mod lines;
pub mod prices;
pub mod time;
