//! What leads to what in a module, by the relocations that the linker left in it: the addresses of functions and of data that
//! stand in code and in data as plain numbers.

use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeMap;
use std::ops::Range;
use wasmparser::{
    DataKind, ElementItems, ElementKind, KnownCustom, Linking, Name, Operator, Parser, Payload,
    RelocationType, SymbolInfo, TypeRef,
};

/// What a number in code or data stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A function, by its place in the table.
    Slot(u32),
    /// Data, by its number among the symbols.
    Data(usize),
}

/// A piece of data that is one thing.
#[derive(Debug)]
pub struct Symbol {
    pub name: String,
    /// Where it lies in memory.
    pub range: Range<u32>,
    /// What it leads to, by the address where that is written.
    pub leads_to: BTreeMap<u32, Target>,
}

/// The relocations of a module.
#[derive(Debug, Default)]
pub struct Relocations {
    /// Names by number of function, as the compiler made them.
    pub names: BTreeMap<u32, String>,
    /// What each function leads to, besides what it calls.
    pub functions: BTreeMap<u32, Vec<Target>>,
    pub symbols: Vec<Symbol>,
    /// What data leads to that belongs to no symbol.
    pub others: Vec<Target>,
}

/// What is read of a module before it can be put together.
#[derive(Default)]
struct Sections {
    imported: u32,
    code: Vec<Range<usize>>,
    code_start: usize,
    data_start: usize,
    /// Where the bytes of each data segment stand in the file, and in memory.
    segments: Vec<(Range<usize>, u32)>,
    slots: BTreeMap<u32, u32>,
    /// By number of symbol.
    functions: BTreeMap<u32, u32>,
    data: BTreeMap<u32, usize>,
    relocations: Vec<(String, RelocationType, u32, u32, i64)>,
}

impl Relocations {
    /// Reads what `--emit-relocs` left.
    pub fn read(module: &[u8]) -> Result<Self> {
        let mut all = Self::default();
        let sections = all.sections(module)?;
        ensure!(
            !sections.relocations.is_empty(),
            "the module was linked without --emit-relocs"
        );
        let mut slots = BTreeMap::new();
        for (slot, function) in &sections.slots {
            slots.entry(*function).or_insert(*slot);
        }
        let mut in_data = BTreeMap::new();
        for (section, kind, offset, symbol, _) in &sections.relocations {
            let (is_function, is_data) = match kind {
                RelocationType::TableIndexSleb | RelocationType::TableIndexI32 => (true, false),
                RelocationType::MemoryAddrLeb
                | RelocationType::MemoryAddrSleb
                | RelocationType::MemoryAddrI32 => (false, true),
                // Calls stand in the code itself; types and globals are all in every part.
                RelocationType::FunctionIndexLeb
                | RelocationType::TypeIndexLeb
                | RelocationType::GlobalIndexLeb
                | RelocationType::TableNumberLeb => continue,
                other => bail!("relocations of the kind {other:?} are not known here"),
            };
            let mut target = None;
            if is_function {
                let function = sections.functions.get(symbol).context("no such function")?;
                let slot = slots.get(function);
                target = Some(Target::Slot(
                    *slot.context("a function whose address is taken is in no table")?,
                ));
            }
            if is_data {
                // What the linker defines, such as the end of all data, is no piece of data.
                target = sections.data.get(symbol).copied().map(Target::Data);
            }
            let Some(target) = target else { continue };
            let offset = usize::try_from(*offset)?;
            match section.as_str() {
                "reloc.CODE" => {
                    let at = sections.code_start + offset;
                    let place = sections.code.partition_point(|body| body.end <= at);
                    let body = sections.code.get(place).filter(|body| body.contains(&at));
                    body.context("a relocation is in no function")?;
                    if let Target::Slot(slot) = target {
                        let bytes = module.get(at..at + 5).context("a relocation is cut off")?;
                        ensure!(leb(bytes) == slot, "a function stands for another one");
                    }
                    let function = sections.imported + u32::try_from(place)?;
                    all.functions.entry(function).or_default().push(target);
                }
                "reloc.DATA" => {
                    let at = sections.data_start + offset;
                    let segment = sections
                        .segments
                        .iter()
                        .find(|(range, _)| range.contains(&at));
                    let (range, address) = segment.context("a relocation is in no data")?;
                    if let Target::Slot(slot) = target {
                        let bytes = module.get(at..at + 4).and_then(|four| four.try_into().ok());
                        let read = bytes.map(u32::from_le_bytes);
                        ensure!(read == Some(slot), "a function stands for another one");
                    }
                    let address = address + u32::try_from(at - range.start)?;
                    in_data.insert(address, target);
                }
                other => bail!("relocations of {other} are not known here"),
            }
        }
        let mut others = in_data.clone();
        for symbol in &mut all.symbols {
            for (address, target) in in_data.range(symbol.range.clone()) {
                symbol.leads_to.insert(*address, *target);
                others.remove(address);
            }
        }
        all.others = others.into_values().collect();
        Ok(all)
    }

    fn sections(&mut self, module: &[u8]) -> Result<Sections> {
        let mut read = Sections::default();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        if matches!(import?.ty, TypeRef::Func(_)) {
                            read.imported += 1;
                        }
                    }
                }
                Payload::ElementSection(elements) => {
                    for element in elements {
                        let element = element?;
                        let ElementKind::Active { offset_expr, .. } = element.kind else {
                            bail!("elements that are not active are not known here");
                        };
                        let first = constant(&offset_expr)?;
                        let ElementItems::Functions(functions) = element.items else {
                            bail!("elements that are no functions are not known here");
                        };
                        for (slot, function) in (first..).zip(functions) {
                            read.slots.insert(slot, function?);
                        }
                    }
                }
                Payload::CodeSectionStart { range, .. } => read.code_start = range.start,
                Payload::CodeSectionEntry(body) => read.code.push(body.range()),
                Payload::DataSection(data) => {
                    read.data_start = data.range().start;
                    for segment in data {
                        let segment = segment?;
                        let DataKind::Active { offset_expr, .. } = segment.kind else {
                            bail!("data that is not active is not known here");
                        };
                        let start = segment.range.end - segment.data.len();
                        let address = constant(&offset_expr)?;
                        read.segments.push((start..segment.range.end, address));
                    }
                }
                Payload::CustomSection(custom) => match custom.as_known() {
                    KnownCustom::Linking(linking) => {
                        for subsection in linking.subsections() {
                            if let Linking::SymbolTable(symbols) = subsection? {
                                self.symbols(symbols, &mut read)?;
                            }
                        }
                    }
                    KnownCustom::Reloc(relocations) => {
                        for entry in relocations.entries() {
                            let entry = entry?;
                            let name = custom.name().to_owned();
                            let it = (name, entry.ty, entry.offset, entry.index, entry.addend);
                            read.relocations.push(it);
                        }
                    }
                    KnownCustom::Name(names) => {
                        for subsection in names {
                            let Name::Function(functions) = subsection? else {
                                continue;
                            };
                            for function in functions {
                                let function = function?;
                                self.names.insert(function.index, function.name.to_owned());
                            }
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        Ok(read)
    }

    fn symbols(
        &mut self,
        symbols: wasmparser::SymbolInfoMap<'_>,
        read: &mut Sections,
    ) -> Result<()> {
        for (number, symbol) in symbols.into_iter().enumerate() {
            let number = u32::try_from(number)?;
            match symbol? {
                SymbolInfo::Func { index, .. } => {
                    read.functions.insert(number, index);
                }
                SymbolInfo::Data {
                    name,
                    symbol: Some(data),
                    ..
                } => {
                    let segment = read.segments.get(usize::try_from(data.index)?);
                    // What is all zeros has no bytes in the file.
                    let Some((_, address)) = segment else {
                        continue;
                    };
                    let start = address + data.offset;
                    read.data.insert(number, self.symbols.len());
                    self.symbols.push(Symbol {
                        name: name.to_owned(),
                        range: start..start + data.size,
                        leads_to: BTreeMap::new(),
                    });
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// The number that a constant expression has.
fn constant(expression: &wasmparser::ConstExpr<'_>) -> Result<u32> {
    match expression.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(u32::try_from(value)?),
        other => bail!("{other:?} is no plain address"),
    }
}

/// A number in LEB128, which relocations keep at five bytes.
fn leb(bytes: &[u8]) -> u32 {
    let digits = bytes.iter().enumerate();
    digits.fold(0, |sum, (place, byte)| {
        let shifted = u64::from(byte & 0x7f) << (7 * place);
        sum | u32::try_from(shifted & u64::from(u32::MAX)).unwrap_or_default()
    })
}
