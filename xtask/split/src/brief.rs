//! Gives what a program imports brief names: wasm-bindgen's end in sixteen digits of a hash each, which nothing can pack.
//!
//! Takes a module and the script that hands it what it imports, gives both with the new names. Never changes which function
//! stands behind a name, nor the order of imports.

use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ImportSection, Module};
use wasmparser::Parser;

use crate::apart::ASKS;
use crate::plan::short;
use crate::program::Wrong;

/// A program and its script.
pub(crate) struct Brief {
    pub(crate) wasm: Vec<u8>,
    pub(crate) script: String,
}

/// Puts the names in. Each must stand in the script once, as a key of the object of imports.
pub(crate) fn brief(wasm: &[u8], script: &str) -> Result<Brief, Wrong> {
    let mut naming = Naming { script: script.to_owned(), count: 0, missing: None };
    let mut module = Module::new();
    naming.parse_core_module(&mut module, Parser::new(0), wasm)?;
    match naming.missing {
        Some(name) => Err(format!("the script does not hand over {name}, or does so in another way").into()),
        None => Ok(Brief { wasm: module.finish(), script: naming.script }),
    }
}

struct Naming {
    script: String,
    count: u32,
    /// A name that the script does not have, or has twice.
    missing: Option<String>,
}

impl Naming {
    fn renamed(&mut self, name: &str) -> String {
        let brief = format!("i{}", short(self.count));
        self.count += 1;
        let key = format!("\n        {name}: ");
        if self.script.matches(&key).count() == 1 {
            self.script = self.script.replacen(&key, &format!("\n        {brief}: "), 1);
        } else {
            self.missing = Some(name.to_owned());
        }
        brief
    }
}

impl Reencode for Naming {
    type Error = core::convert::Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: wasmparser::ImportSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for import in section.into_imports() {
            let import = import?;
            let ty = self.entity_type(import.ty)?;
            // What the program's two parts call each other is brief already.
            let name = if import.module == ASKS.0 { import.name.to_owned() } else { self.renamed(import.name) };
            imports.import(import.module, &name, ty);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasmi::{Caller, Engine, Linker, Store};

    const PROGRAM: &str = r#"(module
        (import "page" "add_0123456789abcdef" (func $add (param i32)))
        (import "rest" "load" (func $load))
        (import "page" "double_fedcba9876543210" (func $double))
        (memory 1)
        (func (export "run") (call $add (i32.const 20)) (call $load) (call $double)))"#;
    const SCRIPT: &str = "const import0 = {\n        add_0123456789abcdef: f,\n        double_fedcba9876543210: g,\n};";

    #[test]
    fn each_name_still_stands_for_its_function() {
        let wasm = wat::parse_str(PROGRAM).unwrap();
        let Brief { wasm, script } = brief(&wasm, SCRIPT).unwrap();
        assert_eq!(script, "const import0 = {\n        i0: f,\n        i1: g,\n};");
        let engine = Engine::default();
        let mut store = Store::new(&engine, 0);
        let mut linker = Linker::new(&engine);
        linker.func_wrap("page", "i0", |mut sum: Caller<'_, i32>, more: i32| *sum.data_mut() += more).unwrap();
        linker.func_wrap("page", "i1", |mut sum: Caller<'_, i32>| *sum.data_mut() *= 2).unwrap();
        linker.func_wrap("rest", "load", |mut sum: Caller<'_, i32>| *sum.data_mut() += 1).unwrap();
        let module = wasmi::Module::new(&engine, &wasm).unwrap();
        let instance = linker.instantiate_and_start(&mut store, &module).unwrap();
        instance.get_func(&store, "run").unwrap().call(&mut store, &[], &mut []).unwrap();
        assert_eq!(*store.data(), 42);
    }

    #[test]
    fn a_script_that_is_made_otherwise_is_refused() {
        let wasm = wat::parse_str(PROGRAM).unwrap();
        for script in ["", &SCRIPT.replace("        add", "    add"), &format!("{SCRIPT}{SCRIPT}")] {
            let why = brief(&wasm, script).err().map(|why| why.to_string()).unwrap_or_default();
            assert!(why.contains("does not hand over"), "{script}: {why}");
        }
    }
}
