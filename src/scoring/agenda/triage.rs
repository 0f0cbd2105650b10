//! Which points decide, and which may be left aside together.

use super::field::{Field, Free, Point};
use super::item::Standing;
use crate::exact::Rational;
use std::cmp::Ordering;

/// What came of one point.
pub(super) struct Verdict {
    pub(super) point: Point,
    pub(super) standing: Standing,
    /// The least lead over those who do not lead now, with this point free and all others as they are; `None` where
    /// nobody leads for certain, the lead is shared, or nobody is behind.
    pub(super) least_lead: Option<Rational>,
}

/// The verdicts on all contested points, what to talk about first.
pub(super) struct Triage {
    pub(super) leaders: Vec<usize>,
    /// Whether the leaders are the same wherever cells without any score lie.
    pub(super) is_certain: bool,
    pub(super) verdicts: Vec<Verdict>,
}

impl Triage {
    /// Of contested points, of those that are open now, and of the weights that everybody agrees on.
    pub(super) fn of(field: &Field, contested: &[Point], open: &[Point], agreed_weights: &[Point]) -> Self {
        let leaders = field.totals().possible_leaders();
        let lead = Lead::of(field, &leaders);
        let is_certain = lead.holds(&lead.margins(&Free::none(field)));
        let verdicts = match is_certain {
            true => lead.verdicts(contested, open, agreed_weights),
            false => while_open(field, &leaders, contested, open),
        };
        Self { leaders, is_certain, verdicts }
    }
}

/// While nobody leads for certain, cells without any score decide where their option may lead and may not.
fn while_open(field: &Field, leaders: &[usize], contested: &[Point], open: &[Point]) -> Vec<Verdict> {
    let decides = |point: &Point| match *point {
        Point::Weight { .. } => false,
        Point::Cell { option, criterion } => {
            field.counts(criterion) && leaders.contains(&option) && field.totals().may_be_caught(option)
        }
    };
    let (mut deciding, aside): (Vec<Point>, Vec<Point>) = open.iter().partition(|point| decides(point));
    // A stable sort: the heaviest criteria first, points of equal weight as they come.
    deciding.sort_by(|one, other| field.weight(other.criterion()).cmp(field.weight(one.criterion())));
    let verdict = |standing| move |point| Verdict { point, standing, least_lead: None };
    let contested = contested.iter().copied().map(verdict(Standing::Contributory));
    let aside = aside.into_iter().map(verdict(Standing::Settled));
    deciding.into_iter().map(verdict(Standing::Decisive)).chain(contested).chain(aside).collect()
}

/// What has to hold for the leaders to stay as they are.
struct Lead<'a> {
    field: &'a Field,
    pairs: Vec<Pair>,
}

/// An option and one that shall not get past it.
struct Pair {
    option: usize,
    rival: usize,
    kind: PairKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum PairKind {
    /// The option leads and the rival does not: it has to stay above.
    Ahead,
    /// Both lead: neither may get above the other.
    Level,
}

impl<'a> Lead<'a> {
    fn of(field: &'a Field, leaders: &[usize]) -> Self {
        let (first, others) = leaders.split_first().expect("some option has the highest total");
        let behind = (0..field.options()).filter(|option| !leaders.contains(option));
        let ahead = behind.map(|rival| Pair { option: *first, rival, kind: PairKind::Ahead });
        // Who is level with the first wherever the points lie has its leads over the rest too.
        let level = others.iter().flat_map(|other| {
            [(*first, *other), (*other, *first)].map(|(option, rival)| Pair {
                option,
                rival,
                kind: PairKind::Level,
            })
        });
        Self { field, pairs: ahead.chain(level).collect() }
    }

    fn margins(&self, free: &Free) -> Vec<Rational> {
        self.pairs.iter().map(|pair| self.field.least_lead(free, pair.option, pair.rival)).collect()
    }

    /// The margins after a point became free, of those before.
    fn margins_after(&self, point: Point, free: &Free, before: &[Rational]) -> Vec<Rational> {
        let margin = |(pair, before): (&Pair, &Rational)| match point {
            Point::Cell { option, .. } if pair.option != option && pair.rival != option => before.clone(),
            _ => self.field.least_lead(free, pair.option, pair.rival),
        };
        self.pairs.iter().zip(before).map(margin).collect()
    }

    fn holds(&self, margins: &[Rational]) -> bool {
        self.pairs.iter().zip(margins).all(|(pair, margin)| match pair.kind {
            PairKind::Ahead => margin.signum().is_gt(),
            PairKind::Level => margin.signum().is_ge(),
        })
    }

    /// The least lead over those who do not lead.
    fn least(&self, margins: &[Rational]) -> Option<Rational> {
        let ahead = self.pairs.iter().zip(margins).filter(|(pair, _)| pair.kind == PairKind::Ahead);
        ahead.map(|(_, margin)| margin).min().cloned()
    }

    /// Whether several lead, so that a point which tells them apart leaves each of them another lead.
    fn is_shared(&self) -> bool {
        self.pairs.iter().any(|pair| pair.kind == PairKind::Level)
    }

    fn verdicts(&self, contested: &[Point], open: &[Point], agreed_weights: &[Point]) -> Vec<Verdict> {
        let present = self.margins(&Free::none(self.field));
        let (mut decisive, harmless) = self.each_alone(contested, &present);
        if !self.is_shared() {
            decisive.sort_by(Alone::in_order);
        }
        let open: Vec<Alone> = open.iter().map(|point| self.alone(*point, &present)).collect();
        let (mut settled, mut contributory) = Joint::of(self, agreed_weights, present).admit(harmless);
        settled.sort_by(Alone::in_order);
        contributory.sort_by(Alone::in_order);
        let is_shared = self.is_shared();
        let verdict = |standing| {
            move |Alone { point, least_lead, .. }: Alone| Verdict {
                point,
                standing,
                least_lead: least_lead.filter(|_| !is_shared),
            }
        };
        let decisive = decisive.into_iter().map(verdict(Standing::Decisive));
        let contributory = contributory.into_iter().map(verdict(Standing::Contributory));
        let settled = open.into_iter().chain(settled).map(verdict(Standing::Settled));
        decisive.chain(contributory).chain(settled).collect()
    }

    /// The points that change the lead alone, and those that do not.
    fn each_alone(&self, contested: &[Point], present: &[Rational]) -> (Vec<Alone>, Vec<Alone>) {
        let (mut decisive, mut harmless) = (Vec::new(), Vec::new());
        let mut free = Free::none(self.field);
        for point in contested {
            free.release(*point);
            let margins = self.margins_after(*point, &free, present);
            free.hold(*point);
            let alone = self.alone(*point, &margins);
            if self.holds(&margins) { harmless.push(alone) } else { decisive.push(alone) }
        }
        (decisive, harmless)
    }

    fn alone(&self, point: Point, margins: &[Rational]) -> Alone {
        let slack = margins.iter().fold(Rational::from_integer(0), |sum, margin| &sum + margin);
        Alone { point, least_lead: self.least(margins), slack }
    }
}

/// A point, and what is left with it alone free: of the lead, and of all margins together.
struct Alone {
    point: Point,
    least_lead: Option<Rational>,
    slack: Rational,
}

impl Alone {
    /// Many points leave the least lead as it is, because they are about options far behind: what they take from the
    /// margins of those tells them apart.
    fn by_what_is_left(&self, other: &Self) -> Ordering {
        self.least_lead.cmp(&other.least_lead).then_with(|| self.slack.cmp(&other.slack))
    }

    /// What leaves the least first, points of equal consequence as they come in the input.
    fn in_order(&self, other: &Self) -> Ordering {
        self.by_what_is_left(other).then(self.point.cmp(&other.point))
    }
}

/// The points that may all be free at once.
struct Joint<'a> {
    lead: &'a Lead<'a>,
    free: Free,
    margins: Vec<Rational>,
}

impl<'a> Joint<'a> {
    /// Weights that everybody agrees on stay where they are, whatever the others do.
    fn of(lead: &'a Lead<'a>, agreed_weights: &[Point], present: Vec<Rational>) -> Self {
        let mut free = Free::none(lead.field);
        agreed_weights.iter().for_each(|point| free.release(*point));
        Self { lead, free, margins: present }
    }

    /// Takes in what the lead bears, from the points of least consequence on, and gives back the others as well.
    ///
    /// Points of equal consequence are taken in together or not at all, so that the order of the input decides nothing.
    fn admit(mut self, mut points: Vec<Alone>) -> (Vec<Alone>, Vec<Alone>) {
        points.sort_by(|one, other| other.by_what_is_left(one));
        let (mut admitted, mut refused) = (Vec::new(), Vec::new());
        let mut points = points.into_iter().peekable();
        while let Some(first) = points.next() {
            let mut equals = vec![first];
            while let Some(next) = points.next_if(|next| next.by_what_is_left(&equals[0]).is_eq()) {
                equals.push(next);
            }
            let side = if self.bears(&equals) { &mut admitted } else { &mut refused };
            side.extend(equals);
        }
        (admitted, refused)
    }

    fn bears(&mut self, points: &[Alone]) -> bool {
        let mut margins = self.margins.clone();
        for Alone { point, .. } in points {
            self.free.release(*point);
            margins = self.lead.margins_after(*point, &self.free, &margins);
        }
        let bears = self.lead.holds(&margins);
        if bears {
            self.margins = margins;
        } else {
            points.iter().for_each(|it| self.free.hold(it.point));
        }
        bears
    }
}
