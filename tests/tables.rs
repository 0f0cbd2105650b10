//! Every table of the crate against an independent record of the official figures, and every figure of the record
//! against the crate.
//!
//! The record, `data/reference_tables.json`, was written down apart from this crate from the publications that each of
//! its entries names as `source`; `evidence` says whether they were read (`seen`) or recalled. Rates in it are fractions,
//! uplifts percentages.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use bizcase::measure::Discounting;
use bizcase::measure::depreciation::{MacrsTable, RealProperty};
use bizcase::prelude::*;
use bizcase::tables::{
    CapitalAllowance, DiscountTable, Estimate, Evidence, OptimismBiasTable, PriceIndex, ProjectType,
    Publication, RateBasis, TableStatus, capital_allowance, capital_allowances, discount_table,
    discount_tables, optimism_bias_table, optimism_bias_tables, price_index, price_indices,
};
use bizcase::{ScheduleForm, parse_decimal};
use serde_json::Value;
use std::collections::BTreeMap;

const RECORD: &str = include_str!("data/reference_tables.json");

/// Which rates a record gives, whether by the year or by the length of the study.
#[derive(Debug, Clone, PartialEq)]
enum Rates {
    ByYear(Vec<(u64, Option<u64>, Decimal)>),
    ByLength(Vec<(u64, Decimal)>),
}

/// What the record says of one table; `source` and `vintage` are its words, which those of the table are part of.
#[derive(Debug, Clone, PartialEq)]
struct Recorded {
    source: String,
    vintage: String,
    evidence: String,
    basis: RateBasis,
    rates: Rates,
    low: Option<Decimal>,
    high: Option<Decimal>,
}

fn record() -> Value {
    serde_json::from_str(RECORD).unwrap()
}

fn text(entry: &Value, key: &str) -> String {
    entry[key].as_str().unwrap_or_else(|| panic!("no {key} in {entry}")).to_owned()
}

fn decimal(number: &Value) -> Decimal {
    assert!(number.is_number(), "{number}");
    parse_decimal(&number.to_string()).unwrap()
}

fn flat(rate: &Value) -> Rates {
    Rates::ByYear(vec![(1, None, decimal(rate))])
}

/// The bands of an entry: a first year 0 is the decision date, and a year that two bands share belongs to the earlier.
fn bands(entry: &Value) -> Rates {
    let mut first = 1;
    let band = |band: &Value| {
        let stated = band["from_year"].as_u64().unwrap();
        assert!(stated == first || stated + 1 == first, "a gap before year {stated} in {entry}");
        let last = band["to_year"].as_u64();
        let read = (first, last, decimal(&band["rate"]));
        first = last.map_or(u64::MAX, |last| last + 1);
        read
    };
    Rates::ByYear(entry["bands"].as_array().unwrap().iter().map(band).collect())
}

/// What an entry says, with these rates.
fn recorded(entry: &Value, basis: RateBasis, rates: Rates) -> Recorded {
    let (source, vintage, evidence) =
        (text(entry, "source"), text(entry, "vintage"), text(entry, "evidence"));
    Recorded { source, vintage, evidence, basis, rates, low: None, high: None }
}

/// The tables that one entry of the list of schedules stands for, by their ids.
fn of_schedule(entry: &Value) -> Vec<(&'static str, Recorded)> {
    let real = |rates| recorded(entry, RateBasis::Real, rates);
    let category = |key: &str| real(flat(&entry["by_category"][key]));
    assert!(text(entry, "basis").starts_with("real"), "{entry}");
    match text(entry, "id").as_str() {
        "uk_stpr_standard" => vec![("uk-stpr-standard", real(bands(entry)))],
        "uk_stpr_reduced" => vec![("uk-stpr-reduced", real(bands(entry)))],
        "uk_stpr_health" => vec![("uk-stpr-health", real(bands(entry)))],
        "us_omb_a94_base" => vec![("us-omb-a94-1992", real(bands(entry)))],
        "us_omb_a94_2023_withdrawn" => vec![("us-omb-a94-2023", real(bands(entry)))],
        "us_doe_femp" => {
            let nominal = |year| recorded(entry, RateBasis::Nominal, flat(&entry["nominal"][year]));
            assert_eq!(entry["nominal"].as_object().unwrap().len(), 2);
            vec![
                ("us-doe-femp-real", real(bands(entry))),
                ("us-doe-femp-2023-nominal", nominal("2023")),
                ("us-doe-femp-2024-nominal", nominal("2024")),
            ]
        }
        "no_ministry_of_finance" => vec![("no-finance-2014", real(bands(entry)))],
        "dk_ministry_of_finance_2013" => vec![("dk-finance-2013", real(bands(entry)))],
        "nz_treasury_2020" => vec![
            ("nz-treasury-2020-default", category("default")),
            ("nz-treasury-2020-offices", category("office_accommodation")),
            ("nz-treasury-2020-infrastructure", category("infrastructure")),
            ("nz-treasury-2020-technology", category("technology")),
        ],
        "nz_treasury_2024_non_commercial" => {
            assert!(
                text(entry, "status")
                    .contains("Commercial proposals 8%; sensitivity at the other rate required.")
            );
            let commercial = dec!(0.08);
            let rates = Rates::ByYear(vec![(1, None, commercial)]);
            vec![
                (
                    "nz-treasury-2024-non-commercial",
                    Recorded { high: Some(commercial), ..real(bands(entry)) },
                ),
                (
                    "nz-treasury-2024-commercial",
                    Recorded { low: Some(decimal(&entry["bands"][0]["rate"])), ..real(rates) },
                ),
            ]
        }
        "eu_cba_guide_2014" => vec![
            ("eu-cba-2014-social-cohesion", category("social_cohesion_countries")),
            ("eu-cba-2014-social-other", category("social_other")),
            ("eu-cba-2014-financial", category("financial")),
        ],
        "eu_vademecum_2021" => vec![("eu-vademecum-2021-social", category("social"))],
        "ca_tbs" => {
            assert_eq!(text(entry, "vintage"), "2007 guide 8% (seen), 2022 guide 7% (recalled)");
            let low = Some(decimal(&entry["by_category"]["sensitivity_social"]));
            vec![
                ("ca-tbs-2022", Recorded { low, ..category("central_2022") }),
                ("ca-tbs-2007", Recorded { low, evidence: "seen".to_owned(), ..category("central_2007") }),
            ]
        }
        "au_infrastructure" => {
            let with_ends = |central: &str, ends: &str| {
                let ends = &entry["by_category"][ends];
                Recorded { low: Some(decimal(&ends[0])), high: Some(decimal(&ends[1])), ..category(central) }
            };
            let national =
                with_ends("infrastructure_australia_central", "infrastructure_australia_sensitivities");
            vec![
                ("au-infrastructure-australia", national),
                ("au-nsw-2023", with_ends("nsw_2023_central", "nsw_2023_sensitivities")),
            ]
        }
        other => panic!("the record has a schedule {other:?}, and the crate has no table for it"),
    }
}

/// How many figures of an entry are categories of their own, so that none is left out above.
fn categories(entry: &Value) -> usize {
    entry["by_category"]
        .as_object()
        .map_or(0, |categories| categories.keys().filter(|key| !key.contains("sensitivit")).count())
}

fn of_appendix_c(appendix: &Value) -> Vec<(String, Recorded)> {
    let mut tables = Vec::new();
    for (year, release) in appendix["releases"].as_object().unwrap() {
        assert_eq!(release.as_object().unwrap().len(), 2);
        for (word, basis) in [("real", RateBasis::Real), ("nominal", RateBasis::Nominal)] {
            let mut terms: Vec<(u64, Decimal)> = release[word]
                .as_object()
                .unwrap()
                .iter()
                .map(|(years, rate)| (years.parse().unwrap(), decimal(rate)))
                .collect();
            terms.sort_unstable();
            let recorded = Recorded {
                source: text(appendix, "source"),
                vintage: year.clone(),
                evidence: text(appendix, "evidence"),
                basis,
                rates: Rates::ByLength(terms),
                low: None,
                high: None,
            };
            tables.push((format!("us-omb-a94-c-{year}-{word}"), recorded));
        }
    }
    tables
}

fn all_recorded() -> BTreeMap<String, Recorded> {
    let record = record();
    let mut all = BTreeMap::new();
    for entry in record["discount_schedules"].as_array().unwrap() {
        let tables = of_schedule(entry);
        assert!(tables.len() >= categories(entry), "a category is left out: {entry}");
        all.extend(tables.into_iter().map(|(id, recorded)| (id.to_owned(), recorded)));
    }
    all.extend(of_appendix_c(&record["omb_a94_appendix_c"]));
    all
}

/// What the crate says of a table, in the words of the record.
fn as_recorded(table: &DiscountTable) -> Recorded {
    let year = |year: u32| u64::from(year);
    let rates = match table.to_schedule().form() {
        ScheduleForm::Flat(rate) => Rates::ByYear(vec![(1, None, rate.fraction())]),
        ScheduleForm::ByElapsedYear(bands) => {
            let band = |band: &Band| (year(band.first()), band.last().map(year), band.rate().fraction());
            Rates::ByYear(bands.iter().map(band).collect())
        }
        ScheduleForm::ByStudyLength(terms) => {
            Rates::ByLength(terms.iter().map(|&(years, rate)| (year(years), rate.fraction())).collect())
        }
        other => panic!("a new form {other:?}"),
    };
    Recorded {
        source: table.source().to_owned(),
        vintage: table.vintage().to_owned(),
        evidence: table.evidence().word().to_owned(),
        basis: table.basis(),
        rates,
        low: table.low_rate().map(Rate::fraction),
        high: table.high_rate().map(Rate::fraction),
    }
}

#[test]
fn every_discount_table_is_in_the_record_and_the_record_in_the_tables() {
    let recorded = all_recorded();
    for table in discount_tables() {
        let id = table.id();
        let expected = recorded.get(id).unwrap_or_else(|| panic!("{id} is not in the record"));
        assert!(expected.vintage.contains(table.vintage()), "{id}: vintage {}", table.vintage());
        let found = Recorded { vintage: expected.vintage.clone(), ..as_recorded(table) };
        assert_eq!(&found, expected, "{id}");
    }
    for id in recorded.keys() {
        assert!(discount_table(id).is_some(), "{id} is in the record alone");
    }
    assert_eq!(discount_tables().count(), recorded.len());
}

#[test]
fn a_status_is_that_of_the_record() {
    let record = record();
    let mut stated = 0;
    for entry in record["discount_schedules"].as_array().unwrap() {
        let Some(words) = entry["status"].as_str() else { continue };
        let beginnings = [
            ("In force", TableStatus::InForce),
            ("Sensitivity only", TableStatus::SensitivityOnly),
            ("Superseded", TableStatus::Superseded),
            ("Withdrawn", TableStatus::Superseded),
        ];
        let Some((_, status)) = beginnings.iter().find(|(beginning, _)| words.starts_with(beginning)) else {
            continue;
        };
        for (id, _) in of_schedule(entry) {
            assert_eq!(discount_table(id).unwrap().status(), *status, "{id}: {words}");
            stated += 1;
        }
    }
    assert_eq!(stated, 7);
}

#[test]
fn every_price_index_is_in_the_record_and_the_record_in_the_indices() {
    let record = record();
    let deflator = &record["uk_gdp_deflator_2024_100"];
    let recorded: Vec<(i16, Decimal)> = deflator["index"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(year, value)| (year.parse().unwrap(), decimal(value).normalize()))
        .collect();
    let index = price_index("uk-gdp-deflator").unwrap();
    assert_eq!(index.values().collect::<Vec<_>>(), recorded);
    assert_eq!((index.source(), index.base_year()), (text(deflator, "source").as_str(), 2024));
    assert!(index.source().contains(index.vintage()));
    assert_eq!(index.evidence(), Evidence::Seen);
    assert_eq!(price_indices().count(), 1, "a new index has no entry in the record");
}

/// What the record says of each type of project: its percentages by their names there, those without a figure left out.
type Uplifts = BTreeMap<String, BTreeMap<String, Decimal>>;

fn of_bounds(entry: &Value) -> Uplifts {
    let row = |row: &Value| {
        let figures = row.as_object().unwrap().iter().filter(|(_, figure)| figure.is_number());
        let figures = figures.map(|(name, figure)| (name.clone(), decimal(figure))).collect();
        (text(row, "type").replace('_', "-"), figures)
    };
    entry["rows"].as_array().unwrap().iter().map(row).collect()
}

fn of_stages(entry: &Value) -> Uplifts {
    let types = entry.as_object().unwrap().iter().filter(|(_, figures)| figures.is_array());
    let figures = |figures: &Value| -> BTreeMap<String, Decimal> {
        let stages = (1..).zip(figures.as_array().unwrap()).filter(|(_, figure)| figure.is_number());
        stages.map(|(stage, figure): (u32, _)| (format!("stage {stage}"), decimal(figure))).collect()
    };
    types.map(|(id, row)| (id.replace('_', "-"), figures(row))).collect()
}

/// What the crate says of a type, in the words of the record.
fn uplifts(known: &ProjectType) -> BTreeMap<String, Decimal> {
    let estimates = [
        ("capex", Estimate::CapitalCost),
        ("opex", Estimate::OperatingCost),
        ("duration", Estimate::Duration),
    ];
    assert_eq!(estimates.len(), Estimate::ALL.len());
    let bounds = estimates.into_iter().flat_map(|(name, estimate)| {
        let [upper, lower] = ["upper", "lower"].map(|end| format!("{name}_{end}"));
        [(upper, known.upper(estimate)), (lower, known.lower(estimate))]
    });
    let stages = (0..=4).map(|stage| (format!("stage {stage}"), known.at_stage(stage)));
    let given = bounds.chain(stages).filter_map(|(name, rate)| Some((name, rate?)));
    given.map(|(name, rate)| (name, (rate.fraction() * dec!(100)).normalize())).collect()
}

#[test]
fn every_uplift_for_optimism_bias_is_in_the_record_and_the_record_in_the_tables() {
    let record = record();
    let recorded = [
        ("uk-mott-macdonald-2002", "optimism_bias_uk", of_bounds as fn(&Value) -> Uplifts),
        ("uk-transport-scotland-stag", "optimism_bias_transport_scotland", of_stages),
    ];
    for (id, key, read) in recorded {
        let entry = &record[key];
        let table = optimism_bias_table(id).unwrap();
        let found: Uplifts =
            table.project_types().iter().map(|known| (known.id().to_owned(), uplifts(known))).collect();
        assert_eq!(found, read(entry), "{id}");
        let stated = (table.source(), table.evidence().word());
        assert_eq!(stated, (text(entry, "source").as_str(), text(entry, "evidence").as_str()), "{id}");
        assert!(table.source().contains(table.vintage()), "{id}");
    }
    assert_eq!(optimism_bias_tables().count(), recorded.len(), "a new table has no entry in the record");
}

#[test]
fn every_pool_of_capital_allowances_is_in_the_record_and_the_record_in_the_pools() {
    let record = record();
    let recorded = &record["uk_capital_allowances"];
    let pool = capital_allowance("uk-main-pool").unwrap();
    let [before, since] = recorded["main_pool_wda"].as_array().unwrap().as_slice() else {
        panic!("two shares in {recorded}")
    };
    let last_day: Date = text(before, "until").parse().unwrap();
    let words = text(since, "since");
    let shares: Vec<_> = pool.shares().map(|(since, share)| (since, share.fraction())).collect();
    let first_day: Date = words.split_once(" (corporation tax)").unwrap().0.parse().unwrap();
    assert_eq!(shares, [(None, decimal(&before["rate"])), (Some(first_day), decimal(&since["rate"]))]);
    assert_eq!(first_day.yesterday().unwrap(), last_day);
    assert_eq!(pool.source(), text(recorded, "source"));
    assert!(pool.source().contains(pool.vintage()));
    assert_eq!(pool.evidence().word(), text(recorded, "evidence"));
    assert_eq!(text(recorded, "straddling_period"), "day-weighted hybrid rate");
    assert_eq!(capital_allowances().count(), 1, "a new pool has no entry in the record");
}

/// The record gives the tables of personal property by recovery period.
#[test]
fn every_macrs_table_is_in_the_record_and_the_record_in_the_tables() {
    let record = record();
    let mut recorded = BTreeMap::new();
    for (entry, words, source) in [
        ("macrs_table_a1_half_year", "half-year", "Table A-1"),
        ("macrs_table_a5_mid_quarter_q4", "fourth-quarter", "Table A-5"),
    ] {
        let entry = &record[entry];
        assert_eq!((text(entry, "evidence").as_str(), text(entry, "unit").as_str()), ("seen", "percent"));
        assert!(text(entry, "source").contains(source), "{entry}");
        for (key, percentages) in entry.as_object().unwrap().iter().filter(|(_, value)| value.is_array()) {
            let years = key.strip_prefix('y').unwrap();
            let percentages: Vec<Decimal> = percentages.as_array().unwrap().iter().map(decimal).collect();
            recorded.insert(format!("{words}-{years}"), (percentages, source));
        }
    }
    for table in MacrsTable::ALL {
        let (percentages, source) =
            recorded.get(table.word()).unwrap_or_else(|| panic!("{table} is not in the record"));
        assert_eq!(table.percentages(), percentages.as_slice(), "{table}");
        assert!(table.source().ends_with(source), "{table}");
    }
    assert_eq!(recorded.len(), MacrsTable::ALL.len());

    let of_months = &record["macrs_real_property_mid_month_year1"];
    for (key, property) in
        [("residential_27_5", RealProperty::Residential), ("nonresidential_39", RealProperty::Nonresidential)]
    {
        let first_year: Vec<Decimal> =
            of_months[key]["year1"].as_array().unwrap().iter().map(decimal).collect();
        assert_eq!(property.first_year_percentages().as_slice(), first_year, "{key}");
    }
    assert_eq!(RealProperty::ALL.len(), 2);
}

/// HM Treasury's own table of factors, to the six places of the record, which says of those for health that they were
/// made with unrounded rates.
#[test]
fn the_published_factors_of_the_green_book_are_met() {
    let record = record();
    let standard = &record["discount_schedules"][0];
    assert_eq!(text(standard, "id"), "uk_stpr_standard");
    let schedule = discount_table("uk-stpr-standard").unwrap().to_schedule();
    let factors = Discounting::over(125, &schedule, Step::Year, Timing::End).unwrap().factors(126);
    let factor = |year: usize, places| factors[year].value().unwrap().round_dp(places);
    let published = standard["factors"].as_object().unwrap();
    for (year, expected) in published {
        assert_eq!(factor(year.parse().unwrap(), 6), decimal(expected), "year {year}");
    }
    assert!(published.len() > 10);
    assert_eq!([30, 75, 125].map(|year| factor(year, 4)), decimals![0.3563, 0.0942, 0.0274]);
}

#[test]
fn a_study_between_two_lengths_has_an_interpolated_rate_and_one_beyond_the_last_its_rate() {
    let schedule = discount_table("us-omb-a94-c-2025-real").unwrap().to_schedule();
    let rate = |years| schedule.over(years).unwrap();
    assert_eq!(rate(6), [(1, percent!(1.7))]);
    assert_eq!(rate(15), [(1, percent!(2.05))]);
    assert_eq!(rate(50), [(1, percent!(2.3))]);
}

#[test]
fn the_documentation_lists_every_table() {
    let documentation = include_str!("../src/tables/mod.rs");
    let rates = discount_tables().map(DiscountTable::publication);
    let indices = price_indices().map(PriceIndex::publication);
    let bias = optimism_bias_tables().map(OptimismBiasTable::publication);
    let publications = rates.chain(indices).chain(bias).map(Publication::id);
    for id in publications.chain(capital_allowances().map(CapitalAllowance::id)) {
        assert!(documentation.contains(&format!("//! | `{id}` |")), "{id}");
    }
}
