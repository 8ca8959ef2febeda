//! The proof that nothing of what was made leads to what may not be there.

use anyhow::{Context, Result, ensure};
use std::collections::{BTreeMap, BTreeSet};
use walrus::{FunctionId, FunctionKind, Module};

use crate::relocations::Target;
use crate::split::{FIRST, Number, Whole, table};

impl Whole<'_> {
    /// Holds what was made against the relocations: wherever code or data of a part leads, it leads into the part or into the
    /// first module, and from there into a part by a door alone, from where its question is asked.
    pub(super) fn prove(&self, made: &[(String, Module)]) -> Result<()> {
        let modules: Vec<Found> = made
            .iter()
            .map(|(_, module)| Found::of(module))
            .collect::<Result<_>>()?;
        let first = modules.first().context("no first module")?;
        for (piece, ((name, module), found)) in made.iter().zip(&modules).enumerate() {
            let leads = |target: &Target, from: &str| match target {
                Target::Slot(slot) => {
                    let is_filled =
                        first.slots.contains_key(slot) || found.slots.contains_key(slot);
                    ensure!(
                        is_filled,
                        "{from} in {name} leads to slot {slot}, which may be empty"
                    );
                    Ok(())
                }
                Target::Data(symbol) => {
                    let symbol = self
                        .relocations
                        .symbols
                        .get(*symbol)
                        .context("no such data")?;
                    let owners = self.owners(&symbol.range);
                    ensure!(
                        owners.iter().all(|owner| *owner == 0 || *owner == piece),
                        "{from} in {name} leads to {}, which may not be there",
                        symbol.name
                    );
                    Ok(())
                }
            };
            for number in &found.functions {
                let relocated = self.relocations.functions.get(&u32::try_from(*number)?);
                for target in relocated.into_iter().flatten() {
                    leads(target, self.name(*number))?;
                }
                for called in self.calls.get(number).into_iter().flatten() {
                    let here = found.functions.contains(called) || first.functions.contains(called);
                    if here || found.imported.contains(called) {
                        continue;
                    }
                    let door = self.doors.iter().find(|door| door.function == *called);
                    let door = door.with_context(|| {
                        format!(
                            "{} in {name} calls {}, which may not be there",
                            self.name(*number),
                            self.name(*called)
                        )
                    })?;
                    let question = self.questions.get(door.part - 1).context("no question")?;
                    let asks = self
                        .calls
                        .get(number)
                        .is_some_and(|calls| calls.contains(question));
                    ensure!(
                        asks,
                        "{} in {name} calls {} without its question",
                        self.name(*number),
                        self.name(*called)
                    );
                }
            }
            for (number, symbol) in self.relocations.symbols.iter().enumerate() {
                // What nothing reaches leads nowhere.
                let is_reached = self.pieces.iter().any(|one| one.symbols.contains(&number));
                if !is_reached || !self.owners(&symbol.range).contains(&piece) {
                    continue;
                }
                for (address, target) in &symbol.leads_to {
                    // Who reads a sentence asks whether it is there.
                    if !self.words.places.contains(address) {
                        leads(target, &symbol.name)?;
                    }
                }
            }
            for import in module
                .imports
                .iter()
                .filter(|import| import.module == *name || import.module == FIRST)
            {
                let is_there = piece > 0
                    && made.first().is_some_and(|(_, first)| {
                        first
                            .exports
                            .iter()
                            .any(|export| export.name == import.name)
                    });
                ensure!(is_there, "{name} takes {}, which is not there", import.name);
            }
        }
        for (number, slot) in &self.shared {
            ensure!(
                first.slots.get(slot) == Some(number),
                "{} is in another slot",
                self.name(*number)
            );
        }
        let mut all = BTreeSet::new();
        for found in &modules {
            for number in &found.functions {
                ensure!(all.insert(number), "{} is there twice", self.name(*number));
            }
        }
        for door in &self.doors {
            let found = modules.get(door.part).context("no such part")?;
            ensure!(
                found.slots.get(&door.slot) == Some(&door.function),
                "the door {} is shut",
                self.name(door.function)
            );
            ensure!(
                !first.slots.contains_key(&door.slot),
                "the door {} is open",
                self.name(door.function)
            );
        }
        Ok(())
    }

    fn owners(&self, range: &std::ops::Range<u32>) -> BTreeSet<usize> {
        let mut all = BTreeSet::new();
        for (start, bytes, owners) in &self.data {
            let end = start + u32::try_from(bytes.len()).unwrap_or(u32::MAX);
            for address in range.start.max(*start)..range.end.min(end) {
                let place = usize::try_from(address - start).unwrap_or(usize::MAX);
                all.extend(owners.get(place));
            }
        }
        all
    }
}

/// What a module that was made has.
struct Found {
    functions: BTreeSet<Number>,
    imported: BTreeSet<Number>,
    slots: BTreeMap<u32, Number>,
}

impl Found {
    fn of(module: &Module) -> Result<Self> {
        let number = |id: FunctionId| -> Result<Number> {
            let name = module.funcs.get(id).name.as_ref();
            name.and_then(|name| name.parse().ok())
                .context("a function lost its number")
        };
        // Words have no functions.
        let slots = match module.elements.iter().next() {
            Some(_) => table(module)?.1,
            None => BTreeMap::new(),
        };
        let slots = slots.into_iter().map(|(slot, id)| Ok((slot, number(id)?)));
        let mut found = Self {
            functions: BTreeSet::new(),
            imported: BTreeSet::new(),
            slots: slots.collect::<Result<_>>()?,
        };
        for function in module.funcs.iter() {
            match function.kind {
                FunctionKind::Import(_) => found.imported.insert(number(function.id())?),
                _ => found.functions.insert(number(function.id())?),
            };
        }
        Ok(found)
    }
}
