//! What whoever makes a stack of a template must acknowledge.

use std::fmt;

use super::content::Content;

/// The types of resources of IAM that ask for a capability, with the property that gives each a name.
const IAM: [(&str, Option<&str>); 8] = [
    ("AWS::IAM::AccessKey", None),
    ("AWS::IAM::Group", Some("GroupName")),
    ("AWS::IAM::InstanceProfile", Some("InstanceProfileName")),
    ("AWS::IAM::ManagedPolicy", Some("ManagedPolicyName")),
    ("AWS::IAM::Policy", None),
    ("AWS::IAM::Role", Some("RoleName")),
    ("AWS::IAM::User", Some("UserName")),
    ("AWS::IAM::UserToGroupAddition", None),
];
/// A stack inside of a stack: whatever may be in its template.
const NESTED: &str = "AWS::CloudFormation::Stack";

/// Something that whoever makes a stack acknowledges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Capability {
    /// That there are resources of IAM in it.
    Iam,
    /// That some of those have names of their own; it stands for the former too.
    NamedIam,
    /// That macros make another template of it.
    AutoExpand,
}

impl fmt::Display for Capability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Iam => "CAPABILITY_IAM",
            Self::NamedIam => "CAPABILITY_NAMED_IAM",
            Self::AutoExpand => "CAPABILITY_AUTO_EXPAND",
        })
    }
}

/// What is to be acknowledged of a template, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Capabilities<'a> {
    /// The capabilities: at most one of the two of IAM.
    pub needed: Vec<Capability>,
    /// What asks for them, each once: types of resources in the order of the template, then macros.
    pub causes: Vec<&'a str>,
}

impl Capabilities<'_> {
    /// Why there are any, in the words of `CloudFormation`; none if there are none.
    pub fn reason(&self) -> Option<String> {
        let causes = self.causes.join(", ");
        (!causes.is_empty()).then(|| format!("The following resource(s) require capabilities: [{causes}]"))
    }

    fn add(&mut self, capability: Capability) {
        if !self.needed.contains(&capability) {
            self.needed.push(capability);
        }
    }
}

impl<'a> Capabilities<'a> {
    fn blame(&mut self, cause: &'a str) {
        if !self.causes.contains(&cause) {
            self.causes.push(cause);
        }
    }
}

impl Content {
    /// What is to be acknowledged of it.
    pub fn capabilities(&self) -> Capabilities<'_> {
        let mut found = Capabilities::default();
        for resource in self.resources() {
            let resource_type = &*resource.resource_type;
            if resource_type == NESTED {
                // Seen: a nested stack asks for the most, whatever is in it.
                found.add(Capability::NamedIam);
                found.add(Capability::AutoExpand);
            } else if let Some((_, name)) = IAM.iter().find(|(iam, _)| *iam == resource_type) {
                let is_named = |name: &&str| resource.properties().is_some_and(|all| all.get(name).is_some());
                found.add(if name.as_ref().is_some_and(is_named) {
                    Capability::NamedIam
                } else {
                    Capability::Iam
                });
            } else {
                continue;
            }
            found.blame(resource_type);
        }
        if self.is_transformed() {
            found.add(Capability::AutoExpand);
        }
        // `unverified:` that the reason tells of macros.
        for name in self.macros() {
            found.blame(name);
        }
        if found.needed.contains(&Capability::NamedIam) {
            found.needed.retain(|capability| *capability != Capability::Iam);
        }
        found.needed.sort_unstable();
        found
    }
}

#[cfg(test)]
mod tests {
    use crate::cloudformation::Template;

    fn told(text: &str) -> String {
        let template = Template::parse(text).unwrap();
        let found = template.content().unwrap().capabilities();
        let needed: Vec<_> = found.needed.iter().map(ToString::to_string).collect();
        format!("{} {}", needed.join("+"), found.causes.join(","))
    }

    #[test]
    fn names_ask_for_more() {
        let role = |properties: &str| {
            told(&format!(
                "Resources:\n  R: {{Type: 'AWS::IAM::Role', Properties: {properties}}}\n  P: {{Type: \
                 'AWS::IAM::Policy', Properties: {{PolicyName: p}}}}\n  S: {{Type: 'AWS::IAM::Role'}}\n  Q: {{Type: \
                 'AWS::SQS::Queue', Properties: {{QueueName: q}}}}"
            ))
        };
        assert_eq!(role("{Path: /}"), "CAPABILITY_IAM AWS::IAM::Role,AWS::IAM::Policy");
        assert_eq!(role("{RoleName: r}"), "CAPABILITY_NAMED_IAM AWS::IAM::Role,AWS::IAM::Policy");
        assert_eq!(
            told("Resources: {S: {Type: 'AWS::CloudFormation::Stack'}}"),
            "CAPABILITY_NAMED_IAM+CAPABILITY_AUTO_EXPAND AWS::CloudFormation::Stack"
        );
    }

    #[test]
    fn macros_are_found_everywhere() {
        let queue = "Resources: {Q: {Type: 'AWS::SQS::Queue'}}";
        assert_eq!(told(queue), " ");
        let serverless = format!("Transform: [AWS::Serverless-2016-10-31]\n{queue}");
        assert_eq!(told(&serverless), "CAPABILITY_AUTO_EXPAND AWS::Serverless-2016-10-31");
        let included = "Resources: {Q: {Type: 'AWS::SQS::Queue', Properties: {Fn::Transform: {Name: 'AWS::Include', \
                        Parameters: {Location: x}}}}}";
        assert_eq!(told(included), "CAPABILITY_AUTO_EXPAND AWS::Include");
        let template = Template::parse(included).unwrap();
        let reason = template.content().unwrap().capabilities().reason();
        assert_eq!(reason.as_deref(), Some("The following resource(s) require capabilities: [AWS::Include]"));
    }
}
