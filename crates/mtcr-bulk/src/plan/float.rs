//! The only file that makes floats of numbers. Nothing here has to be exact: see [`super::limits`].

use mtcr_quantity::Number;

/// Far enough from the ends of the range of floats that there are always others beyond.
const MOST: f64 = 1e300;
const LEAST: f64 = -1e300;

/// A float near a number.
pub(crate) fn near(number: &Number) -> f64 {
    let text = number.to_ratio_string();
    let (fraction, power) = text.split_once("*pi").unwrap_or((&text, ""));
    let has_pi = fraction.len() < text.len();
    let (numerator, denominator) = fraction.split_once('/').unwrap_or((fraction, "1"));
    let part = |text: &str| text.parse::<f64>().unwrap_or(0.0);
    let power = match power.strip_prefix('^') {
        Some(power) => power.parse::<i32>().unwrap_or(0),
        None => i32::from(has_pi),
    };
    let found = scaled(part(numerator), part(denominator), power);
    if found.is_nan() { 0.0 } else { found.clamp(LEAST, MOST) }
}

#[expect(
    clippy::float_arithmetic,
    reason = "nearness only; the order among limits is decided by exact comparison"
)]
fn scaled(numerator: f64, denominator: f64, power: i32) -> f64 {
    numerator / denominator * std::f64::consts::PI.powi(power)
}

/// The float, raised so that another one lies strictly between it and the one before.
pub(crate) fn apart(before: f64, float: f64) -> f64 {
    float.max(before.next_up().next_up())
}

/// The float, moved strictly between two others; there is one between them.
pub(crate) fn between(below: Option<f64>, float: f64, above: Option<f64>) -> f64 {
    let float = below.map_or(float, |below| float.max(below.next_up()));
    above.map_or(float, |above| float.min(above.next_down()))
}
