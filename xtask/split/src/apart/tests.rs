//! Programs in parts, run beside the whole.

use super::*;
use crate::plan::short;
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
    let parts =
        apart(&wasm, &program, |function| !program.name(function).is_some_and(|name| without.contains(&name.as_str())));
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
