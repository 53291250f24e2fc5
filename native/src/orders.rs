//! What groups of facts are told apart by: their values, or the order of their dates, instants and keys.
//!
//! Most rules compare such texts with each other and look at nothing else of them. What they find in one group then
//! holds for each group whose texts stand in the same order.

use crate::calendar::moment;
use crate::rows::{Row, Rows};
use crate::scan::{closing, Held};
use crate::written::digits;

/// What a text begins with that says where another one stands; as JSON writes it.
const MARK: &[u8] = b"\\u0000";
const DAY: usize = 10;
/// Groups with more of them are hardly alike.
const MOST: usize = 64;

/// How a group is told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum How {
    Unsaid,
    ByValues,
    ByOrder,
}

/// Bytes of the rule and of how a group is told, before what is told.
pub const HEAD: usize = 5;

/// Says what a group is judged by: the rule and, in order, the resources and values of its facts. Nothing is said where
/// escapes could make the order another one.
pub fn tell<'t>(
    text: &'t [u8],
    rule: u32,
    all: &Rows,
    rows: &[&Row],
    order: Option<&mut Order<'t>>,
    into: &mut Vec<u8>,
) -> How {
    let is_odd = |row: &&Row| {
        let form = all.form(row);
        form.source.of(text).contains(&b'\\') || form.pointer.of(text).contains(&b'\\')
    };
    if rows.len() > 1 && rows.iter().any(is_odd) {
        return How::Unsaid;
    }
    into.clear();
    into.extend_from_slice(&rule.to_le_bytes());
    into.push(How::ByOrder as u8);
    if order.map_or(false, |order| order.tell(text, all, rows, into)) {
        return How::ByOrder;
    }
    into.truncate(HEAD - 1);
    into.push(How::ByValues as u8);
    for row in rows {
        into.extend_from_slice(all.form(row).resource.of(text));
        into.push(b' '); // no resource has one in its name
        into.extend_from_slice(row.value.of(text));
        into.push(b'\n'); // stands in no JSON that a store writes
    }
    How::ByValues
}

/// A text that is told by its places: the row in the value of which it stands and where, and the moment that it means if
/// it is a date or an instant.
struct Told<'t> {
    text: &'t [u8],
    row: usize,
    start: usize,
    moment: Option<i64>,
}

/// What a text between quotation marks is.
enum Kind {
    Plain,
    Key,
    Moment(i64),
    Odd,
}

/// What is told of one group by its order: the texts that are told by their places, all texts and days in their order,
/// and all moments. The next group uses the room again.
#[derive(Default)]
pub struct Order<'t> {
    told: Vec<Told<'t>>,
    texts: Vec<&'t [u8]>,
    moments: Vec<i64>,
}

impl<'t> Order<'t> {
    /// Writes resources and values of the rows, as a JSON list of pairs, each text that is told by its places as the
    /// mark, its length and its places among texts, days and moments (`-` for none). False where that cannot be said.
    fn tell(&mut self, text: &'t [u8], all: &Rows, rows: &[&Row], into: &mut Vec<u8>) -> bool {
        self.told.clear();
        for (row, each) in rows.iter().enumerate() {
            let (from, to) = each.value.bounds();
            let mut at = from;
            while let Some((start, end)) = next(text, at, to) {
                at = end + 1;
                let moment = match kind(&text[..to], start, end) {
                    Kind::Plain => continue,
                    Kind::Key => None,
                    Kind::Moment(moment) => Some(moment),
                    Kind::Odd => return false,
                };
                self.told.push(Told {
                    text: &text[start..end],
                    row,
                    start: start - from,
                    moment,
                });
            }
        }
        if self.told.is_empty() || self.told.len() > MOST {
            return false;
        }
        self.sort();
        self.write(text, all, rows, into);
        true
    }

    fn sort(&mut self) {
        let (texts, moments) = (&mut self.texts, &mut self.moments);
        texts.clear();
        moments.clear();
        for each in &self.told {
            texts.push(each.text);
            if let Some(moment) = each.moment {
                texts.push(&each.text[..DAY]);
                moments.push(moment);
            }
        }
        texts.sort_unstable();
        texts.dedup();
        moments.sort_unstable();
        moments.dedup();
    }

    fn place(&self, text: &[u8]) -> usize {
        self.texts.binary_search(&text).unwrap_or(usize::MAX)
    }

    fn write_places(&self, text: &[u8], moment: Option<i64>, into: &mut Vec<u8>) {
        into.extend_from_slice(MARK);
        digits(text.len() as u64, into);
        into.push(b' ');
        digits(self.place(text) as u64, into);
        if let Some(moment) = moment {
            into.push(b' ');
            digits(self.place(&text[..DAY]) as u64, into);
            into.push(b' ');
            let place = self.moments.binary_search(&moment);
            digits(place.unwrap_or(usize::MAX) as u64, into);
        } else {
            into.extend_from_slice(b" - -");
        }
    }

    fn write(&self, text: &[u8], all: &Rows, rows: &[&Row], into: &mut Vec<u8>) {
        let mut told = self.told.iter().peekable();
        for (place, row) in rows.iter().enumerate() {
            into.extend_from_slice(if place > 0 { b",[\"" } else { b"[[\"" });
            into.extend_from_slice(all.form(row).resource.of(text));
            into.extend_from_slice(b"\",");
            let value = row.value.of(text);
            let mut written = 0;
            while let Some(each) = told.next_if(|each| each.row == place) {
                into.extend_from_slice(&value[written..each.start]);
                self.write_places(each.text, each.moment, into);
                written = each.start + each.text.len();
            }
            into.extend_from_slice(&value[written..]);
            into.push(b']');
        }
        into.push(b']');
    }
}

/// Where the next text of a JSON value begins and ends, without its quotation marks; the value ends at `to`.
#[inline]
fn next(text: &[u8], from: usize, to: usize) -> Option<(usize, usize)> {
    let start = from + text.get(from..to)?.iter().position(|&byte| byte == b'"')? + 1;
    let end = closing(text, start, &mut Held::default())?;
    (end < to).then_some((start, end))
}

/// Of a text that could mean a moment otherwise than here it is not known what rules see in it.
fn kind(value: &[u8], start: usize, end: usize) -> Kind {
    if value.get(end + 1) == Some(&b':') {
        return Kind::Plain; // the name of a member
    }
    let text = &value[start..end];
    let is_year = |year: &[u8]| year.iter().all(u8::is_ascii_digit);
    if text.starts_with(MARK) {
        return Kind::Odd;
    }
    if text.len() > 4 && text[4] == b'-' && is_year(&text[..4]) {
        let is_inside = (&b"0100"[..]..&b"9900"[..]).contains(&&text[..4]); // between the first and the last moment
        return match moment(text) {
            Some(moment) if is_inside => Kind::Moment(moment),
            _ => Kind::Odd,
        };
    }
    let signs = text.iter().map(|&byte| SIGNS[usize::from(byte)]);
    match signs.fold((SIGN, 0), |(all, any), sign| (all & sign, any | sign)) {
        (SIGN, any) if any & SLASH != 0 => Kind::Key,
        _ => Kind::Plain,
    }
}

/// A sign of keys, and the one between a resource and an id.
const SIGN: u8 = 1;
const SLASH: u8 = 2;

static SIGNS: [u8; 256] = signs();

const fn signs() -> [u8; 256] {
    let mut signs = [0; 256];
    let mut byte = 0u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'/') {
            signs[byte as usize] = SIGN;
        }
        byte += 1;
    }
    signs[b'/' as usize] |= SLASH;
    signs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::read;

    fn told(values: &[&str]) -> Option<String> {
        let rows: Vec<String> = values
            .iter()
            .map(|value| format!(r#"["k",{value},"f",1,"X","r","/p"]"#))
            .collect();
        let text = format!("[{}]", rows.join(","));
        let rows = read(text.as_bytes()).unwrap();
        let (held, mut into) = (rows.rows.iter().collect::<Vec<_>>(), Vec::new());
        Order::default()
            .tell(text.as_bytes(), &rows, &held, &mut into)
            .then(|| String::from_utf8(into).unwrap())
    }

    #[test]
    fn dates_and_instants_are_told_by_their_places() {
        let found = told(&[
            r#"{"start":"2024-05-01","end":null}"#,
            r#"["2024-04-30T23:30:00-01:00","open"]"#,
        ]);
        let expected =
            r#"[["X",{"start":"\u000010 2 2 0","end":null}],["X",["\u000025 1 0 1","open"]]]"#;
        assert_eq!(found.as_deref(), Some(expected));
    }

    #[test]
    fn groups_in_the_same_order_are_told_alike() {
        let one = told(&[r#"["2024-05-01","Person/p-1","Person/p-1"]"#]);
        let other = told(&[r#"["1999-12-31","Person/q-7","Person/q-7"]"#]);
        assert!(one.is_some() && one == other);
        assert_ne!(one, told(&[r#"["2024-05-01","Person/p-1","Person/p-2"]"#]));
    }

    #[test]
    fn what_could_mean_more_is_not_told_by_order() {
        for value in [
            r#""2024-05""#,
            r#"["2024-05-01","2024-02-30"]"#,
            r#"["2024-05-01","0001-01-01"]"#,
            r#"["2024-05-01","9999-12-31"]"#,
            r#"["2024-05-01","2024-05-01T10:00Z"]"#,
            r#"["2024-05-01","\u000010 0 0 0"]"#,
            r#"{"no":"text"}"#,
        ] {
            assert_eq!(told(&[value]), None, "{value}");
        }
    }
}
