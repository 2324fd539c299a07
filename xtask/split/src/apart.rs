//! Takes a program apart: a first part that begins alone, and the rest, which needs the first.
//!
//! Takes a module and which of its functions belong to the first part, gives two modules. The first part exports what
//! the rest needs, under names that nothing else has. A call from the first part into the rest goes through the table,
//! where stand-ins wait: the first of them that is called asks the page for the rest, which then takes the places of all.
//! Whatever is called, and whenever, the outcome is that of the whole program.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function, FunctionSection,
    ImportSection, Instruction, Module, TableType, TypeSection,
};
use wasmparser::{FunctionBody, Parser, Payload};

use crate::program::{Program, Wrong};

/// The module and the name by which the first part asks the page for the rest.
pub(crate) const ASKS: (&str, &str) = ("rest", "load");
/// The module by which the rest imports the exports of the first part.
const FIRST: &str = "first";
/// How the names begin that the first part exports for the rest.
const MARK: &str = "~";

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

/// Where everything goes.
struct Plan<'a> {
    program: &'a Program,
    /// The functions of the rest.
    moved: BTreeSet<u32>,
    /// The places in the table of the rest's functions that the first part, or anybody else, reaches.
    slots: BTreeMap<u32, Vec<u32>>,
    /// How long the table is.
    table: u32,
    /// The functions of the first part that the rest calls.
    needed: BTreeSet<u32>,
}

impl<'a> Plan<'a> {
    fn new(program: &'a Program, moved: BTreeSet<u32>) -> Result<Self, Wrong> {
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
    fn in_first(&self, function: u32) -> u32 {
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
    fn in_rest(&self, function: u32) -> u32 {
        if self.moved.contains(&function) {
            self.needed.len() as u32 + self.moved.range(..function).count() as u32
        } else {
            self.needed.range(..function).count() as u32
        }
    }

    fn type_of(&self, function: u32) -> u32 {
        self.program.function_types.get(function as usize).copied().unwrap_or_default()
    }

    /// The table of functions.
    fn table_at(&self) -> u32 {
        self.program.table.map_or(0, |(at, _)| at)
    }

    /// A call through the table to a function of the rest, its arguments given.
    fn call(&self, function: u32) -> [Instruction<'static>; 2] {
        let slot = self.slots.get(&function).and_then(|slots| slots.first()).copied().unwrap_or_default();
        let (type_index, table_index) = (self.type_of(function), self.table_at());
        [Instruction::I32Const(slot.cast_signed()), Instruction::CallIndirect { type_index, table_index }]
    }

    /// What waits in the place of a function of the rest.
    fn stand_in(&self, function: u32) -> Function {
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
    fn exports(&self) -> Vec<(ExportKind, u32, String)> {
        let functions = (0..).zip(&self.needed);
        let functions = functions.map(|(at, function)| (ExportKind::Func, self.in_first(*function), "f", at));
        let tables = (0..self.program.tables).map(|at| (ExportKind::Table, at, "t", at));
        let globals = (0..self.program.globals.len() as u32).map(|at| (ExportKind::Global, at, "g", at));
        let all = functions.chain(tables).chain(globals).chain([(ExportKind::Memory, 0, "m", 0)]);
        all.map(|(kind, index, letter, at)| (kind, index, format!("{MARK}{letter}{}", short(at)))).collect()
    }
}

/// A number in few letters.
fn short(number: u32) -> String {
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
mod tests {
    use super::*;
    use wasmi::{Caller, Engine, Extern, Func, Linker, Memory, Store};

    /// A program with all that a split has to mind: calls either way, calls through the table, state in globals, memory
    /// and a second table, an imported function, functions that the page calls.
    const WHOLE: &str = r#"(module
        (type $binary (func (param i32 i32) (result i32)))
        (import "page" "tell" (func $tell (param i32)))
        (memory (export "memory") 1)
        (table $calls (export "calls") 3 3 funcref)
        (table $values 4 externref)
        (global $count (mut i32) (i32.const 0))
        (elem (i32.const 1) $add $multiply)
        (data (i32.const 8) "\2a")
        (func $add (type $binary) (call $note) (i32.add (local.get 0) (local.get 1)))
        (func $multiply (type $binary) (call $note) (i32.mul (local.get 0) (local.get 1)))
        (func $note (global.set $count (i32.add (global.get $count) (i32.const 1))))
        (func $of_rest (param i32) (result i32)
            (call $tell (local.get 0))
            (call $note)
            (i32.store8 (i32.const 9) (local.get 0))
            (call_indirect $calls (type $binary) (local.get 0) (call $size) (i32.const 2)))
        (func $size (result i32) (table.size $values))
        (func $deep (param i32) (result i32) (call $of_rest (call $of_first (local.get 0))))
        (func $of_first (param i32) (result i32) (i32.add (local.get 0) (i32.load8_u (i32.const 8))))
        (func (export "direct") (param i32) (result i32) (call $of_rest (local.get 0)))
        (func (export "deep") (param i32) (result i32) (call $deep (local.get 0)))
        (func (export "through") (param i32 i32) (result i32)
            (call_indirect $calls (type $binary) (local.get 0) (i32.const 7) (local.get 1)))
        (func (export "count") (result i32) (i32.add (global.get $count) (i32.load8_u (i32.const 9)))))"#;

    /// What the page knows of the program.
    #[derive(Default)]
    struct Page {
        told: Vec<i32>,
        asked: u32,
        first: Option<wasmi::Instance>,
    }

    /// Calls everything, and notes what came of it.
    fn outcomes(store: &mut Store<Page>, instance: wasmi::Instance) -> (Vec<i32>, Vec<i32>) {
        let mut results = Vec::new();
        for (name, arguments) in [
            ("count", &[][..]),
            ("direct", &[3]),
            ("through", &[5, 1]),
            ("deep", &[4]),
            ("through", &[5, 2]),
            ("count", &[]),
        ] {
            let arguments: Vec<_> = arguments.iter().map(|value| wasmi::Val::I32(*value)).collect();
            let mut result = [wasmi::Val::I32(0)];
            let function = instance.get_func(&*store, name).expect("it is exported");
            function.call(&mut *store, &arguments, &mut result).expect("it does not trap");
            results.push(result[0].i32().expect("a number"));
        }
        (results, store.data().told.clone())
    }

    fn tell(linker: &mut Linker<Page>) {
        linker
            .func_wrap("page", "tell", |mut page: Caller<'_, Page>, value: i32| page.data_mut().told.push(value))
            .unwrap();
    }

    fn whole(wasm: &[u8]) -> (Vec<i32>, Vec<i32>) {
        let engine = Engine::default();
        let mut store = Store::new(&engine, Page::default());
        let mut linker = Linker::new(&engine);
        tell(&mut linker);
        let module = wasmi::Module::new(&engine, wasm).expect("it is valid");
        let instance = linker.instantiate_and_start(&mut store, &module).expect("it begins");
        outcomes(&mut store, instance)
    }

    /// Runs the parts as a page does: the rest is there before anything is called, or when it is asked for.
    fn parted(parts: &Parts, at_once: bool) -> (Vec<i32>, Vec<i32>, u32) {
        let engine = Engine::default();
        let mut store = Store::new(&engine, Page::default());
        let first = wasmi::Module::new(&engine, &parts.first).expect("the first part is valid");
        let rest = wasmi::Module::new(&engine, &parts.rest).expect("the rest is valid");
        let mut linker = Linker::new(&engine);
        tell(&mut linker);
        let join = move |mut page: Caller<'_, Page>| {
            page.data_mut().asked += 1;
            let first = page.data().first.expect("it has begun");
            let mut linker = Linker::new(page.engine());
            let exports: Vec<(String, Extern)> =
                first.exports(&page).map(|export| (export.name().to_owned(), export.into_extern())).collect();
            for (name, export) in exports {
                linker.define(FIRST, &name, export).expect("each once");
            }
            linker.instantiate_and_start(&mut page, &rest).expect("the rest joins");
        };
        let ask = Func::wrap(&mut store, join);
        linker.define(ASKS.0, ASKS.1, ask).unwrap();
        let instance = linker.instantiate_and_start(&mut store, &first).expect("the first part begins");
        store.data_mut().first = Some(instance);
        if at_once {
            ask.call(&mut store, &[], &mut []).expect("the rest joins");
        }
        let (results, told) = outcomes(&mut store, instance);
        (results, told, store.data().asked)
    }

    fn parts(without: &[&str]) -> (Vec<u8>, Program, Parts) {
        let wasm = wat::parse_str(WHOLE).unwrap();
        let program = Program::read(&wasm).unwrap();
        let parts = apart(&wasm, &program, |function| {
            !program.name(function).is_some_and(|name| without.contains(&name.as_str()))
        });
        (wasm, program, parts.unwrap())
    }

    #[test]
    fn a_program_in_parts_does_what_the_whole_does_whenever_the_rest_comes() {
        let choices: [&[&str]; 6] = [
            &[],
            &["of_rest"],
            &["multiply"],
            &["of_rest", "multiply", "size"],
            &["deep", "of_rest", "note"],
            &["add", "multiply", "note", "of_rest", "size", "deep", "of_first"],
        ];
        for without in choices {
            let (wasm, _, parts) = parts(without);
            let (results, told) = whole(&wasm);
            for at_once in [true, false] {
                let (of_parts, told_by_parts, asked) = parted(&parts, at_once);
                assert_eq!((&of_parts, &told_by_parts), (&results, &told), "{without:?}, {at_once}");
                assert_eq!(asked, u32::from(at_once || !without.is_empty()), "{without:?} is asked for once");
            }
        }
    }

    #[test]
    fn what_cannot_be_split_is_refused() {
        for text in [
            "(module)",
            "(module (memory 1))",
            "(module (import \"a\" \"b\" (memory 1)) (table 1 funcref))",
            "(module (memory 1) (table 1 funcref) (func (export \"f\")))",
            "(module (memory 1) (table 1 funcref) (table 1 funcref))",
            "(module (memory 1) (table 1 funcref) (data \"x\") (func (data.drop 0)))",
            "(module (memory 1) (table 1 funcref) (func $f) (elem declare func $f) (func (drop (ref.func $f))))",
        ] {
            assert!(Program::read(&wat::parse_str(text).unwrap()).is_err(), "{text}");
        }
    }

    #[test]
    fn marks_tell_what_was_run() {
        let wasm = wat::parse_str(WHOLE).unwrap();
        let program = Program::read(&wasm).unwrap();
        let marked = crate::marks::mark(&wasm, &program).unwrap();
        let engine = Engine::default();
        let mut store = Store::new(&engine, Page::default());
        let mut linker = Linker::new(&engine);
        tell(&mut linker);
        let module = wasmi::Module::new(&engine, &marked.wasm).unwrap();
        let instance = linker.instantiate_and_start(&mut store, &module).unwrap();
        let run = instance.get_typed_func::<i32, i32>(&store, "deep").unwrap();
        run.call(&mut store, 4).unwrap();
        let memory: Memory = instance.get_memory(&store, "memory").unwrap();
        let from = usize::try_from(marked.from).unwrap();
        let marks = &memory.data(&store)[from..from + program.sizes.len()];
        let names: Vec<String> =
            program.own().zip(marks).filter(|(_, mark)| **mark == 1).filter_map(|(at, _)| program.name(at)).collect();
        assert_eq!(names, ["multiply", "note", "of_rest", "size", "deep", "of_first"]);
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([0, 35, 36, 1295].map(short), ["0", "z", "10", "zz"]);
    }
}
