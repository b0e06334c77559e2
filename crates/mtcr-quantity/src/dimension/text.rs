//! What a dimension is called.

use super::Dimension;

const fn lmt(length: i8, mass: i8, time: i8) -> Dimension {
    Dimension::mechanical(length, mass, time)
}

/// Everyday names; where two sorts share powers both are given.
const NAMES: [(Dimension, &str); 33] = [
    (Dimension::NONE, "plain number"),
    (Dimension::LENGTH, "length"),
    (Dimension::MASS, "mass"),
    (Dimension::TIME, "time"),
    (Dimension::CURRENT, "electric current"),
    (Dimension::TEMPERATURE, "temperature"),
    (Dimension::ANGLE, "angle"),
    (Dimension::DATA, "amount of data"),
    (lmt(2, 0, 0), "area"),
    (lmt(3, 0, 0), "volume"),
    (lmt(0, 0, -1), "frequency or rate"),
    (lmt(1, 0, -1), "speed"),
    (lmt(1, 0, -2), "acceleration"),
    (lmt(1, 1, -2), "force"),
    (lmt(-1, 1, -2), "pressure or energy per volume"),
    (lmt(2, 1, -2), "energy or torque"),
    (lmt(2, 1, -3), "power"),
    (lmt(1, 1, -1), "impulse"),
    (lmt(-1, 0, 1), "inverse speed or mass flow per force"),
    (lmt(0, 1, -1), "mass flow"),
    (lmt(3, 0, -1), "volume flow"),
    (lmt(-3, 1, 0), "density"),
    (lmt(-2, 1, 0), "mass per area"),
    (lmt(-1, 1, 0), "mass per length"),
    (lmt(2, 0, -2), "energy per mass"),
    (lmt(0, 1, -2), "energy per area or stiffness"),
    (lmt(0, 1, -3), "power per area"),
    (lmt(0, 0, -1).with_angle(1), "angular rate"),
    (lmt(0, 0, -2).with_angle(1), "angular acceleration"),
    (lmt(2, 1, -3).with_current(-1), "voltage"),
    (lmt(2, 1, -3).with_current(-2), "electric resistance"),
    (Dimension { half_times: -1, angle: 1, ..Dimension::NONE }, "angle per square root of time"),
    (Dimension { data: 1, half_times: -2, ..Dimension::NONE }, "data rate"),
];

pub(super) fn name(dimension: &Dimension) -> Option<&'static str> {
    dimension
        .kind
        .name()
        .or_else(|| NAMES.iter().find(|(named, _)| named == dimension).map(|(_, name)| *name))
}

/// `m2 kg s-3`; half powers of the second as `s-1/2`.
pub(super) fn base_units(dimension: &Dimension) -> String {
    let whole = |symbol: &str, power: i8| match power {
        0 => None,
        1 => Some(symbol.to_owned()),
        power => Some(format!("{symbol}{power}")),
    };
    let time = if dimension.half_times % 2 == 0 {
        whole("s", dimension.half_times / 2)
    } else {
        Some(format!("s{}/2", dimension.half_times))
    };
    let parts = [
        whole("m", dimension.length),
        whole("kg", dimension.mass),
        time,
        whole("A", dimension.current),
        whole("K", dimension.temperature),
        whole("deg", dimension.angle),
        whole("bit", dimension.data),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
