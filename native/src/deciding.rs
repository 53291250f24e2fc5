//! What decides about facts: questions about values, of which the answers stay the same while the values do.

use crate::judge::{Judged, Suspicious};
use crate::patterns::{Condition, Piece, Question};
use crate::symbols::Symbol;
use crate::terms::{Order, Term};
use crate::tracing::Tracer;
use crate::value::Value;

impl<'j, 'p, 't> Tracer<'j, 'p, 't> {
    pub fn truth(&mut self, term: &Term) -> Judged<bool> {
        match term {
            Term::HasOwn(local, slot) => {
                let of = self.local(*local)?;
                self.has(&of, *slot)
            }
            Term::Has(of, slot) => {
                let of = self.symbol(of)?;
                self.has(&of, *slot as usize)
            }
            Term::Not(inner) => Ok(!self.truth(inner)?),
            Term::And(terms) => {
                for each in terms.iter() {
                    if !self.truth(each)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            Term::Or(terms) => {
                for each in terms.iter() {
                    if self.truth(each)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Term::If(parts) => {
                let [condition, one, other] = &**parts;
                let chosen = if self.truth(condition)? { one } else { other };
                self.truth(chosen)
            }
            Term::InSet(of, set) => match self.symbol(of)? {
                Symbol::Slot(slot) => self.asked(Question::IsInSet(slot, *set), &[slot]),
                symbol => {
                    self.look(&symbol);
                    let value = self.value(&symbol)?;
                    self.judge.in_set(&value, *set)
                }
            },
            Term::Compare(order, one, other) => {
                let (one, other) = (self.symbol(one)?, self.symbol(other)?);
                self.compared(*order, &one, &other)
            }
            Term::In(one, other) => {
                let (one, other) = (self.symbol(one)?, self.symbol(other)?);
                if let Symbol::Several(symbols) = &other {
                    return self.is_one_of(&one, symbols);
                }
                self.look(&one);
                self.look(&other);
                let (one, other) = (self.value(&one)?, self.value(&other)?);
                self.judge.is_in(&one, &other)
            }
            _ => {
                let symbol = self.symbol(term)?;
                self.is_true(&symbol)
            }
        }
    }

    fn has(&self, of: &Symbol, slot: usize) -> Judged<bool> {
        match of {
            Symbol::Plain(value) => self.judge.has(*value, slot),
            _ => Err(Suspicious),
        }
    }

    /// Whether there is a value at all is the same in records that are written alike.
    pub fn compared(&mut self, order: Order, one: &Symbol, other: &Symbol) -> Judged<bool> {
        let is_none = |symbol: &Symbol| matches!(symbol, Symbol::Plain(Value::None));
        let is_equality = matches!(order, Order::Equal | Order::Other);
        if let (true, Symbol::Slot(one), Symbol::Slot(other)) = (is_equality, one, other) {
            let are_equal = self.asked(Question::AreEqual(*one, *other), &[*one, *other])?;
            return Ok(are_equal == (order == Order::Equal));
        }
        if !is_equality || !(is_none(one) || is_none(other)) {
            self.look(one);
            self.look(other);
        }
        let (one, other) = (self.value(one)?, self.value(other)?);
        self.judge.compared(order, &one, &other)
    }

    fn is_one_of(&mut self, one: &Symbol, symbols: &[Symbol]) -> Judged<bool> {
        for each in symbols {
            if self.compared(Order::Equal, one, each)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether a value is true: texts are where they are not empty.
    pub fn is_true(&mut self, symbol: &Symbol) -> Judged<bool> {
        if let Symbol::Slot(slot) = symbol {
            return self.asked(Question::IsFilled(*slot), &[*slot]);
        }
        let is_literal = |piece: &Piece| matches!(piece, Piece::Literal(_));
        match symbol {
            Symbol::Joined(pieces) if pieces.iter().any(is_literal) => return Ok(true),
            Symbol::Joined(_) => self.look(symbol),
            _ => {}
        }
        let value = self.value(symbol)?;
        self.judge.truth_of(&value)
    }

    /// The answer to a question about the values in some slots, on which it depends what is taken.
    fn asked(&mut self, question: Question, slots: &[usize]) -> Judged<bool> {
        let answer = self.judge.answer(question)?;
        let bits = |bits, slot: &usize| bits | self.judge.record.bits_of(*slot);
        let condition = Condition {
            about: slots.iter().fold(0, bits),
            question,
            answer,
        };
        if !self.conditions.contains(&condition) {
            self.conditions.push(condition);
        }
        Ok(answer)
    }

    /// The values that a symbol says decide.
    pub fn look(&mut self, symbol: &Symbol) {
        match symbol {
            Symbol::Plain(_) => {}
            Symbol::Slot(slot) => self.decides |= self.judge.record.bits_of(*slot),
            Symbol::Joined(pieces) => self.decides |= self.bits(pieces),
            Symbol::Several(symbols) => symbols.iter().for_each(|each| self.look(each)),
        }
    }

    /// The bits of the values in some pieces.
    pub fn bits(&self, pieces: &[Piece]) -> u64 {
        pieces.iter().fold(0, |found, piece| match piece {
            Piece::Text(slot) | Piece::Value(slot) => found | self.judge.record.bits_of(*slot),
            Piece::Literal(_) => found,
        })
    }
}
