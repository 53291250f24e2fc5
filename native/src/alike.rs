//! Records written as one before them: what differs is read, and all the rest is known to be good.
//!
//! Of such a record the bytes between its values are those of the other one, so that it has the same members, as often
//! and as deep; a value that is the same has the form that it had, and an object of such values obeys the same rules.

use crate::gate::value_end;
use crate::judge::{Judged, Suspicious};
use crate::kept::Met;
use crate::machine::Machine;
use crate::program::{Kind, Text};
use crate::record::{Origin, Slot, Span, LONGEST, RECORD};
use crate::scan::{closing, Held};
use crate::value::Value;
use crate::words::in_common;
use std::mem::take;
use std::rc::Rc;

/// So many records of each root are kept for others to be compared with.
const MOST: usize = 16;
/// Records of more bytes, or with more slots, are not.
const LARGEST: usize = 1 << 16;
const MOST_SLOTS: usize = 1 << 12;
/// Where so many more records were like none than were like one, few are compared from then on.
const PATIENCE: u32 = 16;
const FEW: u32 = 64;

/// A value that may be another one: where its bytes lie, without quotes, what it is of, and its slot.
struct Place {
    start: usize,
    end: usize,
    node: usize,
    seat: usize,
    into: usize,
}

/// An object or array that is judged as a whole, and which of the values are in it.
struct Nest {
    first: usize,
    last: usize,
    node: usize,
    slot: Slot,
    members: u64,
}

/// A good record that was read.
struct Exemplar {
    start: usize,
    end: usize,
    slots: Box<[Slot]>,
    items: Box<[u32]>,
    met: Box<[Met]>,
    ways: Box<[u32]>,
    members: u64,
    places: Vec<Place>,
    nests: Vec<Nest>,
}

/// A value that differs from the one of an exemplar: which, where it lies, and what it says if that is known.
struct Change {
    place: usize,
    start: usize,
    end: usize,
    said: Option<Span>,
    wide: bool,
}

/// The exemplars of one root, the one that was of use last first.
#[derive(Clone, Default)]
struct Known {
    exemplars: Vec<Rc<Exemplar>>,
    /// How much oftener records were like none than like one, as far as that is of interest.
    missed: u32,
    passed: u32,
}

/// What is known of the records read.
#[derive(Default)]
pub struct Alike {
    by_root: Vec<Known>,
    /// The exemplar that the slots are those of, but for what changed.
    standing: Option<Rc<Exemplar>>,
    changes: Vec<Change>,
}

impl Alike {
    pub fn new(roots: usize) -> Self {
        Alike {
            by_root: vec![Known::default(); roots],
            ..Alike::default()
        }
    }

    /// The slots are about to become those of a record that is read as a whole.
    #[inline]
    pub fn leave(&mut self) {
        self.standing = None;
        self.changes.clear();
    }
}

impl Known {
    /// Whether a record is worth comparing.
    #[inline]
    fn is_worth_it(&mut self) -> bool {
        if self.missed < PATIENCE {
            return true;
        }
        self.passed = (self.passed + 1) % FEW;
        self.passed == 0
    }
}

impl Exemplar {
    /// What differs in the record at a place, and where that ends; None where it is not written alike.
    fn compared(&self, machine: &Machine, at: usize, changes: &mut Vec<Change>) -> Option<usize> {
        let text = machine.judge.text;
        let (mut here, mut there, mut next) = (at, self.start, 0);
        loop {
            let same = in_common(text, here, there, self.end - there);
            let other = there + same;
            if other == self.end {
                return Some(here + same);
            }
            while self.places.get(next)?.end < other {
                next += 1;
            }
            let place = &self.places[next];
            let start = here + place.start.checked_sub(there)?;
            if place.start > other {
                return None;
            }
            let change = machine.changed(next, place, start)?;
            (here, there) = (change.end, place.end);
            changes.push(change);
            next += 1;
        }
    }
}

impl<'p, 't> Machine<'p, 't> {
    /// The value that stands where an exemplar has another one; None where that has to be read as a whole.
    #[inline(always)]
    fn changed(&self, number: usize, place: &Place, start: usize) -> Option<Change> {
        let (mut held, mut said) = (Held::default(), None);
        let end = match &self.judge.program.nodes[place.node].kind {
            Kind::Text(_) => {
                said = self.latest[place.seat].stands_at(self.judge.text, start);
                match said {
                    Some(said) => start + said.length(),
                    None => closing(self.judge.text, start, &mut held)?,
                }
            }
            Kind::Integer(..) => self.integer(start).ok()?.0,
            Kind::Boolean => self.boolean(start).ok()?.0,
            _ => return None,
        };
        (!held.escaped).then_some(Change {
            place: number,
            start,
            end,
            said,
            wide: held.wide,
        })
    }

    /// Reads and judges the record at a place if it is written as one before; None where it is not.
    #[inline]
    pub fn alike(&mut self, root: usize, at: usize) -> Option<Judged<usize>> {
        let known = self.alike.by_root.get_mut(root)?;
        if !known.is_worth_it() || known.exemplars.is_empty() {
            return None;
        }
        self.restore();
        let mut changes = take(&mut self.alike.changes);
        let exemplars = &self.alike.by_root[root].exemplars;
        let found = exemplars.iter().enumerate().find_map(|(number, each)| {
            changes.clear();
            Some((number, each.compared(self, at, &mut changes)?))
        });
        self.alike.changes = changes;
        let known = &mut self.alike.by_root[root];
        let (number, end) = match found {
            Some(found) => found,
            None => {
                self.alike.leave();
                return None;
            }
        };
        known.missed = known.missed.saturating_sub(1);
        known.exemplars[..=number].rotate_right(1);
        let exemplar = Rc::clone(&known.exemplars[0]);
        Some(self.differing(&exemplar).map(|()| end))
    }

    /// Gives the slots what the exemplar says that they are those of.
    fn restore(&mut self) {
        if let Some(standing) = &self.alike.standing {
            for change in &self.alike.changes {
                let into = standing.places[change.place].into;
                self.judge.record.slots[into] = standing.slots[into];
            }
        }
    }

    /// Judges what differs from an exemplar.
    fn differing(&mut self, exemplar: &Rc<Exemplar>) -> Judged<()> {
        self.stand(exemplar);
        let changes = take(&mut self.alike.changes);
        let judged = changes
            .iter()
            .try_for_each(|change| self.change(&exemplar.places[change.place], change))
            .and_then(|()| self.nests(exemplar, &changes));
        self.alike.changes = changes;
        judged
    }

    /// Makes the slots those of an exemplar.
    fn stand(&mut self, exemplar: &Rc<Exemplar>) {
        let record = &mut self.judge.record;
        record.forget_made();
        self.judge.gathered.clear();
        let standing = self.alike.standing.as_ref();
        if standing.map_or(false, |standing| Rc::ptr_eq(standing, exemplar)) {
            return;
        }
        record.slots.clear();
        record.slots.extend_from_slice(&exemplar.slots);
        record.items.clear();
        record.items.extend_from_slice(&exemplar.items);
        self.references.stand(&exemplar.met, &exemplar.ways);
        self.members = exemplar.members;
        self.alike.standing = Some(Rc::clone(exemplar));
    }

    /// Judges a value that differs, by itself.
    #[inline(always)]
    fn change(&mut self, place: &Place, change: &Change) -> Judged<()> {
        if let Some(said) = change.said {
            self.judge.record.slots[place.into] = Slot::Text(said);
            return Ok(());
        }
        match &self.judge.program.nodes[place.node].kind {
            Kind::Text(form) => {
                let raw = &self.judge.text[change.start..change.end];
                if (change.wide && std::str::from_utf8(raw).is_err()) || raw.len() >= LONGEST {
                    return Err(Suspicious);
                }
                let span = Span::new(change.start, raw.len(), Origin::Text);
                self.told(
                    (place.node, place.seat),
                    form,
                    (span, !change.wide),
                    place.into,
                )
            }
            _ => match self.value(place.node, change.start, 1, place.into)? {
                end if end == change.end => Ok(()),
                _ => Err(Suspicious),
            },
        }
    }

    /// Judges the objects and arrays in which something differs, inner ones first, and the record as a whole.
    fn nests(&mut self, exemplar: &Exemplar, changes: &[Change]) -> Judged<()> {
        let program = self.judge.program;
        let mut passed = 0;
        for nest in &exemplar.nests {
            while passed < changes.len() && changes[passed].place < nest.last {
                passed += 1; // inner ones come first, so that no later one ends before
            }
            if passed == 0 || changes[passed - 1].place < nest.first {
                continue;
            }
            let node = &program.nodes[nest.node];
            if let (Kind::Array { unique: true, .. }, Slot::List(run)) = (&node.kind, nest.slot) {
                if !self.are_unique(run.base(), run.count())? {
                    return Err(Suspicious);
                }
            }
            self.judge
                .judge(&node.judged, Value::from(nest.slot), nest.members)?;
        }
        Ok(())
    }

    /// Keeps the good record that was just read, for others to be compared with.
    pub fn learn(&mut self, root: usize, at: usize, end: usize) {
        let known = &mut self.alike.by_root[root];
        if known.missed >= PATIENCE && known.passed != 0 {
            return;
        }
        known.missed = (known.missed + 1).min(PATIENCE);
        let record = &self.judge.record;
        if end - at > LARGEST || record.slots.len() > MOST_SLOTS {
            return;
        }
        let mut made = Exemplar {
            start: at,
            end,
            slots: (*record.slots).into(),
            items: (*record.items).into(),
            met: (*self.references.met).into(),
            ways: (*self.references.ways).into(),
            members: self.members,
            places: Vec::new(),
            nests: Vec::new(),
        };
        let node = self.judge.program.roots[root].node;
        let seat = self.judge.program.followers + node;
        if self.gone_through((node, seat), at, RECORD - 1, &mut made) != Some(end) {
            return;
        }
        let exemplars = &mut self.alike.by_root[root].exemplars;
        exemplars.truncate(MOST - 1);
        exemplars.insert(0, Rc::new(made));
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
                let mut held = Held::default();
                let end = closing(self.judge.text, at + 1, &mut held)?;
                if held.escaped {
                    return None;
                }
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
