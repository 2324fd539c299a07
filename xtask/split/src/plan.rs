//! Where everything goes when a program is taken apart: which function stands where in either part, what is called through
//! the table, and what the first part exports for the rest.
//!
//! Takes a [`Program`] and the functions of the rest, gives places. Never writes a module.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use wasm_encoder::{ExportKind, Function, Instruction};

use crate::program::{Program, Wrong};

/// How the names begin that the first part exports for the rest.
const MARK: &str = "~";

/// Where everything goes.
pub(crate) struct Plan<'a> {
    pub(crate) program: &'a Program,
    /// The functions of the rest.
    pub(crate) moved: BTreeSet<u32>,
    /// The places in the table of the rest's functions that the first part, or anybody else, reaches.
    pub(crate) slots: BTreeMap<u32, Vec<u32>>,
    /// How long the table is.
    pub(crate) table: u32,
    /// The functions of the first part that the rest calls.
    pub(crate) needed: BTreeSet<u32>,
}

impl<'a> Plan<'a> {
    pub(crate) fn new(program: &'a Program, moved: BTreeSet<u32>) -> Result<Self, Wrong> {
        let (_, mut table) = program.table.ok_or("it has no table of functions")?;
        let called = |from: bool| -> HashSet<u32> {
            let callers = program.own().zip(&program.calls).filter(|(function, _)| moved.contains(function) == from);
            callers.flat_map(|(_, calls)| calls.iter().copied()).collect()
        };
        let by_first = called(false);
        let mut slots = BTreeMap::new();
        for function in &moved {
            let mut places = program.slots.get(function).cloned().unwrap_or_default();
            if places.is_empty() && by_first.contains(function) {
                places.push(table);
                table += 1;
            }
            if !places.is_empty() {
                slots.insert(*function, places);
            }
        }
        let needed = called(true).into_iter().filter(|function| !moved.contains(function)).collect();
        Ok(Self { program, moved, slots, table, needed })
    }

    /// Where a function stands in the first part: its own place, or that of its stand-in.
    pub(crate) fn in_first(&self, function: u32) -> u32 {
        let program = self.program;
        if function < program.imported {
            return function;
        }
        // One more function is imported.
        let moved_before = self.moved.range(..function).count() as u32;
        if !self.moved.contains(&function) {
            return function + 1 - moved_before;
        }
        let kept = program.sizes.len() as u32 - self.moved.len() as u32;
        let before = self.slots.range(..function).count() as u32;
        program.imported + 1 + kept + before
    }

    /// Where a function stands in the rest, behind all that it imports.
    pub(crate) fn in_rest(&self, function: u32) -> u32 {
        if self.moved.contains(&function) {
            self.needed.len() as u32 + self.moved.range(..function).count() as u32
        } else {
            self.needed.range(..function).count() as u32
        }
    }

    pub(crate) fn type_of(&self, function: u32) -> u32 {
        self.program.function_types.get(function as usize).copied().unwrap_or_default()
    }

    /// The table of functions.
    pub(crate) fn table_at(&self) -> u32 {
        self.program.table.map_or(0, |(at, _)| at)
    }

    /// A call through the table to a function of the rest, its arguments given.
    pub(crate) fn call(&self, function: u32) -> [Instruction<'static>; 2] {
        let slot = self.slots.get(&function).and_then(|slots| slots.first()).copied().unwrap_or_default();
        let (type_index, table_index) = (self.type_of(function), self.table_at());
        [Instruction::I32Const(slot.cast_signed()), Instruction::CallIndirect { type_index, table_index }]
    }

    /// What waits in the place of a function of the rest.
    pub(crate) fn stand_in(&self, function: u32) -> Function {
        let mut stand_in = Function::new([]);
        stand_in.instruction(&Instruction::Call(self.program.imported));
        let parameters = self.program.parameters.get(self.type_of(function) as usize).copied().unwrap_or_default();
        for parameter in 0..parameters {
            stand_in.instruction(&Instruction::LocalGet(parameter));
        }
        for instruction in self.call(function) {
            stand_in.instruction(&instruction);
        }
        stand_in.instruction(&Instruction::End);
        stand_in
    }

    /// What the first part exports for the rest: what, where it stands, and its name.
    pub(crate) fn exports(&self) -> Vec<(ExportKind, u32, String)> {
        let functions = (0..).zip(&self.needed);
        let functions = functions.map(|(at, function)| (ExportKind::Func, self.in_first(*function), "f", at));
        let tables = (0..self.program.tables).map(|at| (ExportKind::Table, at, "t", at));
        let globals = (0..self.program.globals.len() as u32).map(|at| (ExportKind::Global, at, "g", at));
        let all = functions.chain(tables).chain(globals).chain([(ExportKind::Memory, 0, "m", 0)]);
        all.map(|(kind, index, letter, at)| (kind, index, format!("{MARK}{letter}{}", short(at)))).collect()
    }
}

/// A number in few letters.
pub(crate) fn short(number: u32) -> String {
    let mut digits = Vec::new();
    let mut left = number;
    loop {
        digits.push(char::from_digit(left % 36, 36).unwrap_or('0'));
        left /= 36;
        if left == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}
