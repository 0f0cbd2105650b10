//! A module imports only from those above it; `lib.rs` and `prelude` see all.
//!
//! Tests inside a module may use everything, and so may comments and documentation, which point the reader on.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use std::fs;
use std::path::{Path, PathBuf};

/// From the top: each may use those before it and itself.
const LAYERS: &[&str] = &[
    "limits",
    "exact",
    "float",
    "error",
    "value",
    "time",
    "measure",
    "approx",
    "tables",
    "flow",
    "scoring",
    "case",
    "appraisal",
    "risk",
    "report",
    "strategies",
];

/// They re-export everything, or show it.
const SEE_ALL: &[&str] = &["lib", "prelude", "guide"];

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|known| *known == module)
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
}

/// The code without comments and without the block of every `#[cfg(test)]`. Each line stays where it is.
///
/// The sources are formatted, so that a block ends at the first brace that is indented as its attribute is.
fn code_of(source: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut test_block: Option<String> = None;
    for line in source.lines() {
        let indent: String = line.chars().take_while(|c| *c == ' ').collect();
        if let Some(end) = &test_block {
            if line == format!("{end}}}") || line == format!("{end}}};") {
                test_block = None;
            }
            lines.push(String::new());
        } else if line.trim_start().starts_with("#[cfg(test)]") {
            test_block = Some(indent);
            lines.push(String::new());
        } else {
            lines.push(line.split("//").next().unwrap().to_owned());
        }
    }
    lines
}

/// The modules that follow `crate::`, with the numbers of their lines; `crate::{a, b::c}` names several.
fn used_modules(code: &[String]) -> Vec<(usize, String)> {
    let mut used = Vec::new();
    for (index, line) in code.iter().enumerate() {
        for (start, _) in line.match_indices("crate::") {
            let rest = &line[start + "crate::".len()..];
            let names: Vec<&str> = match rest.strip_prefix('{') {
                Some(group) => group.split(['}', ';']).next().unwrap().split(", ").collect(),
                None => vec![rest],
            };
            for name in names {
                let module: String = name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                used.push((index + 1, module));
            }
        }
    }
    used
}

/// What a path from the root of the crate stands for: the names that `lib.rs` re-exports belong to their modules.
fn module_of(name: &str) -> &str {
    match name {
        "dec" | "decimals" | "percent" | "Rate" | "value" => "value",
        "Error" | "ErrorKind" | "Errors" | "Path" => "error",
        other => other,
    }
}

#[test]
fn no_module_imports_from_one_below_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 50, "only {} sources found", files.len());

    let mut wrong = Vec::new();
    let mut checked = 0;
    for file in files.into_iter().filter(|file| !file.ends_with("tests.rs")) {
        let place = file.strip_prefix(&root).unwrap();
        let top = place.components().next().unwrap().as_os_str().to_str().unwrap();
        let module = top.strip_suffix(".rs").unwrap_or(top);
        if SEE_ALL.contains(&module) {
            continue;
        }
        let Some(own) = layer(module) else {
            wrong.push(format!("src/{}: {module} has no place among the layers", place.display()));
            continue;
        };
        for (line, name) in used_modules(&code_of(&fs::read_to_string(&file).unwrap())) {
            checked += 1;
            match layer(module_of(&name)) {
                Some(used) if used <= own => {}
                Some(_) => wrong.push(format!("src/{}:{line}: {module} uses {name}", place.display())),
                None => wrong
                    .push(format!("src/{}:{line}: {name} has no place among the layers", place.display())),
            }
        }
    }
    assert!(wrong.is_empty(), "against the order {}:\n{}", LAYERS.join(", "), wrong.join("\n"));
    assert!(checked > 100, "only {checked} imports found: they are written in another way now");
}

#[test]
fn imports_are_found_in_code_and_not_in_comments_or_tests() {
    let source = "\
use crate::report::Page;
// use crate::risk;
fn f() -> crate::case::Id { crate::{value::x, time} } // crate::approx
#[cfg(test)]
mod tests {
    use crate::flow;
}
use crate::measure;
";
    let used: Vec<String> = used_modules(&code_of(source)).into_iter().map(|(_, name)| name).collect();
    assert_eq!(used, ["report", "case", "value", "time", "measure"]);
}
