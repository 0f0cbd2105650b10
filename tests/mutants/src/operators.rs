//! What is put in the place of an operator, a method, a literal or the body of a function.

use syn::{BinOp, ReturnType, Type};

/// Other operators for the same operands.
pub fn instead_of(operator: &BinOp) -> &'static [&'static str] {
    match operator {
        BinOp::Eq(_) => &["!="],
        BinOp::Ne(_) => &["=="],
        BinOp::Lt(_) => &["<=", "==", ">"],
        BinOp::Le(_) => &["<", ">"],
        BinOp::Gt(_) => &[">=", "==", "<"],
        BinOp::Ge(_) => &[">", "<"],
        BinOp::And(_) => &["||"],
        BinOp::Or(_) => &["&&"],
        BinOp::Add(_) => &["-", "*"],
        BinOp::Sub(_) => &["+", "/"],
        BinOp::Mul(_) => &["+", "/"],
        BinOp::Div(_) => &["*", "%"],
        BinOp::Rem(_) => &["/", "+"],
        BinOp::Shl(_) => &[">>"],
        BinOp::Shr(_) => &["<<"],
        BinOp::BitAnd(_) => &["|", "^"],
        BinOp::BitOr(_) => &["&", "^"],
        BinOp::BitXor(_) => &["&", "|"],
        BinOp::AddAssign(_) => &["-=", "*="],
        BinOp::SubAssign(_) => &["+=", "/="],
        BinOp::MulAssign(_) => &["+=", "/="],
        BinOp::DivAssign(_) => &["*=", "%="],
        BinOp::RemAssign(_) => &["/=", "+="],
        BinOp::ShlAssign(_) => &[">>="],
        BinOp::ShrAssign(_) => &["<<="],
        BinOp::BitAndAssign(_) => &["|="],
        BinOp::BitOrAssign(_) => &["&="],
        _ => &[],
    }
}

/// A method of the same shape with the opposite meaning.
pub fn opposite_of(method: &str) -> Option<&'static str> {
    const PAIRS: &[(&str, &str)] = &[
        ("min", "max"),
        ("any", "all"),
        ("first", "last"),
        ("is_some", "is_none"),
        ("is_some_and", "is_none_or"),
        ("is_ok", "is_err"),
        ("floor", "ceil"),
        ("is_positive", "is_negative"),
        ("is_sign_positive", "is_sign_negative"),
    ];
    let other = |&(one, other): &(_, &'static str)| (one == method).then_some(other);
    let one = |&(one, other): &(&'static str, _)| (other == method).then_some(one);
    PAIRS.iter().find_map(|pair| other(pair).or_else(|| one(pair)))
}

/// Nought for one and one for nought.
pub fn swapped(literal: &syn::LitInt) -> Option<String> {
    let digit = match literal.base10_digits() {
        "0" => "1",
        "1" => "0",
        _ => return None,
    };
    Some(format!("{digit}{}", literal.suffix()))
}

/// What a function of this type may return without looking at anything.
///
/// Where `Default` is not implemented the mutant does not build and is counted as not viable.
pub fn values_without_work(output: &ReturnType) -> &'static [&'static str] {
    match output {
        ReturnType::Default => &["()"],
        ReturnType::Type(_, output) => values_of(output),
    }
}

fn values_of(output: &Type) -> &'static [&'static str] {
    match output {
        Type::Path(path) => match path.path.segments.last().map(|last| last.ident.to_string()).as_deref() {
            Some("bool") => &["true", "false"],
            Some("u8" | "u16" | "u32" | "u64" | "u128" | "usize") => &["0", "1"],
            Some("i8" | "i16" | "i32" | "i64" | "i128" | "isize") => &["0", "1", "-1"],
            Some("f64") => &["0.0", "1.0"],
            Some("Option") => &["None"],
            Some("Result") => &["Ok(Default::default())"],
            _ => &["Default::default()"],
        },
        Type::Tuple(_) => &["Default::default()"],
        Type::Reference(reference) => match &*reference.elem {
            Type::Path(path) if path.path.is_ident("str") => &["\"\""],
            _ => &[],
        },
        _ => &[],
    }
}
