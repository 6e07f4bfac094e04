//! What a stack is to be like.

use std::{collections::BTreeMap, sync::Arc};

use serde::Serialize;
use thin_vec::ThinVec;

use crate::{cloudformation::Template, kit::Tags};

/// What a stack is to be like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// Its template, shared with everything else that is made of it.
    pub template: Template,
    /// The values that parameters were given; others have their defaults.
    pub parameters: BTreeMap<Box<str>, Box<str>>,
    /// The tags of the stack, which all of its resources get. Those that whoever keeps the stack puts on each of its
    /// stacks are not among them.
    pub tags: Arc<Tags>,
    /// The topics that are told of what happens to it.
    pub notification_arns: ThinVec<Box<str>>,
}
