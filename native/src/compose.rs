//! Records from the rows of flat files: a table of records and tables with the items of their arrays, side by side.
//!
//! A record is composed whole or left to the exact reading, with all files standing where it begins.

use crate::csv::{row, Cell, Row};
use crate::flat::{Flat, Item, Kind, Made, Step};
use crate::written::write_cell;

/// The text of a file from where it is to be read, and whether nothing follows it.
pub struct File<'t> {
    pub text: &'t [u8],
    pub is_last: bool,
}

/// Why no further record was composed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// There is enough for now.
    Enough,
    /// The record at hand has to be read exactly.
    Left,
    /// More of this file is needed.
    More(usize),
    /// There are no more records.
    Done,
}

/// Records as lines of JSON, each in the line where its row begins; what each file lost to them, in bytes and lines.
pub struct Composed {
    pub text: Vec<u8>,
    pub records: u64,
    pub passed: Vec<(usize, u64)>,
    pub ended: Ended,
}

type Composing<T> = Result<T, Ended>;

/// A file being read: the row at hand stays read until it is passed.
struct Reading<'t> {
    file: File<'t>,
    at: usize,
    lines: u64,
    /// Cells of the row at hand, and where it ends, if it was read already.
    cells: Vec<Cell>,
    head: Option<(usize, u64)>,
}

impl<'t> Reading<'t> {
    fn new(file: File<'t>) -> Self {
        Reading {
            file,
            at: 0,
            lines: 0,
            cells: Vec::new(),
            head: None,
        }
    }

    /// Reads the row at hand, blank lines passed over; false where there is none.
    fn look(&mut self, number: usize) -> Composing<bool> {
        while self.head.is_none() {
            match row(self.file.text, self.at, self.file.is_last, &mut self.cells) {
                Row::Whole(end, lines) => self.head = Some((end, lines)),
                Row::Blank(end) => {
                    self.at = end;
                    self.lines += 1;
                }
                Row::Nothing => return Ok(false),
                Row::More => return Err(Ended::More(number)),
                Row::Left => return Err(Ended::Left),
            }
        }
        Ok(true)
    }

    /// Goes behind the row at hand.
    fn pass(&mut self) {
        if let Some((end, lines)) = self.head.take() {
            self.at = end;
            self.lines += lines;
        }
    }
}

struct Composer<'p, 't> {
    flat: &'p Flat,
    readings: Vec<Reading<'t>>,
    out: Vec<u8>,
    /// The items that lead to the row at hand, by their places in their arrays.
    indexes: Vec<usize>,
    id: &'t [u8],
}

/// Composes records until there are `most` bytes of them.
pub fn compose(flat: &Flat, files: Vec<File>, most: usize) -> Composed {
    let mut composer = Composer {
        flat,
        readings: files.into_iter().map(Reading::new).collect(),
        out: Vec::with_capacity(most.min(1 << 24) + (1 << 12)),
        indexes: Vec::new(),
        id: b"",
    };
    let mut passed = vec![(0, 0); composer.readings.len()];
    let mut records = 0;
    let ended = loop {
        let length = composer.out.len();
        if length >= most {
            break Ended::Enough;
        }
        if let Err(ended) = composer.record() {
            composer.out.truncate(length);
            break ended;
        }
        records += 1;
        for (reading, place) in composer.readings.iter().zip(&mut passed) {
            *place = (reading.at, reading.lines);
        }
    };
    Composed {
        text: composer.out,
        records,
        passed,
        ended,
    }
}

impl<'p, 't> Composer<'p, 't> {
    /// Composes the next record and passes its rows.
    fn record(&mut self) -> Composing<()> {
        let flat = self.flat;
        let main = &flat.tables[0];
        let before = self.readings[0].lines;
        let is_there = self.readings[0].look(0)?;
        let lines = (self.readings[0].lines - before) as usize;
        self.out.resize(self.out.len() + lines, b'\n');
        if !is_there {
            return Err(Ended::Done);
        }
        let cells = std::mem::take(&mut self.readings[0].cells);
        let text = self.readings[0].file.text;
        let is_whole = flat.whole.map_or(false, |at| {
            cells.get(at).map_or(false, |cell| cell.is_there)
        });
        if cells.len() != main.width || is_whole {
            return Err(Ended::Left);
        }
        self.id = b"";
        if let Some(&at) = main.keys.first() {
            if cells[at].doubled {
                return Err(Ended::Left);
            }
            self.id = cells[at].text(text);
        }
        self.out.push(b'{');
        self.out.extend_from_slice(&flat.default);
        match &main.item {
            Item::Object(steps) => self.members(steps, &cells, text)?,
            Item::Value(..) => return Err(Ended::Left),
        }
        self.close(b'}');
        self.readings[0].cells = cells;
        let before = self.readings[0].lines;
        self.readings[0].pass();
        let lines = (self.readings[0].lines - before) as usize;
        self.out.resize(self.out.len() + lines, b'\n');
        Ok(())
    }

    /// Writes a closing sign in the place of the last comma, or behind the opening sign.
    fn close(&mut self, sign: u8) {
        match self.out.last_mut() {
            Some(last) if *last == b',' => *last = sign,
            _ => self.out.push(sign),
        }
    }

    /// Writes the members that the cells of a row have, with a comma behind each.
    fn members(&mut self, steps: &'p [Step], cells: &[Cell], text: &'t [u8]) -> Composing<()> {
        for step in steps {
            match &step.made {
                Made::Cell(kind, at) => {
                    let cell = cells[*at];
                    if cell.is_there {
                        self.out.extend_from_slice(&step.name);
                        self.value(*kind, cell, text)?;
                        self.out.push(b',');
                    }
                }
                Made::Object(inner) => {
                    let before = self.out.len();
                    self.out.extend_from_slice(&step.name);
                    self.out.push(b'{');
                    let opened = self.out.len();
                    self.members(inner, cells, text)?;
                    if self.out.len() == opened {
                        self.out.truncate(before);
                    } else {
                        self.close(b'}');
                        self.out.push(b',');
                    }
                }
                Made::Array { table, count } => {
                    let said = count.map(|at| cells[at]).filter(|cell| cell.is_there);
                    let number = match said {
                        Some(cell) => Some(number(cell.text(text)).ok_or(Ended::Left)?),
                        None => count.map(|_| 0),
                    };
                    let before = self.out.len();
                    self.out.extend_from_slice(&step.name);
                    self.out.push(b'[');
                    let found = match table {
                        Some(table) => self.items(*table, number)?,
                        None if number.map_or(false, |number| number > 0) => {
                            return Err(Ended::Left)
                        }
                        None => 0,
                    };
                    if found == 0 && said.is_none() {
                        self.out.truncate(before);
                    } else {
                        self.close(b']');
                        self.out.push(b',');
                    }
                }
            }
        }
        Ok(())
    }

    /// Writes the items of an array, as many as there should be or, where that is not said, as there are.
    fn items(&mut self, table: usize, number: Option<usize>) -> Composing<usize> {
        let mut found = 0;
        while number.map_or(true, |number| found < number) {
            self.indexes.push(found);
            let is_next = self.is_next(table)?;
            if is_next {
                self.item(table)?;
                self.out.push(b',');
                found += 1;
            }
            self.indexes.pop();
            if !is_next {
                break;
            }
        }
        if number.map_or(false, |number| found < number) {
            return Err(Ended::Left);
        }
        Ok(found)
    }

    /// Whether the row at hand of a table is the one of the item that is wanted.
    fn is_next(&mut self, table: usize) -> Composing<bool> {
        let own = &self.flat.tables[table];
        let reading = self.readings.get_mut(table).ok_or(Ended::Left)?;
        if !reading.look(table)? {
            return Ok(false);
        }
        if reading.cells.len() != own.width || own.keys.len() != self.indexes.len() + 1 {
            return Err(Ended::Left);
        }
        let text = reading.file.text;
        let mut keys = own.keys.iter().map(|&at| reading.cells[at]);
        let is_of = |cell: Cell, index: usize| number(cell.text(text)) == Some(index);
        let is_id = match keys.next() {
            Some(cell) if cell.doubled => return Err(Ended::Left),
            Some(cell) => cell.text(text) == self.id,
            None => false,
        };
        Ok(is_id
            && keys
                .zip(&self.indexes)
                .all(|(cell, &index)| is_of(cell, index) && is_plain(cell.text(text))))
    }

    /// Writes the item of the row at hand of a table, and passes it.
    fn item(&mut self, table: usize) -> Composing<()> {
        let flat = self.flat;
        let cells = std::mem::take(&mut self.readings[table].cells);
        let text = self.readings[table].file.text;
        self.readings[table].pass();
        match &flat.tables[table].item {
            Item::Object(steps) => {
                self.out.push(b'{');
                self.members(steps, &cells, text)?;
                self.close(b'}');
            }
            Item::Value(kind, at) => match at.map(|at| cells[at]).filter(|cell| cell.is_there) {
                Some(cell) => self.value(*kind, cell, text)?,
                None => self.out.extend_from_slice(b"null"),
            },
        }
        self.readings[table].cells = cells;
        Ok(())
    }

    /// Writes the value of a cell.
    fn value(&mut self, kind: Kind, cell: Cell, text: &[u8]) -> Composing<()> {
        let said = cell.text(text);
        match kind {
            Kind::Json => return Err(Ended::Left),
            Kind::Integer if said == b"-0" => self.out.push(b'0'),
            Kind::Integer if is_integer(said) => self.out.extend_from_slice(said),
            Kind::Boolean if said == b"true" || said == b"false" => {
                self.out.extend_from_slice(said)
            }
            _ => write_cell(&mut self.out, said),
        }
        Ok(())
    }
}

/// A number of items or the place of one, of few digits.
fn number(text: &[u8]) -> Option<usize> {
    if text.is_empty() || text.len() > 9 || !text.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some(
        text.iter()
            .fold(0, |value, digit| value * 10 + usize::from(digit - b'0')),
    )
}

/// Whether a place is written without zeros before it.
fn is_plain(text: &[u8]) -> bool {
    text.len() == 1 || text.first() != Some(&b'0')
}

/// Whether a text is an integer of at most 16 digits as JSON has it.
fn is_integer(text: &[u8]) -> bool {
    let digits = text.strip_prefix(b"-").unwrap_or(text);
    !digits.is_empty()
        && digits.len() <= 16
        && digits.iter().all(u8::is_ascii_digit)
        && is_plain(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Records with an id and tags, and a table of the tags.
    const PLAN: &[u8] = b"CRMFLAT1\x00\x00\x02\
        \x02\x01\x00\x00\x02\x05\"id\":\x00\x00\x00\x07\"tags\":\x02\x02\x02\
        \x03\x02\x00\x01\x01\x00\x03";

    fn composed(records: &str, tags: &str, is_last: bool) -> (String, Vec<(usize, u64)>, Ended) {
        let flat = Flat::read(PLAN).unwrap();
        let file = |text| File { text, is_last };
        let files = vec![file(records.as_bytes()), file(tags.as_bytes())];
        let found = compose(&flat, files, 1 << 20);
        (
            String::from_utf8(found.text).unwrap(),
            found.passed,
            found.ended,
        )
    }

    #[test]
    fn records_stand_in_the_lines_of_their_rows_with_their_items() {
        let (text, passed, ended) =
            composed("p,2\n\n\"q\n\\\",0\nr,\n", "p,0,\"a\"\"b\"\np,1,\n", true);
        assert_eq!(
            text,
            "{\"id\":\"p\",\"tags\":[\"a\\\"b\",null]}\n\n{\"id\":\"q\\n\\\\\",\"tags\":[]}\n\n{\"id\":\"r\"}\n"
        );
        assert_eq!((passed, ended), (vec![(16, 5), (16, 2)], Ended::Done));
    }

    #[test]
    fn a_record_without_its_rows_is_left_where_it_begins() {
        for (records, tags) in [
            ("p,1\nq,1\n", "p,0,a\nq,1,b\n"),
            ("p,1\nq,1\n", "p,0,a\n"),
            ("p,1\nq,x\n", "p,0,a\n"),
            ("p,1\nq\n", "p,0,a\n"),
            ("p,1\nq,1\n", "p,0,a\nq,0\n"),
            ("p,1\nq,2\n", "p,0,a\nq,0,b\nq,01,c\n"),
        ] {
            let (text, passed, ended) = composed(records, tags, true);
            assert_eq!(text, "{\"id\":\"p\",\"tags\":[\"a\"]}\n");
            assert_eq!((passed, ended), (vec![(4, 1), (6, 1)], Ended::Left));
        }
    }

    #[test]
    fn what_is_cut_is_asked_for() {
        assert_eq!(composed("p,1\n", "p,0,", false).2, Ended::More(1));
        assert_eq!(composed("p,1", "p,0,a\n", false).2, Ended::More(0));
    }
}
