use super::*;
use crate::{dec, decimals, parse_decimal};

/// Factors of 0.8 and of 0.5 a year.
fn curves() -> Vec<Curve> {
    [dec!(0.25), dec!(1)].map(|rate| Curve::new(vec![(0, rate)])).to_vec()
}

fn slot(column: usize, curve: usize, moment: Moment) -> Slot {
    Slot { column, curve, moment }
}

/// One curve for each rate, and slots at points in time with their column, curve and step.
fn discounts(rates: &[Decimal], slots: &[(usize, usize, u32)], steps_a_year: u32) -> Discounts {
    let curves = rates.iter().map(|&rate| Curve::new(vec![(0, rate)])).collect();
    let columns = slots.iter().map(|(column, ..)| column + 1).max().unwrap_or(0);
    let slots = slots.iter().map(|&(column, curve, step)| slot(column, curve, Moment::At(step))).collect();
    Discounts::new(curves, slots, columns, steps_a_year)
}

fn amounts(values: &[Decimal]) -> Amounts {
    let mut amounts = Amounts::zero(values.len());
    values.iter().enumerate().for_each(|(slot, &value)| amounts.add(slot, value));
    amounts
}

fn value(text: &str) -> Rounded {
    Rounded::Value(parse_decimal(text).unwrap())
}

fn values<const N: usize>(texts: [&str; N]) -> Vec<Rounded> {
    texts.map(value).to_vec()
}

#[test]
fn amounts_are_discounted_by_the_curve_of_their_slot_and_added_up_by_column() {
    let table = discounts(&decimals![0.25, 1], &[(0, 0, 0), (1, 0, 1), (1, 1, 1), (2, 1, 2)], 1);
    assert_eq!(table.factors(), values(["1", "0.8", "0.5", "0.25"]));
    // -10 + 4 + 3 + 2.
    let flow = amounts(&decimals![-10, 5, 6, 8]);
    assert_eq!(table.present_value(&flow), value("-1"));
    assert_eq!(table.sign(&flow), Ordering::Less);
    assert_eq!(table.present_values(&flow), values(["-10", "7", "2"]));
    assert_eq!(table.running(&flow), values(["-10", "-3", "-1"]));
    assert_eq!(table.last_negative(&flow), Some(2));
    // From -10 by 7 a column.
    assert_eq!(table.crossing(&flow, 0), value("1.428571428571428571428571429"));
    assert_eq!(table.without_interest().present_value(&flow), value("9"));
    assert_eq!(table.exact(&flow), Some(Rational::from_integer(-1)));
}

#[test]
fn what_is_worth_nothing_by_two_curves_is_found_to_be() {
    // 103 / 1.03 + 107 / 1.07 = 200: neither has a last digit.
    let table = discounts(&decimals![0.03, 0.07], &[(0, 0, 0), (1, 0, 1), (1, 1, 1)], 1);
    assert_eq!(table.sign(&amounts(&decimals![-200, 103, 107])), Ordering::Equal);
    assert_eq!(table.last_negative(&amounts(&decimals![-200, 103, 107])), Some(0));
    let mut a_hair_more = amounts(&decimals![-200, 103, 107]);
    a_hair_more.add(1, dec!("0.0000000000000000000000000001"));
    assert_eq!(table.sign(&a_hair_more), Ordering::Greater);
}

#[test]
fn a_tie_between_decimals_is_decided_by_fractions_of_all_curves() {
    // 1.03 t / 1.03 + 1.07 h / 1.07 = t + h, for a t of 27 digits and an h of which only one more is kept.
    let table = discounts(&decimals![0.03, 0.07], &[(1, 0, 1), (1, 1, 1)], 1);
    let long = dec!(123600000000000000000000000.00);
    assert_eq!(table.present_value(&amounts(&[long, dec!(0.0535)])), value("120000000000000000000000000"));
    assert_eq!(table.present_value(&amounts(&[long, dec!(0.1605)])), value("120000000000000000000000000.2"));
}

#[test]
fn parts_of_years_have_a_fraction_where_they_cancel() {
    let table = discounts(&decimals![0.03], &[(0, 0, 0), (1, 0, 6), (1, 0, 6), (2, 0, 12)], 12);
    assert_eq!(table.exact(&amounts(&decimals![1, 5, -5, 103])), Some(Rational::from_integer(101)));
    assert_eq!(table.exact(&amounts(&decimals![1, 5, -4, 103])), None);
    // A fraction is asked for at the widest precision, and a ball goes on where there is none.
    assert!(matches!(table.real(&amounts(&decimals![1, 5, -5, 103]), 1024), Real::Exact(_)));
    assert!(matches!(table.real(&amounts(&decimals![1, 5, -5, 103]), 256), Real::Enclosed(_, 256)));
    let Real::Enclosed(ball, 1024) = table.real(&amounts(&decimals![1, 5, -4, 103]), 1024) else {
        panic!("there is no fraction")
    };
    let (low, high) = ball.bounds();
    assert!(&high - &low < Rational::new(BigInt::from(1), BigInt::from(1) << 900u32).unwrap());
}

#[test]
fn a_line_is_what_its_amounts_are_worth_one_by_one_and_together() {
    let table = discounts(&decimals![0.0735, -0.02], &[(0, 0, 0), (1, 0, 7), (2, 0, 24), (2, 1, 24)], 12);
    for entries in [
        // The first pass serves factors up to one; the last slot has one above.
        vec![(0, dec!(-100)), (1, dec!(33.33)), (2, dec!("0.0000001"))],
        vec![(0, dec!(-100)), (1, dec!(0)), (3, dec!(50))],
        vec![(1, dec!(99999999999999999999)), (2, dec!(-99999999999999999999))],
    ] {
        let alone = |&(slot, amount): &(usize, Decimal)| {
            let mut one = Amounts::zero(4);
            one.add(slot, amount);
            table.present_value(&one)
        };
        let mut all = Amounts::zero(4);
        entries.iter().for_each(|&(slot, amount)| all.add(slot, amount));
        let expected = (entries.iter().map(alone).collect::<Vec<_>>(), table.present_value(&all));
        assert_eq!(table.line(&entries), expected, "{entries:?}");
    }
    assert!(table.first_line(&[(0, dec!(-100)), (1, dec!(33.33))]).unwrap().1.is_some());
    assert!(table.first_line(&[(3, dec!(1))]).is_none());
}

#[test]
fn rates_are_those_of_the_moments_whatever_the_curves() {
    let found = |table: &Discounts, flow: &[Decimal]| match table.rates(&amounts(flow)) {
        Rates::Found(found) => found,
        other => panic!("{other:?}"),
    };
    let table = discounts(&decimals![0.03, 0.07], &[(0, 0, 0), (1, 1, 2)], 1);
    let rates = found(&table, &decimals![-100, 121]);
    assert_eq!(rates.rates.iter().map(|found| found.rate).collect::<Vec<_>>(), values(["0.1"]));

    let through = |start| Moment::Through { start, steps: 1 };
    let spread = vec![slot(0, 0, through(0)), slot(1, 0, through(2))];
    let table = Discounts::new(curves(), spread, 2, 1);
    assert_eq!(found(&table, &decimals![-100, 121]).rates, rates.rates);

    let mixed = vec![slot(0, 0, Moment::At(0)), slot(1, 0, through(2))];
    let table = Discounts::new(curves(), mixed, 2, 1);
    assert_eq!(table.rates(&amounts(&decimals![-100, 121])), Rates::anywhere());
    assert_eq!(table.rates(&amounts(&decimals![100, 121])), Rates::OneSign);
    // Nothing is spread where nothing stands.
    assert_eq!(table.rates(&amounts(&decimals![100, 0])), Rates::OneSign);
}

#[test]
fn tables_are_equal_in_their_curves_and_their_slots() {
    let table = || discounts(&decimals![0.03], &[(0, 0, 0), (1, 0, 1)], 1);
    assert_eq!(table(), table());
    assert_ne!(table(), discounts(&decimals![0.04], &[(0, 0, 0), (1, 0, 1)], 1));
    assert_ne!(table(), discounts(&decimals![0.03], &[(0, 0, 0), (1, 0, 2)], 1));
    assert_ne!(table(), discounts(&decimals![0.03], &[(0, 0, 0), (1, 0, 1)], 12));
}
