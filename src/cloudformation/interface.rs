//! How the parameters of a template are to be shown: `AWS::CloudFormation::Interface` in its metadata.

use super::{
    content::Content,
    value::{EMPTY, Map, Value},
};

/// What a template says of the order and the labels of its parameters. `CloudFormation` does not check it, so neither does
/// this: what is not of the documented form says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interface {
    /// The groups, in the order in which they are shown.
    pub groups: Vec<ParameterGroup>,
    /// The name of each parameter that has a label, and the label.
    pub labels: Vec<(Box<str>, Box<str>)>,
}

/// Parameters that are shown together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterGroup {
    /// What is written over them.
    pub label: Option<Box<str>>,
    /// The names of the parameters, in the order in which they are shown.
    pub parameters: Vec<Box<str>>,
}

impl Content {
    /// How its parameters are to be shown.
    pub fn interface(&self) -> Interface {
        let interface = self.metadata().and_then(|metadata| metadata.get("AWS::CloudFormation::Interface"));
        interface.and_then(Value::map).map(read).unwrap_or_default()
    }
}

fn read(interface: &Map) -> Interface {
    let groups = interface.get("ParameterGroups").and_then(Value::list).unwrap_or_default();
    let labels = interface.get("ParameterLabels").and_then(Value::map).unwrap_or(&EMPTY);
    Interface {
        groups: groups.iter().filter_map(Value::map).map(group).collect(),
        labels: labels.iter().filter_map(|(name, label)| Some((name.into(), text(label)?))).collect(),
    }
}

fn group(group: &Map) -> ParameterGroup {
    let parameters = group.get("Parameters").and_then(Value::list).unwrap_or_default();
    ParameterGroup {
        label: group.get("Label").and_then(text),
        parameters: parameters.iter().filter_map(Value::scalar).map(Box::from).collect(),
    }
}

/// The text of a label: `default`, the only language there is.
fn text(label: &Value) -> Option<Box<str>> {
    label.map()?.get("default")?.scalar().map(Box::from)
}
