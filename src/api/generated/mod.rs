//! Generated from `codegen/models` by `cargo run -p codegen -- write`. Do not edit.

pub mod batch;
pub mod servicecatalog;
pub mod ssm;

#[cfg(test)]
mod tests {
    use super::{batch, servicecatalog, ssm};

    #[test]
    fn every_pattern_compiles() {
        for pattern in [batch::patterns(), servicecatalog::patterns(), ssm::patterns()].concat() {
            assert!(pattern.compiles(), "{}", pattern.source);
        }
    }
}
