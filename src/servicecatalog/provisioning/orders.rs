//! What a request orders from `CloudFormation`: everything that its work will need, whatever becomes of product, version
//! and constraints meanwhile.

use std::{collections::BTreeMap, sync::Arc};

use serde::Serialize;
use thin_vec::ThinVec;

use super::{
    super::{
        access::{Path, Visible},
        artifacts::Artifact,
        constraints::InForce,
    },
    Goal,
};
use crate::{
    cloudformation::{Exports, Map, NoChangeSet, Plan, Stack, changes::Change},
    kit::Tags,
};

/// The values that a request gives parameters, by name.
pub(super) type Values = BTreeMap<Box<str>, Box<str>>;

/// The values of a request, or the message with which `CloudFormation` refuses them.
pub(super) type Given = Result<Values, String>;

/// The tags of something that is provisioned.
#[derive(Clone, Debug)]
pub(super) struct TagSets {
    /// Those of whoever provisions it.
    pub(super) own: Arc<Tags>,
    /// Those with the ones of the portfolio and the product.
    pub(super) all: Arc<Tags>,
}

impl TagSets {
    /// The tags that reach a stack along with `own`: those of the product, and of the portfolio it is provisioned through.
    /// unverified: which one counts where several have the same key.
    pub(super) fn new(own: Arc<Tags>, found: Visible<'_>, path: Path<'_>) -> Self {
        let (product, portfolio) = (&found.product.tags, &path.portfolio.tags);
        if product.is_empty() && portfolio.is_empty() {
            return Self { all: Arc::clone(&own), own };
        }
        let mut all = portfolio.clone();
        all.extend(product.clone());
        all.extend(Tags::clone(&own));
        Self { own, all: Arc::new(all) }
    }
}

/// What whoever changes something gives it of their own.
#[derive(Debug, Serialize)]
pub(super) struct Own {
    pub(super) tags: Arc<Tags>,
    pub(super) notification_arns: Vec<String>,
}

/// What the stack of a request is to be made of.
#[derive(Debug, Serialize)]
pub(super) struct Order {
    plan: Plan,
    /// What is wrong with the parameters, before the template is even looked at.
    fault: Option<String>,
    /// The rules of the constraints.
    rules: Vec<Map>,
    /// Who carries it out.
    pub(super) goal: Goal,
}

impl Order {
    /// The order of a version under its constraints.
    pub(super) fn new(
        artifact: &Artifact,
        constraints: &InForce<'_>,
        given: Given,
        tags: &TagSets,
        notification_arns: &[String],
    ) -> Self {
        let topics = notification_arns.iter().map(|arn| Box::from(arn.as_str()));
        let mut topics: ThinVec<Box<str>> = topics.collect();
        for topic in constraints.topics() {
            if topics.iter().all(|other| **other != *topic) {
                topics.push(topic.into());
            }
        }
        let (parameters, fault) = match given {
            Ok(parameters) => (parameters, None),
            Err(fault) => (BTreeMap::new(), Some(fault)),
        };
        Self {
            plan: Plan {
                template: artifact.template(),
                parameters,
                tags: Arc::clone(&tags.all),
                notification_arns: topics,
            },
            fault,
            rules: constraints.rules().cloned().collect(),
            goal: Goal::default(),
        }
    }

    /// The same, carried out by somebody else than a stack.
    pub(super) fn by(self, goal: Goal) -> Self {
        Self { goal, ..self }
    }

    /// What the stacks of a set are to be like, and the rules of the constraints.
    ///
    /// # Errors
    /// What is wrong with the parameters.
    pub(super) fn into_blueprint(self) -> Result<(Plan, Vec<Map>), String> {
        match self.fault {
            Some(fault) => Err(fault),
            None => Ok((self.plan, self.rules)),
        }
    }

    /// Lets `CloudFormation` say what it would do.
    ///
    /// # Errors
    /// Why there is no change set, as Service Catalog tells it.
    pub(super) fn preview(&self, stack: &Stack, exports: &Exports) -> Result<Vec<Change>, String> {
        if let Some(fault) = &self.fault {
            return Err(no_change_set(fault));
        }
        let rules: Vec<&Map> = self.rules.iter().collect();
        stack.change_set(&self.plan, &rules, exports).map_err(|none| match none {
            NoChangeSet::Refused(error) => no_change_set(error.message()),
            NoChangeSet::SamePlan => {
                "The submitted information didn't contain changes. Submit different information \
                                      to create a change set."
                    .into()
            }
            NoChangeSet::NothingToDo => "No updates are to be performed.".into(),
        })
    }

    /// Calls `CloudFormation`.
    ///
    /// # Errors
    /// The message with which it refuses the call.
    pub(super) fn place(self, stack: &mut Stack, exports: &Exports) -> Result<(), String> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let rules: Vec<&Map> = self.rules.iter().collect();
        stack.begin(self.plan, &rules, exports).map_err(|error| error.message().to_owned())
    }

    /// Has `CloudFormation` called elsewhere: checks what can be checked here before.
    ///
    /// # Errors
    /// The message with which it would refuse the call.
    pub(super) fn entrust(self, stack: &mut Stack) -> Result<(), String> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let rules: Vec<&Map> = self.rules.iter().collect();
        stack.begin_elsewhere(self.plan, &rules).map_err(|error| error.message().to_owned())
    }
}

/// The message of a change set that `CloudFormation` refuses to make.
pub(super) fn no_change_set(message: &str) -> String {
    format!(
        "Error calling API cloudformation:CreateChangeSet. ErrorCode: ValidationError, Message: {message}"
    )
}
