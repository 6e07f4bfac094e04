//! What is known of documents of Systems Manager: the resources that each is for, and its parameters, as the reference of
//! runbooks describes them. unverified: the types of resources, which it does not tell.

/// An automation document that AWS owns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Document {
    /// The type of the resources that it is for.
    pub(super) target_type: &'static str,
    /// Its parameters, without that for the role it runs as.
    pub(super) parameters: &'static [Parameter],
}

/// A parameter of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parameter {
    pub(super) name: &'static str,
    pub(super) form: Form,
    /// Whether it has no default.
    pub(super) is_required: bool,
}

/// How many values a parameter has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// One.
    Text,
    /// Any number.
    Texts,
}

const fn one(name: &'static str) -> Parameter {
    Parameter { name, form: Form::Text, is_required: true }
}

const fn some(name: &'static str) -> Parameter {
    Parameter { name, form: Form::Texts, is_required: true }
}

const fn optional(name: &'static str) -> Parameter {
    Parameter { name, form: Form::Text, is_required: false }
}

const INSTANCE: &str = "AWS::EC2::Instance";
const DATABASE: &str = "AWS::RDS::DBInstance";
const BUCKET: &str = "AWS::S3::Bucket";
const ONE: &[Parameter] = &[one("InstanceId")];
const SOME: &[Parameter] = &[some("InstanceId")];

const ALL: &[(&str, &str, &[Parameter])] = &[
    ("AWS-RestartEC2Instance", INSTANCE, SOME),
    ("AWS-StartEC2Instance", INSTANCE, SOME),
    ("AWS-StopEC2Instance", INSTANCE, SOME),
    ("AWS-TerminateEC2Instance", INSTANCE, SOME),
    ("AWS-CreateImage", INSTANCE, &[one("InstanceId"), optional("NoReboot")]),
    ("AWS-ResizeInstance", INSTANCE, &[one("InstanceId"), one("InstanceType"), optional("SleepWait")]),
    ("AWS-StartRdsInstance", DATABASE, ONE),
    ("AWS-StopRdsInstance", DATABASE, ONE),
    ("AWS-RebootRdsInstance", DATABASE, ONE),
    (
        "AWS-CreateRdsSnapshot",
        DATABASE,
        &[
            one("DBInstanceIdentifier"),
            optional("DBSnapshotIdentifier"),
            optional("InstanceTags"),
            optional("SnapshotTags"),
        ],
    ),
    ("AWS-CreateSnapshot", "AWS::EC2::Volume", &[one("VolumeId"), optional("Description")]),
    ("AWS-EnableS3BucketEncryption", BUCKET, &[one("BucketName"), optional("SSEAlgorithm")]),
    ("AWS-ConfigureS3BucketVersioning", BUCKET, &[one("BucketName"), optional("VersioningState")]),
];

/// The parameter of every document for the role it runs as.
const ROLE: Parameter = optional("AutomationAssumeRole");

impl Document {
    /// The document with this name, if it is known.
    pub(super) fn named(name: &str) -> Option<Self> {
        let (_, target_type, parameters) = *ALL.iter().find(|(known, ..)| *known == name)?;
        Some(Self { target_type, parameters })
    }

    /// Its parameter with this name.
    pub(super) fn parameter(&self, name: &str) -> Option<Parameter> {
        let mut all = self.parameters.iter().chain([&ROLE]);
        all.find(|parameter| parameter.name == name).copied()
    }
}
