//! The measures in `f64` never allocate.

use bizcase::approx::{irr, npv, weighted_totals, xirr, xnpv};
use bizcase::time::Timing;
use std::hint::black_box;

#[test]
fn nothing_is_allocated() {
    let simple: Vec<f64> = std::iter::once(-1000.0).chain(std::iter::repeat_n(12.5, 359)).collect();
    let several = [-1000.0, 2300.0, -1320.0];
    let double = [7.0, -15.4, 8.47];
    let none = [1000.0, -10.0, 5.0];
    for flows in [simple.as_slice(), &several, &double, &none, &[], &[f64::NAN]] {
        let dated: Vec<(u32, f64)> = (0u32..).step_by(30).zip(flows.iter().copied()).collect();
        let counted = allocation_counter::measure(|| {
            let _ = black_box(npv(black_box(0.08), Timing::End, flows));
            let _ = black_box(xnpv(black_box(0.08), &dated));
            let _ = black_box(irr(flows));
            let _ = black_box(xirr(&dated));
            let _ = black_box(weighted_totals(flows, &[2.0, 1.0, 1.0], &mut [0.0; 120][..flows.len() / 3]));
        });
        assert_eq!(counted.count_total, 0, "{flows:?}");
    }
}
