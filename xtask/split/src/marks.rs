//! A program that notes which of its functions were run: a byte each, in a part of its memory that it does not use.
//!
//! Takes a module, gives it with a mark at the beginning of each function; the marks stand from [`Marked::from`] on, in
//! the order of functions that are not imported.

use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, Instruction, MemArg, MemArgTarget, MemoryType, Module};
use wasmparser::{FunctionBody, Parser};

use crate::program::{Program, Wrong};

/// Bytes of a page of memory.
const PAGE: u64 = 65_536;

/// A program with marks.
pub(crate) struct Marked {
    /// Its bytes.
    pub(crate) wasm: Vec<u8>,
    /// Where in its memory the marks begin.
    pub(crate) from: u64,
}

/// Puts the marks in.
pub(crate) fn mark(wasm: &[u8], program: &Program) -> Result<Marked, Wrong> {
    let memory = program.memory.ok_or("it has no memory")?;
    let from = memory.initial * PAGE;
    let pages = (program.sizes.len() as u64).div_ceil(PAGE);
    let mut module = Module::new();
    Marking { next: from, pages }.parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok(Marked { wasm: module.finish(), from })
}

struct Marking {
    next: u64,
    pages: u64,
}

impl Reencode for Marking {
    type Error = core::convert::Infallible;

    fn memory_type(&mut self, ty: wasmparser::MemoryType) -> Result<MemoryType, Error<Self::Error>> {
        // What a program asks for while it runs comes after what it began with: nobody uses the pages between.
        let mut ty = wasm_encoder::reencode::utils::memory_type(self, ty);
        ty.minimum += self.pages;
        ty.maximum = ty.maximum.map(|most| most + self.pages);
        Ok(ty)
    }

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let mut function = self.new_function_with_parsed_locals(&body)?;
        let place = MemArg { offset: self.next, align: 0, target: MemArgTarget::Memory(0), ordering: None };
        self.next += 1;
        for instruction in [Instruction::I32Const(0), Instruction::I32Const(1), Instruction::I32Store8(place)] {
            function.instruction(&instruction);
        }
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            function.instruction(&self.parse_instruction(&mut operators)?);
        }
        code.function(&function);
        Ok(())
    }
}
