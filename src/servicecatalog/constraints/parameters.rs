//! What the parameters of a constraint say: one JSON object per type, as the API reference describes them.
//!
//! That an unknown or missing member, or a value of another form, is refused when the constraint is made is
//! `unverified:`, and so are all texts.

use std::{fmt, sync::Arc};

use serde::Serialize;

use super::super::{
    api::ProvisioningArtifactPreferences,
    errors::{Result, constraint_parameters_refused, constraint_type_unknown},
    roles::{is_role, is_role_name},
};
use crate::{
    cloudformation::{self, Map, Value},
    kit::{Arn, Ordered, Region, Scope},
};

/// The most topics that a stack can notify.
const MOST_TOPICS: usize = 5;

/// The type of a constraint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum ConstraintType {
    /// As which role products are launched.
    Launch,
    /// Which topics are told of what happens to the stack.
    Notification,
    /// Whether end users may change tags.
    ResourceUpdate,
    /// That products become stack sets.
    StackSet,
    /// Which parameters may be given.
    Template,
}

impl ConstraintType {
    const ALL: [Self; 5] =
        [Self::Launch, Self::Notification, Self::ResourceUpdate, Self::StackSet, Self::Template];

    /// The type that a request names.
    ///
    /// # Errors
    /// If there is none such.
    pub(super) fn read(name: &str) -> Result<Self> {
        let known = Self::ALL.into_iter().find(|kind| kind.as_str() == name);
        known.ok_or_else(|| constraint_type_unknown(name))
    }

    /// Its name in requests and answers.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Launch => "LAUNCH",
            Self::Notification => "NOTIFICATION",
            Self::ResourceUpdate => "RESOURCE_UPDATE",
            Self::StackSet => "STACKSET",
            Self::Template => "TEMPLATE",
        }
    }

    /// Whether a constraint of this type shuts out one of the other for the same product and portfolio. That it does so
    /// for two of `RESOURCE_UPDATE`, which could contradict each other, is `unverified:`.
    pub(super) fn excludes(self, other: Self) -> bool {
        use ConstraintType::{Launch, ResourceUpdate, StackSet};
        match self {
            Launch | StackSet => matches!(other, Launch | StackSet),
            ResourceUpdate => other == ResourceUpdate,
            Self::Notification | Self::Template => false,
        }
    }
}

impl fmt::Display for ConstraintType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a constraint does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(in super::super) enum Effect {
    /// Products are launched as this role.
    Launch(LaunchRole),
    /// These topics are told of what happens to the stack.
    Notification(Vec<Box<str>>),
    /// Whether updates may change tags.
    TagUpdates(TagUpdates),
    /// Products become stack sets.
    StackSet(StackSet),
    /// Rules that join those of the template.
    Rules(Map),
}

/// The role that products are launched as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(in super::super) enum LaunchRole {
    /// The one with this ARN.
    Arn(Arc<str>),
    /// The one with this name, of the account that launches.
    Local(Box<str>),
}

/// Whether an update may change tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(in super::super) enum TagUpdates {
    /// It may.
    Allowed,
    /// It may not, as without any constraint.
    NotAllowed,
}

/// Where the stacks of a stack set go, and as which roles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(in super::super) struct StackSet {
    accounts: Vec<Box<str>>,
    regions: Vec<Box<str>>,
    /// The ARN of the role that administers the stack set.
    admin_role: Box<str>,
    /// The name of the role of each account that its stacks are made as.
    execution_role: Box<str>,
}

impl StackSet {
    /// The accounts that stacks may go to.
    pub(in super::super) fn accounts(&self) -> &[Box<str>] {
        &self.accounts
    }

    /// The regions that stacks may go to.
    pub(in super::super) fn regions(&self) -> &[Box<str>] {
        &self.regions
    }

    /// The name of the role of each account that its stacks are made as.
    pub(in super::super) const fn execution_role(&self) -> &str {
        &self.execution_role
    }

    /// What whoever provisions may choose from.
    pub(in super::super) fn preferences(&self) -> ProvisioningArtifactPreferences {
        let texts = |all: &[Box<str>]| Some(all.iter().map(ToString::to_string).collect());
        ProvisioningArtifactPreferences {
            stack_set_accounts: texts(&self.accounts),
            stack_set_regions: texts(&self.regions),
        }
    }
}

impl LaunchRole {
    /// The ARN of the role for a launch in `scope`.
    pub(in super::super) fn arn(&self, scope: &Scope) -> Arc<str> {
        match self {
            Self::Arn(arn) => Arc::clone(arn),
            Self::Local(name) => scope.global_arn("iam", format_args!("role/{name}")).as_str().into(),
        }
    }
}

/// What is read, or what is wrong with it.
type Read<T> = std::result::Result<T, String>;

impl Effect {
    /// What the parameters of a constraint of this type say.
    ///
    /// # Errors
    /// If they are not those of such a constraint.
    pub(super) fn read(scope: &Scope, kind: ConstraintType, text: &str) -> Result<Self> {
        let value = cloudformation::read_json(text).map_err(|error| error.to_string());
        value
            .and_then(|value| Self::of(scope, kind, &value))
            .map_err(|fault| constraint_parameters_refused(kind, &fault))
    }

    /// The type of the constraint.
    pub(super) const fn kind(&self) -> ConstraintType {
        match self {
            Self::Launch(_) => ConstraintType::Launch,
            Self::Notification(_) => ConstraintType::Notification,
            Self::TagUpdates(_) => ConstraintType::ResourceUpdate,
            Self::StackSet(_) => ConstraintType::StackSet,
            Self::Rules(_) => ConstraintType::Template,
        }
    }

    fn of(scope: &Scope, kind: ConstraintType, value: &Value) -> Read<Self> {
        match kind {
            ConstraintType::Launch => launch_role(scope, value).map(Self::Launch),
            ConstraintType::Notification => topics(value).map(Self::Notification),
            ConstraintType::ResourceUpdate => tag_updates(value).map(Self::TagUpdates),
            ConstraintType::StackSet => stack_set(scope, value).map(Self::StackSet),
            ConstraintType::Template => rules(value).map(Self::Rules),
        }
    }
}

fn launch_role(scope: &Scope, value: &Value) -> Read<LaunchRole> {
    let members = object(value, &["RoleArn", "LocalRoleName"])?;
    match (members.get("RoleArn"), members.get("LocalRoleName")) {
        (Some(_), None) => {
            let arn = text(members, "RoleArn")?;
            checked(is_role(scope, arn), LaunchRole::Arn(arn.into()), "RoleArn", arn)
        }
        (None, Some(_)) => {
            let name = text(members, "LocalRoleName")?;
            checked(is_role_name(name), LaunchRole::Local(name.into()), "LocalRoleName", name)
        }
        _ => Err("either RoleArn or LocalRoleName must be given".to_owned()),
    }
}

fn topics(value: &Value) -> Read<Vec<Box<str>>> {
    let topics = texts(object(value, &["NotificationArns"])?, "NotificationArns")?;
    if topics.len() > MOST_TOPICS {
        return Err(format!("NotificationArns can have at most {MOST_TOPICS} members"));
    }
    match topics.iter().find(|topic| !is_topic(topic)) {
        Some(other) => Err(format!("{other} is not the ARN of an SNS topic")),
        None => Ok(topics),
    }
}

fn is_topic(text: &str) -> bool {
    Arn::parse(text).is_some_and(|arn| {
        let is_name = |c: char| c.is_ascii_alphanumeric() || "_-".contains(c);
        let name = arn.resource();
        arn.service() == "sns"
            && !arn.region().is_empty()
            && is_account(arn.account())
            && name.strip_suffix(".fifo").unwrap_or(name).chars().all(is_name)
    })
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn tag_updates(value: &Value) -> Read<TagUpdates> {
    const MEMBER: &str = "TagUpdateOnProvisionedProduct";
    let (version, properties) = versioned(value, &[MEMBER])?;
    if version != "2.0" {
        return Err(format!("{version} is not a Version of them"));
    }
    match text(properties, MEMBER)? {
        "ALLOWED" => Ok(TagUpdates::Allowed),
        "NOT_ALLOWED" => Ok(TagUpdates::NotAllowed),
        other => Err(format!("{MEMBER} must be ALLOWED or NOT_ALLOWED, not {other}")),
    }
}

/// Which Versions there are is not documented, so that each is taken.
fn stack_set(scope: &Scope, value: &Value) -> Read<StackSet> {
    let (_, properties) = versioned(value, &["AccountList", "RegionList", "AdminRole", "ExecutionRole"])?;
    let (accounts, regions) = (texts(properties, "AccountList")?, texts(properties, "RegionList")?);
    if let Some(other) = accounts.iter().find(|account| !is_account(account)) {
        return Err(format!("{other} in AccountList is not the id of an account"));
    }
    if let Some(other) = regions.iter().find(|region| Region::parse(region).is_none()) {
        return Err(format!("{other} in RegionList is not the name of a region"));
    }
    let (admin, execution) = (text(properties, "AdminRole")?, text(properties, "ExecutionRole")?);
    let set = StackSet { accounts, regions, admin_role: admin.into(), execution_role: execution.into() };
    let set = checked(is_role(scope, admin), set, "AdminRole", admin)?;
    checked(is_role_name(execution), set, "ExecutionRole", execution)
}

/// The rules are checked as those of a template are, but for the parameters they refer to: each version of the product
/// may have others.
fn rules(value: &Value) -> Read<Map> {
    let rules = match object(value, &["Rules"])?.get("Rules") {
        Some(Value::Map(rules)) if !rules.is_empty() => rules.clone(),
        _ => return Err("Rules must be an object with at least one rule".to_owned()),
    };
    match cloudformation::check_rules(&rules) {
        Ok(()) => Ok(rules),
        Err(error) => Err(error.to_string()),
    }
}

/// The members `Version` and `Properties`, which must be all there is, the latter with no other members than these.
fn versioned<'a>(value: &'a Value, members: &[&str]) -> Read<(&'a str, &'a Map)> {
    let root = object(value, &["Version", "Properties"])?;
    let properties = root.get("Properties").ok_or_else(|| "Properties is missing".to_owned())?;
    Ok((text(root, "Version")?, object(properties, members)?))
}

/// An object with no other members than these.
fn object<'a>(value: &'a Value, members: &[&str]) -> Read<&'a Map> {
    let map = value.map().ok_or_else(|| format!("{value} is not an object"))?;
    match map.names().find(|name| !members.contains(name)) {
        Some(other) => Err(format!("{other} is not one of {}", members.join(", "))),
        None => Ok(map),
    }
}

fn text<'a>(map: &'a Map, member: &str) -> Read<&'a str> {
    match map.get(member) {
        Some(Value::Text(text)) if !text.is_empty() => Ok(text),
        Some(other) => Err(format!("{member} must be a string with at least one character, not {other}")),
        None => Err(format!("{member} is missing")),
    }
}

/// The strings of a list that has at least one, and none twice.
fn texts(map: &Map, member: &str) -> Read<Vec<Box<str>>> {
    let wrong = || format!("{member} must be a list of different strings, at least one");
    let elements = map.get(member).and_then(Value::list).unwrap_or_default();
    let mut texts = Vec::new();
    for element in elements {
        let Value::Text(text) = element else { return Err(wrong()) };
        texts.push(text.clone());
    }
    let are_different = texts.iter().into_set().len() == texts.len();
    if are_different && !texts.is_empty() { Ok(texts) } else { Err(wrong()) }
}

fn checked<T>(is_good: bool, read: T, member: &str, value: &str) -> Read<T> {
    if is_good { Ok(read) } else { Err(format!("{value} cannot be the {member}")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::AccountId;
    use ConstraintType::{Launch, Notification, ResourceUpdate, StackSet, Template};

    fn read(kind: ConstraintType, text: &str) -> Result<Effect> {
        let scope = Scope { account: AccountId::DEFAULT, region: Region::default() };
        Effect::read(&scope, kind, text)
    }

    #[test]
    fn each_type_has_parameters_of_its_own() {
        for (kind, text) in [
            (Launch, r#" { "RoleArn" : "arn:aws:iam::000000000000:role/ops/Launch" } "#),
            (Launch, r#"{"LocalRoleName":"Launch"}"#),
            (Notification, r#"{"NotificationArns":["arn:aws:sns:us-east-1:111111111111:stacks"]}"#),
            (
                ResourceUpdate,
                r#"{"Version":"2.0","Properties":{"TagUpdateOnProvisionedProduct":"NOT_ALLOWED"}}"#,
            ),
            (
                StackSet,
                r#"{"Version":"1","Properties":{"AccountList":["111111111111"],"RegionList":["us-east-1"],
                    "AdminRole":"arn:aws:iam::000000000000:role/Admin","ExecutionRole":"Execution"}}"#,
            ),
            (
                Template,
                r#"{"Rules":{"Small":{"Assertions":[{"Assert":{"Fn::Contains":[["t2.nano"],{"Ref":"Type"}]}}]}}}"#,
            ),
        ] {
            assert_eq!(read(kind, text).unwrap().kind(), kind, "{text}");
            for other in ConstraintType::ALL.into_iter().filter(|other| *other != kind) {
                assert!(read(other, text).is_err(), "{other}: {text}");
            }
        }
    }

    #[test]
    fn parameters_of_another_form_are_refused() {
        let update = |rest: &str| format!(r#"{{"Version":"2.0","Properties":{rest}}}"#);
        let topic = "\"arn:aws:sns:us-east-1:111111111111:stacks\"";
        for (kind, text) in [
            (Launch, String::new()),
            (Launch, "[]".into()),
            (Launch, "{}".into()),
            (Launch, r#"{"RoleArn":""}"#.into()),
            (Launch, r#"{"RoleArn":1}"#.into()),
            (Launch, r#"{"RoleArn":"Launch"}"#.into()),
            (Launch, r#"{"RoleArn":"arn:aws:iam::111111111111:role/Launch"}"#.into()),
            (Launch, r#"{"LocalRoleName":"a/b"}"#.into()),
            (Launch, r#"{"LocalRoleName":"a","RoleArn":"arn:aws:iam::000000000000:role/a"}"#.into()),
            (Launch, r#"{"LocalRoleName":"a"} x"#.into()),
            (Notification, r#"{"NotificationArns":[]}"#.into()),
            (Notification, format!(r#"{{"NotificationArns":{topic}}}"#)),
            (Notification, format!(r#"{{"NotificationArns":[{topic},{topic}]}}"#)),
            (Notification, r#"{"NotificationArns":["arn:aws:sqs:us-east-1:111111111111:stacks"]}"#.into()),
            (ResourceUpdate, update("{}")),
            (ResourceUpdate, update(r#"{"TagUpdateOnProvisionedProduct":"allowed"}"#)),
            (ResourceUpdate, update(r#"{"TagUpdateOnProvisionedProduct":true}"#)),
            (ResourceUpdate, r#"{"Properties":{"TagUpdateOnProvisionedProduct":"ALLOWED"}}"#.into()),
            (Template, r#"{"Rules":{}}"#.into()),
            (Template, r#"{"Rules":{"A":{"Assertions":[]}}}"#.into()),
            (Template, r#"{"Rules":{"A":{"Assertions":[{"Assert":{"Fn::Nothing":[]}}]}}}"#.into()),
            (Template, r#"{"Rules":{"A":{"Assertions":[{"Assert":{"Fn::Equals":["a"]}}]}}}"#.into()),
        ] {
            let text = read(kind, &text).unwrap_err().to_string();
            assert!(text.starts_with("InvalidParametersException"), "{text}");
        }
    }

    #[test]
    fn a_local_role_is_one_of_the_account_that_launches() {
        let scope = Scope { account: AccountId::DEFAULT, region: Region::default() };
        let role = LaunchRole::Local("Launch".into());
        assert_eq!(&*role.arn(&scope), "arn:aws:iam::000000000000:role/Launch");
    }
}
