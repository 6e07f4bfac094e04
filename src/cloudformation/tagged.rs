//! Templates whose resources say the tags of their stack themselves.
//!
//! `CloudFormation` gives the tags of a stack to all its resources that can have tags. Not everybody who speaks its API
//! does; and a template in which each resource has those tags of its own means the same to all of them.

use std::sync::Arc;

use super::{Map, Template, Value, types};
use crate::kit::Tags;

/// Whose tags are a map of names and values, not a list; beside all of Batch.
const MAPPED: [&str; 12] = [
    "AWS::ApiGatewayV2::Api",
    "AWS::ApiGatewayV2::DomainName",
    "AWS::ApiGatewayV2::Stage",
    "AWS::ApiGatewayV2::VpcLink",
    "AWS::Glue::Crawler",
    "AWS::Glue::Job",
    "AWS::Glue::Trigger",
    "AWS::Glue::Workflow",
    "AWS::IoT::FleetMetric",
    "AWS::MSK::Cluster",
    "AWS::Serverless::Function",
    "AWS::SSM::Parameter",
];

/// The text of a template with these tags on all resources that can have them, in JSON; or as it was written, if there is
/// nothing to add.
pub fn tagged(template: &Template, tags: &Tags) -> Arc<str> {
    let added = template.content().ok().and_then(|content| {
        let root = content.root();
        let resources = root.get("Resources")?.map()?;
        let resources = replaced(resources, |_, resource| with_tags(resource, tags))?;
        replaced(root, |name, _| (name == "Resources").then(|| Value::Map(resources.clone())))
    });
    added.map_or_else(|| Arc::clone(template.text()), |root| root.to_string().into())
}

/// A map in which `change` has replaced some of the values; none if it has replaced none.
fn replaced(map: &Map, change: impl Fn(&str, &Value) -> Option<Value>) -> Option<Map> {
    let mut is_changed = false;
    let entries = map.iter().map(|(name, value)| {
        let new = change(name, value);
        is_changed |= new.is_some();
        (Box::from(name), new.unwrap_or_else(|| value.clone()))
    });
    let entries = entries.collect();
    // The names are those of a map, each of which is there once.
    if is_changed { Map::new(entries).ok() } else { None }
}

/// A resource with these tags; none if there is nothing to add.
fn with_tags(resource: &Value, tags: &Tags) -> Option<Value> {
    let resource = resource.map()?;
    let resource_type = resource.get("Type")?.scalar()?;
    let property = types::tag_property(resource_type)?;
    let none = Map::default();
    let properties = match resource.get("Properties") {
        Some(properties) => properties.map()?,
        None => &none,
    };
    let present = properties.get(property);
    let all = match present {
        // What a function comes to is not known here.
        Some(value) if value.function().is_some() => return None,
        Some(Value::Map(map)) => mapped(map, tags)?,
        Some(Value::List(list)) => listed(resource_type, list, tags)?,
        Some(_) => return None,
        None if MAPPED.contains(&resource_type) || resource_type.starts_with("AWS::Batch::") => {
            mapped(&none, tags)?
        }
        None => listed(resource_type, &[], tags)?,
    };
    let properties = Map::joined([properties, &Map::single(property, all)]);
    Some(Value::Map(Map::joined([resource, &Map::single("Properties", Value::Map(properties))])))
}

/// A map of tags with those that it does not have yet.
fn mapped(present: &Map, tags: &Tags) -> Option<Value> {
    let new = tags.iter().filter(|(key, _)| present.get(key).is_none());
    let new: Vec<_> = new.map(|(key, value)| Map::single(key, Value::Text(value.as_str().into()))).collect();
    (!new.is_empty()).then(|| Value::Map(Map::joined([present].into_iter().chain(&new))))
}

/// A list of tags with those that it does not have yet.
fn listed(resource_type: &str, present: &[Value], tags: &Tags) -> Option<Value> {
    let has = |key: &str| {
        let keys = present.iter().filter_map(|tag| tag.map()?.get("Key")?.scalar());
        keys.into_iter().any(|present| present == key)
    };
    let new = tags.iter().filter(|(key, _)| !has(key)).map(|(key, value)| {
        let text = |text: &str| Value::Text(text.into());
        let mut parts = vec![Map::single("Key", text(key)), Map::single("Value", text(value))];
        if resource_type == "AWS::AutoScaling::AutoScalingGroup" {
            parts.push(Map::single("PropagateAtLaunch", Value::Literal("true".into())));
        }
        Value::Map(Map::joined(&parts))
    });
    let new: Vec<_> = new.collect();
    (!new.is_empty()).then(|| Value::List(present.iter().cloned().chain(new).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(template: &str, tags: &[(&str, &str)]) -> String {
        let tags = tags.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        tagged(&Template::new(template), &tags).to_string()
    }

    #[test]
    fn resources_get_the_tags_that_they_do_not_have() {
        let template = "Resources:\n  B:\n    Type: AWS::S3::Bucket\n    Properties:\n      Tags: [{Key: a, Value: own}]\n  \
                        N: {Type: AWS::S3::Bucket}\n  P: {Type: 'AWS::SSM::Parameter', Properties: {Value: !Ref B}}\n  \
                        W: {Type: 'AWS::CloudFormation::WaitConditionHandle'}\n";
        let tagged: serde_json::Value =
            serde_json::from_str(&with(template, &[("a", "1"), ("b", "2")])).unwrap();
        let one = |key: &str, value: &str| serde_json::json!({ "Key": key, "Value": value });
        let resources = &tagged["Resources"];
        assert_eq!(resources["B"]["Properties"]["Tags"], serde_json::json!([one("a", "own"), one("b", "2")]));
        assert_eq!(resources["N"]["Properties"]["Tags"], serde_json::json!([one("a", "1"), one("b", "2")]));
        let parameter = serde_json::json!({ "Value": { "Ref": "B" }, "Tags": { "a": "1", "b": "2" } });
        assert_eq!(resources["P"]["Properties"], parameter);
        assert_eq!(resources["W"], serde_json::json!({ "Type": "AWS::CloudFormation::WaitConditionHandle" }));
    }

    #[test]
    fn what_needs_no_tags_stays_as_it_was_written() {
        let bucket = "Resources:\n  B: {Type: AWS::S3::Bucket} # a bucket\n";
        assert_eq!(with(bucket, &[]), bucket);
        let other = "Resources:\n  W: {Type: 'AWS::CloudFormation::WaitConditionHandle'}\n";
        assert_eq!(with(other, &[("a", "1")]), other);
        assert_eq!(with("no template", &[("a", "1")]), "no template");
    }
}
