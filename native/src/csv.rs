//! Rows of comma-separated text (RFC 4180) as they are mostly written; whatever is odd is left to the exact reading.

use crate::gate::LONGEST;
use crate::scan::signs;

/// Where the text of a cell stands, without its quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    pub start: u32,
    pub end: u32,
    /// Whether there is anything: an empty cell is absent, one of two quotes is empty text.
    pub is_there: bool,
    /// Whether quotes within it are written twice.
    pub doubled: bool,
}

impl Cell {
    fn bare(start: usize, end: usize) -> Self {
        Cell {
            start: start as u32,
            end: end as u32,
            is_there: end > start,
            doubled: false,
        }
    }

    /// What stands in the cell, doubled quotes as they are written.
    #[inline]
    pub fn text(self, of: &[u8]) -> &[u8] {
        &of[self.start as usize..self.end as usize]
    }
}

/// What begins at a place of a text.
#[derive(Debug, PartialEq, Eq)]
pub enum Row {
    /// A row whose cells were read: where it ends, and how many lines it takes.
    Whole(usize, u64),
    /// A line without anything, and where it ends.
    Blank(usize),
    /// The text ends here.
    Nothing,
    /// The row may go on behind the end of the text.
    More,
    /// Something that the exact reading has to look at.
    Left,
}

/// Reads the cells of the row at a place; `is_last` says that nothing follows the text.
pub fn row(text: &[u8], from: usize, is_last: bool, cells: &mut Vec<Cell>) -> Row {
    cells.clear();
    if from >= text.len() {
        return if is_last { Row::Nothing } else { Row::More };
    }
    let found = read(text, from, is_last, cells);
    let (end, lines) = match found {
        Row::Whole(end, lines) => (end, lines),
        other => return other,
    };
    let is_blank = cells.len() == 1 && !cells[0].is_there;
    if end - from > LONGEST || std::str::from_utf8(&text[from..end]).is_err() {
        Row::Left
    } else if is_blank {
        Row::Blank(end)
    } else {
        Row::Whole(end, lines)
    }
}

fn read(text: &[u8], from: usize, is_last: bool, cells: &mut Vec<Cell>) -> Row {
    let (mut start, mut block, mut lines) = (from, from, 1);
    while block < text.len() {
        let mut found = signs(text, block);
        let mut next = block + 16;
        while found != 0 {
            let at = block + found.trailing_zeros() as usize;
            found &= found - 1;
            match text[at] {
                b',' => {
                    cells.push(Cell::bare(start, at));
                    start = at + 1;
                }
                b'\n' => {
                    cells.push(Cell::bare(start, at));
                    return Row::Whole(at + 1, lines);
                }
                b'\r' if text.get(at + 1) == Some(&b'\n') => {
                    cells.push(Cell::bare(start, at));
                    return Row::Whole(at + 2, lines);
                }
                b'\r' if at + 1 == text.len() && !is_last => return Row::More,
                b'"' if at == start => {
                    let cell = match quoted(text, at + 1) {
                        Some(cell) => cell,
                        None => return if is_last { Row::Left } else { Row::More },
                    };
                    cells.push(cell);
                    let inside = cell.text(text);
                    lines += inside.iter().filter(|&&byte| byte == b'\n').count() as u64;
                    match after(text, cell.end as usize + 1, is_last) {
                        After::Cell(place) => {
                            start = place;
                            next = place;
                        }
                        After::Row(end) => return Row::Whole(end, lines),
                        After::More => return Row::More,
                        After::Odd => return Row::Left,
                    }
                    break;
                }
                _ => return Row::Left,
            }
        }
        block = next;
    }
    if !is_last {
        return Row::More;
    }
    cells.push(Cell::bare(start, text.len()));
    Row::Whole(text.len(), lines)
}

/// The cell whose text begins behind a quote; None where no quote closes it.
fn quoted(text: &[u8], start: usize) -> Option<Cell> {
    let (mut at, mut doubled) = (start, false);
    loop {
        at += text.get(at..)?.iter().position(|&byte| byte == b'"')?;
        if text.get(at + 1) != Some(&b'"') {
            return Some(Cell {
                start: start as u32,
                end: at as u32,
                is_there: true,
                doubled,
            });
        }
        doubled = true;
        at += 2;
    }
}

enum After {
    /// Another cell begins here.
    Cell(usize),
    /// The row ends here.
    Row(usize),
    More,
    Odd,
}

/// What follows the quote that closes a cell.
fn after(text: &[u8], at: usize, is_last: bool) -> After {
    match (text.get(at), text.get(at + 1)) {
        (Some(b','), _) => After::Cell(at + 1),
        (Some(b'\n'), _) => After::Row(at + 1),
        (Some(b'\r'), Some(b'\n')) => After::Row(at + 2),
        (Some(b'\r'), None) | (None, _) if !is_last => After::More,
        (None, _) => After::Row(at),
        _ => After::Odd,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, is_last: bool) -> (Row, Vec<Option<&str>>) {
        let mut cells = Vec::new();
        let found = row(text.as_bytes(), 0, is_last, &mut cells);
        let text_of = |cell: &Cell| {
            cell.is_there
                .then(|| std::str::from_utf8(cell.text(text.as_bytes())).unwrap())
        };
        (found, cells.iter().map(text_of).collect())
    }

    #[test]
    fn cells_are_bare_or_quoted_and_rows_end_with_their_line() {
        assert_eq!(
            told("a,,\"b\"\"c\",\"\",d\r\nnext", false),
            (
                Row::Whole(16, 1),
                vec![Some("a"), None, Some("b\"\"c"), Some(""), Some("d")]
            )
        );
        assert_eq!(
            told("\"a\nb\",c\n", false),
            (Row::Whole(8, 2), vec![Some("a\nb"), Some("c")])
        );
        let long = format!("{},{}\n", "a".repeat(40), "b".repeat(23));
        assert_eq!(told(&long, false).0, Row::Whole(65, 1));
        assert_eq!(told("a,b", true).0, Row::Whole(3, 1));
        assert_eq!(told("a,\"b\"", true).0, Row::Whole(5, 1));
        assert_eq!(told("a,", true), (Row::Whole(2, 1), vec![Some("a"), None]));
    }

    #[test]
    fn lines_without_anything_are_blank_and_two_quotes_are_not() {
        assert_eq!(told("\nx", false).0, Row::Blank(1));
        assert_eq!(told("\r\nx", false).0, Row::Blank(2));
        assert_eq!(told("\"\"\nx", false).0, Row::Whole(3, 1));
        assert_eq!(told("", true).0, Row::Nothing);
    }

    #[test]
    fn what_is_cut_wants_more_wherever_it_is_cut() {
        let text = "ab,\"c\"\"\nd\",,e\r\n";
        for end in 0..text.len() {
            assert_eq!(told(&text[..end], false).0, Row::More, "{}", end);
        }
        assert_eq!(told(text, false).0, Row::Whole(text.len(), 2));
    }

    #[test]
    fn what_is_odd_is_left() {
        for text in [
            "a\"b,c\n",
            "\"a\"b,c\n",
            "a\rb\n",
            "\"a",
            "\"a\"\rb\n",
            "a\r",
        ] {
            assert_eq!(told(text, true).0, Row::Left, "{}", text);
        }
        let mut cells = Vec::new();
        assert_eq!(row(b"a,\xff\n", 0, true, &mut cells), Row::Left);
    }
}
