//! Which members decide that a step does nothing, so that most steps are passed over by one comparison.

use crate::program::Guarded;
use crate::terms::{Block, Step, Term};

/// Members that must be there and members that must not, a bit each.
type Masks = (u64, u64);

/// Steps on an object, each with the members that it depends on.
pub fn guarded(steps: Block) -> Box<[Guarded]> {
    let with = |step: Step| {
        let (all, none) = of_step(&step);
        Guarded { all, none, step }
    };
    Vec::from(steps).into_iter().map(with).collect()
}

fn of_step(step: &Step) -> Masks {
    match step {
        Step::When(condition, steps, otherwise) if otherwise.is_empty() => {
            let inner = match &**steps {
                [only] => of_step(only),
                _ => (0, 0),
            };
            together(of_truth(condition), inner)
        }
        Step::Each(_, _, items, _) => of_items(items),
        _ => (0, 0),
    }
}

/// What must hold for a term to be true.
fn of_truth(term: &Term) -> Masks {
    match term {
        Term::Has(of, slot) => (bit(of, *slot), 0),
        Term::And(terms) => terms.iter().map(of_truth).fold((0, 0), together),
        Term::Not(inner) => of_falsehood(inner),
        _ => (0, 0),
    }
}

/// What must hold for a term to be false.
fn of_falsehood(term: &Term) -> Masks {
    match term {
        Term::Has(of, slot) => (0, bit(of, *slot)),
        Term::Or(terms) => terms.iter().map(of_falsehood).fold((0, 0), together),
        Term::Not(inner) => of_truth(inner),
        _ => (0, 0),
    }
}

/// What must hold for a collection to have items.
fn of_items(term: &Term) -> Masks {
    match term {
        Term::Get(of, slot, default) if matches!(**default, Term::Empty | Term::Nothing) => {
            (bit(of, *slot), 0)
        }
        _ => (0, 0),
    }
}

fn bit(of: &Term, slot: usize) -> u64 {
    match of {
        Term::Local(0) if slot < 64 => 1 << slot,
        _ => 0,
    }
}

fn together(one: Masks, other: Masks) -> Masks {
    (one.0 | other.0, one.1 | other.1)
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
        assert_eq!(of_step(&step), (0b1010, 0b10_0000));
    }

    #[test]
    fn a_step_that_may_do_something_either_way_depends_on_nothing() {
        let either = Step::When(has(1), Box::new([Step::Suspect]), Box::new([Step::Suspect]));
        assert_eq!(of_step(&either), (0, 0));
        assert_eq!(
            of_step(&suspect_when(Term::Or(Box::new([has(1), has(2)])))),
            (0, 0)
        );
        assert_eq!(
            of_step(&suspect_when(Term::Has(Box::new(Term::Local(1)), 2))),
            (0, 0)
        );
    }
}
