//! The deflator of the gross domestic product of the United Kingdom, by calendar year.

use super::PriceIndex;
use crate::decimals;
use crate::tables::{Evidence, Publication};

pub(super) const INDEX: PriceIndex = PriceIndex {
    publication: Publication {
        id: "uk-gdp-deflator",
        name: "GDP deflator, calendar years",
        country: "United Kingdom",
        issuer: "HM Treasury",
        source: "HM Treasury GDP deflators, December 2025 release, calendar years",
        vintage: "December 2025",
        evidence: Evidence::Seen,
    },
    base_year: 2024,
    first_year: 1990,
    values: &decimals![
        42.7537, 45.6203, 47.1096, 48.5208, 49.4168, 50.7097, 52.8097, 52.8303, 53.5326, 54.2793, 54.8102,
        55.7479, 56.911, 58.266, 59.8584, 61.5718, 63.4682, 64.7322, 66.89, 68.217, 69.1217, 70.834, 71.9294,
        73.4795, 74.6524, 75.1536, 76.4554, 77.6367, 79.1606, 81.1085, 85.2137, 85.6358, 90.5005, 96.2507,
        100,
    ],
};
