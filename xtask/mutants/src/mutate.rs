//! The mutants of a file. A mutated place is `if mutant::is(17) { what the mutant has } else { what stood there }`; what the
//! mutant has is as it was written, since no two are on at once.

use crate::names::{Names, is_bool};
use proc_macro2::Span;
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::visit_mut::{
    VisitMut, visit_block_mut, visit_expr_mut, visit_file_mut, visit_item_impl_mut, visit_local_mut,
};
use syn::{
    Arm, BinOp, Block, Expr, ExprBinary, ExprLit, ExprMethodCall, File, GenericArgument, Lit,
    Local, Pat, PathArguments, ReturnType, Signature, Stmt, Type, UnOp, parse_quote,
};

/// One change of one place.
pub struct Mutant {
    /// Below the room.
    pub file: String,
    pub line: usize,
    pub function: String,
    /// What stood there, and what stands there now.
    pub mutation: String,
}

/// Puts every mutant of a file into it.
pub fn mutate(name: &str, text: &str, names: &Names, file: &mut File, mutants: &mut Vec<Mutant>) {
    let mut within = Within {
        file: name,
        text,
        names,
        owner: String::new(),
        function: String::new(),
        later: Vec::new(),
        mutants,
    };
    visit_file_mut(&mut within, file);
}

struct Within<'a> {
    file: &'a str,
    text: &'a str,
    names: &'a Names,
    /// The type whose functions these are.
    owner: String,
    /// Empty outside of functions, where nothing is mutated.
    function: String,
    /// Variables without a value at first, which have to get one.
    later: Vec<String>,
    mutants: &'a mut Vec<Mutant>,
}

/// Methods whose closure answers yes or no.
const PREDICATES: [&str; 13] = [
    "all",
    "any",
    "filter",
    "find",
    "is_none_or",
    "is_ok_and",
    "is_some_and",
    "partition",
    "position",
    "retain",
    "skip_while",
    "take_while",
    "take_if",
];

/// Longest text of what stood there.
const SHOWN: usize = 90;

impl Within<'_> {
    /// A number for one more mutant.
    fn mutant(&mut self, span: Span, becomes: &str) -> usize {
        self.mutant_called(span, &format!("`{}` → {becomes}", self.shown(span)))
    }

    fn mutant_called(&mut self, span: Span, mutation: &str) -> usize {
        self.mutants.push(Mutant {
            file: self.file.to_owned(),
            line: span.start().line,
            function: self.function.clone(),
            mutation: mutation.to_owned(),
        });
        self.mutants.len() - 1
    }

    /// What stands in the source, in one line.
    fn shown(&self, span: Span) -> String {
        let text = self.text.get(span.byte_range()).unwrap_or_default();
        let words: Vec<&str> = text
            .lines()
            .map(|line| line.split("// ").next().unwrap_or_default())
            .flat_map(str::split_whitespace)
            .collect();
        let text = words.join(" ");
        match text.char_indices().nth(SHOWN) {
            Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
            None => text,
        }
    }

    /// What answers yes or no: what has no operator of its own is turned round.
    fn condition(&mut self, expr: &mut Expr) {
        if let Expr::Paren(inner) = expr {
            return self.condition(&mut inner.expr);
        }
        if has_let(expr) {
            return self.chain(expr);
        }
        if is_atom(expr) && !self.is_yes_or_no(expr) {
            self.turn(expr);
        } else {
            self.visit_expr_mut(expr);
        }
    }

    /// Turns a yes into a no, and the other way round.
    fn turn(&mut self, expr: &mut Expr) {
        let number = self.mutant(expr.span(), "turned round");
        self.some_or_each(expr);
        *expr = parse_quote!((::mutant::is(#number) != (#expr)));
    }

    /// Conditions in a row, `let` among them: each by itself.
    fn chain(&mut self, expr: &mut Expr) {
        let mut all = Vec::new();
        flatten(expr, &mut all);
        let mut rebuilt: Vec<Expr> = Vec::new();
        for mut one in all {
            if let Expr::Let(found) = &mut one {
                let number = self.mutant(found.span(), "does not match");
                self.inside(&mut found.expr);
                rebuilt.push(parse_quote!(!::mutant::is(#number)));
            } else {
                self.condition(&mut one);
            }
            rebuilt.push(one);
        }
        let joined = rebuilt.into_iter().reduce(|left, right| {
            Expr::Binary(ExprBinary {
                attrs: Vec::new(),
                left: Box::new(left),
                op: BinOp::And(syn::token::AndAnd::default()),
                right: Box::new(right),
            })
        });
        if let Some(joined) = joined {
            *expr = joined;
        }
    }

    /// Whether it is known by name to answer yes or no.
    fn is_yes_or_no(&self, expr: &Expr) -> bool {
        match expr {
            Expr::MethodCall(call) => self.names.is_asked_of(&call.method.to_string()),
            Expr::Call(call) => match &*call.func {
                Expr::Path(path) => path
                    .path
                    .segments
                    .last()
                    .is_some_and(|last| self.names.is_question(&last.ident.to_string())),
                _ => false,
            },
            Expr::Macro(call) => call.mac.path.is_ident("matches"),
            _ => false,
        }
    }

    /// What is within an expression, but not itself.
    fn inside(&mut self, expr: &mut Expr) {
        match expr {
            Expr::MethodCall(call) => self.call(call),
            Expr::Macro(_) => {}
            _ => visit_expr_mut(self, expr),
        }
    }

    /// A statement that is there for what it does, so that it can be left out.
    fn is_done_for_itself(&self, statement: &Stmt) -> bool {
        let Stmt::Expr(expr, Some(_)) = statement else {
            return false;
        };
        match expr {
            Expr::MethodCall(_) | Expr::Call(_) | Expr::Try(_) => true,
            Expr::Assign(assign) => match &*assign.left {
                Expr::Path(path) => {
                    let name = path.path.get_ident().map(ToString::to_string);
                    !name.is_some_and(|name| self.later.contains(&name))
                }
                _ => true,
            },
            Expr::Binary(binary) => matches!(
                binary.op,
                BinOp::AddAssign(_) | BinOp::SubAssign(_) | BinOp::BitOrAssign(_)
            ),
            _ => false,
        }
    }

    fn call(&mut self, call: &mut ExprMethodCall) {
        let name = call.method.to_string();
        let is_lazy = matches!(call.args.first(), Some(Expr::Closure(_)));
        if name == "then_some" || name == "then" && is_lazy {
            self.condition(&mut call.receiver);
        } else {
            self.visit_expr_mut(&mut call.receiver);
        }
        let predicate = PREDICATES.contains(&name.as_str());
        for (at, argument) in call.args.iter_mut().enumerate() {
            match argument {
                Expr::Closure(closure) if predicate => self.condition(&mut closure.body),
                _ if name == "assuming_if" && at == 0 => self.condition(argument),
                _ => self.visit_expr_mut(argument),
            }
        }
    }

    fn binary(&mut self, expr: &mut Expr) {
        let Expr::Binary(binary) = &*expr else {
            return;
        };
        let as_written = binary.clone();
        let is_logic = matches!(binary.op, BinOp::And(_) | BinOp::Or(_));
        if let Expr::Binary(binary) = expr {
            if is_logic {
                self.condition(&mut binary.left);
                self.condition(&mut binary.right);
            } else {
                self.visit_expr_mut(&mut binary.left);
                self.visit_expr_mut(&mut binary.right);
            }
        }
        for other in others(&as_written) {
            let sign = other.to_token_stream().to_string();
            let number = self.mutant(as_written.span(), &format!("`{sign}`"));
            let mut changed = as_written.clone();
            changed.op = other;
            *expr = parse_quote!((if ::mutant::is(#number) { #changed } else { #expr }));
        }
    }

    /// `any` in place of `all`, and the other way round.
    fn some_or_each(&mut self, expr: &mut Expr) {
        let changed = match expr {
            Expr::MethodCall(call) => swapped(call),
            _ => None,
        };
        let span = expr.span();
        self.inside(expr);
        if let Some(changed) = changed {
            let number = self.mutant(span, &format!("`{}`", changed.method));
            *expr = parse_quote!((if ::mutant::is(#number) { #changed } else { #expr }));
        }
    }

    /// Each way in which a function may give something else from the start.
    fn answers(&mut self, signature: &Signature, block: &mut Block) {
        let answers: Vec<(Expr, String)> = match &signature.output {
            ReturnType::Default => vec![(parse_quote!(return), "nothing is done".to_owned())],
            ReturnType::Type(_, of) => self
                .values(of)
                .into_iter()
                .map(|value| {
                    let told = value.to_token_stream().to_string().replace(' ', "");
                    (parse_quote!(return #value), format!("always `{told}`"))
                })
                .collect(),
        };
        for (answer, told) in answers.into_iter().rev() {
            let number = self.mutant_called(signature.ident.span(), &told);
            let statement: Stmt = parse_quote!(if ::mutant::is(#number) { #answer; });
            block.stmts.insert(0, statement);
        }
    }

    /// Some values of a type, as far as they can be told from its name.
    fn values(&self, of: &Type) -> Vec<Expr> {
        let Type::Path(path) = of else {
            return match of {
                Type::Reference(to) if to.mutability.is_none() => match &*to.elem {
                    Type::Path(path) if path.path.is_ident("str") => vec![parse_quote!("")],
                    _ => Vec::new(),
                },
                Type::Tuple(tuple) if tuple.elems.is_empty() => vec![parse_quote!(())],
                _ => Vec::new(),
            };
        };
        let Some(last) = path.path.segments.last() else {
            return Vec::new();
        };
        let inner = match &last.arguments {
            PathArguments::AngleBracketed(list) => list.args.iter().find_map(|one| match one {
                GenericArgument::Type(of) => Some(of),
                _ => None,
            }),
            _ => None,
        };
        if of.to_token_stream().to_string().contains("impl ") {
            return Vec::new();
        }
        match last.ident.to_string().as_str() {
            _ if is_bool(of) => vec![parse_quote!(true), parse_quote!(false)],
            "Option" => {
                let some = inner.map(|of| self.values(of)).unwrap_or_default();
                let some = some.into_iter().map(|value| parse_quote!(Some(#value)));
                let none: Expr = parse_quote!(None);
                std::iter::once(none).chain(some).collect()
            }
            "Result" => {
                let right = inner.map(|of| self.values(of)).unwrap_or_default();
                let right = right.into_iter();
                right.map(|value| parse_quote!(Ok(#value))).collect()
            }
            "Vec" => vec![parse_quote!(Vec::new())],
            "String" => vec![parse_quote!(String::new())],
            "u8" | "u32" | "u64" | "usize" | "i64" => vec![parse_quote!(0), parse_quote!(1)],
            "Ordering" => ["Less", "Equal", "Greater"]
                .iter()
                .map(|name| {
                    let name = syn::Ident::new(name, Span::call_site());
                    parse_quote!(::std::cmp::Ordering::#name)
                })
                .collect(),
            name => {
                let mut plain = path.path.clone();
                if let Some(last) = plain.segments.last_mut() {
                    last.arguments = PathArguments::None;
                }
                let members = self.names.members(name).iter();
                members.map(|one| parse_quote!(#plain::#one)).collect()
            }
        }
    }

    /// A function: its body, and what it may give instead of it.
    fn function(&mut self, signature: &Signature, block: &mut Block) {
        if signature.constness.is_some() {
            return;
        }
        let own = signature.ident.to_string();
        let name = match self.owner.as_str() {
            "" => own,
            owner => format!("{owner}::{own}"),
        };
        let outer = std::mem::replace(&mut self.function, name);
        self.visit_block_mut(block);
        self.answers(signature, block);
        self.function = outer;
    }

    /// Arms that a last one for all others would take, were they not there.
    fn arms(&mut self, arms: &mut [Arm]) {
        let for_all = arms.last().is_some_and(|last| {
            let takes_all = match &last.pat {
                Pat::Wild(_) => true,
                // `None` looks like a name, too.
                Pat::Ident(name) => name.ident.to_string().starts_with(char::is_lowercase),
                _ => false,
            };
            last.guard.is_none() && takes_all
        });
        let last = arms.len().saturating_sub(1);
        for (at, arm) in arms.iter_mut().enumerate() {
            let pattern = arm.pat.span();
            match &mut arm.guard {
                Some((_, guard)) => {
                    let span = guard.span();
                    if has_let(guard) {
                        self.chain(guard);
                        continue;
                    }
                    if is_atom(guard) {
                        self.some_or_each(guard);
                    } else {
                        self.visit_expr_mut(guard);
                    }
                    let yes = self.mutant(span, "`true`");
                    let no = self.mutant(span, "`false`");
                    **guard = parse_quote!(
                        !::mutant::is(#no) && (::mutant::is(#yes) || (#guard))
                    );
                }
                None if for_all && at != last => {
                    let number = self.mutant(pattern, "no arm");
                    let guard = parse_quote!(!::mutant::is(#number));
                    arm.guard = Some((syn::token::If::default(), Box::new(guard)));
                }
                None => {}
            }
            self.visit_expr_mut(&mut arm.body);
        }
    }
}

impl VisitMut for Within<'_> {
    fn visit_item_impl_mut(&mut self, item: &mut syn::ItemImpl) {
        let owner = match &*item.self_ty {
            Type::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()),
            _ => None,
        };
        let outer = std::mem::replace(&mut self.owner, owner.unwrap_or_default());
        visit_item_impl_mut(self, item);
        self.owner = outer;
    }

    fn visit_item_fn_mut(&mut self, item: &mut syn::ItemFn) {
        self.function(&item.sig, &mut item.block);
    }

    fn visit_impl_item_fn_mut(&mut self, item: &mut syn::ImplItemFn) {
        self.function(&item.sig, &mut item.block);
    }

    // What is computed by the compiler cannot ask which mutant is on.
    fn visit_item_const_mut(&mut self, _: &mut syn::ItemConst) {}
    fn visit_item_static_mut(&mut self, _: &mut syn::ItemStatic) {}
    fn visit_impl_item_const_mut(&mut self, _: &mut syn::ImplItemConst) {}
    fn visit_expr_const_mut(&mut self, _: &mut syn::ExprConst) {}
    fn visit_pat_mut(&mut self, _: &mut Pat) {}
    fn visit_type_mut(&mut self, _: &mut Type) {}
    fn visit_attribute_mut(&mut self, _: &mut syn::Attribute) {}
    fn visit_item_enum_mut(&mut self, _: &mut syn::ItemEnum) {}

    fn visit_local_mut(&mut self, local: &mut Local) {
        if let (Pat::Ident(name), None) = (&local.pat, &local.init) {
            self.later.push(name.ident.to_string());
        }
        visit_local_mut(self, local);
    }

    fn visit_block_mut(&mut self, block: &mut Block) {
        let alone = block.stmts.iter().map(|one| self.is_done_for_itself(one));
        let alone: Vec<bool> = alone.collect();
        let spans: Vec<Span> = block.stmts.iter().map(Spanned::span).collect();
        visit_block_mut(self, block);
        for ((statement, alone), span) in block.stmts.iter_mut().zip(alone).zip(spans) {
            if alone {
                let number = self.mutant(span, "not done");
                *statement = parse_quote!(if !::mutant::is(#number) { #statement });
            }
        }
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::If(found) => {
                self.condition(&mut found.cond);
                self.visit_block_mut(&mut found.then_branch);
                if let Some((_, other)) = &mut found.else_branch {
                    self.visit_expr_mut(other);
                }
            }
            Expr::While(found) => {
                self.condition(&mut found.cond);
                self.visit_block_mut(&mut found.body);
            }
            Expr::Match(found) => {
                self.visit_expr_mut(&mut found.expr);
                self.arms(&mut found.arms);
            }
            Expr::Binary(_) => self.binary(expr),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Not(_)) => {
                let number = self.mutant(unary.span(), "without `!`");
                let operand = &mut unary.expr;
                if is_atom(operand) {
                    self.some_or_each(operand);
                } else {
                    self.visit_expr_mut(operand);
                }
                *expr = parse_quote!((::mutant::is(#number) != (#expr)));
            }
            Expr::MethodCall(call) if call.method == "assuming" => {
                let receiver = call.receiver.clone();
                let span = call.args.span();
                let number = self.mutant(span, "not assumed");
                self.call(call);
                *expr = parse_quote!((if ::mutant::is(#number) { #receiver } else { #expr }));
            }
            Expr::Lit(ExprLit {
                lit: Lit::Bool(value),
                ..
            }) => {
                let other = !value.value;
                let number = self.mutant(value.span, &format!("`{other}`"));
                *expr = parse_quote!((::mutant::is(#number) != #expr));
            }
            _ if self.is_yes_or_no(expr) => self.turn(expr),
            _ => self.inside(expr),
        }
    }
}

fn swapped(call: &ExprMethodCall) -> Option<ExprMethodCall> {
    let other = match call.method.to_string().as_str() {
        "any" => "all",
        "all" => "any",
        _ => return None,
    };
    let mut changed = call.clone();
    changed.method = syn::Ident::new(other, call.method.span());
    Some(changed)
}

/// Operators in place of one.
fn others(binary: &ExprBinary) -> Vec<BinOp> {
    let is_number = |expr: &Expr| matches!(expr, Expr::Lit(lit) if matches!(lit.lit, Lit::Int(_)));
    let counts = is_number(&binary.left) || is_number(&binary.right);
    match binary.op {
        BinOp::And(_) => vec![parse_quote!(||)],
        BinOp::Or(_) => vec![parse_quote!(&&)],
        BinOp::Eq(_) => vec![parse_quote!(!=)],
        BinOp::Ne(_) => vec![parse_quote!(==)],
        BinOp::Lt(_) => vec![parse_quote!(<=), parse_quote!(>=)],
        BinOp::Le(_) => vec![parse_quote!(<), parse_quote!(>)],
        BinOp::Gt(_) => vec![parse_quote!(>=), parse_quote!(<=)],
        BinOp::Ge(_) => vec![parse_quote!(>), parse_quote!(<)],
        BinOp::BitAnd(_) => vec![parse_quote!(|)],
        BinOp::BitOrAssign(_) => vec![parse_quote!(&=)],
        BinOp::Add(_) if counts => vec![parse_quote!(-)],
        BinOp::AddAssign(_) if counts => vec![parse_quote!(-=)],
        _ => Vec::new(),
    }
}

/// Whether it has no operator, or branches, that are mutated themselves.
fn is_atom(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::Call(_) | Expr::Field(_) | Expr::Macro(_) | Expr::MethodCall(_) | Expr::Path(_)
    ) || matches!(expr, Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)))
}

fn has_let(expr: &Expr) -> bool {
    match expr {
        Expr::Let(_) => true,
        Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => {
            has_let(&binary.left) || has_let(&binary.right)
        }
        _ => false,
    }
}

fn flatten(expr: &Expr, into: &mut Vec<Expr>) {
    match expr {
        Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => {
            flatten(&binary.left, into);
            flatten(&binary.right, into);
        }
        other => into.push(other.clone()),
    }
}
