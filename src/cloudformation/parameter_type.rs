//! The types that parameters have.
//!
//! The value of a parameter of a type such as `AWS::SSM::Parameter::Value<String>` names a parameter of the store of Systems
//! Manager. What is stored there is not known here: the name itself takes its place, or where a list is stored, the names
//! between commas.

use super::error::{Result, TemplateError};

/// Types that stand for things of an account, each of which may also be in a list.
const AWS_TYPES: [&str; 9] = [
    "AWS::EC2::AvailabilityZone::Name",
    "AWS::EC2::Image::Id",
    "AWS::EC2::Instance::Id",
    "AWS::EC2::SecurityGroup::GroupName",
    "AWS::EC2::SecurityGroup::Id",
    "AWS::EC2::Subnet::Id",
    "AWS::EC2::Volume::Id",
    "AWS::EC2::VPC::Id",
    "AWS::Route53::HostedZone::Id",
];

/// The type of a parameter, as the template names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterType {
    name: Box<str>,
    /// What a value of the type looks like.
    pub form: Form,
}

/// What a value looks like. Things of an account are texts: whether they exist is for others to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Any text.
    Text,
    /// A number.
    Number,
    /// Texts with commas between them.
    Texts,
    /// Numbers with commas between them.
    Numbers,
}

impl ParameterType {
    /// The name of the type.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn read(name: &str) -> Result<Self> {
        match form(name) {
            Some(form) => Ok(Self { name: name.into(), form }),
            None => Err(TemplateError::format(format_args!("Unrecognized parameter type: {name}"))),
        }
    }
}

fn form(name: &str) -> Option<Form> {
    let stored =
        |name: &str| name.strip_prefix("AWS::SSM::Parameter::Value<")?.strip_suffix('>').map(str::to_owned);
    match name {
        "String" | "AWS::EC2::KeyPair::KeyName" | "AWS::SSM::Parameter::Name" => Some(Form::Text),
        "Number" => Some(Form::Number),
        "List<Number>" => Some(Form::Numbers),
        // `List<String>` is documented for stored values only, but taken everywhere.
        "CommaDelimitedList" | "List<String>" => Some(Form::Texts),
        _ if AWS_TYPES.contains(&name) => Some(Form::Text),
        _ => match (stored(name), element(name)) {
            (Some(held), _) => form(&held).filter(|form| matches!(form, Form::Text | Form::Texts)),
            (None, Some(element)) => AWS_TYPES.contains(&element).then_some(Form::Texts),
            (None, None) => None,
        },
    }
}

/// Of which type the elements of a type of lists are.
fn element(name: &str) -> Option<&str> {
    name.strip_prefix("List<")?.strip_suffix('>')
}
