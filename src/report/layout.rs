//! How wide the columns of a table are, and which of them stand side by side.

use super::table::Align;
use super::wrap::width;

/// Between two columns.
pub(crate) const GAP: &str = "  ";

/// Columns of words are not made narrower than this, so that only very long words are ever broken.
const NARROWEST_LABEL: usize = 16;

/// How much room a column asks for.
#[derive(Clone, Copy, Default)]
pub(crate) struct Measure {
    /// All that may be wrapped is wrapped.
    least: usize,
    /// Nothing is wrapped except the heading of a column of numbers.
    content: usize,
    /// Nothing is wrapped.
    natural: usize,
}

impl Measure {
    pub(crate) fn of<'a>(heading: &str, cells: impl Iterator<Item = &'a str>, align: Align) -> Self {
        let least = |text: &str| match align {
            Align::Left => width(text).min(NARROWEST_LABEL),
            Align::Right => text.split(' ').map(least_width_of_word).max().unwrap_or(0),
        };
        let heading_content = match align {
            Align::Left => width(heading),
            Align::Right => least(heading),
        };
        let heading = Self { least: least(heading), content: heading_content, natural: width(heading) };
        cells.fold(heading, |measure, cell| Self {
            least: measure.least.max(least(cell)),
            content: measure.content.max(width(cell)),
            natural: measure.natural.max(width(cell)),
        })
    }
}

/// Only words may be broken. Half a number is another number.
fn least_width_of_word(word: &str) -> usize {
    if word.contains(|character: char| character.is_ascii_digit()) {
        width(word)
    } else {
        width(word).min(NARROWEST_LABEL)
    }
}

/// Which columns a part of the table shows, and how wide each of them is.
pub(crate) type Layout = Vec<(usize, usize)>;

/// The parts that a table is shown in: one if it fits, otherwise as few as do, as even as can be, each with the
/// first column of the table.
pub(crate) fn layouts(measures: &[Measure], page_width: usize) -> Vec<Layout> {
    match measures.len() {
        0 => Vec::new(),
        columns if columns <= 2 || fits(measures.iter(), page_width) => {
            vec![layout(measures, &(0..columns).collect::<Vec<_>>(), page_width)]
        }
        _ => continued(measures.to_vec(), page_width),
    }
}

fn continued(mut measures: Vec<Measure>, page_width: usize) -> Vec<Layout> {
    // Labels that are read again and again deserve more room than those that are read once.
    measures[0].least = measures[0].natural.min(measures[0].least.max(page_width / 3));
    let others = measures.len() - 1;
    let split = |parts: usize| {
        let bound = |part: usize| 1 + part * others / parts;
        let part = |part: usize| [0].into_iter().chain(bound(part)..bound(part + 1)).collect();
        (0..parts).map(part).collect::<Vec<Vec<usize>>>()
    };
    let narrow_enough = |parts: &Vec<Vec<usize>>| {
        parts.iter().all(|part| fits(part.iter().map(|at| &measures[*at]), page_width))
    };
    let parts = (2..others).map(split).find(narrow_enough).unwrap_or_else(|| split(others));
    let mut layouts: Vec<Layout> = parts.iter().map(|part| layout(&measures, part, page_width)).collect();
    // The first column is equally wide in every part, so that the eye finds its row again.
    let first = layouts.iter().map(|layout| layout[0].1).min().unwrap_or_default();
    for layout in &mut layouts {
        layout[0].1 = first;
    }
    layouts
}

fn layout(measures: &[Measure], columns: &[usize], page_width: usize) -> Layout {
    let shown: Vec<Measure> = columns.iter().map(|at| measures[*at]).collect();
    columns.iter().copied().zip(fitted(&shown, page_width)).collect()
}

/// How wide a line of such columns is.
pub(crate) fn line_width(widths: impl Iterator<Item = usize>) -> usize {
    let (columns, sum) = widths.fold((0_usize, 0), |(columns, sum), width| (columns + 1, sum + width));
    sum + columns.saturating_sub(1) * GAP.len()
}

fn fits<'a>(measures: impl Iterator<Item = &'a Measure>, page_width: usize) -> bool {
    line_width(measures.map(|measure| measure.least)) <= page_width
}

/// The widths of columns on one page: natural ones if there is room. Where there is not, headings of numbers give
/// way first, then the widest of all columns.
fn fitted(measures: &[Measure], page_width: usize) -> Vec<usize> {
    let room = page_width.saturating_sub(line_width(measures.iter().map(|_| 0)));
    let least: Vec<usize> = measures.iter().map(|measure| measure.least).collect();
    let content = widened(&least, measures, |measure| measure.content, room);
    widened(&content, measures, |measure| measure.natural, room)
}

/// Widens columns towards what they ask for, up to a common limit, as far as the room allows.
fn widened(widths: &[usize], measures: &[Measure], wanted: fn(&Measure) -> usize, room: usize) -> Vec<usize> {
    let limited = |limit: usize| {
        widths.iter().zip(measures).map(move |(width, measure)| wanted(measure).min(limit).max(*width))
    };
    let widest = measures.iter().map(wanted).max().unwrap_or(0);
    let limit = (0..=widest.min(room)).rev().find(|limit| limited(*limit).sum::<usize>() <= room);
    limited(limit.unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(natural: usize) -> Measure {
        Measure::of("", [&*"w".repeat(natural)].into_iter(), Align::Left)
    }

    fn number(digits: usize) -> Measure {
        Measure::of("", [&*"7".repeat(digits)].into_iter(), Align::Right)
    }

    fn widths(measures: &[Measure], page_width: usize) -> Vec<Vec<usize>> {
        let parts = layouts(measures, page_width);
        parts.iter().map(|layout| layout.iter().map(|(_, width)| *width).collect()).collect()
    }

    #[test]
    fn columns_have_their_natural_width_where_there_is_room() {
        assert_eq!(widths(&[words(40), number(9), number(5)], 58), [[40, 9, 5]]);
    }

    #[test]
    fn the_widest_words_give_way_first_and_numbers_never() {
        assert_eq!(widths(&[words(40), words(30), words(5), number(9)], 70), [[25, 25, 5, 9]]);
        assert_eq!(widths(&[words(40), number(30)], 10), [[16, 30]]);
    }

    #[test]
    fn headings_of_numbers_give_way_before_labels() {
        let headed = Measure::of("Discounted payback", ["7"].into_iter(), Align::Right);
        assert_eq!(widths(&[words(30), headed], 45), [[30, 13]]);
        assert_eq!(widths(&[words(30), headed], 42), [[30, 10]]);
        assert_eq!(widths(&[words(30), headed], 40), [[28, 10]]);
    }

    #[test]
    fn columns_that_do_not_fit_go_on_in_even_parts_behind_the_first() {
        let measures: Vec<Measure> = [words(10)].into_iter().chain((0..7).map(|_| number(10))).collect();
        let parts = layouts(&measures, 46);
        let columns: Vec<Vec<usize>> =
            parts.iter().map(|layout| layout.iter().map(|(at, _)| *at).collect()).collect();
        assert_eq!(columns, [vec![0, 1, 2], vec![0, 3, 4], vec![0, 5, 6, 7]]);
    }

    #[test]
    fn a_page_too_narrow_for_two_columns_still_shows_them_all() {
        assert_eq!(widths(&[words(10), number(10), number(10)], 0), [[10, 10], [10, 10]]);
        assert_eq!(widths(&[], 0), [[0_usize; 0]; 0]);
    }
}
