//! How long the steps of a service job take.

use std::time::Duration;

use crate::kit::Delay;

/// Until a job is looked at.
pub(super) const SUBMIT: Delay = Delay {
    name: "batch.service-job-submit",
    quick: Duration::from_millis(50),
    real: Duration::from_secs(5),
    what: "between the submission of a service job and RUNNABLE",
};
/// Until the other service has found instances.
pub(super) const SCHEDULE: Delay = Delay {
    name: "batch.service-job-schedule",
    quick: Duration::from_millis(100),
    real: Duration::from_mins(1),
    what: "between SCHEDULED and STARTING of a service job",
};
/// Until images and data are there.
pub(super) const START: Delay = Delay {
    name: "batch.service-job-start",
    quick: Duration::from_millis(100),
    real: Duration::from_mins(2),
    what: "between STARTING and RUNNING of a service job",
};
/// Until the training is done.
pub(super) const RUN: Delay = Delay {
    name: "batch.service-job-run",
    quick: Duration::from_millis(300),
    real: Duration::from_mins(5),
    what: "between RUNNING and the end of a service job",
};
/// Until the other service has stopped.
pub(super) const STOP: Delay = Delay {
    name: "batch.service-job-stop",
    quick: Duration::from_millis(100),
    real: Duration::from_secs(30),
    what: "between the termination of a service job that was passed on and FAILED",
};

/// The named delays of service jobs.
pub(in crate::batch) const DELAYS: [Delay; 5] = [SUBMIT, SCHEDULE, START, RUN, STOP];
