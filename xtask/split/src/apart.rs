//! Takes a program apart: a first part that begins alone, and the rest, which needs the first.
//!
//! Takes a module and which of its functions belong to the first part, gives two modules. The first part exports what
//! the rest needs, under names that nothing else has. A call from the first part into the rest goes through the table,
//! where stand-ins wait: the first of them that is called asks the page for the rest, which then takes the places of all.
//! Whatever is called, and whenever, the outcome is that of the whole program.

use std::collections::BTreeMap;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, FunctionSection,
    ImportSection, Module, TableType, TypeSection,
};
use wasmparser::{FunctionBody, Parser, Payload};

use crate::plan::Plan;
use crate::program::{Program, Wrong};

/// The module and the name by which the first part asks the page for the rest.
pub(crate) const ASKS: (&str, &str) = ("rest", "load");
/// The module by which the rest imports the exports of the first part.
const FIRST: &str = "first";

/// The two parts.
pub(crate) struct Parts {
    /// Begins alone.
    pub(crate) first: Vec<u8>,
    /// Imports the first part's exports.
    pub(crate) rest: Vec<u8>,
}

/// Takes a program apart. What the page calls by name, and what begins by itself, stays in the first part.
pub(crate) fn apart(wasm: &[u8], program: &Program, is_first: impl Fn(u32) -> bool) -> Result<Parts, Wrong> {
    let is_of_rest = |function: &u32| !program.exported.contains(function) && !is_first(*function);
    let plan = Plan::new(program, program.own().filter(is_of_rest).collect())?;
    let mut first = Module::new();
    First { plan: &plan, at: program.imported }.parse_core_module(&mut first, Parser::new(0), wasm)?;
    Ok(Parts { first: first.finish(), rest: rest(wasm, &plan)? })
}

/// Writes the first part.
struct First<'a> {
    plan: &'a Plan<'a>,
    /// The function whose body comes next.
    at: u32,
}

type Outcome = Result<(), Error<core::convert::Infallible>>;

impl Reencode for First<'_> {
    type Error = core::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Self::Error>> {
        Ok(self.plan.in_first(function))
    }

    fn table_type(&mut self, ty: wasmparser::TableType) -> Result<TableType, Error<Self::Error>> {
        let mut made = utils::table_type(self, ty)?;
        if ty.element_type == wasmparser::RefType::FUNCREF {
            made.minimum = u64::from(self.plan.table);
            made.maximum = made.maximum.map(|most| most.max(made.minimum));
        }
        Ok(made)
    }

    fn parse_type_section(&mut self, types: &mut TypeSection, section: wasmparser::TypeSectionReader<'_>) -> Outcome {
        utils::parse_type_section(self, types, section)?;
        types.ty().function([], []);
        Ok(())
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: wasmparser::ImportSectionReader<'_>,
    ) -> Outcome {
        utils::parse_import_section(self, imports, section)?;
        imports.import(ASKS.0, ASKS.1, EntityType::Function(self.plan.program.types));
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: wasmparser::FunctionSectionReader<'_>,
    ) -> Outcome {
        for (function, ty) in (self.plan.program.imported..).zip(section) {
            let ty = ty?;
            if !self.plan.moved.contains(&function) {
                functions.function(ty);
            }
        }
        for function in self.plan.slots.keys() {
            functions.function(self.plan.type_of(*function));
        }
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: wasmparser::ExportSectionReader<'_>,
    ) -> Outcome {
        utils::parse_export_section(self, exports, section)?;
        for (kind, at, name) in self.plan.exports() {
            exports.export(&name, kind, at);
        }
        Ok(())
    }

    fn parse_element_section(
        &mut self,
        elements: &mut ElementSection,
        section: wasmparser::ElementSectionReader<'_>,
    ) -> Outcome {
        utils::parse_element_section(self, elements, section)?;
        // Places that the table did not have: only the first part's own calls reach them.
        let before = self.plan.program.table.map_or(0, |(_, length)| length);
        let new: Vec<u32> = self
            .plan
            .slots
            .iter()
            .filter(|(_, slots)| slots.first().is_some_and(|slot| *slot >= before))
            .map(|(function, _)| self.plan.in_first(*function))
            .collect();
        if !new.is_empty() {
            let offset = ConstExpr::i32_const(before.cast_signed());
            elements.active(Some(self.plan.table_at()), &offset, Elements::Functions(new.into()));
        }
        Ok(())
    }

    fn parse_function_body(&mut self, code: &mut CodeSection, body: FunctionBody<'_>) -> Outcome {
        let function = self.at;
        self.at += 1;
        if !self.plan.moved.contains(&function) {
            let mut made = self.new_function_with_parsed_locals(&body)?;
            let mut operators = body.get_operators_reader()?;
            while !operators.eof() {
                if let wasmparser::Operator::Call { function_index } = operators.clone().read()?
                    && self.plan.moved.contains(&function_index)
                {
                    operators.read()?;
                    for instruction in self.plan.call(function_index) {
                        made.instruction(&instruction);
                    }
                } else {
                    made.instruction(&self.parse_instruction(&mut operators)?);
                }
            }
            code.function(&made);
        }
        let is_last = self.at == self.plan.program.imported + self.plan.program.sizes.len() as u32;
        if is_last {
            for function in self.plan.slots.keys() {
                code.function(&self.plan.stand_in(*function));
            }
        }
        Ok(())
    }

    fn parse_custom_section(&mut self, _: &mut Module, _: wasmparser::CustomSectionReader<'_>) -> Outcome {
        // Names are of no use any more.
        Ok(())
    }
}

/// Writes the rest.
struct Rest<'a>(&'a Plan<'a>);

impl Reencode for Rest<'_> {
    type Error = core::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Self::Error>> {
        Ok(self.0.in_rest(function))
    }
}

fn rest(wasm: &[u8], plan: &Plan<'_>) -> Result<Vec<u8>, Wrong> {
    let mut writer = Rest(plan);
    let mut types = TypeSection::new();
    let mut code = CodeSection::new();
    let mut at = plan.program.imported;
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::TypeSection(section) => utils::parse_type_section(&mut writer, &mut types, section)?,
            Payload::CodeSectionEntry(body) => {
                if plan.moved.contains(&at) {
                    writer.parse_function_body(&mut code, body)?;
                }
                at += 1;
            }
            _ => {}
        }
    }
    let mut functions = FunctionSection::new();
    for function in &plan.moved {
        functions.function(plan.type_of(*function));
    }
    let mut module = Module::new();
    module.section(&types).section(&imports(plan, &mut writer)?).section(&functions).section(&elements(plan));
    module.section(&code);
    Ok(module.finish())
}

/// What the rest takes from the first part, in the order of the first part's exports.
fn imports(plan: &Plan<'_>, writer: &mut Rest<'_>) -> Result<ImportSection, Wrong> {
    let mut imports = ImportSection::new();
    let mut needed = plan.needed.iter();
    for (kind, at, name) in plan.exports() {
        let at = at as usize;
        let entity = match kind {
            ExportKind::Func => EntityType::Function(needed.next().map_or(0, |function| plan.type_of(*function))),
            ExportKind::Table => {
                let mut ty = writer.table_type(*plan.program.table_types.get(at).ok_or("a table is missing")?)?;
                ty.maximum = ty.maximum.map(|most| most.max(u64::from(plan.table)));
                EntityType::Table(ty)
            }
            ExportKind::Global => {
                let global = *plan.program.globals.get(at).ok_or("a global is missing")?;
                EntityType::Global(writer.global_type(global)?)
            }
            _ => EntityType::Memory(writer.memory_type(plan.program.memory.ok_or("the memory is missing")?)?),
        };
        imports.import(FIRST, &name, entity);
    }
    Ok(imports)
}

/// The rest's functions, in the places where stand-ins waited for them.
fn elements(plan: &Plan<'_>) -> ElementSection {
    let places = plan.slots.iter().flat_map(|(function, slots)| slots.iter().map(|slot| (*slot, *function)));
    let places: BTreeMap<u32, u32> = places.collect();
    let mut elements = ElementSection::new();
    let mut run: Vec<u32> = Vec::new();
    let mut close = |from: u32, run: &mut Vec<u32>| {
        if !run.is_empty() {
            let functions = Elements::Functions(std::mem::take(run).into());
            elements.active(Some(plan.table_at()), &ConstExpr::i32_const(from.cast_signed()), functions);
        }
    };
    let mut from = 0;
    for (slot, function) in places {
        if slot != from + run.len() as u32 {
            close(from, &mut run);
            from = slot;
        }
        run.push(plan.in_rest(function));
    }
    close(from, &mut run);
    elements
}

#[cfg(test)]
mod tests;
