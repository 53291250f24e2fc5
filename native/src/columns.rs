//! Records from columns: each row becomes a line of JSON without what says nothing, members that are null and groups
//! in which there is nothing else. Items of lists keep their places.

use crate::arrow::{Array, Schema};
use crate::bytes::{Broken, Bytes};
use crate::written::{write_number, write_text};

const MARK: &[u8] = b"CRMCOLS1";

/// How a value is made of a column.
pub enum Node {
    Value,
    Group(Vec<Member>),
    List(Box<Node>),
    /// A group whose members stand beside it as columns of their own.
    Beside(Vec<Member>),
}

pub struct Member {
    /// The name of the member as JSON, and a colon.
    name: Box<[u8]>,
    /// The column that it is made of.
    at: usize,
    node: Node,
}

/// What records are made of.
pub struct Plan {
    /// The members that every record has, as JSON with a comma behind each.
    pub default: Box<[u8]>,
    /// The column with the text of a whole record.
    pub whole: Option<usize>,
    pub members: Vec<Member>,
}

impl Plan {
    pub fn read(bytes: &[u8]) -> Result<Self, Broken> {
        let mut bytes = Bytes::new(bytes);
        if bytes.take(MARK.len())? != MARK {
            return Err(Broken("the plan is of another version"));
        }
        Ok(Plan {
            default: bytes.text()?,
            whole: bytes.number()?.checked_sub(1),
            members: bytes.list(member)?,
        })
    }

    /// Whether columns that are laid out as a schema says can be read.
    pub fn fits(&self, schema: &Schema) -> bool {
        let is_text = |at| layout(schema, at).map_or(false, Layout::is_text);
        schema.format() == b"+s"
            && self.whole.map_or(true, is_text)
            && self.members.iter().all(|member| fits(member, schema))
    }
}

fn member(bytes: &mut Bytes) -> Result<Member, Broken> {
    Ok(Member {
        name: bytes.text()?,
        at: bytes.number()?,
        node: node(bytes)?,
    })
}

fn node(bytes: &mut Bytes) -> Result<Node, Broken> {
    Ok(match bytes.byte()? {
        0 => Node::Value,
        1 => Node::Group(bytes.list(member)?),
        2 => Node::List(Box::new(node(bytes)?)),
        3 => Node::Beside(bytes.list(member)?),
        _ => return Err(Broken("a column of an unknown kind")),
    })
}

/// How the values of a column lie in its buffers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    Bits,
    I8,
    I16,
    I32,
    I64,
    U8,
    U16,
    U32,
    Text,
    LongText,
    Group,
    List,
    LongList,
}

impl Layout {
    fn of(format: &[u8]) -> Option<Self> {
        Some(match format {
            b"b" => Layout::Bits,
            b"c" => Layout::I8,
            b"s" => Layout::I16,
            b"i" => Layout::I32,
            b"l" => Layout::I64,
            b"C" => Layout::U8,
            b"S" => Layout::U16,
            b"I" => Layout::U32,
            b"u" | b"z" => Layout::Text,
            b"U" | b"Z" => Layout::LongText,
            b"+s" => Layout::Group,
            b"+l" => Layout::List,
            b"+L" => Layout::LongList,
            _ => return None,
        })
    }

    fn is_text(self) -> bool {
        matches!(self, Layout::Text | Layout::LongText)
    }

    fn is_list(self) -> bool {
        matches!(self, Layout::List | Layout::LongList)
    }
}

fn layout(of: &Schema, at: usize) -> Option<Layout> {
    Layout::of(of.child(at)?.format())
}

fn fits(member: &Member, schema: &Schema) -> bool {
    match &member.node {
        Node::Beside(members) => members.iter().all(|inner| fits(inner, schema)),
        node => schema
            .child(member.at)
            .map_or(false, |schema| is_laid_out(node, schema)),
    }
}

fn is_laid_out(node: &Node, schema: &Schema) -> bool {
    let found = match Layout::of(schema.format()) {
        Some(found) => found,
        None => return false,
    };
    match node {
        Node::Value => found != Layout::Group && !found.is_list(),
        Node::Group(members) => {
            found == Layout::Group && members.iter().all(|inner| fits(inner, schema))
        }
        Node::List(item) => {
            found.is_list()
                && schema
                    .child(0)
                    .map_or(false, |schema| is_laid_out(item, schema))
        }
        Node::Beside(_) => false,
    }
}

/// The values of a column; of texts and lists where each ends, after where the first begins.
enum Values<'a> {
    Bits(&'a [u8]),
    I8(&'a [i8]),
    I16(&'a [i16]),
    I32(&'a [i32]),
    I64(&'a [i64]),
    U8(&'a [u8]),
    U16(&'a [u16]),
    U32(&'a [u32]),
    Text(&'a [i32], &'a [u8]),
    LongText(&'a [i64], &'a [u8]),
    Group(Vec<(&'a [u8], Column<'a>)>),
    List(&'a [i32], Box<Column<'a>>),
    LongList(&'a [i64], Box<Column<'a>>),
}

/// A column of a batch of rows.
struct Column<'a> {
    /// A bit for each value that is there; empty where all are.
    there: &'a [u8],
    /// The place of the first value in the buffers.
    first: usize,
    values: Values<'a>,
}

/// The columns of a batch of rows.
pub struct Batch<'a> {
    default: &'a [u8],
    record: Column<'a>,
    whole: Option<Column<'a>>,
}

/// Whether the bit of a place is set.
fn bit(bits: &[u8], at: usize) -> bool {
    bits.get(at / 8)
        .map_or(false, |byte| byte >> (at % 8) & 1 == 1)
}

impl<'a> Batch<'a> {
    /// The columns of an array whose schema fits the plan; None where they are not laid out as they should be.
    pub fn new(plan: &'a Plan, schema: &Schema, array: &'a Array) -> Option<Self> {
        let whole = match plan.whole {
            Some(at) => Some(column(&Node::Value, schema.child(at)?, array.child(at)?)?),
            None => None,
        };
        let members = columns(&plan.members, schema, array)?;
        Some(Batch {
            default: &plan.default,
            record: Column {
                there: &[],
                first: array.offset(),
                values: Values::Group(members),
            },
            whole,
        })
    }

    /// The text that stands for the whole of a row.
    pub fn whole(&self, row: usize) -> Option<&[u8]> {
        let column = self.whole.as_ref()?;
        column.text(row + self.record.first)
    }

    /// Writes the record of a row.
    pub fn write(&self, row: usize, out: &mut Vec<u8>) {
        out.push(b'{');
        out.extend_from_slice(self.default);
        if let Values::Group(members) = &self.record.values {
            write_members(members, row + self.record.first, out);
        }
        close(out, b'}');
    }
}

fn columns<'a>(
    members: &'a [Member],
    schema: &Schema,
    array: &'a Array,
) -> Option<Vec<(&'a [u8], Column<'a>)>> {
    let of = |member: &'a Member| {
        let made = match &member.node {
            Node::Beside(inner) => Column {
                there: &[],
                first: 0,
                values: Values::Group(columns(inner, schema, array)?),
            },
            node => column(node, schema.child(member.at)?, array.child(member.at)?)?,
        };
        Some((&*member.name, made))
    };
    members.iter().map(of).collect()
}

fn column<'a>(node: &'a Node, schema: &Schema, array: &'a Array) -> Option<Column<'a>> {
    let count = array.offset() + array.length();
    // SAFETY: the buffers of an array are laid out as its schema says: a bit for each value that says whether it is
    // there, then the values, or of texts and lists one more offset than there are, and the bytes of texts as many as
    // the last offset says. Where there is no value a buffer may be missing, and is none here.
    let (there, values) = unsafe {
        let values = match Layout::of(schema.format())? {
            Layout::Bits => Values::Bits(array.buffer(1, (count + 7) / 8)),
            Layout::I8 => Values::I8(array.buffer(1, count)),
            Layout::I16 => Values::I16(array.buffer(1, count)),
            Layout::I32 => Values::I32(array.buffer(1, count)),
            Layout::I64 => Values::I64(array.buffer(1, count)),
            Layout::U8 => Values::U8(array.buffer(1, count)),
            Layout::U16 => Values::U16(array.buffer(1, count)),
            Layout::U32 => Values::U32(array.buffer(1, count)),
            Layout::Text => {
                let ends: &[i32] = array.buffer(1, count + 1);
                let last = ends.last().map_or(0, |&end| end as usize);
                Values::Text(ends, array.buffer(2, last))
            }
            Layout::LongText => {
                let ends: &[i64] = array.buffer(1, count + 1);
                let last = ends.last().map_or(0, |&end| end as usize);
                Values::LongText(ends, array.buffer(2, last))
            }
            Layout::Group => match node {
                Node::Group(members) => Values::Group(columns(members, schema, array)?),
                _ => return None,
            },
            Layout::List => Values::List(array.buffer(1, count + 1), items(node, schema, array)?),
            Layout::LongList => {
                Values::LongList(array.buffer(1, count + 1), items(node, schema, array)?)
            }
        };
        (array.buffer(0, (count + 7) / 8), values)
    };
    Some(Column {
        there,
        first: array.offset(),
        values,
    })
}

fn items<'a>(node: &'a Node, schema: &Schema, array: &'a Array) -> Option<Box<Column<'a>>> {
    match node {
        Node::List(item) => Some(Box::new(column(item, schema.child(0)?, array.child(0)?)?)),
        _ => None,
    }
}

/// Writes the members that a row has, with a comma behind each.
fn write_members(members: &[(&[u8], Column)], row: usize, out: &mut Vec<u8>) {
    for (name, column) in members {
        if column.is_there(row) {
            let before = out.len();
            out.extend_from_slice(name);
            if column.write(row, out) {
                out.push(b',');
            } else {
                out.truncate(before);
            }
        }
    }
}

/// Writes a closing sign in the place of the last comma, or behind the opening sign.
fn close(out: &mut Vec<u8>, sign: u8) {
    match out.last_mut() {
        Some(last) if *last == b',' => *last = sign,
        _ => out.push(sign),
    }
}

impl<'a> Column<'a> {
    #[inline]
    fn is_there(&self, row: usize) -> bool {
        self.there.is_empty() || bit(self.there, row + self.first)
    }

    /// The text of a row, where there is one.
    fn text(&self, row: usize) -> Option<&'a [u8]> {
        if !self.is_there(row) {
            return None;
        }
        let at = row + self.first;
        match &self.values {
            Values::Text(ends, text) => {
                text.get(*ends.get(at)? as usize..*ends.get(at + 1)? as usize)
            }
            Values::LongText(ends, text) => {
                text.get(*ends.get(at)? as usize..*ends.get(at + 1)? as usize)
            }
            _ => None,
        }
    }

    /// Writes the value of a row that is there; false, and nothing is written, where there is nothing in it.
    fn write(&self, row: usize, out: &mut Vec<u8>) -> bool {
        let at = row + self.first;
        match &self.values {
            Values::Text(..) | Values::LongText(..) => {
                write_text(out, self.text(row).unwrap_or_default());
            }
            Values::Bits(bits) => {
                let word: &[u8] = if bit(bits, at) { b"true" } else { b"false" };
                out.extend_from_slice(word);
            }
            Values::I8(all) => write_number(out, i64::from(all[at])),
            Values::I16(all) => write_number(out, i64::from(all[at])),
            Values::I32(all) => write_number(out, i64::from(all[at])),
            Values::I64(all) => write_number(out, all[at]),
            Values::U8(all) => write_number(out, i64::from(all[at])),
            Values::U16(all) => write_number(out, i64::from(all[at])),
            Values::U32(all) => write_number(out, i64::from(all[at])),
            Values::Group(members) => {
                let opened = out.len();
                out.push(b'{');
                write_members(members, at, out);
                if out.len() == opened + 1 {
                    out.truncate(opened);
                    return false;
                }
                close(out, b'}');
            }
            Values::List(ends, items) => {
                items.write_items(ends[at] as usize, ends[at + 1] as usize, out);
            }
            Values::LongList(ends, items) => {
                items.write_items(ends[at] as usize, ends[at + 1] as usize, out);
            }
        }
        true
    }

    fn write_items(&self, from: usize, to: usize, out: &mut Vec<u8>) {
        out.push(b'[');
        for row in from..to {
            if !self.is_there(row) || !self.write(row, out) {
                out.extend_from_slice(b"null");
            }
            out.push(b',');
        }
        close(out, b']');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(there: &'static [u8]) -> Column<'static> {
        Column {
            there,
            first: 0,
            values: Values::Text(&[0, 1, 1, 4], b"pq\"r"),
        }
    }

    fn written(values: Values<'static>, there: &'static [u8], row: usize) -> Option<String> {
        let column = Column {
            there,
            first: 0,
            values,
        };
        let mut out = Vec::new();
        let written = column.is_there(row) && column.write(row, &mut out);
        written.then(|| String::from_utf8(out).unwrap())
    }

    #[test]
    fn members_without_anything_are_left_out_and_so_are_groups_of_them() {
        let group = |there| {
            let inner: Vec<(&[u8], Column)> =
                vec![(b"\"a\":", text(there)), (b"\"b\":", text(&[4]))];
            Values::Group(inner)
        };
        let both = r#"{"a":"q\"r","b":"q\"r"}"#;
        assert_eq!(written(group(&[7]), &[], 2).as_deref(), Some(both));
        assert_eq!(written(group(&[7]), &[], 1).as_deref(), Some(r#"{"a":""}"#));
        assert_eq!(written(group(&[4]), &[], 1), None);
        assert_eq!(written(group(&[7]), &[2], 0), None);
    }

    #[test]
    fn items_keep_their_places() {
        let list = || Values::List(&[0, 3, 3], Box::new(text(&[5])));
        let items = r#"["p",null,"q\"r"]"#;
        assert_eq!(written(list(), &[], 0).as_deref(), Some(items));
        assert_eq!(written(list(), &[], 1).as_deref(), Some("[]"));
        let long = Values::LongList(&[1, 2], Box::new(text(&[])));
        assert_eq!(written(long, &[], 0).as_deref(), Some(r#"[""]"#));
    }

    #[test]
    fn bits_and_numbers_are_words() {
        assert_eq!(written(Values::Bits(&[2]), &[], 1).as_deref(), Some("true"));
        assert_eq!(
            written(Values::Bits(&[2]), &[], 0).as_deref(),
            Some("false")
        );
        assert_eq!(written(Values::I8(&[-3]), &[], 0).as_deref(), Some("-3"));
        let large = Values::U32(&[u32::MAX]);
        assert_eq!(written(large, &[], 0).as_deref(), Some("4294967295"));
    }

    #[test]
    fn a_column_may_begin_within_its_buffers() {
        let column = Column {
            first: 2,
            ..text(&[4])
        };
        assert_eq!(column.text(0), Some(&b"q\"r"[..]));
        let column = Column {
            first: 1,
            ..text(&[4])
        };
        assert_eq!(column.text(0), None);
    }

    #[test]
    fn a_plan_is_read_whole_or_not_at_all() {
        let plan = b"CRMCOLS1\x02{,\x01\x01\x05\"id\":\x00\x02\x01\x01\x05\"id\":\x00\x00";
        assert!(Plan::read(plan).is_ok());
        for end in 0..plan.len() {
            assert!(Plan::read(&plan[..end]).is_err());
        }
    }
}
