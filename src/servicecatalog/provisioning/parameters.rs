//! The parameters that a template is given.

use std::collections::BTreeMap;

use super::{
    super::api,
    orders::{Given, Values},
};
use crate::kit::Ordered;

/// The parameters of a launch. Whether the template has them is for `CloudFormation` to say, when the work is done. An
/// empty value is a value. unverified: that the last one counts of those that are given several times.
pub(super) fn launched(sent: Option<Vec<api::ProvisioningParameter>>) -> Values {
    let parameter =
        |sent: api::ProvisioningParameter| Some((sent.key?.into(), sent.value.unwrap_or_default().into()));
    sent.unwrap_or_default().into_iter().filter_map(parameter).into_map()
}

/// The parameters of an update. What is not sent is not kept: it falls back to the template's default. `previous` are the
/// values that parameters of the stack have.
///
/// # Errors
/// The message of `CloudFormation`, if it would refuse the update; the request is accepted all the same, and fails.
pub(super) fn updated(
    previous: &BTreeMap<Box<str>, Box<str>>,
    sent: Option<Vec<api::UpdateProvisioningParameter>>,
) -> Given {
    let mut parameters = BTreeMap::new();
    for sent in sent.unwrap_or_default() {
        let Some(key) = sent.key else { continue };
        let value = sent.value.unwrap_or_default();
        let value = match (sent.use_previous_value, previous.get(key.as_str())) {
            (Some(true), _) if !value.is_empty() => {
                return Err(format!(
                    "Invalid input for parameter key {key}. Cannot specify usePreviousValue as true and non empty value \
                     for a parameter"
                ));
            }
            (Some(true), Some(previous)) => previous.clone(),
            (Some(true), None) => {
                return Err(format!(
                    "Invalid input for parameter key {key}. Cannot specify usePreviousValue as true for a parameter key \
                     not in the previous template"
                ));
            }
            _ => value.into(),
        };
        parameters.insert(key.into(), value);
    }
    Ok(parameters)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(key: &str, value: Option<&str>, previous: bool) -> api::UpdateProvisioningParameter {
        api::UpdateProvisioningParameter {
            key: Some(key.into()),
            value: value.map(str::to_owned),
            use_previous_value: Some(previous),
        }
    }

    fn parameters(pairs: &[(&str, &str)]) -> BTreeMap<Box<str>, Box<str>> {
        pairs.iter().map(|(key, value)| ((*key).into(), (*value).into())).collect()
    }

    #[test]
    fn only_what_is_sent_is_kept() {
        let previous = parameters(&[("A", "1"), ("B", "2"), ("C", "3")]);
        let update = vec![sent("C", None, true), sent("A", Some(""), false)];
        assert_eq!(updated(&previous, Some(update)), Ok(parameters(&[("C", "3"), ("A", "")])));
        assert_eq!(updated(&previous, None), Ok(parameters(&[])));
    }

    #[test]
    fn a_previous_value_is_there_and_no_other_is_sent() {
        assert_eq!(
            updated(&parameters(&[]), Some(vec![sent("A", Some("1"), true)])),
            Err("Invalid input for parameter key A. Cannot specify usePreviousValue as true and non empty value for a \
                 parameter"
                .into())
        );
        assert_eq!(
            updated(&parameters(&[]), Some(vec![sent("A", None, true)])),
            Err("Invalid input for parameter key A. Cannot specify usePreviousValue as true for a parameter key not in \
                 the previous template"
                .into())
        );
    }
}
