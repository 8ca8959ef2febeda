//! The modules that come of a division.

use anyhow::{Context, Result, ensure};
use std::collections::{BTreeMap, BTreeSet};
use walrus::ir::{Call, CallIndirect, Const, Instr, RefIsNull, TableGet, UnaryOp, Unop, Value};
use walrus::{
    DataKind, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind,
    GlobalId, GlobalKind, ImportKind, ImportedFunction, Module, TableId, ValType,
};

use crate::split::{Mentioned, Number, Whole, at, table};

/// Before the names of what the first module exports for its parts.
const SHARED: char = '$';
/// Zeros that are fewer than this stay among the data around them.
const GAP: usize = 16;

impl Whole<'_> {
    /// The data of a part, by address.
    fn data_of(&self, piece: usize) -> Result<Vec<(u32, Vec<u8>)>> {
        let mut all = Vec::new();
        for (start, bytes, owners) in &self.data {
            let mut run: Option<(u32, Vec<u8>, usize)> = None;
            for (place, (byte, owner)) in bytes.iter().zip(owners).enumerate() {
                let has = *owner == piece && *byte != 0;
                // A part writes nothing but its own; the first module may write zeros where it is the first to write.
                let may_bridge = *owner == piece || piece == 0;
                match &mut run {
                    Some((_, run_bytes, trailing)) if has => {
                        run_bytes.push(*byte);
                        *trailing = 0;
                    }
                    Some((_, run_bytes, trailing)) if may_bridge && *trailing < GAP => {
                        run_bytes.push(0);
                        *trailing += 1;
                    }
                    Some(_) => all.extend(run.take()),
                    None => {}
                }
                if run.is_none() && has {
                    run = Some((start + u32::try_from(place)?, vec![*byte], 0));
                }
            }
            all.extend(run);
        }
        Ok(all
            .into_iter()
            .map(|(start, mut bytes, trailing)| {
                bytes.truncate(bytes.len() - trailing);
                (start, bytes)
            })
            .collect())
    }

    /// The whole module once more, without data and what is in its table, and its functions by their numbers.
    fn copy(&self) -> Result<(Module, BTreeMap<Number, FunctionId>, TableId)> {
        let mut module = Module::from_buffer(&self.bytes)?;
        let (table, _) = table(&module)?;
        let elements: Vec<_> = module.elements.iter().map(walrus::Element::id).collect();
        for element in elements {
            module.elements.delete(element);
        }
        module.tables.get_mut(table).elem_segments.clear();
        let data: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
        for one in data {
            module.data.delete(one);
        }
        for memory in module.memories.iter_mut() {
            memory.data_segments.clear();
        }
        let mut ids = BTreeMap::new();
        for function in module.funcs.iter() {
            let number = function.name.as_ref().and_then(|name| name.parse().ok());
            ids.insert(number.context("a function lost its number")?, function.id());
        }
        let last = self
            .doors
            .iter()
            .map(|door| &door.slot)
            .chain(self.shared.values())
            .max();
        let slots = last.map_or(0, |last| u64::from(*last) + 1);
        let slots = slots.saturating_sub(module.tables.get(table).initial);
        let table_now = module.tables.get_mut(table);
        table_now.initial += slots;
        table_now.maximum = table_now.maximum.map(|maximum| maximum + slots);
        Ok((module, ids, table))
    }

    /// Puts data and functions of a part where they belong in memory and table.
    fn fill(
        &self,
        piece: usize,
        module: &mut Module,
        ids: &BTreeMap<Number, FunctionId>,
        table: TableId,
    ) -> Result<()> {
        let own = self.pieces.get(piece).context("no such part")?;
        let doors = self.doors.iter().filter(|door| door.part == piece);
        let doors = doors.map(|door| (door.slot, door.function));
        let shared = self
            .shared
            .iter()
            .map(|(function, slot)| (*slot, *function));
        let known = self.slots.iter().map(|(slot, function)| (*slot, *function));
        let mut slots: BTreeMap<u32, Number> = known.chain(doors).chain(shared).collect();
        slots.retain(|_, function| own.functions.contains(function));
        let mut runs: Vec<(u32, Vec<FunctionId>)> = Vec::new();
        for (slot, function) in slots {
            let id = *ids.get(&function).context("no such function")?;
            match runs.last_mut() {
                Some((start, run)) if *start + u32::try_from(run.len())? == slot => run.push(id),
                _ => runs.push((slot, vec![id])),
            }
        }
        for (slot, functions) in runs {
            let kind = ElementKind::Active {
                table,
                offset: at(slot)?,
            };
            let element = module
                .elements
                .add(kind, ElementItems::Functions(functions));
            module.tables.get_mut(table).elem_segments.insert(element);
        }
        let memory = module.get_memory_id()?;
        for (address, bytes) in self.data_of(piece)? {
            let offset = at(address)?;
            let data = module.data.add(DataKind::Active { memory, offset }, bytes);
            module.memories.get_mut(memory).data_segments.insert(data);
        }
        Ok(())
    }

    /// Has the functions of a part call the doors of other parts by their slots, and what the first module has for it.
    fn knock(
        &self,
        piece: usize,
        module: &mut Module,
        ids: &BTreeMap<Number, FunctionId>,
        table: TableId,
    ) -> Result<()> {
        let own = self.pieces.get(piece).context("no such part")?;
        let doors = self.doors.iter().filter(|door| door.part != piece);
        let mut behind = BTreeMap::new();
        let doors = doors.map(|door| (&door.function, &door.slot));
        let shared = self
            .shared
            .iter()
            .filter(|(function, _)| !self.imported.contains(function));
        let shared = shared.filter(|(function, _)| !own.functions.contains(function));
        for (function, slot) in doors.chain(shared) {
            let id = *ids.get(function).context("no such function")?;
            behind.insert(id, (i32::try_from(*slot)?, module.funcs.get(id).ty()));
        }
        for number in &own.functions {
            let id = *ids.get(number).context("no such function")?;
            let FunctionKind::Local(function) = &mut module.funcs.get_mut(id).kind else {
                continue;
            };
            for sequence in Mentioned::by(function).sequences {
                let instructions = &mut function.block_mut(sequence).instrs;
                let before = std::mem::take(instructions);
                for (instruction, place) in before {
                    let Instr::Call(Call { func }) = instruction else {
                        instructions.push((instruction, place));
                        continue;
                    };
                    let Some((slot, ty)) = behind.get(&func) else {
                        instructions.push((instruction, place));
                        continue;
                    };
                    let slot = Const {
                        value: Value::I32(*slot),
                    };
                    instructions.push((slot.into(), place));
                    instructions.push((CallIndirect { ty: *ty, table }.into(), place));
                }
            }
        }
        Ok(())
    }

    /// A module that has a part alone. What it takes from the first module it takes by its own name.
    pub(super) fn part(&self, piece: usize, part: &str) -> Result<Module> {
        let (mut module, ids, table) = self.copy()?;
        let own = self.pieces.get(piece).context("no such part")?;
        self.fill(piece, &mut module, &ids, table)?;
        self.knock(piece, &mut module, &ids, table)?;
        let exports: Vec<_> = module
            .exports
            .iter()
            .map(|export| (export.id(), export.name.clone()))
            .collect();
        for (id, name) in exports {
            if self.belongs(&name) != piece {
                module.exports.delete(id);
            }
        }
        module.start = None;
        for (number, id) in &ids {
            let function = module.funcs.get(*id);
            if own.functions.contains(number) || matches!(function.kind, FunctionKind::Import(_)) {
                continue;
            }
            let ty = function.ty();
            let import = module
                .imports
                .add(part, &shared(*number), ImportKind::Function(*id));
            module.funcs.get_mut(*id).kind = FunctionKind::Import(ImportedFunction { import, ty });
        }
        let globals: Vec<GlobalId> = module.globals.iter().map(walrus::Global::id).collect();
        for (index, global) in globals.into_iter().enumerate() {
            let import = module.imports.add(
                part,
                &format!("{SHARED}global{index}"),
                ImportKind::Global(global),
            );
            module.globals.get_mut(global).kind = GlobalKind::Import(import);
        }
        let tables: Vec<TableId> = module.tables.iter().map(walrus::Table::id).collect();
        for (index, table) in tables.into_iter().enumerate() {
            let import = module.imports.add(
                part,
                &format!("{SHARED}table{index}"),
                ImportKind::Table(table),
            );
            module.tables.get_mut(table).import = Some(import);
        }
        // A part of another build finds no memory of this name.
        let memory = module.get_memory_id()?;
        let import = module.imports.add(
            part,
            &format!("{SHARED}{}", self.stamp),
            ImportKind::Memory(memory),
        );
        module.memories.get_mut(memory).import = Some(import);
        walrus::passes::gc::run(&mut module);
        Ok(module)
    }

    /// The first module, with what its parts take from it.
    pub(super) fn first(&self, parts: &[(String, Module)]) -> Result<Module> {
        let (mut module, ids, table) = self.copy()?;
        self.fill(0, &mut module, &ids, table)?;
        self.knock(0, &mut module, &ids, table)?;
        let exports: Vec<_> = module
            .exports
            .iter()
            .map(|export| (export.id(), export.name.clone()))
            .collect();
        for (id, name) in exports {
            if self.belongs(&name) != 0 {
                module.exports.delete(id);
            }
        }
        for (index, question) in self.questions.iter().enumerate() {
            let door = self.doors.iter().find(|door| door.part == index + 1);
            let slot = door.context("no door")?.slot;
            let id = *ids.get(question).context("no question")?;
            let ty = module.types.get(module.funcs.get(id).ty());
            ensure!(
                ty.params().is_empty() && ty.results() == [ValType::I32],
                "a question is asked in a way that is not known here"
            );
            let mut answer = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
            answer
                .func_body()
                .i32_const(i32::try_from(slot)?)
                .instr(TableGet { table })
                .instr(RefIsNull {})
                .instr(Unop {
                    op: UnaryOp::I32Eqz,
                });
            module.funcs.get_mut(id).kind = FunctionKind::Local(answer.local_func(Vec::new()));
        }
        let mut wanted = BTreeSet::new();
        for (name, part) in parts {
            let taken = part.imports.iter().filter(|import| import.module == *name);
            wanted.extend(taken.map(|import| import.name.clone()));
        }
        let functions = ids
            .iter()
            .map(|(number, id)| (shared(*number), ExportItem::Function(*id)));
        let globals = module.globals.iter().enumerate();
        let globals = globals.map(|(index, global)| {
            (
                format!("{SHARED}global{index}"),
                ExportItem::Global(global.id()),
            )
        });
        let tables = module.tables.iter().enumerate();
        let tables = tables.map(|(index, table)| {
            (
                format!("{SHARED}table{index}"),
                ExportItem::Table(table.id()),
            )
        });
        let memory = (
            format!("{SHARED}{}", self.stamp),
            ExportItem::Memory(module.get_memory_id()?),
        );
        let offered: BTreeMap<String, ExportItem> = functions
            .chain(globals)
            .chain(tables)
            .chain([memory])
            .collect();
        // Whatever else of them is not used, what is in it may be called by what is added later.
        wanted.insert(format!(
            "{SHARED}table{}",
            module
                .tables
                .iter()
                .position(|one| one.id() == table)
                .context("no table")?
        ));
        for name in wanted {
            let item = *offered
                .get(&name)
                .with_context(|| format!("a part wants {name}"))?;
            module.exports.add(&name, item);
        }
        walrus::passes::gc::run(&mut module);
        Ok(module)
    }
}

/// What the first module calls a function that parts take from it.
fn shared(number: Number) -> String {
    format!("{SHARED}{}", base36(number))
}

fn base36(mut number: Number) -> String {
    let mut digits = Vec::new();
    loop {
        let digit = u32::try_from(number % 36)
            .ok()
            .and_then(|digit| char::from_digit(digit, 36));
        digits.extend(digit);
        number /= 36;
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}
