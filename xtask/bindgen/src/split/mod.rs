//! A module divided into a first one, which decides, and parts that need not be there.
//!
//! What the exports of the first module reach stays in it. What only a door of a part reaches goes into that part, functions and
//! data alike: it takes memory, table, globals and shared functions from the first module, and fills its slots of the table. The
//! first module calls a door by its slot, after it has asked whether the part is there: the answer is whether the slot is filled.

mod make;
mod proof;

use anyhow::{Context, Result, bail, ensure};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hasher};
use walrus::ir::{InstrSeq, InstrSeqId, Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, ExportItem, FunctionId, LocalFunction, Module,
    TableId,
};

use crate::relocations::{Relocations, Target};
use crate::words::{LANGUAGES, Words};

/// A part, and what leads into it.
pub struct Part {
    pub name: &'static str,
    /// The function that says whether the part is there.
    pub question: &'static str,
    /// The functions that are called after it has said so.
    pub doors: &'static [&'static str],
    /// The exports that are in the part, or how their names begin.
    pub exports: &'static [&'static str],
}

/// The first module.
const FIRST: &str = "core";
/// How many functions parts import; the others they call by their slots, since whatever is exported makes the first module
/// slower to start.
const IMPORTED: usize = 16;

type Number = usize;

/// The functions and data of a part.
#[derive(Clone, Debug, Default)]
struct Piece {
    functions: BTreeSet<Number>,
    symbols: BTreeSet<usize>,
}

/// A slot of a door, after those of the whole module.
#[derive(Clone, Copy, Debug)]
struct Door {
    part: usize,
    function: Number,
    slot: u32,
}

struct Whole<'w> {
    relocations: &'w Relocations,
    parts: &'w [Part],
    /// What functions are called, for people and to find them by.
    names: BTreeMap<Number, String>,
    calls: BTreeMap<Number, Vec<Number>>,
    slots: BTreeMap<u32, Number>,
    doors: Vec<Door>,
    /// Functions of the first module that parts call, by their slots.
    shared: BTreeMap<Number, u32>,
    /// Those of them that parts import.
    imported: BTreeSet<Number>,
    questions: Vec<Number>,
    /// By part, the first module being the first.
    pieces: Vec<Piece>,
    words: Words,
    /// Data by address, with the part that each byte belongs to.
    data: Vec<(u32, Vec<u8>, Vec<usize>)>,
    bytes: Vec<u8>,
    stamp: String,
}

/// Divides a module: bytes by name of part, the first module being the first.
pub fn split(
    module: &mut Module,
    relocations: &Relocations,
    parts: &[Part],
) -> Result<Vec<(String, Vec<u8>)>> {
    let whole = Whole::of(module, relocations, parts)?;
    let mut made: Vec<(String, Module)> = Vec::new();
    let names = parts.iter().map(|part| part.name).chain(LANGUAGES);
    for (index, name) in names.enumerate() {
        made.push((name.to_owned(), whole.part(index + 1, name)?));
    }
    let first = whole.first(&made)?;
    made.insert(0, (FIRST.to_owned(), first));
    whole.prove(&made)?;
    let stamp = whole.stamp.clone();
    made.into_iter()
        .map(|(name, mut module)| {
            for function in module.funcs.iter_mut() {
                let number = function.name.as_ref().and_then(|name| name.parse().ok());
                function.name = number.and_then(|number: Number| whole.names.get(&number).cloned());
            }
            module.name = Some(format!("{name} {stamp}"));
            Ok((name, module.emit_wasm()))
        })
        .collect()
}

/// What a function mentions.
#[derive(Default)]
struct Mentioned {
    functions: Vec<FunctionId>,
    sequences: Vec<InstrSeqId>,
}

impl<'i> Visitor<'i> for Mentioned {
    fn start_instr_seq(&mut self, sequence: &'i InstrSeq) {
        self.sequences.push(sequence.id());
    }

    fn visit_function_id(&mut self, function: &FunctionId) {
        self.functions.push(*function);
    }
}

impl Mentioned {
    fn by(function: &LocalFunction) -> Self {
        let mut all = Self::default();
        dfs_in_order(&mut all, function, function.entry_block());
        all
    }
}

/// The table of functions, and what is in each of its slots.
fn table(module: &Module) -> Result<(TableId, BTreeMap<u32, FunctionId>)> {
    let mut slots = BTreeMap::new();
    let mut found = None;
    for element in module.elements.iter() {
        let ElementKind::Active { table, offset } = &element.kind else {
            bail!("elements that are not active are not known here");
        };
        ensure!(
            found.is_none_or(|one| one == *table),
            "functions are in one table"
        );
        found = Some(*table);
        let first = address(offset)?;
        let ElementItems::Functions(functions) = &element.items else {
            bail!("elements that are no functions are not known here");
        };
        slots.extend((first..).zip(functions.iter().copied()));
    }
    Ok((found.context("no table of functions")?, slots))
}

fn address(offset: &ConstExpr) -> Result<u32> {
    match offset {
        ConstExpr::Value(Value::I32(number)) => Ok(u32::try_from(*number)?),
        other => bail!("{other:?} is no plain address"),
    }
}

fn at(address: u32) -> Result<ConstExpr> {
    Ok(ConstExpr::Value(Value::I32(i32::try_from(address)?)))
}

impl<'w> Whole<'w> {
    fn of(module: &mut Module, relocations: &'w Relocations, parts: &'w [Part]) -> Result<Self> {
        let mut names = BTreeMap::new();
        for function in module.funcs.iter_mut() {
            let number = function.id().index();
            let name = function.name.clone().unwrap_or_default();
            // Functions keep their numbers, or relocations would be taken for those of others.
            if let Some(before) = relocations.names.get(&u32::try_from(number)?) {
                // The bindings shorten the names of their own.
                ensure!(
                    before.starts_with(&name),
                    "function {number} was {before} and is {name}"
                );
            }
            names.insert(number, format!("{:#}", rustc_demangle::demangle(&name)));
            function.name = Some(number.to_string());
        }
        let calls = module.funcs.iter_local().map(|(id, function)| {
            let mentioned = Mentioned::by(function).functions;
            (
                id.index(),
                mentioned.iter().map(|one| one.index()).collect(),
            )
        });
        let calls = calls.collect();
        let (table, slots) = table(module)?;
        let slots: BTreeMap<u32, Number> = slots
            .into_iter()
            .map(|(slot, id)| (slot, id.index()))
            .collect();
        let mut next = u32::try_from(module.tables.get(table).initial)?;
        let mut doors = Vec::new();
        let mut questions = Vec::new();
        let named = |wanted: &str| {
            // Of the two ways in which compilers write names, one has brackets around types.
            let is_it = |name: &str| name.replace(['<', '>'], "") == wanted;
            let mut all = names.iter().filter(|(_, name)| is_it(name));
            match (all.next(), all.next()) {
                (Some((number, _)), None) => Ok(*number),
                (None, _) => bail!("there is no function {wanted}: is it inlined?"),
                _ => bail!("there is more than one function {wanted}"),
            }
        };
        for (index, part) in parts.iter().enumerate() {
            questions.push(named(part.question)?);
            for name in part.doors {
                doors.push(Door {
                    part: index + 1,
                    function: named(name)?,
                    slot: next,
                });
                next += 1;
            }
            // What is no door is a question alone.
            ensure!(
                doors.iter().any(|door| door.part == index + 1),
                "{} has no door",
                part.name
            );
        }
        let bytes = module.emit_wasm();
        let mut hash = DefaultHasher::new();
        hash.write(&bytes);
        let stamp = format!("{:016x}", hash.finish());
        let mut whole = Self {
            relocations,
            parts,
            names,
            calls,
            slots,
            doors,
            questions,
            shared: BTreeMap::new(),
            imported: BTreeSet::new(),
            words: Words::default(),
            pieces: Vec::new(),
            data: Vec::new(),
            bytes,
            stamp,
        };
        whole.divide(module)?;
        whole.share(module, next);
        whole.assign_data(module)?;
        Ok(whole)
    }

    fn name(&self, function: Number) -> &str {
        self.names.get(&function).map_or("?", String::as_str)
    }

    fn belongs(&self, export: &str) -> usize {
        let named = |part: &Part| {
            part.exports
                .iter()
                .any(|name| match name.strip_suffix('*') {
                    Some(beginning) => export.starts_with(beginning),
                    None => export == *name,
                })
        };
        self.parts
            .iter()
            .position(named)
            .map_or(0, |index| index + 1)
    }

    /// All that functions reach, but for what is behind doors.
    fn reached(&self, roots: impl IntoIterator<Item = Number>, loose: &[Target]) -> Piece {
        let mut piece = Piece::default();
        let mut functions: Vec<Number> = roots.into_iter().collect();
        let mut targets: Vec<Target> = loose.to_vec();
        let start: BTreeSet<Number> = functions.iter().copied().collect();
        let is_door = |number: &Number| {
            self.doors.iter().any(|door| door.function == *number) && !start.contains(number)
        };
        loop {
            while let Some(function) = functions.pop() {
                if !piece.functions.insert(function) {
                    continue;
                }
                let calls = self.calls.get(&function).into_iter().flatten();
                functions.extend(calls.filter(|one| !is_door(one)));
                let number = u32::try_from(function).unwrap_or(u32::MAX);
                targets.extend(
                    self.relocations
                        .functions
                        .get(&number)
                        .into_iter()
                        .flatten(),
                );
            }
            let Some(target) = targets.pop() else {
                return piece;
            };
            match target {
                Target::Slot(slot) => functions.extend(self.slots.get(&slot)),
                Target::Data(symbol) => {
                    if piece.symbols.insert(symbol) {
                        let symbol = self.relocations.symbols.get(symbol);
                        targets.extend(
                            symbol
                                .into_iter()
                                .flat_map(|symbol| symbol.leads_to.values()),
                        );
                    }
                }
            }
        }
    }

    fn divide(&mut self, module: &Module) -> Result<()> {
        let mut roots: Vec<BTreeSet<Number>> = vec![BTreeSet::new(); self.parts.len() + 1];
        let mut root = |piece: usize, function: Number| {
            if let Some(all) = roots.get_mut(piece) {
                all.insert(function);
            }
        };
        for export in module.exports.iter() {
            if let ExportItem::Function(function) = export.item {
                root(self.belongs(&export.name), function.index());
            }
        }
        if let Some(function) = module.start {
            root(0, function.index());
        }
        for door in &self.doors {
            root(door.part, door.function);
        }
        // What nothing leads to that is known here, JavaScript may call.
        let relocated = self.relocations.functions.values().flatten();
        let in_data = self
            .relocations
            .symbols
            .iter()
            .flat_map(|symbol| symbol.leads_to.values());
        let known: BTreeSet<u32> = relocated
            .chain(in_data)
            .filter_map(|target| match target {
                Target::Slot(slot) => Some(*slot),
                Target::Data(_) => None,
            })
            .collect();
        for (_, function) in self.slots.iter().filter(|(slot, _)| !known.contains(slot)) {
            root(0, *function);
        }
        for question in &self.questions {
            root(0, *question);
        }
        let mut pieces = roots.into_iter().enumerate().map(|(index, roots)| {
            let loose = if index == 0 {
                self.relocations.others.as_slice()
            } else {
                &[]
            };
            self.reached(roots, loose)
        });
        let mut first = pieces.next().context("no first module")?;
        let mut parts: Vec<Piece> = pieces.collect();
        // What several parts need is in the first module, with all that it reaches.
        let mut seen = Piece::default();
        for part in &parts {
            first
                .functions
                .extend(part.functions.intersection(&seen.functions));
            first
                .symbols
                .extend(part.symbols.intersection(&seen.symbols));
            seen.functions.extend(&part.functions);
            seen.symbols.extend(&part.symbols);
        }
        for door in &self.doors {
            ensure!(
                !first.functions.contains(&door.function),
                "{} is reached around its question",
                self.name(door.function)
            );
        }
        for part in &mut parts {
            part.functions.retain(|one| !first.functions.contains(one));
            part.symbols.retain(|one| !first.symbols.contains(one));
        }
        let languages = LANGUAGES.map(|_| Piece::default());
        self.pieces = std::iter::once(first)
            .chain(parts)
            .chain(languages)
            .collect();
        Ok(())
    }

    /// Gives a slot to whatever of the first module a part calls, from `next` on where it has none.
    fn share(&mut self, module: &Module, mut next: u32) {
        let own: BTreeSet<Number> = module
            .funcs
            .iter_local()
            .map(|(id, _)| id.index())
            .collect();
        let mut calls: BTreeMap<Number, usize> = BTreeMap::new();
        let first = self.pieces.first();
        for function in self
            .pieces
            .iter()
            .skip(1)
            .flat_map(|piece| &piece.functions)
        {
            for called in self.calls.get(function).into_iter().flatten() {
                if own.contains(called)
                    && first.is_some_and(|first| first.functions.contains(called))
                {
                    *calls.entry(*called).or_default() += 1;
                }
            }
        }
        for number in calls.keys() {
            let mut slots = self.slots.iter();
            let known = slots.find(|(_, function)| *function == number);
            let slot = known.map_or(next, |(slot, _)| *slot);
            if known.is_none() {
                next += 1;
            }
            self.shared.insert(*number, slot);
        }
        let mut most: Vec<(Number, usize)> = calls.into_iter().collect();
        most.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        self.imported = most
            .into_iter()
            .take(IMPORTED)
            .map(|(number, _)| number)
            .collect();
    }

    fn assign_data(&mut self, module: &Module) -> Result<()> {
        let mut bytes = BTreeMap::new();
        for data in module.data.iter() {
            if let DataKind::Active { offset, .. } = &data.kind {
                bytes.extend((address(offset)?..).zip(data.value.iter().copied()));
            }
        }
        self.words = Words::of(self.relocations, &bytes)?;
        for (number, language) in &self.words.languages {
            for piece in &mut self.pieces {
                piece.symbols.remove(number);
            }
            let language = self.pieces.get_mut(self.parts.len() + 1 + language);
            language
                .context("no such language")?
                .symbols
                .insert(*number);
        }
        for data in module.data.iter() {
            let DataKind::Active { offset, .. } = &data.kind else {
                bail!("data that is not active is not known here");
            };
            let start = address(offset)?;
            let mut owners = vec![None; data.value.len()];
            // What nothing reaches is not moved; what several symbols are made of belongs to the first of their parts.
            for (number, symbol) in self.relocations.symbols.iter().enumerate() {
                let owner = self
                    .pieces
                    .iter()
                    .position(|piece| piece.symbols.contains(&number))
                    .unwrap_or(0);
                for address in symbol.range.clone() {
                    let place = address
                        .checked_sub(start)
                        .and_then(|place| owners.get_mut(usize::try_from(place).ok()?));
                    let Some(place) = place else { continue };
                    *place = match *place {
                        Some(before) if before != owner => Some(0),
                        _ => Some(owner),
                    };
                }
            }
            // Between symbols are zeros alone.
            let mut before = 0;
            let owners = owners.into_iter().zip(&data.value).map(|(owner, byte)| {
                before = owner.unwrap_or(if *byte == 0 { before } else { 0 });
                before
            });
            let owners = owners.collect();
            self.data.push((start, data.value.clone(), owners));
        }
        Ok(())
    }
}
