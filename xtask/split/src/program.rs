//! A program in WASM as it is to be split: its functions with their types, names and places in the table.
//!
//! Takes the bytes of a module, gives [`Program`] or why it cannot be split. Never changes anything.

use std::collections::{BTreeMap, HashMap, HashSet};

use wasmparser::{ElementItems, ElementKind, ExternalKind, KnownCustom, Name, Operator, Parser, Payload, TypeRef};

/// Why a program cannot be split.
pub(crate) type Wrong = Box<dyn std::error::Error>;

/// What is known of a program.
#[derive(Default)]
pub(crate) struct Program {
    /// How many types there are.
    pub(crate) types: u32,
    /// For each type, how many parameters a function of it has.
    pub(crate) parameters: Vec<u32>,
    /// How many functions are imported; the others follow them.
    pub(crate) imported: u32,
    /// The type of each function, imported ones first.
    pub(crate) function_types: Vec<u32>,
    /// Bytes of the bodies, of functions that are not imported.
    pub(crate) sizes: Vec<u64>,
    /// Names of functions.
    pub(crate) names: HashMap<u32, String>,
    /// What is called, of functions that are not imported.
    pub(crate) calls: Vec<HashSet<u32>>,
    /// Functions that the page calls by name.
    pub(crate) exported: HashSet<u32>,
    /// The places in the table that a function has.
    pub(crate) slots: BTreeMap<u32, Vec<u32>>,
    /// The table of functions, and how long it is.
    pub(crate) table: Option<(u32, u32)>,
    /// How many tables and globals there are.
    pub(crate) tables: u32,
    pub(crate) globals: Vec<wasmparser::GlobalType>,
    pub(crate) table_types: Vec<wasmparser::TableType>,
    /// The memory.
    pub(crate) memory: Option<wasmparser::MemoryType>,
}

impl Program {
    /// Reads a module.
    pub(crate) fn read(wasm: &[u8]) -> Result<Self, Wrong> {
        let mut program = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            program.section(payload?)?;
        }
        if program.table.is_none() || program.memory.is_none() {
            return Err("it has no memory of its own, or no table of functions".into());
        }
        if program.imported == 0 || program.exported.is_empty() || program.slots.is_empty() {
            return Err("it imports or exports no functions, or calls none through its table".into());
        }
        Ok(program)
    }

    fn section(&mut self, payload: Payload<'_>) -> Result<(), Wrong> {
        match payload {
            Payload::TypeSection(section) => {
                for ty in section.into_iter_err_on_gc_types() {
                    self.parameters.push(u32::try_from(ty?.params().len())?);
                    self.types += 1;
                }
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    match import?.ty {
                        TypeRef::Func(ty) => {
                            self.function_types.push(ty);
                            self.imported += 1;
                        }
                        _ => return Err("it imports something else than functions".into()),
                    }
                }
            }
            Payload::FunctionSection(section) => {
                for ty in section {
                    self.function_types.push(ty?);
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    let ty = table?.ty;
                    if ty.element_type == wasmparser::RefType::FUNCREF {
                        if self.table.is_some() {
                            return Err("it has more than one table of functions".into());
                        }
                        self.table = Some((self.tables, u32::try_from(ty.initial)?));
                    }
                    self.table_types.push(ty);
                    self.tables += 1;
                }
            }
            Payload::MemorySection(section) => self.memory = section.into_iter().next().transpose()?,
            Payload::GlobalSection(section) => {
                for global in section {
                    self.globals.push(global?.ty);
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export?;
                    if export.kind == ExternalKind::Func {
                        self.exported.insert(export.index);
                    }
                }
            }
            Payload::StartSection { func, .. } => drop(self.exported.insert(func)),
            Payload::ElementSection(section) => {
                for element in section {
                    self.element(element?)?;
                }
            }
            Payload::CodeSectionEntry(body) => self.body(&body)?,
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(names) = section.as_known() {
                    for part in names {
                        if let Name::Function(names) = part? {
                            for name in names {
                                let name = name?;
                                self.names.insert(name.index, name.name.to_owned());
                            }
                        }
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn element(&mut self, element: wasmparser::Element<'_>) -> Result<(), Wrong> {
        let (ElementKind::Active { offset_expr, .. }, ElementItems::Functions(functions)) =
            (element.kind, element.items)
        else {
            return Err("a segment of its table is none that is put there when it begins".into());
        };
        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
            return Err("a segment of its table begins at no fixed place".into());
        };
        for (slot, function) in (u32::try_from(value)?..).zip(functions) {
            self.slots.entry(function?).or_default().push(slot);
        }
        Ok(())
    }

    fn body(&mut self, body: &wasmparser::FunctionBody<'_>) -> Result<(), Wrong> {
        let mut calls = HashSet::new();
        for operator in body.get_operators_reader()? {
            match operator? {
                Operator::Call { function_index } => drop(calls.insert(function_index)),
                Operator::ReturnCall { .. } | Operator::RefFunc { .. } => {
                    return Err("it calls or names functions in a way that is not known here".into());
                }
                Operator::MemoryInit { .. }
                | Operator::DataDrop { .. }
                | Operator::TableInit { .. }
                | Operator::ElemDrop { .. } => return Err("it uses segments while it runs".into()),
                _ => {}
            }
        }
        self.calls.push(calls);
        let range = body.range();
        self.sizes.push(range.end - range.start);
        Ok(())
    }

    /// The functions that are not imported.
    pub(crate) fn own(&self) -> impl Iterator<Item = u32> {
        self.imported..self.imported + self.sizes.len() as u32
    }

    /// Bytes of a function's body; none of an imported one.
    pub(crate) fn size(&self, function: u32) -> u64 {
        let own = function.checked_sub(self.imported).and_then(|at| self.sizes.get(at as usize));
        own.copied().unwrap_or_default()
    }

    /// The functions so named, and all that they call.
    pub(crate) fn with_callees(&self, is_meant: impl Fn(&str) -> bool) -> HashSet<u32> {
        let named = self.names.iter().filter(|(_, name)| is_meant(&plain(name))).map(|(function, _)| *function);
        let mut open: Vec<u32> = named.collect();
        let mut found = HashSet::new();
        while let Some(function) = open.pop() {
            if found.insert(function) {
                let own = function.checked_sub(self.imported).and_then(|at| self.calls.get(at as usize));
                open.extend(own.into_iter().flatten());
            }
        }
        found
    }

    /// A function's name without what differs between builds: the hashes of crates.
    pub(crate) fn name(&self, function: u32) -> Option<String> {
        self.names.get(&function).map(|name| plain(name))
    }
}

/// A name without the hashes of crates.
pub(crate) fn plain(name: &str) -> String {
    let mut parts = name.split('[');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, rest)) if hash.len() > 8 && hash.chars().all(|letter| letter.is_ascii_hexdigit()) => {
                plain.push_str(rest);
            }
            _ => {
                plain.push('[');
                plain.push_str(part);
            }
        }
    }
    plain
}
