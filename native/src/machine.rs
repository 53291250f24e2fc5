//! Reading records strictly, one pass over their bytes: JSON, shape and forms, values into slots.

use crate::alike::Alike;
use crate::containers::DEEPEST;
use crate::judge::{Judge, Judged, Suspicious};
use crate::kept::{Met, References};
use crate::program::{Kind, Program};
use crate::record::{Members, Run, Slot, RECORD};
use crate::repeated::{Repeated, NOTHING};
use crate::value::Value;

/// Reads one record after another of one text.
pub struct Machine<'p, 't> {
    pub judge: Judge<'p, 't>,
    /// Whether line ends are white space inside records, as where they are pretty-printed.
    pub by_value: bool,
    /// Which member followed each one in the object of the same kind read before.
    pub following: Vec<u8>,
    /// The text found good last in each seat: of each member of an object, and of each node that is no member.
    pub latest: Vec<Repeated>,
    /// Whether the texts in a seat, as far as was seen, are words of the program.
    pub are_words: Vec<bool>,
    pub stack: Vec<u32>,
    /// The members of the record read last, a bit each.
    pub members: u64,
    pub references: References,
    pub alike: Alike,
    /// Whether facts are taken of good records.
    pub takes: bool,
    /// The places of members and items that lead to the value being read, by depth.
    pub way: [u32; DEEPEST + 2],
}

impl<'p, 't> Machine<'p, 't> {
    pub fn new(program: &'p Program, text: &'t [u8], by_value: bool) -> Self {
        let mut following = vec![0; program.followers];
        for node in &program.nodes {
            if let Kind::Object(object) = &node.kind {
                for place in 0..object.members.len() {
                    following[object.followers + place] = place as u8 + 1;
                }
            }
        }
        Machine {
            judge: Judge::new(program, text),
            by_value,
            following,
            latest: vec![NOTHING; program.followers + program.nodes.len()],
            are_words: vec![true; program.followers + program.nodes.len()],
            stack: Vec::new(),
            members: 0,
            references: References::default(),
            alike: Alike::new(program.roots.len()),
            takes: false,
            way: [0; DEEPEST + 2],
        }
    }

    /// Reads and judges the record at `at` as one of a root; where it ends.
    pub fn record(&mut self, root: usize, at: usize) -> Judged<usize> {
        if let Some(end) = self.alike(root, at) {
            return end;
        }
        self.alike.leave();
        let end = self.unlike(root, at)?;
        self.whole(root)?;
        self.learn(root, at, end);
        Ok(end)
    }

    /// Reads a record at `at` that is like none before; where it ends.
    fn unlike(&mut self, root: usize, at: usize) -> Judged<usize> {
        self.judge.clear();
        self.stack.clear();
        self.references.clear();
        let program = self.judge.program;
        let root = &program.roots[root];
        self.judge.record.slots.push(Slot::Absent);
        self.value(root.node, at, 1, 0)
    }

    /// Judges a record that was read by the rules of its root.
    fn whole(&mut self, root: usize) -> Judged<()> {
        let program = self.judge.program;
        let record = Value::from(self.judge.record.slots[0]);
        self.judge
            .judge(&program.roots[root].judged, record, self.members)
    }

    /// Whether the rules across records take more of the record read last than its id and references.
    pub fn is_wanted(&mut self, root: usize) -> bool {
        let root = &self.judge.program.roots[root];
        let record = Value::Object(Members::new(root.node, RECORD));
        self.judge
            .judge(&root.wanted, record, self.members)
            .is_err()
    }

    /// How many values count in the record read last.
    pub fn counted(&mut self, root: usize) -> u64 {
        let node = self.judge.program.roots[root].node;
        self.judge.counted_in(Members::new(node, RECORD))
    }

    /// Takes the facts of the record read last for the rules across records; false where they cannot all be said.
    pub fn take(&mut self, root: usize) -> bool {
        let own = &self.judge.program.roots[root];
        if own.taken.is_empty() {
            return true;
        }
        let about = &mut self.judge.about;
        (about.root, about.id) = (root, own.id);
        let record = Value::Object(Members::new(own.node, RECORD));
        self.judge.facts.begin();
        let taken = match self.alike.patterns() {
            Some((patterns, changed)) => {
                self.judge.take_alike(&own.taken, patterns, record, changed)
            }
            None => self.judge.judge(&own.taken, record, self.members),
        };
        if taken.is_err() {
            self.judge.facts.forget();
        }
        taken.is_ok()
    }

    #[inline]
    pub fn byte(&self, at: usize) -> u8 {
        self.judge.text.get(at).copied().unwrap_or(0)
    }

    #[inline]
    pub fn blanks(&self, mut at: usize) -> usize {
        loop {
            match self.byte(at) {
                b' ' | b'\t' | b'\r' => at += 1,
                b'\n' if self.by_value => at += 1,
                _ => return at,
            }
        }
    }

    /// Reads and judges a value of a node into a slot; where it ends.
    pub fn value(&mut self, node: usize, at: usize, depth: usize, into: usize) -> Judged<usize> {
        let program = self.judge.program;
        let found = &program.nodes[node];
        match &found.kind {
            Kind::Text(form) => {
                let seat = program.followers + node;
                match self.repeated(seat, at) {
                    Some((end, said)) => {
                        self.judge.record.slots[into] = Slot::Text(said);
                        Ok(end)
                    }
                    None => self.formed((node, seat), form, at, into),
                }
            }
            Kind::Object(object) => {
                let (end, base, seen) = self.object(object, at, depth)?;
                let members = Members::new(node, base);
                self.judge.record.slots[into] = Slot::Object(members);
                self.judge
                    .judge(&found.judged, Value::Object(members), seen)?;
                if depth == 1 {
                    self.members = seen;
                }
                if found.refers.is_some() {
                    self.meet(node, base, depth);
                }
                Ok(end)
            }
            Kind::Array {
                item,
                least,
                most,
                unique,
            } => {
                let (end, base, count) = self.array(*item, at, depth)?;
                if count < *least || count > *most || (*unique && !self.are_unique(base, count)?) {
                    return Err(Suspicious);
                }
                let run = Run::new(base, count);
                self.judge.record.slots[into] = Slot::List(run);
                self.judge.judge(&found.judged, Value::List(run), 0)?;
                Ok(end)
            }
            Kind::Integer(least, most) => {
                let (end, value) = self.integer(at)?;
                if value < *least || value > *most {
                    return Err(Suspicious);
                }
                self.judge.record.slots[into] = Slot::Integer(value);
                self.judge.judge(&found.judged, Value::Integer(value), 0)?;
                Ok(end)
            }
            Kind::Boolean => {
                let (end, value) = self.boolean(at)?;
                self.judge.record.slots[into] = if value { Slot::True } else { Slot::False };
                self.judge.judge(&found.judged, Value::from(value), 0)?;
                Ok(end)
            }
            Kind::Map { names, item, most } => {
                let met = self.references.met.len();
                let end = self.map(*names, *item, *most, at, depth)?;
                self.references.met.truncate(met); // rules do not look into maps
                self.judge.record.slots[into] = Slot::Opaque;
                Ok(end)
            }
            Kind::Unknown => Err(Suspicious),
        }
    }

    /// Notes a reference, and the way that led to it.
    fn meet(&mut self, node: usize, base: usize, depth: usize) {
        let references = &mut self.references;
        let from = references.ways.len();
        references.ways.extend_from_slice(&self.way[1..depth]);
        let to = references.ways.len();
        references.met.push(Met {
            node,
            base,
            from,
            to,
        });
    }
}
