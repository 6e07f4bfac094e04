//! The parameters that a template is given.

use serde::Serialize;

use super::super::api;

/// A value for a parameter of the template. An empty value is a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Parameter {
    key: Box<str>,
    value: Box<str>,
}

/// The parameters of a launch. Whether the template has them is for `CloudFormation` to say, when the work is done.
pub(super) fn launched(sent: Option<Vec<api::ProvisioningParameter>>) -> Vec<Parameter> {
    let parameter = |sent: api::ProvisioningParameter| Some(new(sent.key?, sent.value.unwrap_or_default()));
    sent.unwrap_or_default().into_iter().filter_map(parameter).collect()
}

/// The parameters after an update. What is not sent is not kept: it falls back to the template's default.
///
/// # Errors
/// The message of `CloudFormation`, if it would refuse the update; the request is accepted all the same, and fails.
pub(super) fn updated(
    previous: &[Parameter],
    sent: Option<Vec<api::UpdateProvisioningParameter>>,
) -> Result<Vec<Parameter>, String> {
    let mut parameters = Vec::new();
    for sent in sent.unwrap_or_default() {
        let Some(key) = sent.key else { continue };
        let value = sent.value.unwrap_or_default();
        if sent.use_previous_value != Some(true) {
            parameters.push(new(key, value));
        } else if value.is_empty() {
            parameters.extend(previous.iter().find(|parameter| *parameter.key == *key).cloned());
        } else {
            return Err(format!(
                "Invalid input for parameter key {key}. Cannot specify usePreviousValue as true and non empty value \
                 for a parameter"
            ));
        }
    }
    Ok(parameters)
}

fn new(key: String, value: String) -> Parameter {
    Parameter { key: key.into(), value: value.into() }
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

    fn parameter(key: &str, value: &str) -> Parameter {
        Parameter { key: key.into(), value: value.into() }
    }

    #[test]
    fn only_what_is_sent_is_kept() {
        let previous = [parameter("A", "1"), parameter("B", "2"), parameter("C", "3")];
        let update = vec![sent("C", None, true), sent("A", Some(""), false), sent("D", None, true)];
        assert_eq!(updated(&previous, Some(update)), Ok(vec![parameter("C", "3"), parameter("A", "")]));
        assert_eq!(updated(&previous, None), Ok(vec![]));
    }

    #[test]
    fn a_previous_value_has_no_new_one() {
        assert_eq!(
            updated(&[], Some(vec![sent("A", Some("1"), true)])),
            Err("Invalid input for parameter key A. Cannot specify usePreviousValue as true and non empty value for a \
                 parameter"
                .into())
        );
    }
}
