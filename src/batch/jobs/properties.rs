//! Whatever is done to jobs, and to what they need, in whatever order: the books balance, and nobody starves.

use std::{collections::BTreeMap, time::Duration};

use proptest::{prelude::*, sample::select};

use super::{
    job::{Job, Which},
    *,
};
use crate::{
    api::{
        Timestamp,
        batch::{
            ArrayJobDependency, ArrayProperties, CEState, CancelJobRequest, ComputeResourceUpdate,
            ConsumableResourceProperties, ConsumableResourceRequirement, ContainerOverrides,
            ContainerProperties, CreateConsumableResourceRequest, DeleteConsumableResourceRequest,
            DeleteJobQueueRequest, DescribeConsumableResourceRequest, JQState, JobDefinitionType,
            JobDependency, JobStatus, JobTimeout, RegisterJobDefinitionRequest, RetryStrategy,
            SubmitJobRequest, TerminateJobRequest, UpdateComputeEnvironmentRequest,
            UpdateConsumableResourceRequest, UpdateJobQueueRequest,
        },
    },
    batch::{
        compute_environments, consumable_resources, fixture::Fixture, job_definitions, job_queues, stage,
    },
    kit::Settings,
};

const QUEUES: [&str; 3] = ["wide", "narrow", "fair"];
const ENVIRONMENTS: [&str; 2] = ["large", "small"];
const RESOURCES: [&str; 2] = ["licence", "token"];
const TYPES: [&str; 2] = ["REPLENISHABLE", "NON_REPLENISHABLE"];
/// A job that holds processors or units of resources.
const HELD: [JobStatus; 2] = [JobStatus::Starting, JobStatus::Running];

/// Longer than jobs can be seen after their end.
const WEEK: u64 = 7 * 24 * 60 * 60 + 1;

/// Something that somebody does, or time.
#[derive(Clone, Debug)]
enum Step {
    Submit(Box<Submission>),
    /// The job with this number of those submitted so far, or a child of it.
    Cancel(usize, Option<u32>),
    Terminate(usize, Option<u32>),
    /// A resource, its type, its units.
    Create(usize, usize, i64),
    Update(usize, &'static str, i64),
    Delete(usize),
    /// A resource is deleted, and one of its name is made at once.
    Replace(usize, usize),
    Environment(usize, Option<bool>, Option<i32>),
    Queue(usize, bool),
    /// The narrow queue is deleted, and made again.
    Recreate,
    Advance(u64),
}

#[derive(Clone, Debug)]
struct Submission {
    queue: usize,
    vcpus: i32,
    size: Option<i32>,
    /// The jobs waited for, by their number, and how.
    after: Vec<(usize, Option<ArrayJobDependency>)>,
    sequential: bool,
    units: [i64; 2],
    attempts: i32,
    timeout: bool,
    command: &'static [&'static str],
}

const COMMANDS: &[&[&str]] =
    &[&[], &["true"], &["false"], &["sleep", "5"], &["sleep", "100"], &["sh", "-c", "sleep 20; exit 3"]];

fn submission() -> impl Strategy<Value = Submission> {
    let size = prop_oneof![3 => Just(None), 2 => (2..5).prop_map(Some)];
    let kind = select(&[None, None, Some(ArrayJobDependency::NToN)][..]);
    let after = prop_oneof![2 => Just(Vec::new()), 1 => prop::collection::vec((0_usize..8, kind), 1..3)];
    let first = (0..QUEUES.len(), select(&[1, 1, 4][..]), size, after, prop::bool::weighted(0.2));
    let second = ([0_i64..3, 0..3], 1..4, prop::bool::weighted(0.2), select(COMMANDS));
    (first, second).prop_map(
        |((queue, vcpus, size, after, sequential), (units, attempts, timeout, command))| Submission {
            queue,
            vcpus,
            size,
            after,
            sequential,
            units,
            attempts,
            timeout,
            command,
        },
    )
}

fn step() -> impl Strategy<Value = Step> {
    let which = || (0_usize..8, prop::option::of(0_u32..4));
    let environment = (0..ENVIRONMENTS.len(), prop::option::of(any::<bool>()), prop::option::of(1..17));
    prop_oneof![
        12 => submission().prop_map(|one| Step::Submit(Box::new(one))),
        2 => which().prop_map(|(job, child)| Step::Cancel(job, child)),
        2 => which().prop_map(|(job, child)| Step::Terminate(job, child)),
        3 => (0..RESOURCES.len(), 0..TYPES.len(), 0_i64..6).prop_map(|(r, t, n)| Step::Create(r, t, n)),
        3 => (0..RESOURCES.len(), select(&["SET", "ADD", "REMOVE"][..]), 0_i64..4)
            .prop_map(|(resource, operation, units)| Step::Update(resource, operation, units)),
        2 => (0..RESOURCES.len()).prop_map(Step::Delete),
        4 => (0..RESOURCES.len(), 0..TYPES.len()).prop_map(|(r, t)| Step::Replace(r, t)),
        2 => environment.prop_map(|(one, enable, vcpus)| Step::Environment(one, enable, vcpus)),
        1 => (0..QUEUES.len(), any::<bool>()).prop_map(|(queue, enable)| Step::Queue(queue, enable)),
        1 => Just(Step::Recreate),
        1 => Just(Step::Advance(WEEK)),
        20 => select(&[1, 1, 9, 10, 30, 30, 61, 200, 1000][..]).prop_map(Step::Advance),
    ]
}

/// A world in which steps are done, and what was seen of it that it does not tell itself.
struct Play {
    fixture: Fixture,
    /// The ids of the jobs submitted.
    ids: Vec<String>,
    sizes: Vec<Option<i32>>,
    /// How often each resource has been made, and whether it is there.
    made: [(u32, bool); 2],
    /// For each attempt: which of the resources of each name it took units of.
    took: BTreeMap<(Which, usize), [Option<u32>; 2]>,
    /// How what is over has ended.
    ends: BTreeMap<Which, JobStatus>,
}

impl Play {
    fn new(seed: u64) -> Self {
        let start = Some(Timestamp::from_millis(1_700_000_000_000));
        let fixture = Fixture::with(Settings { seed, start, ..Settings::default() });
        for name in ENVIRONMENTS {
            stage::make_environment(&fixture, stage::managed(name, stage::ec2()));
        }
        stage::make_queue(&fixture, stage::queue("wide", &["large", "small"]));
        stage::make_queue(&fixture, stage::queue("narrow", &["small"]));
        let policy = Some(stage::make_policy(&fixture, "policy", false));
        let fair = stage::queue("fair", &["large"]);
        let fair = crate::api::batch::CreateJobQueueRequest { scheduling_policy_arn: policy, ..fair };
        stage::make_queue(&fixture, fair);
        for vcpus in [1, 4] {
            let properties = ContainerProperties {
                image: Some("busybox".into()),
                vcpus: Some(vcpus),
                memory: Some(128),
                ..Default::default()
            };
            let input = RegisterJobDefinitionRequest {
                job_definition_name: format!("work-{vcpus}"),
                r#type: JobDefinitionType::Container,
                container_properties: Some(properties),
                ..Default::default()
            };
            fixture.write(job_definitions::register, input).unwrap();
        }
        let mut play = Self {
            fixture,
            ids: Vec::new(),
            sizes: Vec::new(),
            made: [(0, false); 2],
            took: BTreeMap::new(),
            ends: BTreeMap::new(),
        };
        for resource in 0..RESOURCES.len() {
            play.create(resource, resource, 6);
        }
        play
    }

    /// Does a step. It may be refused; then nothing has changed, which the fixture sees to.
    fn act(&mut self, step: &Step) {
        match step {
            Step::Submit(submission) => self.submit(submission),
            Step::Cancel(job, child) => {
                let Some(job_id) = self.id(*job, *child) else { return };
                let input = CancelJobRequest { job_id, reason: "cancelled".into() };
                self.fixture.write(cancel_job, input).unwrap();
            }
            Step::Terminate(job, child) => {
                let Some(job_id) = self.id(*job, *child) else { return };
                let input = TerminateJobRequest { job_id, reason: "terminated".into() };
                self.fixture.write(terminate_job, input).unwrap();
            }
            Step::Create(resource, kind, total) => self.create(*resource, *kind, *total),
            Step::Update(resource, operation, quantity) => {
                let input = UpdateConsumableResourceRequest {
                    consumable_resource: RESOURCES[*resource].into(),
                    operation: Some((*operation).into()),
                    quantity: Some(*quantity),
                    client_token: None,
                };
                drop(self.fixture.write(consumable_resources::update, input));
            }
            Step::Delete(resource) => {
                let consumable_resource = RESOURCES[*resource].into();
                let input = DeleteConsumableResourceRequest { consumable_resource };
                if self.fixture.write(consumable_resources::delete, input).is_ok() {
                    self.made[*resource].1 = false;
                }
            }
            Step::Replace(resource, kind) => {
                self.act(&Step::Delete(*resource));
                self.create(*resource, *kind, 6);
            }
            Step::Environment(environment, enable, vcpus) => {
                self.change_environment(*environment, *enable, *vcpus);
            }
            Step::Queue(queue, enable) => {
                let state = Some(if *enable { JQState::Enabled } else { JQState::Disabled });
                let input =
                    UpdateJobQueueRequest { job_queue: QUEUES[*queue].into(), state, ..Default::default() };
                drop(self.fixture.write(job_queues::update, input));
            }
            Step::Recreate => self.recreate(),
            Step::Advance(seconds) => self.fixture.advance(Duration::from_secs(*seconds)),
        }
    }

    fn recreate(&mut self) {
        stage::settle(&self.fixture);
        self.act(&Step::Queue(1, false));
        stage::settle(&self.fixture);
        let input = DeleteJobQueueRequest { job_queue: "narrow".into() };
        self.fixture.write(job_queues::delete, input).unwrap();
        stage::settle(&self.fixture);
        self.check();
        stage::settle(&self.fixture);
        stage::make_queue(&self.fixture, stage::queue("narrow", &["small"]));
    }

    fn id(&self, job: usize, child: Option<u32>) -> Option<String> {
        let id = self.ids.get(job % self.ids.len().max(1))?;
        Some(child.map_or_else(|| id.clone(), |child| format!("{id}:{child}")))
    }

    fn create(&mut self, resource: usize, kind: usize, total: i64) {
        let input = CreateConsumableResourceRequest {
            consumable_resource_name: RESOURCES[resource].into(),
            resource_type: Some(TYPES[kind].into()),
            total_quantity: Some(total),
            ..Default::default()
        };
        if self.fixture.write(consumable_resources::create, input).is_ok() {
            self.made[resource] = (self.made[resource].0 + 1, true);
        }
    }

    fn change_environment(&self, environment: usize, enable: Option<bool>, vcpus: Option<i32>) {
        let change = ComputeResourceUpdate { max_vcpus: vcpus, ..Default::default() };
        let input = UpdateComputeEnvironmentRequest {
            compute_environment: ENVIRONMENTS[environment].into(),
            state: enable.map(|enable| if enable { CEState::Enabled } else { CEState::Disabled }),
            compute_resources: vcpus.map(|_| change),
            ..Default::default()
        };
        drop(self.fixture.write(compute_environments::update, input));
    }

    fn submit(&mut self, one: &Submission) {
        let units = RESOURCES.iter().zip(one.units).filter(|(_, units)| *units > 0);
        let units = units.map(|(resource, units)| ConsumableResourceRequirement {
            consumable_resource: Some((*resource).into()),
            quantity: Some(units),
        });
        let units = ConsumableResourceProperties { consumable_resource_list: Some(units.collect()) };
        let overrides = ContainerOverrides {
            command: (!one.command.is_empty()).then(|| stage::texts(one.command)),
            ..Default::default()
        };
        let is_fair = QUEUES[one.queue] == "fair";
        let share = if one.attempts > 1 { "a" } else { "b" };
        let input = SubmitJobRequest {
            job_name: "job".into(),
            job_queue: QUEUES[one.queue].into(),
            job_definition: format!("work-{}", one.vcpus),
            share_identifier: is_fair.then(|| share.into()),
            scheduling_priority_override: is_fair.then_some(one.vcpus),
            array_properties: one.size.map(|size| ArrayProperties { size: Some(size) }),
            depends_on: Some(self.dependencies(one)),
            container_overrides: Some(overrides),
            consumable_resource_properties_override: Some(units),
            retry_strategy: Some(RetryStrategy { attempts: Some(one.attempts), evaluate_on_exit: None }),
            timeout: one.timeout.then_some(JobTimeout { attempt_duration_seconds: Some(60) }),
            ..Default::default()
        };
        if let Ok(submitted) = self.fixture.write(submit_job, input) {
            self.ids.push(submitted.job_id);
            self.sizes.push(one.size);
        }
    }

    /// Only dependencies that are not refused.
    fn dependencies(&self, one: &Submission) -> Vec<JobDependency> {
        let on_itself = JobDependency { job_id: None, r#type: Some(ArrayJobDependency::Sequential) };
        let mut all = Vec::new();
        if one.sequential && one.size.is_some() {
            all.push(on_itself);
        }
        for (job, kind) in &one.after {
            let Some(id) = self.ids.get(job % self.ids.len().max(1)) else { continue };
            let is_like = one.size.is_some() && self.sizes[job % self.ids.len()] == one.size;
            all.push(JobDependency { job_id: Some(id.clone()), r#type: kind.filter(|_| is_like) });
        }
        all
    }

    /// Gives all that waits what it needs, and lets the clock run on until the last job must have ended.
    fn open_up(&mut self) {
        for queue in QUEUES {
            stage::settle(&self.fixture);
            let state = Some(JQState::Enabled);
            let input = UpdateJobQueueRequest { job_queue: queue.into(), state, ..Default::default() };
            self.fixture.write(job_queues::update, input).unwrap();
        }
        for environment in 0..ENVIRONMENTS.len() {
            self.change_environment(environment, Some(true), Some(16));
        }
        for resource in 0..RESOURCES.len() {
            self.create(resource, 0, 0);
            self.act(&Step::Update(resource, "ADD", 10_000));
        }
        self.check();
        for _ in 0..20 {
            self.fixture.advance(Duration::from_hours(1));
            self.check();
        }
    }

    /// Whether everything is as it must be.
    fn check(&mut self) {
        let quantities = RESOURCES.map(|name| self.quantities(name));
        let Self { fixture, made, took, ends, .. } = self;
        fixture.look(|state, context| {
            let partition = state.at(context.scope());
            let mut taken = BTreeMap::new();
            let mut in_use = [0; 2];
            for (which, run) in runs(partition) {
                let job = partition.jobs.get(which.job).unwrap();
                let attempt = (which, run.attempt());
                assert_eq!(run.current.is_some(), HELD.contains(&run.status), "{which:?}");
                if let Some(current) = &run.current {
                    *taken.entry(current.taken.environment.to_string()).or_insert(0) +=
                        job.demand.milli_vcpus;
                    assert_eq!(current.taken.milli_vcpus, job.demand.milli_vcpus);
                    let took = took
                        .entry(attempt)
                        .or_insert_with(|| made.map(|(number, here)| here.then_some(number)));
                    for (resource, units) in &job.demand.units {
                        let resource = RESOURCES.iter().position(|name| **name == **resource).unwrap();
                        let number = took[resource].expect("it started without a resource that it needs");
                        if made[resource] == (number, true) {
                            in_use[resource] += i64::try_from(*units).unwrap();
                        }
                    }
                }
                check_line(partition, which, context.now);
                if job::is_over(run.status) {
                    assert_eq!(*ends.entry(which).or_insert(run.status), run.status);
                } else {
                    assert_eq!(ends.get(&which), None, "{which:?} was over");
                }
                assert_eq!(run.stopped_at.is_some(), job::is_over(run.status));
                check_dependencies(partition, which, run.status);
            }
            for (resource, found) in quantities.iter().enumerate() {
                assert_eq!(found.is_some(), made[resource].1);
                if let Some((kind, total, shown, available)) = found {
                    assert_eq!(*shown, in_use[resource], "in use of {}", RESOURCES[resource]);
                    let left = if kind == TYPES[0] { (total - shown).max(0) } else { *total };
                    assert_eq!(*available, left);
                }
            }
            for environment in ENVIRONMENTS {
                let expected = taken.get(environment).copied().unwrap_or_default();
                assert_eq!(partition.scheduler.taken(environment), expected, "{environment}");
                assert!(expected <= 16_000);
            }
            check_counts(partition);
        });
    }

    /// Type, total, in use and available of a resource, as they are shown.
    fn quantities(&self, name: &str) -> Option<(String, i64, i64, i64)> {
        let input = DescribeConsumableResourceRequest { consumable_resource: name.into() };
        let found = self.fixture.read(consumable_resources::describe, input).ok()?;
        Some((found.resource_type?, found.total_quantity?, found.in_use_quantity?, found.available_quantity?))
    }

    fn check_all_over(&self) {
        self.fixture.look(|state, context| {
            let partition = state.at(context.scope());
            for number in numbers(partition) {
                let job = partition.jobs.get(number).unwrap();
                assert!(job::is_over(job.status()), "{number:?} is {:?} for ever", job.status());
            }
            assert!(runs(partition).iter().all(|(_, run)| job::is_over(run.status)));
            assert!(partition.jobs.occupants.is_empty());
            for queue in QUEUES {
                assert_eq!(partition.scheduler.front(queue, 1, context.now), []);
                assert_eq!(partition.scheduler.usage(queue), (0, BTreeMap::new()));
            }
        });
    }

    fn state(&self) -> serde_json::Value {
        self.fixture.state()
    }
}

fn numbers(partition: &Partition) -> Vec<JobNumber> {
    QUEUES.iter().flat_map(|queue| partition.jobs.of_queue(queue, None)).copied().collect()
}

/// All that runs, has run or will run.
fn runs(partition: &Partition) -> Vec<(Which, &job::Run)> {
    let mut all = Vec::new();
    for number in numbers(partition) {
        let job = partition.jobs.get(number).unwrap();
        for which in attempts::parts(number, &job.body) {
            all.push((which, job.run(which.child).unwrap()));
        }
    }
    all
}

/// What is `RUNNABLE` stands in the line, and is due there in time; nothing else stands there.
fn check_line(partition: &Partition, which: Which, now: Timestamp) {
    let run = partition.jobs.run(which).unwrap();
    assert_eq!(run.place.is_some(), run.status == JobStatus::Runnable, "{which:?}");
    if let Some(place) = run.place {
        let occupant = &partition.jobs.occupants[&place];
        assert!((0..4).any(|earlier| occupant.nth(earlier) == Some(which)), "{which:?}");
        assert!(occupant.is_due || now < run.entered_at.unwrap() + PLACEMENT.real, "{which:?}");
    }
}

/// What has started has all that it waited for behind it.
fn check_dependencies(partition: &Partition, which: Which, status: JobStatus) {
    if !HELD.contains(&status) && status != JobStatus::Succeeded {
        return;
    }
    let job = partition.jobs.get(which.job).unwrap();
    for dependency in &job.depends_on {
        // What it waited for may have been over so long ago that it is forgotten.
        let other = dependency.on.and_then(|on| partition.jobs.get(on.job));
        let status = match (dependency.kind, which.child) {
            (None, _) => other.map(Job::status),
            (Some(ArrayJobDependency::NToN), child) => other.map(|job| job.run(child).unwrap().status),
            (Some(ArrayJobDependency::Sequential), Some(0) | None) => None,
            (Some(ArrayJobDependency::Sequential), Some(child)) => {
                Some(job.run(Some(child - 1)).unwrap().status)
            }
        };
        let has_succeeded = status.is_none_or(|status| status == JobStatus::Succeeded);
        assert!(has_succeeded, "{which:?} has not waited for {dependency:?}");
    }
}

/// The children of arrays and the jobs of queues are counted right, and parents stand as they must.
fn check_counts(partition: &Partition) {
    for number in numbers(partition) {
        let Some(array) = partition.jobs.get(number).unwrap().array() else { continue };
        let children = || array.children.iter();
        assert!(array.children.is_empty() || array.children.len() == array.size as usize);
        for status in JobStatus::ALL {
            let count = children().filter(|run| run.status == *status).count();
            assert_eq!(array.counts.of(*status) as usize, count, "{status:?} of {number:?}");
        }
        if !array.children.is_empty() {
            let failed = children().any(|run| run.status == JobStatus::Failed);
            let expected = match (children().all(|run| job::is_over(run.status)), failed) {
                (false, _) => JobStatus::Pending,
                (true, failed) if failed || array.parent.is_cancelled => JobStatus::Failed,
                (true, _) => JobStatus::Succeeded,
            };
            assert_eq!(array.parent.status, expected, "{number:?}");
        }
    }
    for queue in QUEUES {
        let all = partition.jobs.of_queue(queue, None);
        let mut found = 0;
        for status in JobStatus::ALL {
            let those = partition.jobs.of_queue(queue, Some(*status));
            found += those.len();
            assert!(those.iter().all(|number| partition.jobs.get(*number).unwrap().status() == *status));
        }
        assert_eq!(all.len(), found);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_books_balance_and_nobody_starves(seed in any::<u64>(), steps in prop::collection::vec(step(), 1..40)) {
        let (mut first, mut second) = (Play::new(seed), Play::new(seed));
        for step in &steps {
            first.act(step);
            first.check();
            second.act(step);
        }
        prop_assert_eq!(first.state(), second.state());
        first.open_up();
        first.check_all_over();
    }
}
