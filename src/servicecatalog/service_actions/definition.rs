//! What the definition of a service action must be. That its form is looked at so closely, and all texts, are
//! `unverified:`.

use api::ServiceActionDefinitionKey::{AssumeRole, Name, Parameters, Version};

use super::{
    super::{
        api,
        errors::{Result, no_document, service_action_definition_refused},
        roles::is_role,
    },
    Definition,
};
use crate::{
    cloudformation::{self, Value},
    kit::Scope,
};

/// What stands for the role that the provisioned product was launched as.
const LAUNCH_ROLE: &str = "LAUNCH_ROLE";
/// The beginnings of the names of documents that AWS owns: nobody else may give a document such a name.
const OWNED: [&str; 3] = ["aws", "amazon", "amzn"];

/// Checks a definition, but not whether its document exists.
pub(super) fn check(scope: &Scope, definition: &Definition) -> Result<()> {
    let refused = |fault: &str| Err(service_action_definition_refused(fault));
    for key in [Name, Version] {
        if definition.get(&key).is_none_or(String::is_empty) {
            return refused(&format!("{key} is missing"));
        }
    }
    if let Some(version) = definition.get(&Version).filter(|version| !is_version(version)) {
        return refused(&format!("{version} cannot be the Version"));
    }
    if let Some(role) =
        definition.get(&AssumeRole).filter(|role| *role != LAUNCH_ROLE && !is_role(scope, role))
    {
        return refused(&format!("{role} cannot be the AssumeRole"));
    }
    match definition.get(&Parameters) {
        Some(parameters) if !are_parameters(parameters) => {
            refused("Parameters must be a list of objects with a Name and the Type TARGET or TEXT_VALUE")
        }
        _ => Ok(()),
    }
}

/// Checks that the document exists. Those that AWS owns are known by their names, and which of those there are is not
/// looked at. There are no others: the emulator makes and shares no documents.
pub(super) fn check_document(definition: &Definition) -> Result<()> {
    let name = definition.get(&Name).map(String::as_str).unwrap_or_default();
    let lower = name.to_ascii_lowercase();
    let is_name = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    let is_owned = OWNED.iter().any(|beginning| lower.starts_with(beginning));
    if is_owned && name.len() <= 128 && name.chars().all(is_name) { Ok(()) } else { Err(no_document(name)) }
}

/// Whether this can be the version of a document.
fn is_version(text: &str) -> bool {
    matches!(text, "$DEFAULT" | "$LATEST")
        || text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0')
}

fn are_parameters(text: &str) -> bool {
    let Ok(Value::List(parameters)) = cloudformation::read_json(text) else { return false };
    parameters.iter().all(|parameter| {
        let Some(members) = parameter.map() else { return false };
        let text = |member| members.get(member).and_then(Value::scalar).unwrap_or_default();
        members.len() == 2 && !text("Name").is_empty() && matches!(text("Type"), "TARGET" | "TEXT_VALUE")
    })
}

/// What a definition says is to be done.
#[derive(Debug)]
pub(in super::super) struct Act<'a> {
    /// The name of the document.
    pub(in super::super) document: &'a str,
    /// Whether it is done as the role that the provisioned product was launched as.
    pub(in super::super) as_launch_role: bool,
    /// The parameters of the document that are passed on, in the order of the definition.
    pub(in super::super) parameters: Vec<(String, ParameterType)>,
}

/// What the values of a parameter are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum ParameterType {
    /// Resources of the provisioned product.
    Target,
    /// Any texts.
    TextValue,
}

impl ParameterType {
    /// As definitions write it.
    pub(in super::super) const fn as_str(self) -> &'static str {
        match self {
            Self::Target => "TARGET",
            Self::TextValue => "TEXT_VALUE",
        }
    }
}

impl<'a> Act<'a> {
    /// What a definition that was checked says.
    pub(super) fn read(definition: &'a Definition) -> Self {
        let of = |key| definition.get(&key).map(String::as_str).unwrap_or_default();
        let parameters = cloudformation::read_json(of(Parameters)).ok();
        let parameters = parameters.iter().filter_map(Value::list).flatten().filter_map(|parameter| {
            let text = |member| parameter.map()?.get(member)?.scalar();
            let is_target = text("Type") == Some("TARGET");
            let kind = if is_target { ParameterType::Target } else { ParameterType::TextValue };
            Some((text("Name")?.to_owned(), kind))
        });
        Self {
            document: of(Name),
            as_launch_role: of(AssumeRole) == LAUNCH_ROLE,
            parameters: parameters.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        api::ServiceError,
        kit::{AccountId, Region},
    };

    fn definition(more: &[(api::ServiceActionDefinitionKey, &str)]) -> Definition {
        let base = [(Name, "AWS-RestartEC2Instance"), (Version, "1")];
        base.iter().chain(more).map(|(key, value)| (*key, (*value).to_owned())).collect()
    }

    fn code(definition: &Definition) -> Option<&'static str> {
        let scope = Scope { account: AccountId::DEFAULT, region: Region::default() };
        let checked = check(&scope, definition).and_then(|()| check_document(definition));
        checked.err().map(|error| error.code())
    }

    #[test]
    fn a_definition_names_a_document_a_version_and_perhaps_a_role_and_parameters() {
        for more in [
            &[][..],
            &[(AssumeRole, LAUNCH_ROLE)],
            &[(AssumeRole, "arn:aws:iam::000000000000:role/Restart"), (Version, "$LATEST")],
            &[(Parameters, r#"[{"Name":"InstanceId","Type":"TARGET"}, {"Name":"A","Type":"TEXT_VALUE"}]"#)],
            &[(Name, "AWSSupport-ResetAccess"), (Parameters, "[]")],
        ] {
            assert_eq!(code(&definition(more)), None, "{more:?}");
        }
    }

    #[test]
    fn what_cannot_be_one_is_refused() {
        for more in [
            &[(Name, "")][..],
            &[(Name, "Restart")],
            &[(Name, "AWS-Restart EC2")],
            &[(Name, "arn:aws:ssm:us-east-1:111111111111:document/Restart")],
            &[(Version, "0")],
            &[(Version, "latest")],
            &[(AssumeRole, "Restart")],
            &[(AssumeRole, "arn:aws:iam::111111111111:role/Restart")],
            &[(Parameters, "")],
            &[(Parameters, "{}")],
            &[(Parameters, r#"[{"Name":"InstanceId"}]"#)],
            &[(Parameters, r#"[{"Name":"InstanceId","Type":"target"}]"#)],
        ] {
            assert_eq!(code(&definition(more)), Some("InvalidParametersException"), "{more:?}");
        }
        let mut unversioned = definition(&[]);
        unversioned.remove(&Version);
        assert_eq!(code(&unversioned), Some("InvalidParametersException"));
    }
}
