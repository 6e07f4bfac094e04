//! `Context` of an item: only types with sub types take one, and it says which sub type the item is of.

use std::sync::Arc;

use super::{compliance::Kind, schema::TypeName};
use crate::api::{
    Timestamp,
    ssm::{Error, InventoryItem},
};

/// The attribute of a context that names the sub type.
const SUB_TYPE: &str = "ComplianceType";
/// The attribute of a context that is a time.
const TIME: &str = "ExecutionTime";

/// The sub type that an item of `type_name` is of; none if the type has no sub types.
///
/// # Errors
/// `UnsupportedInventoryItemContextException` if the type takes no context, `InvalidInventoryItemContextException` if
/// the context is not one of the type.
pub(super) fn sub_type(type_name: &TypeName, item: &InventoryItem) -> Result<Option<Arc<str>>, Error> {
    let allowed: Vec<_> = match type_name {
        TypeName::Aws(aws_type) => {
            let definition = aws_type.definition();
            definition.names().take(definition.context).collect()
        }
        TypeName::Custom(_) => Vec::new(),
    };
    // An empty context says as much as none.
    let context = item.context.as_ref().filter(|context| !context.is_empty());
    if allowed.is_empty() {
        return match context {
            None => Ok(None),
            Some(_) => Err(Error::UnsupportedInventoryItemContextException {
                type_name: item.type_name.clone(),
                message: "The inventory type does not take a context.".to_owned(),
            }),
        };
    }
    let refuse = |message: String| Err(Error::InvalidInventoryItemContextException { message });
    if let Some(key) =
        context.into_iter().flat_map(|context| context.keys()).find(|key| !allowed.contains(&key.as_str()))
    {
        return refuse(format!("The context key {key} is not valid."));
    }
    let value = |key: &str| context.and_then(|context| context.get(key));
    // unverified: that the sub type must be given, and the time be one.
    let Some(sub_type) = value(SUB_TYPE) else {
        return refuse(format!("The context key {SUB_TYPE} is required."));
    };
    if Kind::parse(sub_type).is_none() {
        return refuse(format!("The value {sub_type} of the context key {SUB_TYPE} is not valid."));
    }
    if let Some(time) = value(TIME).filter(|time| Timestamp::from_iso8601(time).is_none()) {
        return refuse(format!("The value {time} of the context key {TIME} is not valid."));
    }
    Ok(Some(sub_type.as_str().into()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{super::aws_types::AwsType, *};

    fn of(type_name: &TypeName, context: &[(&str, &str)]) -> Result<Option<Arc<str>>, Error> {
        let context: BTreeMap<_, _> =
            context.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        let item = InventoryItem {
            type_name: "AWS:X".into(),
            context: (!context.is_empty()).then_some(context),
            ..InventoryItem::default()
        };
        sub_type(type_name, &item)
    }

    #[test]
    fn only_compliance_items_take_a_context() {
        for type_name in [TypeName::Aws(AwsType::Application), TypeName::Custom("Custom:X".into())] {
            assert_eq!(of(&type_name, &[]), Ok(None));
            let refused = of(&type_name, &[("ComplianceType", "Patch")]);
            assert!(matches!(refused, Err(Error::UnsupportedInventoryItemContextException { .. })));
        }
    }

    #[test]
    fn a_context_names_the_sub_type() {
        let compliance = TypeName::Aws(AwsType::ComplianceItem);
        let full =
            [("ComplianceType", "Patch"), ("ExecutionTime", "2016-08-22T10:01:01Z"), ("ExecutionId", "1")];
        assert_eq!(of(&compliance, &full), Ok(Some("Patch".into())));
        assert_eq!(of(&compliance, &[("ComplianceType", "Custom:Ab_c")]), Ok(Some("Custom:Ab_c".into())));
        for context in [
            &[][..],
            &[("ExecutionId", "1")],
            &[("ComplianceType", "Toast")],
            &[("ComplianceType", "Custom:")],
            &[("ComplianceType", "Patch"), ("ExecutionTime", "now")],
            &[("ComplianceType", "Patch"), ("Colour", "red")],
        ] {
            let refused = of(&compliance, context);
            assert!(
                matches!(refused, Err(Error::InvalidInventoryItemContextException { .. })),
                "{context:?}"
            );
        }
    }
}
