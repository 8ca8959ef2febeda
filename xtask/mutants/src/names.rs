//! What the sources tell by name: which functions answer yes or no, and which enumerations have plain members.

use std::collections::{BTreeMap, BTreeSet};
use syn::visit::{
    Visit, visit_file, visit_impl_item_fn, visit_item_fn, visit_local, visit_trait_item_fn,
};
use syn::{
    Expr, File, Ident, ItemEnum, ItemStruct, Local, Pat, ReturnType, Signature, Type, UseRename,
};

/// Of the standard library, as far as the rules use it.
const YES_OR_NO: [&str; 18] = [
    "all",
    "any",
    "contains",
    "contains_key",
    "ends_with",
    "eq",
    "eq_ignore_ascii_case",
    "is_alphanumeric",
    "is_empty",
    "is_err",
    "is_none",
    "is_none_or",
    "is_ok",
    "is_ok_and",
    "is_some",
    "is_some_and",
    "is_subset",
    "starts_with",
];

#[derive(Default)]
pub struct Names {
    yes_or_no: BTreeSet<String>,
    otherwise: BTreeSet<String>,
    /// Members without values.
    members: BTreeMap<String, Vec<Ident>>,
    aliases: BTreeMap<String, String>,
}

impl Names {
    /// Takes in what a file defines.
    pub fn read(&mut self, file: &File) {
        visit_file(self, file);
    }

    /// Whether each function of this name answers yes or no.
    pub fn is_question(&self, name: &str) -> bool {
        self.yes_or_no.contains(name) && !self.otherwise.contains(name)
    }

    /// Whether each method of this name does.
    pub fn is_asked_of(&self, name: &str) -> bool {
        self.is_question(name) || YES_OR_NO.contains(&name)
    }

    /// The members of an enumeration that have no values.
    pub fn members(&self, name: &str) -> &[Ident] {
        let name = self.aliases.get(name).map_or(name, String::as_str);
        self.members.get(name).map_or(&[], Vec::as_slice)
    }

    fn function(&mut self, signature: &Signature) {
        let answers = matches!(&signature.output, ReturnType::Type(_, of) if is_bool(of));
        let into = if answers {
            &mut self.yes_or_no
        } else {
            &mut self.otherwise
        };
        into.insert(signature.ident.to_string());
    }
}

/// Whether a type is `bool`.
pub fn is_bool(of: &Type) -> bool {
    matches!(of, Type::Path(path) if path.path.is_ident("bool"))
}

impl<'ast> Visit<'ast> for Names {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(&item.sig);
        visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.sig);
        visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        self.function(&item.sig);
        visit_trait_item_fn(self, item);
    }

    fn visit_item_enum(&mut self, item: &'ast ItemEnum) {
        let plain = item.variants.iter().filter(|one| one.fields.is_empty());
        let plain: Vec<Ident> = plain.map(|one| one.ident.clone()).collect();
        // Of two with one name it is not known which is meant.
        let known = self.members.entry(item.ident.to_string());
        let known = known.or_insert_with(|| plain.clone());
        known.retain(|one| plain.contains(one));
    }

    fn visit_item_struct(&mut self, item: &'ast ItemStruct) {
        self.members.insert(item.ident.to_string(), Vec::new());
    }

    fn visit_local(&mut self, local: &'ast Local) {
        let closure = local.init.as_ref().map(|init| &*init.expr);
        if let (Pat::Ident(name), Some(Expr::Closure(_))) = (&local.pat, closure) {
            self.otherwise.insert(name.ident.to_string());
        }
        visit_local(self, local);
    }

    fn visit_use_rename(&mut self, item: &'ast UseRename) {
        self.aliases
            .insert(item.rename.to_string(), item.ident.to_string());
    }
}
