//! The work on the stacks of a set.

use std::collections::BTreeMap;

use super::{
    super::{
        super::{
            api::{StackInstanceStatus, StackSetOperationType},
            outcomes::{Scripted, Subject},
            state::State,
        },
        orders::Order,
        own::Workshop,
    },
    Blueprint, Instance, Request, StackSet,
    request::Limits,
    rollout::{Errand, Next, Rollout},
};
use crate::{
    api::Timestamp,
    cloudformation::{Exports, Map, Progress, Simulated, Site, Stack, resolve},
    kit::{Ids, Ordered, Scope},
};

/// How far an operation is after a step.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// It goes on.
    UnderWay,
    /// It is done.
    Done,
    /// Too much of it has failed, for this reason.
    Failed(String),
}

/// What is known around a step of a stack set.
#[derive(Debug)]
pub(super) struct Around {
    /// What the stacks of the set are called up to their own ids.
    pub(super) name: String,
    /// Whom rules on outcomes are asked about; none if there are none.
    pub(super) subject: Option<Subject>,
    /// How many provisioned products the one of the set was provisioned within.
    pub(super) depth: u8,
    pub(super) now: Timestamp,
}

impl StackSet {
    /// Takes an order on, as `CloudFormation` does: what was asked for begins with the next step.
    ///
    /// # Errors
    /// The message with which it refuses the call; then nothing has changed.
    pub(super) fn begin(&mut self, order: Order, request: &Request) -> Result<(), String> {
        let errand = match request.operation {
            StackSetOperationType::Create if self.blueprint.is_none() => {
                self.blueprint = Some(Blueprint::read(order)?);
                Errand::Make
            }
            StackSetOperationType::Create => Errand::Make,
            StackSetOperationType::Update => {
                self.check_instances(request)?;
                self.renew(Blueprint::read(order)?);
                Errand::Make
            }
            StackSetOperationType::Delete => {
                self.check_instances(request)?;
                Errand::Remove
            }
        };
        if request.operation == StackSetOperationType::Create {
            for place in request.places() {
                self.instances.entry(place).or_insert_with(Instance::new);
            }
        }
        let is_meant = |place: &Scope| match self.instances.get(place) {
            Some(instance) => errand == Errand::Remove || instance.status != StackInstanceStatus::Inoperable,
            None => false,
        };
        let places: Vec<Scope> = request.places().filter(is_meant).collect();
        self.execution_role.clone_from(&request.execution_role);
        self.rollout = Some(Rollout::new(errand, request.limits, places.into_iter()));
        Ok(())
    }

    /// Takes on to remove all there is.
    pub(super) fn begin_deletion(&mut self) {
        let places: Vec<_> = self.instances.keys().cloned().collect();
        self.rollout = Some(Rollout::new(Errand::Remove, Limits::DEFAULT, places.into_iter()));
    }

    /// Refuses a request that names an account and region where there is no stack.
    fn check_instances(&self, request: &Request) -> Result<(), String> {
        let mut missing = request.places().filter(|place| !self.instances.contains_key(place));
        match missing.next() {
            // unverified: that AWS does not pass over it; the words as well.
            Some(place) if request.is_explicit => Err(format!(
                "Stack instance not found for account {} and region {}",
                place.account, place.region
            )),
            _ => Ok(()),
        }
    }

    /// Wants its stacks to be like this from now on, which they are not until the set was rolled out there.
    fn renew(&mut self, blueprint: Blueprint) {
        if self.blueprint.as_ref() != Some(&blueprint) {
            for instance in self.instances.values_mut() {
                if instance.status == StackInstanceStatus::Current {
                    instance.status = StackInstanceStatus::Outdated;
                }
            }
        }
        self.blueprint = Some(blueprint);
    }

    /// Carries on what is under way by one step.
    pub(super) fn step(&mut self, state: &mut State, around: &Around, ids: &mut Ids) -> Step {
        let Some(mut rollout) = self.rollout.take() else { return Step::Done };
        for place in rollout.active() {
            let (catalog, names, rules) = state.parts(&place);
            let subject = around.subject.clone();
            let handler = &mut Scripted { rules, subject, now: around.now, otherwise: &mut Simulated };
            let site = &mut Site { exports: &mut catalog.exports, names, ids, handler };
            if let Some(ended) = self.go_on(&place, rollout.errand, around.depth, site) {
                rollout.end(&place, ended.err().as_deref());
            }
        }
        loop {
            match rollout.next() {
                Next::Begin(place) => {
                    let exports = &state.at_mut(&place).exports;
                    if let Some(ended) = self.begin_at(&place, rollout.errand, (&around.name, exports), ids) {
                        rollout.end(&place, ended.err().as_deref());
                    }
                }
                Next::Wait => {
                    self.rollout = Some(rollout);
                    return Step::UnderWay;
                }
                Next::Done => return Step::Done,
                Next::Failed(reason) => return Step::Failed(reason),
            }
        }
    }

    /// Begins to work on a stack. Returns what that came to if it is over already.
    fn begin_at(
        &mut self,
        place: &Scope,
        errand: Errand,
        (name, exports): (&str, &Exports),
        ids: &mut Ids,
    ) -> Option<Result<(), String>> {
        let instance = self.instances.get_mut(place)?;
        let begun = match errand {
            Errand::Make => {
                let blueprint = self.blueprint.as_ref()?;
                let stack = instance.stack.get_or_insert_with(|| {
                    let (name, stack) = (format_args!("{name}-{}", ids.uuid()).to_string(), ids.uuid());
                    let arn = place.arn("cloudformation", format_args!("stack/{name}/{stack}"));
                    Box::new(Stack::new(arn.as_str().into()))
                });
                let rules: Vec<&Map> = blueprint.rules.iter().collect();
                stack.begin(blueprint.plan.clone(), &rules, exports)
            }
            Errand::Remove => {
                let Some(stack) = &mut instance.stack else {
                    self.instances.remove(place);
                    return Some(Ok(()));
                };
                stack.begin_deletion(exports)
            }
        };
        let error = begun.err()?;
        instance.fail(errand);
        Some(Err(error.message().to_owned()))
    }

    /// Lets a stack do its next step. Returns what the work on it came to when it is over.
    fn go_on(
        &mut self,
        place: &Scope,
        errand: Errand,
        depth: u8,
        site: &mut Site<'_>,
    ) -> Option<Result<(), String>> {
        let instance = self.instances.get_mut(place)?;
        if depth > 0 {
            instance.workshop.get_or_insert_default().depth = depth;
        }
        match Workshop::work(&mut instance.workshop, instance.stack.as_mut()?, site) {
            Progress::UnderWay | Progress::RollingBack => None,
            Progress::Done(_) => {
                match errand {
                    Errand::Make => instance.status = StackInstanceStatus::Current,
                    Errand::Remove => {
                        self.instances.remove(place);
                    }
                }
                Some(Ok(()))
            }
            Progress::Failed(reason) => {
                instance.fail(errand);
                Some(Err(reason))
            }
        }
    }

    /// Gives its stacks away, by where they are.
    pub(super) fn release(&mut self) -> BTreeMap<Scope, Box<Stack>> {
        let instances = std::mem::take(&mut self.instances).into_iter();
        instances.filter_map(|(place, instance)| Some((place, instance.stack?))).into_map()
    }
}

impl Instance {
    /// The work on it has failed.
    const fn fail(&mut self, errand: Errand) {
        self.status = match errand {
            Errand::Make => StackInstanceStatus::Outdated,
            Errand::Remove => StackInstanceStatus::Inoperable,
        };
    }
}

impl Request {
    /// Where something is to be done, in this order.
    fn places(&self) -> impl Iterator<Item = Scope> {
        let regions = self.regions.iter();
        regions.flat_map(|region| {
            self.accounts.iter().map(|account| Scope { account: *account, region: region.clone() })
        })
    }
}

impl Blueprint {
    /// What an order wants. What else is wrong with it shows in each account and region.
    fn read(order: Order) -> Result<Self, String> {
        let (plan, rules) = order.into_blueprint()?;
        let content = plan.template.content().map_err(|error| error.message().to_owned())?;
        resolve(content.parameters(), &plan.parameters).map_err(|error| error.to_string())?;
        Ok(Self { plan, rules })
    }
}
