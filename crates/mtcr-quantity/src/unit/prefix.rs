//! SI prefixes (SI brochure, 9th edition, table 7).

/// A power of ten written in front of a unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Prefix {
    pub(super) symbol: &'static str,
    pub(super) name: &'static str,
    pub(super) ten: i8,
}

const fn prefix(symbol: &'static str, name: &'static str, ten: i8) -> Prefix {
    Prefix { symbol, name, ten }
}

const PICO: Prefix = prefix("p", "pico", -12);
const NANO: Prefix = prefix("n", "nano", -9);
const MICRO: Prefix = prefix("u", "micro", -6);
const MILLI: Prefix = prefix("m", "milli", -3);
const CENTI: Prefix = prefix("c", "centi", -2);
const DECI: Prefix = prefix("d", "deci", -1);
const HECTO: Prefix = prefix("h", "hecto", 2);
const KILO: Prefix = prefix("k", "kilo", 3);
const MEGA: Prefix = prefix("M", "mega", 6);
const GIGA: Prefix = prefix("G", "giga", 9);
const TERA: Prefix = prefix("T", "tera", 12);

/// A set of prefixes that a unit takes.
pub(crate) type Prefixes = &'static [Prefix];

pub(super) const NO: Prefixes = &[];
pub(super) const LENGTHS: Prefixes = &[PICO, NANO, MICRO, MILLI, CENTI, DECI, KILO, MEGA, GIGA];
pub(super) const MASSES: Prefixes = &[NANO, MICRO, MILLI, KILO];
pub(super) const TIMES: Prefixes = &[PICO, NANO, MICRO, MILLI];
pub(super) const USUAL: Prefixes = &[NANO, MICRO, MILLI, KILO, MEGA, GIGA];
pub(super) const ELECTRIC: Prefixes = &[PICO, NANO, MICRO, MILLI, KILO, MEGA, GIGA];
pub(super) const PRESSURES: Prefixes = &[MICRO, MILLI, HECTO, KILO, MEGA, GIGA];
pub(super) const LARGE: Prefixes = &[MILLI, KILO, MEGA, GIGA, TERA];
pub(super) const BITS: Prefixes = &[KILO, MEGA, GIGA, TERA];
pub(super) const KILO_TO_GIGA: Prefixes = &[KILO, MEGA, GIGA];
pub(super) const ONLY_KILO: Prefixes = &[KILO];
pub(super) const SMALL: Prefixes = &[MICRO, MILLI];
pub(super) const ANGLES: Prefixes = &[NANO, MICRO, MILLI];
pub(super) const VOLUMES: Prefixes = &[MICRO, MILLI, CENTI, DECI];
pub(super) const DOSES: Prefixes = &[MICRO, MILLI, CENTI, KILO, MEGA];
pub(super) const BARS: Prefixes = &[MILLI, KILO];
pub(super) const TORRS: Prefixes = &[MICRO, MILLI];
