//! What `CloudFormation` takes for a number.

/// The number that a text is: decimal, with or without a sign, a fraction and an exponent.
pub(super) fn read(text: &str) -> Option<f64> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | 'e' | 'E');
    // What reads numbers also reads the names of some, such as infinity.
    text.chars().all(is_part).then(|| text.parse().ok())?.filter(|number: &f64| number.is_finite())
}
