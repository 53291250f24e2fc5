//! Going through steps that take facts without asking for values that they only move, so that what they take can be
//! written for other values too.
//!
//! Whatever is asked of a value counts as deciding, with the branches that are not gone through as well: they stay so
//! while it is the same. Which members there are and how many items is the same in all records that are written alike,
//! and so is what kind of value each is.

use crate::judge::{Flow, Judge, Judged, Running, Suspicious};
use crate::patterns::{Condition, Fact, Pattern, Patterns, Piece, Taking};
use crate::reads::Reads;
use crate::record::RECORD;
use crate::symbols::{append, Symbol};
use crate::terms::{Block, Step, Term};
use crate::value::Value;

/// One step gone through.
pub struct Tracer<'j, 'p, 't> {
    pub judge: &'j mut Judge<'p, 't>,
    keys: &'j mut Vec<Box<[Piece]>>,
    pub decides: u64,
    pub conditions: Vec<Condition>,
    /// What is in the locals that this step has set.
    pub locals: Vec<Option<Symbol>>,
    returned: Option<Symbol>,
    yielded: Vec<Symbol>,
    facts: Vec<Fact>,
}

impl<'p, 't> Judge<'p, 't> {
    /// What the steps of a root take of a good record, while looks at its slots are told.
    pub fn patterns(&mut self, root: usize, record: Value, members: u64) -> Patterns {
        self.about.root = root;
        let root = &self.program.roots[root];
        let id: Box<[Piece]> = Box::new([Piece::Text(RECORD + root.id)]);
        let (mut keys, mut steps) = (vec![id], Vec::new());
        for (step, each) in root.taken.iter().enumerate() {
            if each.applies(members) {
                let is_apart = !each.linked;
                let pattern = is_apart
                    .then(|| self.traced(&each.step, record, &mut keys))
                    .flatten();
                if !pattern.as_ref().map_or(false, Pattern::is_idle) {
                    steps.push(Taking { step, pattern });
                }
            }
        }
        Patterns {
            keys: keys.into(),
            steps: steps.into(),
        }
    }

    /// The pattern of a step; None where it has to be carried out each time.
    fn traced(
        &mut self,
        step: &Step,
        record: Value,
        keys: &mut Vec<Box<[Piece]>>,
    ) -> Option<Pattern> {
        self.locals[0] = record;
        self.record.seen();
        let mut locals = vec![None; self.locals.len()];
        locals[0] = Some(Symbol::Plain(record));
        let mut tracer = Tracer {
            judge: self,
            keys,
            decides: 0,
            conditions: Vec::new(),
            locals,
            returned: None,
            yielded: Vec::new(),
            facts: Vec::new(),
        };
        let flow = tracer.step(step).ok()?;
        let (decides, conditions, facts) = (tracer.decides, tracer.conditions, tracer.facts);
        let decides = decides | self.record.seen();
        matches!(flow, Flow::Next).then(|| Pattern {
            decides,
            conditions: conditions.into(),
            facts: facts.into(),
        })
    }
}

impl<'j, 'p, 't> Running for Tracer<'j, 'p, 't> {
    fn step(&mut self, step: &Step) -> Judged<Flow> {
        match step {
            Step::Let(local, term) => {
                let symbol = self.symbol(term)?;
                self.set(*local, symbol)?;
            }
            Step::When(condition, one, other) => {
                let chosen = if self.truth(condition)? { one } else { other };
                return self.run(chosen);
            }
            Step::Each(item, index, items, block) => {
                return self.each(*item as usize, *index as usize, items, block)
            }
            Step::Recall(recall) => return self.run(&recall.steps),
            Step::Return(term) => {
                self.returned = Some(self.symbol(term)?);
                return Ok(Flow::Return);
            }
            Step::Break => return Ok(Flow::Break),
            Step::Continue => return Ok(Flow::Continue),
            Step::Yield(term) => {
                let symbol = self.symbol(term)?;
                self.yielded.push(symbol);
            }
            Step::Apart(steps) => return self.apart(steps),
            Step::Take(rule, parts) => self.take(*rule, &parts[0], &parts[1], &parts[2])?,
            Step::Suspect | Step::Push(..) | Step::Unless(..) => return Err(Suspicious),
        }
        Ok(Flow::Next)
    }
}

impl<'j, 'p, 't> Tracer<'j, 'p, 't> {
    fn set(&mut self, local: usize, symbol: Symbol) -> Judged<()> {
        self.judge.locals[local] = self.value(&symbol)?;
        self.locals[local] = Some(symbol);
        Ok(())
    }

    fn each(&mut self, item: usize, index: usize, items: &Term, block: &Block) -> Judged<Flow> {
        if matches!(items, Term::Pairs(..)) {
            return Err(Suspicious);
        }
        let items = self.symbol(items)?;
        for (place, each) in self.items(&items)?.into_iter().enumerate() {
            self.set(item, each)?;
            self.set(index, Symbol::Plain(Value::Integer(place as i64)))?;
            if let Some(end) = self.for_item(block)? {
                return Ok(end);
            }
        }
        Ok(Flow::Next)
    }

    fn take(&mut self, rule: usize, key: &Term, value: &Term, pointer: &Term) -> Judged<()> {
        let (key, pointer) = (self.symbol(key)?, self.symbol(pointer)?);
        let key: Box<[Piece]> = self.pieces(&key)?.into();
        let form = match &*self.pieces(&pointer)? {
            [] => self.form(b""),
            [Piece::Literal(bytes)] => self.form(bytes),
            _ => return Err(Suspicious),
        };
        let known = self.keys.iter().position(|known| *known == key);
        let key = known.unwrap_or_else(|| {
            self.keys.push(key);
            self.keys.len() - 1
        });
        let (mut pieces, mut same) = (Vec::new(), Vec::new());
        self.term_as_json(value, &mut pieces)?;
        self.judge.value_as(&pieces, &mut same)?;
        self.facts.push(Fact {
            rule,
            key,
            form,
            within: self.bits(&pieces),
            value: pieces.into(),
            same: same.into(),
        });
        Ok(())
    }

    fn form(&mut self, pointer: &[u8]) -> usize {
        let root = self.judge.about.root;
        let resource = self.judge.program.names.text(root);
        self.judge.facts.form((root, resource), pointer)
    }

    /// What a term gives; it may only be moved, or looked into by what counts that as deciding.
    pub fn symbol(&mut self, term: &Term) -> Judged<Symbol> {
        match term {
            Term::Local(local) => self.local(*local),
            Term::Own(local, slot) => {
                let of = self.local(*local)?;
                self.member(&of, *slot)?.ok_or(Suspicious)
            }
            Term::Member(of, slot) => {
                let of = self.symbol(of)?;
                self.member(&of, *slot as usize)?.ok_or(Suspicious)
            }
            Term::Get(of, slot, default) => {
                let of = self.symbol(of)?;
                self.member(&of, *slot as usize)?
                    .map_or_else(|| self.symbol(default), Ok)
            }
            Term::Named(of, name) => self.named(of, name)?.ok_or(Suspicious),
            Term::GetNamed(parts) => self
                .named(&parts[0], &parts[1])?
                .map_or_else(|| self.symbol(&parts[2]), Ok),
            Term::Join(terms) => {
                let mut joined = Vec::new();
                for each in terms.iter() {
                    let symbol = self.symbol(each)?;
                    let pieces = self.parts(&symbol)?;
                    pieces
                        .into_iter()
                        .for_each(|each| append(&mut joined, each));
                }
                Ok(Symbol::Joined(joined))
            }
            Term::Sequence(terms) => {
                let symbols = terms.iter().map(|each| self.symbol(each));
                Ok(Symbol::Several(symbols.collect::<Judged<_>>()?))
            }
            Term::Block(steps) => match self.run(steps)? {
                Flow::Return => self.returned.take().ok_or(Suspicious),
                _ => Err(Suspicious),
            },
            Term::Yields(steps) => {
                let from = self.yielded.len();
                match self.run(steps)? {
                    Flow::Next | Flow::Return => Ok(Symbol::Several(self.yielded.split_off(from))),
                    _ => Err(Suspicious),
                }
            }
            Term::If(parts) => {
                let [condition, one, other] = &**parts;
                let chosen = if self.truth(condition)? { one } else { other };
                self.symbol(chosen)
            }
            Term::And(terms) => self.chosen(terms, false),
            Term::Or(terms) => self.chosen(terms, true),
            Term::Item(of, place @ 0..) => match self.symbol(of)? {
                Symbol::Several(symbols) => {
                    let found = symbols.get(*place as usize).cloned();
                    found.ok_or(Suspicious)
                }
                _ => self.plain(term),
            },
            Term::HasOwn(..)
            | Term::Has(..)
            | Term::Not(_)
            | Term::Compare(..)
            | Term::InSet(..)
            | Term::In(..) => Ok(Symbol::Plain(self.truth(term)?.into())),
            _ => self.plain(term),
        }
    }

    /// A term that is carried out: all that it looks at decides, and so does what is in the locals that it asks.
    fn plain(&mut self, term: &Term) -> Judged<Symbol> {
        let reads = Reads::of_term(term);
        for &local in &reads.free {
            let symbol = self.local(local)?;
            self.look(&symbol);
        }
        let value = self.judge.value(term)?;
        for &local in reads.set.iter().chain(&reads.pushed) {
            self.locals[local] = None;
        }
        Ok(Symbol::Plain(value))
    }

    pub fn chosen(&mut self, terms: &[Term], ends_at: bool) -> Judged<Symbol> {
        let mut symbol = Symbol::Plain(Value::None);
        for each in terms {
            symbol = self.symbol(each)?;
            if self.is_true(&symbol)? == ends_at {
                break;
            }
        }
        Ok(symbol)
    }
}

#[cfg(test)]
mod tests {
    use crate::machine::Machine;
    use crate::places::Part;
    use crate::program::{Program, MARK};

    type Code = Vec<u8>;

    fn code(parts: &[&[u8]]) -> Code {
        parts.concat()
    }

    fn text(text: &str) -> Code {
        code(&[&[text.len() as u8], text.as_bytes()])
    }

    fn listed(parts: &[Code]) -> Code {
        code(&[&[parts.len() as u8], &parts.concat()])
    }

    const A: &[u8] = &[6, 5, 0, 0]; // members of the record
    const B: &[u8] = &[6, 5, 0, 1];
    const ID: &[u8] = &[6, 5, 0, 2];
    const NUMBER: &[u8] = &[6, 5, 0, 3];
    const ONE: &[u8] = &[5, 1]; // locals
    const TWO: &[u8] = &[5, 2];

    fn set(local: u8, term: &[u8]) -> Code {
        code(&[&[0, local], term])
    }

    fn when(condition: &[u8], steps: &[Code]) -> Code {
        code(&[&[1], condition, &listed(steps), &[0]])
    }

    fn take(key: &[u8], value: &[u8]) -> Code {
        code(&[&[9, 3], key, value, &[4, 0]])
    }

    fn join(terms: &[&[u8]]) -> Code {
        code(&[&[40, terms.len() as u8], &terms.concat()])
    }

    /// A program of records with three texts and a number, of which one rule takes facts.
    fn program(taken: &[Code]) -> Program {
        let members = ["a", "b", "id", "n"].map(|name| {
            let node = if name == "n" { 2 } else { 1 };
            code(&[&text(name), &[node, 0]])
        });
        let rest: &[u8] = &[0, 0, 0]; // no reference, nothing judged, nothing counted
        let nodes = [
            code(&[&[1], &listed(&members), &[0, 64], rest]),
            code(&[&[4, 0, 99, 0, 0, 0], rest]),
            code(&[&[5, 0, 100], rest]),
        ];
        let root = code(&[&[0, 0, 0, 0], &listed(taken)]);
        let parts = [
            MARK.to_vec(),
            listed(&[listed(&[text("k"), text("z")])]),
            vec![0; 3],
            listed(&nodes),
            vec![0; 8],
            listed(&[text("X")]),
            listed(&[root]),
        ];
        Program::read(&parts.concat()).unwrap_or_else(|broken| panic!("{}", broken.0))
    }

    /// What is taken of some lines, with patterns or without, and for how many steps the last line had one.
    fn taken(program: &Program, text: &str, takes: bool) -> (Vec<Part>, usize) {
        let mut machine = Machine::new(program, text.as_bytes(), false);
        machine.takes = takes;
        let mut at = 0;
        for line in text.lines() {
            assert_eq!(machine.record(0, at).ok(), Some(at + line.len()), "{line}");
            assert!(machine.take(0));
            at += line.len() + 1;
        }
        let steps = machine
            .alike
            .patterns()
            .map(|(patterns, _)| &patterns.steps);
        let patterns = steps.map_or(0, |steps| {
            let with = steps.iter().filter(|each| each.pattern.is_some());
            with.count()
        });
        (machine.judge.facts.parts(), patterns)
    }

    /// Takes facts of records that differ in one value, or two, from one before them.
    fn are_taken_alike(steps: &[Code], patterns: usize) {
        let program = program(steps);
        let record = |[a, b, id]: [&str; 3], number: usize| {
            format!(r#"{{"a":"{a}","b":"{b}","id":"{id}","n":{number}}}"#)
        };
        let values = ["k", "z", "kz", "", r#"\u00e4\"\\"#, "7"];
        let mut changed = Vec::new();
        for value in values {
            for other in values {
                let texts = [
                    [value, other, "i"],
                    [value, "b", other],
                    ["k", value, other],
                ];
                changed.extend(texts.map(|each| record(each, value.len())));
            }
        }
        for first in [record(["k", "b", "i"], 2), record(["", "z", "i"], 0)] {
            for each in &changed {
                let text = [&*first, each].join("\n");
                let (facts, with) = taken(&program, &text, true);
                assert_eq!((with, taken(&program, &text, false).1), (patterns, 0));
                assert_eq!(facts, taken(&program, &text, false).0, "{text}");
            }
        }
    }

    fn apart(steps: &[Code]) -> Code {
        code(&[&[10], &listed(steps)])
    }

    #[test]
    fn values_that_are_moved_may_be_others() {
        let named = code(&[&[59, 1], &text("x"), NUMBER]);
        let key = join(&[ID, &[4, 1, b'|'], NUMBER]);
        let listed = code(&[&[31, 3], A, &join(&[B, ID]), ONE]);
        are_taken_alike(&[take(ID, &named), take(A, NUMBER)], 2);
        are_taken_alike(&[apart(&[set(1, B), take(&key, &listed)])], 1);
    }

    #[test]
    fn values_that_are_asked_for_decide() {
        let said = [take(ID, &[4, 1, b's'])];
        let earlier = code(&[&[16, 2], ONE, B]);
        let asked = [
            code(&[&[17], A, &[0]]),              // in a set
            ONE.to_vec(),                         // not empty
            code(&[&[16, 0], ONE, B]),            // equal
            earlier.clone(),                      // less
            code(&[&[12], &earlier]),             // not less
            join(&[ONE, B]),                      // not empty together
            code(&[&[34], ONE, B]),               // begins with
            code(&[&[18], ONE, &[31, 2], B, ID]), // one of
            code(&[&[18], ONE, B]),               // in a text
            code(&[&[16, 4], NUMBER, &[3, 4]]),
            NUMBER.to_vec(),
        ];
        for condition in asked {
            are_taken_alike(&[apart(&[set(1, A), when(&condition, &said)])], 1);
        }
    }

    #[test]
    fn what_is_made_of_values_is_made_anew() {
        let size = code(&[&[20], ONE]);
        are_taken_alike(&[apart(&[set(1, A), take(ID, &size)])], 1);
        let either = code(&[&[14, 2], ONE, B]);
        are_taken_alike(&[apart(&[set(1, A), take(&either, &[0])])], 1);
    }

    #[test]
    fn locals_that_a_term_sets_are_not_what_they_were() {
        let inner = [set(1, B), code(&[&[4], ONE])];
        let size = code(&[&[20, 44], &listed(&inner)]);
        let steps = [set(1, A), set(2, &size), take(ID, ONE)];
        are_taken_alike(&[apart(&steps)], 0);
        let steps = [set(1, A), set(2, &size), take(ID, TWO)];
        are_taken_alike(&[apart(&steps)], 1);
    }

    #[test]
    fn steps_that_locals_link_are_carried_out() {
        are_taken_alike(&[set(1, A), take(ID, ONE)], 0);
    }
}
