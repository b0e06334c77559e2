//! Reading a number from the front of a text.

use num_bigint::BigInt;

use super::Number;
use super::reader::Reader;
use crate::Mistake;
use crate::mistake::quote;

/// Most digits of a decimal number, or of either part of a fraction, leading zeros aside.
pub(crate) const MOST_DIGITS: usize = 60;

/// Largest power of ten that may be written, in either direction.
pub(crate) const LARGEST_EXPONENT: i32 = 60;

/// A number found at the front of a text.
pub(crate) struct Scanned {
    pub(crate) number: Number,
    /// One unit of the last written digit.
    pub(crate) step: Number,
    /// Bytes of the text that belong to the number.
    pub(crate) length: usize,
}

/// Reads a text that is one number and nothing else.
pub(crate) fn whole(text: &str) -> Result<Number, Mistake> {
    let body = text.trim_start();
    let start = text.len() - body.len();
    let found = scan(body).map_err(|mistake| mistake.shifted(start))?;
    let rest = body.get(found.length..).unwrap_or_default();
    let word = rest.trim_start();
    if word.is_empty() {
        return Ok(found.number);
    }
    Err(trailing(word.trim_end(), start + found.length + rest.len() - word.len()))
}

/// The mistake of writing `rest` straight after a number that starts somewhere before byte `from`.
fn trailing(rest: &str, from: usize) -> Mistake {
    let mistake = Mistake::new(from..from + rest.len(), format!("{} is not part of a number", quote(rest)));
    match advice(rest) {
        Some(help) => mistake.help(help),
        None => mistake,
    }
}

/// Advice for characters that people write within numbers and that are not read.
pub(crate) fn advice(rest: &str) -> Option<&'static str> {
    let mut symbols = rest.trim_start().chars();
    match (symbols.next()?, symbols.find(|symbol| !symbol.is_whitespace())) {
        (',', _) | ('\'' | '’', Some('0'..='9')) => {
            Some("group digits with `_` and mark decimals with `.`")
        }
        ('x' | 'X' | '×' | '*', Some('1')) => Some("write a power of ten as in `5e5`"),
        ('.', _) => Some("write digits on both sides of the decimal point"),
        _ => None,
    }
}

/// Reads the number at the front of a text; what follows it is left to the caller.
pub(crate) fn scan(text: &str) -> Result<Scanned, Mistake> {
    let mut reader = Reader { text, at: 0 };
    let negative = reader.sign();
    let start = reader.at;
    let integer = reader.digits()?;
    if integer.is_none() {
        return Err(no_number(text, start));
    }
    let whole_part = text.get(start..reader.at).unwrap_or_default();
    let mut scanned = if reader.next_is("/") && reader.digit_after(1) {
        reader.at += 1;
        fraction(&mut reader, whole_part, start)?
    } else {
        decimal(&mut reader, start)?
    };
    if let Some(power) = reader.pi()? {
        scanned.number = scanned.number.times_pi(power);
        scanned.step = scanned.step.times_pi(power);
    }
    if negative {
        scanned.number = scanned.number.neg();
    }
    scanned.length = reader.at;
    Ok(scanned)
}

fn no_number(text: &str, at: usize) -> Mistake {
    let rest = text.get(at..).unwrap_or_default();
    let word = rest.split_whitespace().next().unwrap_or_default();
    if word.is_empty() {
        return Mistake::new(at..at, "a number is missing");
    }
    let at = at + rest.len() - rest.trim_start().len();
    let mistake = Mistake::new(at..at + word.len(), format!("{} is not a number", quote(word)));
    match advice(word) {
        Some(help) => mistake.help(help),
        None => mistake,
    }
}

/// Reads on from the slash of `1/30`.
fn fraction(reader: &mut Reader<'_>, numerator: &str, start: usize) -> Result<Scanned, Mistake> {
    let middle = reader.at;
    reader.digits()?;
    let denominator = reader.text.get(middle..reader.at).unwrap_or_default();
    let top = limited(numerator, start)?;
    let bottom = limited(denominator, middle)?;
    let whole_of = |digits: &str| Number::scaled(integer(digits), 0);
    let divisor = whole_of(&bottom);
    let (Some(number), Some(unit)) = (whole_of(&top).div(&divisor), Number::one().div(&divisor)) else {
        return Err(Mistake::new(middle..reader.at, "the denominator is zero"));
    };
    let step = unit.div(&Number::from_integer(100)).unwrap_or(unit);
    Ok(Scanned { number, step, length: reader.at })
}

/// Reads on from behind the whole part of `1.1e6`.
fn decimal(reader: &mut Reader<'_>, start: usize) -> Result<Scanned, Mistake> {
    let mut decimals = 0_usize;
    if reader.next_is(".") && reader.digit_after(1) {
        reader.at += 1;
        decimals = reader.digits()?.unwrap_or(0);
    }
    let digits = limited(reader.text.get(start..reader.at).unwrap_or_default(), start)?;
    let exponent = reader.exponent()?;
    let scale = exponent - i32::try_from(decimals).unwrap_or(0);
    Ok(Scanned {
        number: Number::scaled(integer(&digits), scale),
        step: Number::scaled(1.into(), scale),
        length: reader.at,
    })
}

/// The digits of a written number from its first that is not a leading zero of the whole part.
fn limited(written: &str, start: usize) -> Result<String, Mistake> {
    let counted = written.trim_start_matches(['0', '_']);
    let digits = counted.bytes().filter(u8::is_ascii_digit);
    let count = digits.clone().count();
    if count > MOST_DIGITS {
        let message = format!("a number may have at most {MOST_DIGITS} digits and this one has {count}");
        return Err(Mistake::new(start..start + written.len(), message));
    }
    Ok(digits.map(char::from).collect())
}

/// The value of a string of at most [`MOST_DIGITS`] ASCII digits.
fn integer(digits: &str) -> BigInt {
    if digits.len() <= 18 {
        return digits.parse::<i64>().unwrap_or(0).into();
    }
    digits.parse().unwrap_or_default()
}
