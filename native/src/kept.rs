//! What stays of accepted records for the rules across records: ids, references and members, by column.

use crate::judge::{Judge, Judged, Suspicious};
use crate::program::{Kind, Program, Root};
use crate::record::{Origin, Slot, Span, RECORD};
use crate::written::digits;
use std::collections::hash_map::DefaultHasher;
use std::collections::HashMap;
use std::hash::{Hash, Hasher};

/// A reference that was met in a record: where its members begin, and which way led to it.
#[derive(Clone, Copy)]
pub struct Met {
    pub node: usize,
    pub base: usize,
    pub from: usize,
    pub to: usize,
}

/// The references of one record.
#[derive(Default)]
pub struct References {
    pub met: Vec<Met>,
    pub ways: Vec<u32>,
    /// Of each one met the resource and the id that it names, once it is known that all of them are plain.
    named: Vec<(Span, Span)>,
}

impl References {
    pub fn clear(&mut self) {
        self.met.clear();
        self.ways.clear();
    }

    /// Makes these the references.
    pub fn stand(&mut self, met: &[Met], ways: &[u32]) {
        self.clear();
        self.met.extend_from_slice(met);
        self.ways.extend_from_slice(ways);
    }
}

/// The records of one root, a row each.
#[derive(Default)]
struct Rows {
    lines: Vec<u64>,
    ids: Vec<u8>,
    /// Which members records have, a bit each, and how many records have just these.
    shapes: Vec<(u64, u64)>,
}

/// The references of one place and resource: which rows have one, and the ids that they name.
struct Column {
    root: usize,
    way: Box<[u32]>,
    resource: Box<[u8]>,
    rows: Vec<usize>,
    keys: Vec<u8>,
}

pub struct Kept {
    rows: Vec<Rows>,
    columns: Vec<Column>,
    by_hash: HashMap<u64, Vec<usize>>,
    /// The column that was filled last: records are alike, so the next one is likely to follow it.
    latest: usize,
}

/// Of a reference without an id; no plain text is empty.
const NOWHERE: Span = Span::new(0, 0, Origin::Text);

/// Ids that stand in JSON as they are.
fn is_plain(text: &[u8]) -> bool {
    let is_sign = |good: bool, &byte: &u8| good & SIGNS[usize::from(byte)];
    !text.is_empty() && text.iter().fold(true, is_sign)
}

static SIGNS: [bool; 256] = signs();

const fn signs() -> [bool; 256] {
    let mut signs = [false; 256];
    let mut byte = 0u8;
    while byte < 128 {
        signs[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
        byte += 1;
    }
    signs
}

/// The text in a slot of an object; None where it has none, suspicious where it could not stand in JSON as it is.
fn plain(judge: &Judge, base: usize, slot: usize) -> Judged<Option<Span>> {
    match judge.record.slots.get(base + slot) {
        Some(Slot::Absent) => Ok(None),
        Some(Slot::Text(span)) if is_plain(judge.raw(*span)) => Ok(Some(*span)),
        _ => Err(Suspicious),
    }
}

fn quoted(into: &mut Vec<u8>, text: &[u8]) {
    into.push(if into.is_empty() { b'[' } else { b',' });
    into.push(b'"');
    into.extend_from_slice(text);
    into.push(b'"');
}

impl Kept {
    pub fn new(program: &Program) -> Self {
        Kept {
            rows: program.roots.iter().map(|_| Rows::default()).collect(),
            columns: Vec::new(),
            by_hash: HashMap::new(),
            latest: 0,
        }
    }

    /// Takes over what is asked of a good record; suspicious where it cannot be said, then nothing of it is kept.
    pub fn add(
        &mut self,
        judge: &Judge,
        root: usize,
        members: u64,
        references: &mut References,
    ) -> Judged<()> {
        let program = judge.program;
        let id = program.roots[root].id;
        let id = plain(judge, RECORD, id)?.ok_or(Suspicious)?;
        references.named.clear();
        for met in &references.met {
            let (resource, own) = program.nodes[met.node].refers.ok_or(Suspicious)?;
            let resource = plain(judge, met.base, resource)?.ok_or(Suspicious)?;
            let key = plain(judge, met.base, own)?;
            references.named.push((resource, key.unwrap_or(NOWHERE)));
        }
        let rows = &mut self.rows[root];
        let row = rows.lines.len();
        rows.lines.push(judge.line);
        quoted(&mut rows.ids, judge.raw(id));
        match rows.shapes.iter_mut().find(|shape| shape.0 == members) {
            Some(shape) => shape.1 += 1,
            None => rows.shapes.push((members, 1)),
        }
        for (met, (resource, key)) in references.met.iter().zip(&references.named) {
            if *key != NOWHERE {
                let way = &references.ways[met.from..met.to];
                let column = self.column(root, way, judge.raw(*resource));
                self.columns[column].rows.push(row);
                quoted(&mut self.columns[column].keys, judge.raw(*key));
                self.latest = column;
            }
        }
        Ok(())
    }

    fn column(&mut self, root: usize, way: &[u32], resource: &[u8]) -> usize {
        for next in [self.latest + 1, 0, self.latest] {
            if let Some(column) = self.columns.get(next) {
                if column.root == root && *column.way == *way && *column.resource == *resource {
                    return next;
                }
            }
        }
        let mut hasher = DefaultHasher::new();
        (root, way, resource).hash(&mut hasher);
        let alike = self.by_hash.entry(hasher.finish()).or_default();
        let columns = &mut self.columns;
        let found = alike.iter().copied().find(|&place| {
            let column = &columns[place];
            column.root == root && *column.way == *way && *column.resource == *resource
        });
        found.unwrap_or_else(|| {
            alike.push(columns.len());
            columns.push(Column {
                root,
                way: way.into(),
                resource: resource.into(),
                rows: Vec::new(),
                keys: Vec::new(),
            });
            columns.len() - 1
        })
    }

    /// Everything kept: how long what follows first is, then a JSON object by root of `rows`, `lines`, `ids`, `shapes`
    /// (members and count) and `columns` (pointer, resource, count, rows, keys); lists are where they begin and end in
    /// the text after it, a JSON list each.
    pub fn written(&self, program: &Program) -> Vec<u8> {
        let (mut head, mut body) = (Vec::from(&b"{"[..]), Vec::new());
        for (place, rows) in self.rows.iter().enumerate() {
            if rows.lines.is_empty() {
                continue;
            }
            head.push(if head.len() > 1 { b',' } else { b' ' });
            head.push(b'"');
            head.extend_from_slice(program.names.text(place));
            head.extend_from_slice(b"\":{\"rows\":");
            digits(rows.lines.len() as u64, &mut head);
            head.extend_from_slice(b",\"lines\":");
            span(&mut head, &mut body, |body| {
                body.push(b'[');
                numbers(body, rows.lines.iter().copied());
            });
            head.extend_from_slice(b",\"ids\":");
            span(&mut head, &mut body, |body| {
                body.extend_from_slice(&rows.ids)
            });
            head.extend_from_slice(b",\"shapes\":[");
            self.shapes(&mut head, &program.roots[place], program, rows);
            head.extend_from_slice(b"],\"columns\":[");
            self.columns_of(&mut head, &mut body, place, program);
            head.extend_from_slice(b"]}");
        }
        head.push(b'}');
        let mut made = Vec::from((head.len() as u64).to_le_bytes());
        made.append(&mut head);
        made.append(&mut body);
        made
    }

    fn shapes(&self, made: &mut Vec<u8>, root: &Root, program: &Program, rows: &Rows) {
        for (place, (members, count)) in rows.shapes.iter().enumerate() {
            let mut names = Vec::new();
            if let Kind::Object(object) = &program.nodes[root.node].kind {
                for (slot, member) in object.members.iter().enumerate() {
                    if members >> slot & 1 == 1 {
                        quoted(&mut names, &member.name);
                    }
                }
            }
            made.extend_from_slice(if place > 0 { b",[" } else { b"[" });
            made.extend_from_slice(&names);
            made.extend_from_slice(format!("],{count}]").as_bytes());
        }
    }

    fn columns_of(&self, head: &mut Vec<u8>, body: &mut Vec<u8>, root: usize, program: &Program) {
        let mut first = true;
        for column in self.columns.iter().filter(|column| column.root == root) {
            head.extend_from_slice(if first { b"[\"" } else { b",[\"" });
            first = false;
            head.extend_from_slice(&pointer(program, program.roots[root].node, &column.way));
            head.extend_from_slice(b"/id\",\"");
            head.extend_from_slice(&column.resource);
            head.extend_from_slice(b"\",");
            digits(column.rows.len() as u64, head);
            head.push(b',');
            span(head, body, |body| {
                body.push(b'[');
                if column.rows.len() < self.rows[root].lines.len() || !is_in_turn(&column.rows) {
                    numbers(body, column.rows.iter().map(|&row| row as u64));
                }
            });
            head.push(b',');
            span(head, body, |body| body.extend_from_slice(&column.keys));
            head.push(b']');
        }
    }
}

/// Writes a list to the text, closes it, and says in the head where it stands.
fn span(head: &mut Vec<u8>, body: &mut Vec<u8>, write: impl FnOnce(&mut Vec<u8>)) {
    head.push(b'[');
    digits(body.len() as u64, head);
    write(body);
    body.push(b']');
    head.push(b',');
    digits(body.len() as u64, head);
    head.push(b']');
}

/// Whether rows are all of them from the first on, so that they need not be named.
fn is_in_turn(rows: &[usize]) -> bool {
    rows.iter().enumerate().all(|(place, &row)| place == row)
}

fn numbers(made: &mut Vec<u8>, values: impl Iterator<Item = u64>) {
    for (place, value) in values.enumerate() {
        if place > 0 {
            made.push(b',');
        }
        digits(value, made);
    }
}

/// The JSON Pointer of a way from a root: places of members and of items; declared names need no escape.
fn pointer(program: &Program, root: usize, way: &[u32]) -> Vec<u8> {
    let (mut node, mut made) = (root, Vec::new());
    for &step in way {
        made.push(b'/');
        match &program.nodes[node].kind {
            Kind::Object(object) => {
                let member = &object.members[step as usize];
                made.extend_from_slice(&member.name);
                node = member.node;
            }
            Kind::Array { item, .. } => {
                made.extend_from_slice(step.to_string().as_bytes());
                node = *item;
            }
            _ => {}
        }
    }
    made
}
