//! `cargo run --release --example scan -- PROGRAM FILE [ROUNDS [keep]]`: scans a file of lines without Python, for profilers.

use crmgate::gate::{scan, Cut, Keep};
use crmgate::program::Program;
use std::time::Instant;

const SIZE: usize = 1 << 20;

/// Whole lines of about a mebibyte, as a check of a feed gives them.
fn blocks(text: &[u8]) -> Vec<&[u8]> {
    let (mut found, mut left) = (Vec::new(), text);
    while left.len() > SIZE {
        let line = left[SIZE..].iter().position(|&byte| byte == b'\n');
        let (block, rest) = left.split_at(line.map_or(left.len(), |more| SIZE + more + 1));
        found.push(block);
        left = rest;
    }
    found.push(left);
    found
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let read = |place: usize| std::fs::read(&arguments[place]).expect("a file that can be read");
    let program = Program::read(&read(1)).unwrap_or_else(|broken| panic!("{}", broken.0));
    let text = read(2);
    let rounds = arguments
        .get(3)
        .and_then(|count| count.parse().ok())
        .unwrap_or(1);
    let cut = Cut {
        by_value: false,
        last: true,
        root: None,
        keep: if arguments.len() > 4 {
            Some(Keep {
                first: 1,
                every: 16,
                source: b"\"-\"",
            })
        } else {
            None
        },
    };
    let start = Instant::now();
    let mut accepted = 0;
    for _ in 0..rounds {
        accepted = 0;
        for block in blocks(&text) {
            accepted += scan(&program, block, cut).accepted;
        }
    }
    let seconds = start.elapsed().as_secs_f64() / f64::from(rounds);
    println!(
        "{accepted} accepted, {:.0} MB/s",
        text.len() as f64 / seconds / 1e6
    );
}
