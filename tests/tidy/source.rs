//! A Rust file, parsed: the paths that it names, its texts, the methods that it calls, the modules that it declares, and
//! which of all that only tests. Macros are read token by token, since only their own author knows their grammar.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use syn::{
    Attribute, File, Item, ItemMod, ItemUse, Lit, LitStr, Macro, Meta, Path, UseTree, Visibility,
    visit::{self, Visit},
};

/// A path named in code, such as `std::fs::read` or `println!`.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub(crate) line: usize,
    pub(crate) segments: Vec<String>,
    pub(crate) in_test: bool,
    /// How many modules of this file it stands in.
    pub(crate) inside: usize,
    /// Of a `use`: the name that it has from here on.
    pub(crate) known_as: Option<String>,
    /// Of a `use`: that others see it too.
    pub(crate) handed_on: bool,
}

impl Named {
    /// Whether these segments stand in it one after the other.
    pub(crate) fn contains(&self, word: &str) -> bool {
        let word: Vec<&str> = word.split("::").collect();
        self.segments.windows(word.len()).any(|window| window == word)
    }

    /// The path as it would be written.
    pub(crate) fn written(&self) -> String {
        self.segments.join("::")
    }
}

/// A text or the name of a method.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub(crate) line: usize,
    pub(crate) text: String,
    pub(crate) in_test: bool,
}

/// What the rules look at.
#[derive(Debug, Default)]
pub(crate) struct Source {
    pub(crate) named: Vec<Named>,
    pub(crate) texts: Vec<Word>,
    pub(crate) calls: Vec<Word>,
    /// Modules that lie in files of their own.
    pub(crate) modules: Vec<String>,
    in_test: bool,
    inside: usize,
    hands_on: bool,
}

impl Source {
    /// Parses a file, or statements that some rule's own test plants.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let mut source = Self::default();
        match syn::parse_file(text) {
            Ok(file) => source.visit_file(&file),
            Err(error) => {
                let wrong = |_| format!("{path}:{}: {error}", error.span().start().line);
                let block = syn::parse_str(&format!("{{{text}\n}}")).map_err(wrong);
                source.visit_block(&block.expect("a file in Rust"));
            }
        }
        source
    }

    /// What it names outside tests.
    pub(crate) fn named(&self) -> impl Iterator<Item = &Named> {
        self.named.iter().filter(|named| !named.in_test)
    }

    fn name(&mut self, line: usize, segments: Vec<String>, known_as: Option<String>) {
        let (in_test, inside) = (self.in_test, self.inside);
        let handed_on = known_as.is_some() && self.hands_on;
        self.named.push(Named { line, segments, in_test, inside, known_as, handed_on });
    }

    fn text(&mut self, line: usize, text: String) {
        self.texts.push(Word { line, text, in_test: self.in_test });
    }

    /// Every path of a `use`, groups spread out.
    fn spread(&mut self, tree: &UseTree, before: &[String]) {
        let and = |ident: &Ident| before.iter().cloned().chain([ident.to_string()]).collect::<Vec<_>>();
        match tree {
            UseTree::Path(path) => self.spread(&path.tree, &and(&path.ident)),
            UseTree::Name(name) if name.ident == "self" => {
                let known_as = before.last().cloned();
                self.name(line(name.ident.span()), before.to_vec(), known_as);
            }
            UseTree::Name(name) => {
                self.name(line(name.ident.span()), and(&name.ident), Some(name.ident.to_string()));
            }
            UseTree::Rename(rename) => {
                let segments = if rename.ident == "self" { before.to_vec() } else { and(&rename.ident) };
                self.name(line(rename.ident.span()), segments, Some(rename.rename.to_string()));
            }
            UseTree::Glob(glob) => {
                let segments = before.iter().cloned().chain(["*".to_owned()]).collect();
                self.name(line(glob.star_token.spans[0]), segments, Some("*".to_owned()));
            }
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.spread(tree, before)),
        }
    }

    /// Paths and texts among tokens.
    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let is = |at: usize, mark: char| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == mark);
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Literal(literal) => {
                    if let Ok(text) = syn::parse_str::<LitStr>(&literal.to_string()) {
                        self.text(line(literal.span()), text.value());
                    }
                }
                TokenTree::Ident(ident) => {
                    let after_dot = at > 0 && is(at - 1, '.') && !(at > 1 && is(at - 2, '.'));
                    let mut segments = vec![ident.to_string()];
                    while is(at + 1, ':') && is(at + 2, ':') {
                        let Some(TokenTree::Ident(next)) = tokens.get(at + 3) else { break };
                        segments.push(next.to_string());
                        at += 3;
                    }
                    let opens = matches!(tokens.get(at + 1), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis);
                    if is(at + 1, '!') && !is(at + 2, '=') {
                        segments.last_mut().into_iter().for_each(|last| last.push('!'));
                    }
                    if !after_dot {
                        self.name(line(ident.span()), segments, None);
                    } else if opens {
                        let (line, in_test) = (line(ident.span()), self.in_test);
                        self.calls.push(Word { line, text: ident.to_string(), in_test });
                    }
                }
                TokenTree::Punct(_) => {}
            }
            at += 1;
        }
    }

    /// Visits what stands under attributes; tests are marked as such.
    fn under(&mut self, attributes: &[Attribute], look: impl FnOnce(&mut Self)) {
        let before = self.in_test;
        self.in_test |= attributes.iter().any(is_test);
        look(self);
        self.in_test = before;
    }
}

/// `#[test]`, `#[cfg(test)]`, `#[cfg(all(test, …))]`, but not `#[cfg(not(test))]`.
fn is_test(attribute: &Attribute) -> bool {
    let path = attribute.path();
    let by_name = path.segments.last().is_some_and(|segment| segment.ident == "test");
    match &attribute.meta {
        Meta::List(list) if path.is_ident("cfg") => {
            let words: Vec<String> = list.tokens.clone().into_iter().map(|token| token.to_string()).collect();
            words.first().is_some_and(|word| word == "test")
                || words.first().is_some_and(|word| word == "all")
                    && words.get(1).is_some_and(|inside| inside.trim_start_matches('(').starts_with("test"))
        }
        _ => by_name,
    }
}

fn line(span: Span) -> usize {
    span.start().line
}

/// The attributes of an item, where it may have some.
fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

impl<'ast> Visit<'ast> for Source {
    fn visit_file(&mut self, file: &'ast File) {
        self.under(&file.attrs, |source| visit::visit_file(source, file));
    }

    fn visit_item(&mut self, item: &'ast Item) {
        self.under(attributes(item), |source| visit::visit_item(source, item));
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.under(&function.attrs, |source| visit::visit_impl_item_fn(source, function));
    }

    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if module.content.is_none() {
            self.modules.push(module.ident.to_string());
        }
        self.inside += 1;
        visit::visit_item_mod(self, module);
        self.inside -= 1;
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.hands_on = !matches!(item.vis, Visibility::Inherited);
        self.spread(&item.tree, &[]);
    }

    fn visit_path(&mut self, path: &'ast Path) {
        let segments = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.name(path.segments.first().map_or(0, |first| line(first.ident.span())), segments, None);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'ast Macro) {
        let mut segments: Vec<String> =
            called.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        segments.last_mut().into_iter().for_each(|last| last.push('!'));
        self.name(called.path.segments.first().map_or(0, |first| line(first.ident.span())), segments, None);
        self.tokens(called.tokens.clone());
    }

    /// Comments that document are texts of nobody.
    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        match &attribute.meta {
            Meta::List(list) if !attribute.path().is_ident("cfg") => self.tokens(list.tokens.clone()),
            Meta::NameValue(pair) if !attribute.path().is_ident("doc") => {
                visit::visit_meta_name_value(self, pair);
            }
            Meta::List(_) | Meta::NameValue(_) | Meta::Path(_) => {}
        }
    }

    fn visit_lit(&mut self, literal: &'ast Lit) {
        if let Lit::Str(text) = literal {
            self.text(line(text.span()), text.value());
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let (line, in_test) = (line(call.method.span()), self.in_test);
        self.calls.push(Word { line, text: call.method.to_string(), in_test });
        visit::visit_expr_method_call(self, call);
    }

    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        if let Some(word) = &signature.asyncness {
            self.name(line(word.span), vec!["async".to_owned()], None);
        }
        visit::visit_signature(self, signature);
    }

    fn visit_expr_async(&mut self, block: &'ast syn::ExprAsync) {
        self.name(line(block.async_token.span), vec!["async".to_owned()], None);
        visit::visit_expr_async(self, block);
    }

    fn visit_expr_closure(&mut self, closure: &'ast syn::ExprClosure) {
        if let Some(word) = &closure.asyncness {
            self.name(line(word.span), vec!["async".to_owned()], None);
        }
        visit::visit_expr_closure(self, closure);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::new("planted.rs", text)
    }

    fn named(text: &str) -> Vec<String> {
        source(text).named.iter().map(Named::written).collect()
    }

    #[test]
    fn groups_are_spread_out() {
        let text = "use std::{fs, io::{self, Read as _}, net::*};";
        assert_eq!(named(text), ["std::fs", "std::io", "std::io::Read", "std::net::*"]);
    }

    #[test]
    fn paths_are_found_in_types_calls_and_macros() {
        assert_eq!(named("fn f(x: a::B) -> Vec<c::D> { e::f(x) }"), ["a::B", "Vec", "c::D", "e::f", "x"]);
        assert_eq!(named("println!(\"{}\", a::b(c.d.e(f)) != 0..g)"), ["println!", "a::b", "c", "f", "g"]);
        assert_eq!(named("async fn f() { let x = async {}; }"), ["async", "async"]);
    }

    #[test]
    fn comments_texts_and_lifetimes_name_nothing() {
        assert_eq!(
            named("// a::b\n/* c::d /* e */ f::g */\n/// h::i\nconst A: &'static str = \"j::k\";"),
            ["str"]
        );
    }

    #[test]
    fn texts_are_read_as_the_program_reads_them() {
        let texts = |text: &str| {
            source(text).texts.into_iter().map(|word| (word.line, word.text)).collect::<Vec<_>>()
        };
        let told = |line, text: &str| (line, text.to_owned());
        assert_eq!(texts("f(\"a\\u{101}\",\n r#\"b\"c\"#, b\"d\")"), [told(1, "aā"), told(2, "b\"c")]);
        assert_eq!(texts("format!(\"a\", b!(\"c\"))"), [told(1, "a"), told(1, "c")]);
        assert_eq!(texts("#[serde(rename = \"a\")]\nstruct B;"), [told(1, "a")]);
    }

    #[test]
    fn tests_are_told_from_the_rest() {
        let tested = |text: &str| source(text).named.iter().map(|named| named.in_test).collect::<Vec<_>>();
        assert_eq!(
            tested("use a::b;\n#[cfg(test)]\nmod tests { use c::d; }\nuse e::f;"),
            [false, true, false]
        );
        assert_eq!(tested("#[cfg(all(test, unix))]\nuse a::b;\n#[cfg(not(test))]\nuse c::d;"), [true, false]);
        assert_eq!(tested("#[tokio::test]\nasync fn f() { a() }\nfn g() { b() }"), [true, true, false]);
    }

    #[test]
    fn methods_and_modules_are_found() {
        let found = source("mod a;\nmod b { pub mod c; }\nfn f() { x.y().z; g!(u.v()) }");
        assert_eq!(found.modules, ["a", "c"]);
        assert_eq!(found.calls.iter().map(|call| call.text.as_str()).collect::<Vec<_>>(), ["y", "v"]);
    }
}
