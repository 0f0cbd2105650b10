//! Every change of a source file that could be planted.
//!
//! Left out, because a condition at run time cannot stand there or nobody would test it: constants and everything else
//! that is evaluated by the compiler, patterns, types, attributes, macros with their arguments, tests, and `fmt`.

use crate::mutant::{Change, Mutant, Place};
use crate::operators::{instead_of, opposite_of, swapped, values_without_work};
use std::ops::Range;
use std::path::Path;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

/// In the order of the file, all with the number 0.
pub fn mutants_of(file: &Path, source: &str) -> Result<Vec<Mutant>, syn::Error> {
    let mut finder = Finder { file, source, functions: Vec::new(), found: Vec::new() };
    finder.visit_file(&syn::parse_file(source)?);
    Ok(finder.found)
}

struct Finder<'a> {
    file: &'a Path,
    source: &'a str,
    /// The functions around the place, the innermost last.
    functions: Vec<String>,
    found: Vec<Mutant>,
}

impl Finder<'_> {
    fn text(&self, node: &impl Spanned) -> &str {
        &self.source[node.span().byte_range()]
    }

    fn plant(&mut self, begins: usize, change: Change) {
        let Some(function) = self.functions.last().cloned() else { return };
        let line = 1 + self.source[..begins].matches('\n').count();
        let place = Place { file: self.file.to_path_buf(), line, function };
        self.found.push(Mutant { number: 0, place, change });
    }

    fn replace(&mut self, node: &impl Spanned, mutated: String) {
        let at: Range<usize> = node.span().byte_range();
        let original = self.text(node).to_owned();
        self.plant(at.start, Change::Expression { at, original, mutated });
    }

    fn function(&mut self, signature: &syn::Signature, body: &syn::Block) {
        let name = signature.ident.to_string();
        if signature.constness.is_some() || name == "fmt" {
            return;
        }
        self.functions.push(name);
        self.bodies(signature, body);
        self.visit_block(body);
        self.functions.pop();
    }

    fn bodies(&mut self, signature: &syn::Signature, body: &syn::Block) {
        // A default that calls the default never ends, and an empty body does nothing as it is.
        if signature.ident == "default" || body.stmts.is_empty() {
            return;
        }
        let inner = self.text(body).trim_matches(['{', '}']).trim().to_owned();
        let begins = body.brace_token.span.open().byte_range().end;
        for value in values_without_work(&signature.output) {
            if inner != *value {
                self.plant(begins, Change::Body { begins, value: (*value).to_owned() });
            }
        }
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if !is_test(&item.attrs) {
            self.function(&item.sig, &item.block);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if !is_test(&item.attrs) {
            self.function(&item.sig, &item.block);
        }
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(body) = &item.default {
            self.function(&item.sig, body);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_test(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_expr_binary(&mut self, expression: &'ast syn::ExprBinary) {
        // A condition that binds names cannot stand in parentheses.
        if !binds(&expression.left) && !binds(&expression.right) {
            for operator in instead_of(&expression.op) {
                let (left, right) = (self.text(&expression.left), self.text(&expression.right));
                let mutated = format!("({left}) {operator} ({right})");
                self.replace(expression, mutated);
            }
        }
        visit::visit_expr_binary(self, expression);
    }

    fn visit_expr_unary(&mut self, expression: &'ast syn::ExprUnary) {
        if matches!(expression.op, syn::UnOp::Not(_) | syn::UnOp::Neg(_)) {
            self.replace(expression, self.text(&expression.expr).to_owned());
        }
        visit::visit_expr_unary(self, expression);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if let Some(opposite) = opposite_of(&call.method.to_string()) {
            let (whole, name) = (call.span().byte_range(), call.method.span().byte_range());
            let (before, after) = (&self.source[whole.start..name.start], &self.source[name.end..whole.end]);
            let mutated = format!("{before}{opposite}{after}");
            self.replace(call, mutated);
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_lit(&mut self, expression: &'ast syn::ExprLit) {
        if let syn::Lit::Int(literal) = &expression.lit
            && let Some(other) = swapped(literal)
        {
            self.replace(expression, other);
        }
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        if let Some((_, guard)) = &arm.guard
            && !binds(guard)
        {
            self.replace(&**guard, "true".to_owned());
            self.replace(&**guard, "false".to_owned());
        }
        visit::visit_arm(self, arm);
    }

    fn visit_expr_repeat(&mut self, expression: &'ast syn::ExprRepeat) {
        self.visit_expr(&expression.expr);
    }

    fn visit_item_const(&mut self, _: &'ast syn::ItemConst) {}
    fn visit_impl_item_const(&mut self, _: &'ast syn::ImplItemConst) {}
    fn visit_trait_item_const(&mut self, _: &'ast syn::TraitItemConst) {}
    fn visit_item_static(&mut self, _: &'ast syn::ItemStatic) {}
    fn visit_expr_const(&mut self, _: &'ast syn::ExprConst) {}
    fn visit_variant(&mut self, _: &'ast syn::Variant) {}
    fn visit_generic_argument(&mut self, _: &'ast syn::GenericArgument) {}
    fn visit_type(&mut self, _: &'ast syn::Type) {}
    fn visit_pat(&mut self, _: &'ast syn::Pat) {}
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}
    fn visit_macro(&mut self, _: &'ast syn::Macro) {}
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        syn::Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string() == "test",
        _ => false,
    })
}

/// Whether `let` stands among the conditions.
fn binds(expression: &syn::Expr) -> bool {
    match expression {
        syn::Expr::Let(_) => true,
        syn::Expr::Binary(binary) => binds(&binary.left) || binds(&binary.right),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(source: &str) -> Vec<String> {
        let found = mutants_of(Path::new("a.rs"), source).expect("the source parses");
        found.iter().map(|mutant| mutant.change.to_string()).collect()
    }

    #[test]
    fn operands_keep_their_grouping() {
        let change = "`a + b * c` becomes `(a) * (b * c)`";
        assert!(changes("fn f(a: i8) { let d = a + b * c; }").contains(&change.to_owned()));
    }

    #[test]
    fn a_function_returns_what_its_type_has_without_work() {
        let expected = ["returns `true` at once", "returns `false` at once"];
        assert_eq!(changes("fn f() -> bool { g() }"), expected);
        assert_eq!(changes("fn f() -> Option<u8> { None }"), [""; 0]);
    }

    #[test]
    fn what_the_compiler_evaluates_and_what_tests_is_left_out() {
        for source in [
            "const A: u8 = 0 + 1;",
            "const fn f() -> u8 { 0 + 1 }",
            "impl Debug for A { fn fmt(&self) { a + b; } }",
            "#[cfg(test)] mod tests { fn f() -> bool { a < b } }",
            "fn f() -> &'static A { const B: u8 = 1 + 0; assert!(a < b); &A }",
            "fn f() -> &'static A { if let Some(0) = a && b { return &A; } g::<[u8; 1]>() }",
        ] {
            assert_eq!(changes(source), [""; 0], "{source}");
        }
    }

    #[test]
    fn a_line_is_counted_from_one_and_a_function_is_the_innermost() {
        let source = "fn outer() -> A {\n    fn inner() -> A {\n        a < b\n    }\n}";
        let found = mutants_of(Path::new("a.rs"), source).expect("the source parses");
        let place = &found.last().expect("there is a comparison").place;
        assert_eq!((place.line, place.function.as_str()), (3, "inner"));
    }
}
