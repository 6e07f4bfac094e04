//! What names an attribute: `Type.Attribute`, in filters and in aggregators alike.

use super::super::{Partition, content::AttributeNumber, store::Store};

/// An attribute of a type that is known.
#[derive(Clone, Copy, Debug)]
pub(in crate::ssm) struct Expression<'a, 'r> {
    /// The name of the type.
    pub(in crate::ssm) type_name: &'r str,
    /// The name of the attribute.
    pub(in crate::ssm) attribute: &'r str,
    /// What there is of the type.
    pub(in crate::ssm) store: &'a Store,
    /// The number of the attribute.
    pub(in crate::ssm) number: AttributeNumber,
}

/// Reads `text`; none if it names no attribute of a known type. Names of types and of attributes may have full stops
/// themselves.
pub(in crate::ssm) fn read<'a, 'r>(partition: &'a Partition, text: &'r str) -> Option<Expression<'a, 'r>> {
    text.rmatch_indices('.').find_map(|(stop, _)| {
        let (type_name, attribute) = (text.get(..stop)?, text.get(stop + 1..)?);
        named(partition, type_name, attribute)
    })
}

/// The attribute of this name of the type of this name, if both are known.
pub(in crate::ssm) fn named<'a, 'r>(
    partition: &'a Partition,
    type_name: &'r str,
    attribute: &'r str,
) -> Option<Expression<'a, 'r>> {
    let store = partition.types.named(type_name)?;
    let number = store.schema().attribute(attribute)?;
    Some(Expression { type_name, attribute, store, number })
}
