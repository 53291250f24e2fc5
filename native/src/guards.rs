//! Which members decide that a step does nothing, so that most steps are passed over by one comparison.

use crate::program::Guarded;
use crate::terms::{Block, Order, Step, Term};

/// Members that must be there, members that must not, and members that must not all be there (none where they may).
type Masks = (u64, u64, u64);

const NOTHING: Masks = (0, 0, 0);

/// Steps, each with the members that it depends on if it is about an object, of which so many are declared.
pub fn guarded(steps: Block, declared: Option<usize>) -> Box<[Guarded]> {
    let with = |step: Step| {
        let (all, none, enough) = declared.map_or(NOTHING, |count| of_step(&step, count));
        Guarded {
            all,
            none,
            enough,
            linked: true,
            step: Box::new(step),
        }
    };
    Vec::from(steps).into_iter().map(with).collect()
}

fn of_step(step: &Step, declared: usize) -> Masks {
    match step {
        Step::When(condition, steps, otherwise) if otherwise.is_empty() => {
            let inner = match &**steps {
                [only] => of_step(only, declared),
                _ => NOTHING,
            };
            together(
                together(of_truth(condition), of_size(condition, declared)),
                inner,
            )
        }
        Step::Each(_, _, items, _) => of_items(items),
        Step::Apart(steps) => of_any(steps, declared),
        _ => NOTHING,
    }
}

/// What must hold for any of some steps to do anything; one that sets a local does nothing by itself.
fn of_any(steps: &[Step], declared: usize) -> Masks {
    let mut masks = steps
        .iter()
        .filter(|step| !matches!(step, Step::Let(..)))
        .map(|step| of_step(step, declared));
    let first = masks.next().unwrap_or(NOTHING);
    masks.fold(first, either)
}

/// What must hold for an object to have as many members as a condition says, where that is all that are declared.
fn of_size(condition: &Term, declared: usize) -> Masks {
    let (size, wanted) = match condition {
        Term::Compare(Order::Equal, size, wanted) => (&**size, &**wanted),
        _ => return NOTHING,
    };
    match (size, wanted) {
        (Term::Size(of), Term::Integer(wanted))
            if matches!(**of, Term::Local(0)) && *wanted == declared as i64 && declared < 64 =>
        {
            ((1 << declared) - 1, 0, 0)
        }
        _ => NOTHING,
    }
}

/// What must hold for a term to be true.
fn of_truth(term: &Term) -> Masks {
    match term {
        Term::HasOwn(of, slot) => (bit(*of, *slot), 0, 0),
        Term::And(terms) => terms.iter().map(of_truth).fold(NOTHING, together),
        Term::Not(inner) => of_falsehood(inner),
        _ => NOTHING,
    }
}

/// What must hold for a term to be false.
fn of_falsehood(term: &Term) -> Masks {
    match term {
        Term::HasOwn(of, slot) => (0, bit(*of, *slot), 0),
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
            match **of {
                Term::Local(of) => (bit(of, *slot as usize), 0, 0),
                _ => NOTHING,
            }
        }
        _ => NOTHING,
    }
}

/// The members of which the presence alone makes a conjunction true; none where it asks for more.
fn all_of(terms: &[Term]) -> u64 {
    let member = |term: &Term| match term {
        Term::HasOwn(of, slot) => Some(bit(*of, *slot)).filter(|&bit| bit != 0),
        _ => None,
    };
    terms
        .iter()
        .map(member)
        .try_fold(0, |found, bit| Some(found | bit?))
        .unwrap_or(0)
}

fn bit(of: usize, slot: usize) -> u64 {
    if of == 0 && slot < 64 {
        1 << slot
    } else {
        0
    }
}

fn either(one: Masks, other: Masks) -> Masks {
    let enough = if one.2 == other.2 { one.2 } else { 0 };
    (one.0 & other.0, one.1 & other.1, enough)
}

fn together(one: Masks, other: Masks) -> Masks {
    let enough = if one.2 == 0 { other.2 } else { one.2 };
    (one.0 | other.0, one.1 | other.1, enough)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(slot: usize) -> Term {
        Term::HasOwn(0, slot)
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
        assert_eq!(of_step(&step, 9), (0b1010, 0b10_0000, 0));
    }

    #[test]
    fn a_size_that_only_all_members_make_asks_for_each_of_them() {
        let of_size = |wanted| {
            let size = Term::Size(Box::new(Term::Local(0)));
            Term::Compare(
                Order::Equal,
                Box::new(size),
                Box::new(Term::Integer(wanted)),
            )
        };
        assert_eq!(of_step(&suspect_when(of_size(2)), 2), (0b11, 0, 0));
        assert_eq!(of_step(&suspect_when(of_size(2)), 3), NOTHING);
    }

    #[test]
    fn steps_apart_depend_on_what_each_of_them_depends_on() {
        let set = Step::Let(1, Term::Own(0, 7));
        let both = |one, other| Term::And(Box::new([has(one), has(other)]));
        let steps = |inside: Vec<Step>| Step::Apart(inside.into());
        let (one, other) = (suspect_when(both(1, 3)), suspect_when(both(1, 4)));
        assert_eq!(of_step(&steps(vec![set, one]), 9), (0b1010, 0, 0));
        let one = suspect_when(both(1, 3));
        assert_eq!(of_step(&steps(vec![one, other]), 9), (0b10, 0, 0));
        let one = suspect_when(has(1));
        assert_eq!(of_step(&steps(vec![one, Step::Suspect]), 9), NOTHING);
        assert_eq!(of_step(&steps(vec![]), 9), NOTHING);
    }

    #[test]
    fn a_step_that_may_do_something_either_way_depends_on_nothing() {
        let either = Step::When(has(1), Box::new([Step::Suspect]), Box::new([Step::Suspect]));
        assert_eq!(of_step(&either, 9), NOTHING);
        assert_eq!(
            of_step(&suspect_when(Term::Or(Box::new([has(1), has(2)]))), 9),
            NOTHING
        );
        assert_eq!(of_step(&suspect_when(Term::HasOwn(1, 2)), 9), NOTHING);
    }
}
