//! The totals of a group as data.

use super::GroupTotals;
use crate::value::decimal::to_text;
use rust_decimal::Decimal;
use serde::ser::{Serialize, SerializeStruct, Serializer};

impl Serialize for GroupTotals {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("GroupTotals", 17)?;
        out.serialize_field("mean_values", &rows(&self.mean_values()))?;
        out.serialize_field("mean_weights", &texts(&self.mean_weights()))?;
        out.serialize_field("of_means", &texts(&self.of_means()))?;
        out.serialize_field("ranks_of_means", &self.ranks_of_means())?;
        out.serialize_field("mean_of_totals", &texts(&self.mean_of_totals()))?;
        out.serialize_field("ranks_of_mean_totals", &self.ranks_of_mean_totals())?;
        out.serialize_field("orders_disagree", &self.orders_disagree())?;
        out.serialize_field("individual_totals", &rows(&self.individual_totals()))?;
        out.serialize_field("individual_ranks", &self.individual_ranks())?;
        out.serialize_field("leaders_without_each", &self.leaders_without_each())?;
        out.serialize_field("total_variance", &self.total_variance())?;
        out.serialize_field("score_driven_variance", &self.score_driven_variance())?;
        out.serialize_field("weight_driven_variance", &self.weight_driven_variance())?;
        out.serialize_field("remaining_variance", &self.remaining_variance())?;
        out.serialize_field("score_driven_share", &self.score_driven_share())?;
        out.serialize_field("weight_driven_share", &self.weight_driven_share())?;
        out.serialize_field("weight_spreads", &self.weight_spreads())?;
        out.serialize_field("value_spreads", &self.value_spreads())?;
        out.end()
    }
}

fn rows(rows: &[Vec<Decimal>]) -> Vec<Vec<String>> {
    rows.iter().map(|row| texts(row)).collect()
}

fn texts(values: &[Decimal]) -> Vec<String> {
    values.iter().copied().map(to_text).collect()
}
