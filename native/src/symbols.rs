//! Values as far as they are the same in records that are written alike, and what is written of them.

use crate::judge::{Judged, Suspicious};
use crate::patterns::Piece;
use crate::program::Kind;
use crate::record::{Members, Slot};
use crate::terms::Term;
use crate::tracing::Tracer;
use crate::value::Value;
use crate::written::escaped;

/// A value of a local or a term.
#[derive(Clone)]
pub enum Symbol {
    /// The same in all records in which what decided is the same; of objects and lists only where they are.
    Plain(Value),
    /// What stands in a slot: a text, number or truth.
    Slot(usize),
    /// Texts one after another.
    Joined(Vec<Piece>),
    /// A sequence that steps made.
    Several(Vec<Symbol>),
}

/// Puts a piece behind others; literals that stand side by side become one.
pub fn append(pieces: &mut Vec<Piece>, piece: Piece) {
    match (pieces.last_mut(), piece) {
        (_, Piece::Literal(more)) if more.is_empty() => {}
        (Some(Piece::Literal(before)), Piece::Literal(more)) => {
            *before = [&**before, &more].concat().into();
        }
        (_, piece) => pieces.push(piece),
    }
}

fn literal(pieces: &mut Vec<Piece>, bytes: &[u8]) {
    append(pieces, Piece::Literal(bytes.into()));
}

impl<'j, 'p, 't> Tracer<'j, 'p, 't> {
    pub fn local(&self, local: usize) -> Judged<Symbol> {
        self.locals[local].clone().ok_or(Suspicious)
    }

    /// A member of an object, if it is there.
    pub fn member(&self, of: &Symbol, slot: usize) -> Judged<Option<Symbol>> {
        match of {
            Symbol::Plain(Value::Object(members)) => self.present(members.base() + slot),
            Symbol::Plain(Value::Nothing) => Ok(None),
            _ => Err(Suspicious),
        }
    }

    pub fn named(&mut self, of: &Term, name: &Term) -> Judged<Option<Symbol>> {
        let of = match self.symbol(of)? {
            Symbol::Plain(value) => value,
            _ => return Err(Suspicious),
        };
        let name = match name {
            Term::Text(name) => self.judge.raw(*name),
            _ => return Err(Suspicious),
        };
        match self.judge.place_of(&of, name)? {
            Some(slot) => self.present(slot),
            None => Ok(None),
        }
    }

    /// What stands in a slot, if something does. What is the same in all records of a kind is what it is.
    pub fn present(&self, slot: usize) -> Judged<Option<Symbol>> {
        let found = self.judge.unseen(0, slot)?;
        let may_differ = self.judge.record.bits_of(slot) != 0;
        Ok(match found {
            Slot::Absent => None,
            Slot::Text(_) | Slot::Integer(_) | Slot::True | Slot::False if may_differ => {
                Some(Symbol::Slot(slot))
            }
            _ => Some(Symbol::Plain(found.into())),
        })
    }

    /// The items of a list or sequence.
    pub fn items(&self, of: &Symbol) -> Judged<Vec<Symbol>> {
        let value = match of {
            Symbol::Several(symbols) => return Ok(symbols.clone()),
            Symbol::Plain(value) => value,
            _ => return Err(Suspicious),
        };
        let item = |place: usize| match value {
            Value::List(run) => {
                let at = run.at(place).and_then(|at| self.judge.record.items.get(at));
                let slot = *at.ok_or(Suspicious)? as usize;
                self.present(slot)?.ok_or(Suspicious)
            }
            _ => self.judge.nth(value, place).map(Symbol::Plain),
        };
        (0..self.judge.count(value)?).map(item).collect()
    }

    /// The value that a symbol has here.
    pub fn value(&mut self, symbol: &Symbol) -> Judged<Value> {
        match symbol {
            Symbol::Plain(value) => Ok(*value),
            Symbol::Slot(slot) => self.judge.unwatched(*slot),
            Symbol::Joined(pieces) => {
                let mut bytes = Vec::new();
                self.judge.say(pieces, &mut bytes)?;
                Ok(self.judge.made(&bytes))
            }
            Symbol::Several(symbols) => {
                let values = symbols.iter().map(|each| self.value(each));
                let values = values.collect::<Judged<Vec<_>>>()?;
                let from = self.judge.gathered.len();
                self.judge.gathered.extend(values);
                Ok(self.judge.sequence(from))
            }
        }
    }

    /// What a symbol adds to texts that are joined.
    pub fn parts(&self, symbol: &Symbol) -> Judged<Vec<Piece>> {
        match symbol {
            Symbol::Plain(Value::Integer(number)) => {
                Ok(vec![Piece::Literal(number.to_string().into_bytes().into())])
            }
            Symbol::Slot(slot) => match self.judge.unwatched(*slot)? {
                Value::Text(_) | Value::Integer(_) => Ok(vec![Piece::Text(*slot)]),
                _ => Err(Suspicious),
            },
            _ => self.pieces(symbol),
        }
    }

    /// A text as pieces.
    pub fn pieces(&self, symbol: &Symbol) -> Judged<Vec<Piece>> {
        let mut pieces = Vec::new();
        match symbol {
            Symbol::Plain(value) => literal(&mut pieces, self.judge.bytes(value)?),
            Symbol::Joined(joined) => pieces.clone_from(joined),
            Symbol::Slot(slot) => {
                self.judge.bytes(&self.judge.unwatched(*slot)?)?;
                pieces.push(Piece::Text(*slot));
            }
            Symbol::Several(_) => return Err(Suspicious),
        }
        Ok(pieces)
    }

    pub fn term_as_json(&mut self, term: &Term, into: &mut Vec<Piece>) -> Judged<()> {
        match term {
            Term::Mapping(members) => {
                for (name, inner) in members.iter() {
                    literal(into, name);
                    self.term_as_json(inner, into)?;
                }
                literal(into, if members.is_empty() { b"{}" } else { b"}" });
                Ok(())
            }
            _ => {
                let symbol = self.symbol(term)?;
                self.as_json(&symbol, into)
            }
        }
    }

    fn as_json(&mut self, symbol: &Symbol, into: &mut Vec<Piece>) -> Judged<()> {
        match symbol {
            Symbol::Slot(slot) => into.push(Piece::Value(*slot)),
            Symbol::Plain(Value::Object(members)) => self.object_as_json(*members, into)?,
            Symbol::Joined(pieces) => {
                literal(into, b"\"");
                for piece in pieces {
                    match piece {
                        Piece::Literal(bytes) => literal(into, &escaped(bytes)),
                        other => into.push(other.clone()),
                    }
                }
                literal(into, b"\"");
            }
            Symbol::Several(_)
            | Symbol::Plain(Value::List(_) | Value::Sequence(_) | Value::Constants(_)) => {
                let mut sign: &[u8] = b"[";
                for each in self.items(symbol)? {
                    literal(into, sign);
                    self.as_json(&each, into)?;
                    sign = b",";
                }
                literal(into, if sign == b"[" { b"[]" } else { b"]" });
            }
            Symbol::Plain(value) => {
                let mut bytes = Vec::new();
                self.judge.as_json(value, &mut bytes)?;
                literal(into, &bytes);
            }
        }
        Ok(())
    }

    fn object_as_json(&mut self, members: Members, into: &mut Vec<Piece>) -> Judged<()> {
        let object = match &self.judge.program.nodes[members.node()].kind {
            Kind::Object(object) => object,
            _ => return Err(Suspicious),
        };
        let mut sign: &[u8] = b"{";
        for (slot, member) in object.members.iter().enumerate() {
            if let Some(symbol) = self.present(members.base() + slot)? {
                literal(into, sign);
                literal(into, member.in_json());
                self.as_json(&symbol, into)?;
                sign = b",";
            }
        }
        literal(into, if sign == b"{" { b"{}" } else { b"}" });
        Ok(())
    }
}
