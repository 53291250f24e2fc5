//! Which members decide that a step does nothing, so that most steps are passed over by one comparison.

use crate::program::Guarded;
use crate::terms::{Block, Step, Term};

/// Members that must be there, members that must not, and members that must not all be there (none where they may).
type Masks = (u64, u64, u64);

const NOTHING: Masks = (0, 0, 0);

/// Steps, each with the members that it depends on if it is about an object.
pub fn guarded(steps: Block, is_object: bool) -> Box<[Guarded]> {
    let with = |step: Step| {
        let (all, none, enough) = if is_object { of_step(&step) } else { NOTHING };
        Guarded {
            all,
            none,
            enough,
            step: Box::new(step),
        }
    };
    Vec::from(steps).into_iter().map(with).collect()
}

fn of_step(step: &Step) -> Masks {
    match step {
        Step::When(condition, steps, otherwise) if otherwise.is_empty() => {
            let inner = match &**steps {
                [only] => of_step(only),
                _ => NOTHING,
            };
            together(of_truth(condition), inner)
        }
        Step::Each(_, _, items, _) => of_items(items),
        _ => NOTHING,
    }
}

/// What must hold for a term to be true.
fn of_truth(term: &Term) -> Masks {
    match term {
        Term::Has(of, slot) => (bit(of, *slot), 0, 0),
        Term::And(terms) => terms.iter().map(of_truth).fold(NOTHING, together),
        Term::Not(inner) => of_falsehood(inner),
        _ => NOTHING,
    }
}

/// What must hold for a term to be false.
fn of_falsehood(term: &Term) -> Masks {
    match term {
        Term::Has(of, slot) => (0, bit(of, *slot), 0),
        Term::And(terms) => (0, 0, all_of(terms)),
        Term::Or(terms) => terms.iter().map(of_falsehood).fold(NOTHING, together),
        Term::Not(inner) => of_truth(inner),
        _ => NOTHING,
    }
}

/// What must hold for a collection to have items.
fn of_items(term: &Term) -> Masks {
    match term {
        Term::Get(of, slot, default) if matches!(**default, Term::Empty | Term::Nothing) => {
            (bit(of, *slot), 0, 0)
        }
        _ => NOTHING,
    }
}

/// The members of which the presence alone makes a conjunction true; none where it asks for more.
fn all_of(terms: &[Term]) -> u64 {
    let member = |term: &Term| match term {
        Term::Has(of, slot) => Some(bit(of, *slot)).filter(|&bit| bit != 0),
        _ => None,
    };
    terms
        .iter()
        .map(member)
        .try_fold(0, |found, bit| Some(found | bit?))
        .unwrap_or(0)
}

fn bit(of: &Term, slot: usize) -> u64 {
    match of {
        Term::Local(0) if slot < 64 => 1 << slot,
        _ => 0,
    }
}

fn together(one: Masks, other: Masks) -> Masks {
    let enough = if one.2 == 0 { other.2 } else { one.2 };
    (one.0 | other.0, one.1 | other.1, enough)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(slot: usize) -> Term {
        Term::Has(Box::new(Term::Local(0)), slot)
    }

    fn suspect_when(condition: Term) -> Step {
        Step::When(condition, Box::new([Step::Suspect]), Box::new([]))
    }

    #[test]
    fn members_that_a_step_depends_on_are_found_inside_its_condition() {
        let inner = suspect_when(Term::Not(Box::new(Term::Or(Box::new([
            has(5),
            Term::True,
        ])))));
        let step = Step::When(
            Term::And(Box::new([has(1), has(3)])),
            Box::new([inner]),
            Box::new([]),
        );
        assert_eq!(of_step(&step), (0b1010, 0b10_0000, 0));
    }

    #[test]
    fn a_step_that_may_do_something_either_way_depends_on_nothing() {
        let either = Step::When(has(1), Box::new([Step::Suspect]), Box::new([Step::Suspect]));
        assert_eq!(of_step(&either), NOTHING);
        assert_eq!(
            of_step(&suspect_when(Term::Or(Box::new([has(1), has(2)])))),
            NOTHING
        );
        assert_eq!(
            of_step(&suspect_when(Term::Has(Box::new(Term::Local(1)), 2))),
            NOTHING
        );
    }
}
