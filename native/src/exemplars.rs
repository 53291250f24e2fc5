//! Good records that others are compared with: where their values lie, and what the steps that judge them look at.

use crate::gate::value_end;
use crate::judge::Look;
use crate::kept::Met;
use crate::machine::Machine;
use crate::patterns::Patterns;
use crate::program::{Kind, Text};
use crate::record::{Slot, RECORD};
use crate::scan::{closing, quotes, Held};
use crate::value::Value;

/// No others are compared with records of more bytes, or with more slots.
const LARGEST: usize = 1 << 16;
const MOST_SLOTS: usize = 1 << 12;

/// A value that may be another one: where its bytes lie, without quotes, what it is of, and its slot.
pub struct Place {
    pub start: usize,
    pub end: usize,
    pub node: usize,
    pub seat: usize,
    pub into: usize,
}

/// An object or array that is judged as a whole: which of the values are in it, and what its steps look at.
pub struct Nest {
    first: usize,
    last: usize,
    pub node: usize,
    pub slot: Slot,
    members: u64,
    pub looks: Box<[Look]>,
    /// Everything looked at, to judge it.
    pub seen: u64,
}

/// The bit of a value by its number; others have the same bit, which at worst has more judged than differs.
#[inline]
pub fn bit(number: usize) -> u64 {
    1 << (number % 64)
}

/// A good record that was read.
pub struct Exemplar {
    pub start: usize,
    pub end: usize,
    pub slots: Box<[Slot]>,
    pub items: Box<[u32]>,
    /// Texts that were written with escapes.
    pub made: Box<[u8]>,
    pub met: Box<[Met]>,
    pub ways: Box<[u32]>,
    pub members: u64,
    pub places: Vec<Place>,
    pub nests: Vec<Nest>,
    /// Number of its quotes, where it is a line: records that are alike have as many, but for quotes in their values.
    pub quotes: Option<usize>,
    /// What the rules of the record look at.
    pub looks: Box<[Look]>,
    /// What it tells the rules across records, where that is asked for.
    pub patterns: Option<Patterns>,
}

impl<'p, 't> Machine<'p, 't> {
    /// The good record that was just read, for others to be compared with; None where that cannot be.
    pub fn exemplar(&mut self, root: usize, at: usize, end: usize) -> Option<Exemplar> {
        let record = &self.judge.record;
        if end - at > LARGEST || record.slots.len() > MOST_SLOTS {
            return None;
        }
        let mut made = Exemplar {
            start: at,
            end,
            slots: (*record.slots).into(),
            items: (*record.items).into(),
            made: (*record.made).into(),
            met: (*self.references.met).into(),
            ways: (*self.references.ways).into(),
            members: self.members,
            places: Vec::new(),
            nests: Vec::new(),
            quotes: self.quotes(at),
            looks: Box::new([]),
            patterns: None,
        };
        let node = self.judge.program.roots[root].node;
        let seat = self.judge.program.followers + node;
        if self.gone_through((node, seat), at, RECORD - 1, &mut made) != Some(end) {
            return None;
        }
        let looked = self.look(root, &mut made);
        self.judge.record.watch(Vec::new());
        looked.map(|()| made)
    }

    /// Number of quotes of the record at a place; None where records do not end with their line.
    pub fn quotes(&self, at: usize) -> Option<usize> {
        if self.by_value {
            return None;
        }
        quotes(self.judge.text, at)
    }

    /// Finds out what the steps that judge a good record look at; None where that does not tell when to judge it again.
    fn look(&mut self, root: usize, made: &mut Exemplar) -> Option<()> {
        let program = self.judge.program;
        let mut bits = vec![0; made.slots.len()];
        for (number, place) in made.places.iter().enumerate() {
            bits[place.into] = bit(number);
        }
        self.judge.record.watch(bits);
        for nest in &mut made.nests {
            let node = &program.nodes[nest.node];
            let (steps, value) = (&node.judged, Value::from(nest.slot));
            nest.looks = self.judge.looks(steps, value, nest.members).ok()??;
            nest.seen = nest.looks.iter().fold(0, |seen, each| seen | each.at);
            if matches!(node.kind, Kind::Array { unique: true, .. }) {
                nest.seen |= (nest.first..nest.last).fold(0, |seen, each| seen | bit(each));
            }
        }
        made.nests.retain(|nest| nest.seen != 0);
        let record = Value::from(self.judge.record.slots[RECORD - 1]);
        let steps = &program.roots[root].judged;
        made.looks = self.judge.looks(steps, record, self.members).ok()??;
        if self.takes {
            made.patterns = Some(self.judge.patterns(root, record, self.members));
        }
        Some(())
    }

    /// Goes through a good value that was read and notes what may differ in others; where it ends, None where it holds
    /// what cannot be compared.
    fn gone_through(
        &self,
        (node, seat): (usize, usize),
        at: usize,
        into: usize,
        made: &mut Exemplar,
    ) -> Option<usize> {
        let first = made.places.len();
        let place = |start, end| Place {
            start,
            end,
            node,
            seat,
            into,
        };
        let (end, slot, members) = match &self.judge.program.nodes[node].kind {
            Kind::Text(form) => {
                let end = closing(self.judge.text, at + 1, &mut Held::default())?;
                if !self.is_constant(form) {
                    made.places.push(place(at + 1, end));
                }
                return Some(end + 1);
            }
            Kind::Integer(..) => {
                let (end, _) = self.integer(at).ok()?;
                made.places.push(place(at, end));
                return Some(end);
            }
            Kind::Boolean => {
                let (end, _) = self.boolean(at).ok()?;
                made.places.push(place(at, end));
                return Some(end);
            }
            Kind::Map { .. } => return value_end(self.judge.text, at),
            Kind::Object(object) => {
                let slot = *made.slots.get(into)?;
                let base = match slot {
                    Slot::Object(members) => members.base(),
                    _ => return None,
                };
                let (mut here, mut seen) = (at, 0);
                while let Some(start) = self.next_inside(here, here == at, b'}')? {
                    let name = closing(self.judge.text, start + 1, &mut Held::default())?;
                    let number = object.slot(&self.judge.text[start + 1..name])?;
                    let value = self.blanks(self.blanks(name + 1) + 1);
                    let own = (object.members[number].node, object.followers + number);
                    here = self.gone_through(own, value, base + number, made)?;
                    seen |= 1 << number;
                }
                (self.closed(here, here == at), slot, seen)
            }
            Kind::Array { item, .. } => {
                let slot = *made.slots.get(into)?;
                let run = match slot {
                    Slot::List(run) => run,
                    _ => return None,
                };
                let (mut here, mut count) = (at, 0);
                while let Some(start) = self.next_inside(here, here == at, b']')? {
                    let into = *made.items.get(run.at(count)?)? as usize;
                    let own = (*item, self.judge.program.followers + *item);
                    here = self.gone_through(own, start, into, made)?;
                    count += 1;
                }
                (self.closed(here, here == at), slot, 0)
            }
            Kind::Unknown => return None,
        };
        let found = &self.judge.program.nodes[node];
        if !found.judged.is_empty() || matches!(found.kind, Kind::Array { unique: true, .. }) {
            made.nests.push(Nest {
                first,
                last: made.places.len(),
                node,
                slot,
                members,
                looks: Box::new([]),
                seen: 0,
            });
        }
        Some(end)
    }

    /// Whether only one text is of a form.
    fn is_constant(&self, form: &Text) -> bool {
        let is_one = |codes: usize| self.judge.program.sets[codes].len() == 1;
        form.codes.map_or(false, is_one)
    }

    /// Where the next member or item begins after the opening sign or another one; Some(None) at the closing sign.
    #[allow(clippy::option_option)]
    fn next_inside(&self, at: usize, is_first: bool, close: u8) -> Option<Option<usize>> {
        let sign = self.blanks(if is_first { at + 1 } else { at });
        match self.byte(sign) {
            found if found == close => Some(None),
            b',' if !is_first => Some(Some(self.blanks(sign + 1))),
            _ if is_first => Some(Some(sign)),
            _ => None,
        }
    }

    /// Where an object or array ends after the last that is in it.
    fn closed(&self, at: usize, is_empty: bool) -> usize {
        self.blanks(if is_empty { at + 1 } else { at }) + 1
    }
}
