//! Who stops so that another job can start.

use super::{Books, Job, JobNumber, Quota, books};
use crate::batch::scheduler::Name;

impl Quota {
    /// The jobs to stop so that this one can start, none if there is room; `None` if it cannot start whoever stops.
    pub(super) fn plan(&self, number: JobNumber) -> Option<Vec<JobNumber>> {
        let job = self.jobs.get(&number)?;
        let mut lacking = self.lacking(&self.books, job);
        if lacking.is_empty() {
            return Some(Vec::new());
        }
        let mut books = self.books.clone();
        let mut victims = Vec::new();
        while !lacking.is_empty() {
            let victim = self.victim(&books, job, &lacking, &victims)?;
            let stopped = self.jobs.get(&victim)?;
            books.give_back(&stopped.share, &stopped.demand);
            victims.push(victim);
            lacking = self.lacking(&books, job);
        }
        Some(self.without_needless(books, job, victims))
    }

    /// Those of `victims` that have to stop: whoever can stay beside the job after all stays, the last chosen first.
    fn without_needless(&self, mut books: Books, job: &Job, victims: Vec<JobNumber>) -> Vec<JobNumber> {
        let mut needed = Vec::new();
        for victim in victims.into_iter().rev() {
            let Some(stopped) = self.jobs.get(&victim) else { continue };
            books.take(&stopped.share, &stopped.demand);
            if !self.lacking(&books, job).is_empty() {
                books.give_back(&stopped.share, &stopped.demand);
                needed.push(victim);
            }
        }
        needed.reverse();
        needed
    }

    /// The instance types of which a job cannot have as many as it needs.
    fn lacking(&self, books: &Books, job: &Job) -> Vec<Name> {
        let demand = job.demand.iter();
        let short = demand.filter(|(kind, needed)| !self.has_room(books, &job.share, kind, **needed));
        short.map(|(kind, _)| kind.clone()).collect()
    }

    fn has_room(&self, books: &Books, name: &Name, kind: &str, needed: u64) -> bool {
        let (Some(capacity), Some(line)) = (&self.capacity, self.lines.get(name)) else { return false };
        let free = books::count(capacity, kind).saturating_sub(books.total(kind));
        let after = books.used(name, kind).saturating_add(needed);
        if after <= line.share.own(kind) {
            return needed <= free;
        }
        let borrowable = self.idle(books, kind, true);
        let reserved = self.idle(books, kind, false);
        after <= line.share.most(kind) && needed <= borrowable && needed <= free.saturating_sub(reserved)
    }

    /// How many instances of a type the shares that lend, or those that do not, have left of their own.
    fn idle(&self, books: &Books, kind: &str, lent: bool) -> u64 {
        let shares = self.lines.iter().filter(|(_, line)| line.share.lends() == lent);
        if lent {
            // What some of them have borrowed from the others is no longer idle.
            let used = shares.map(|(name, _)| books.used(name, kind)).fold(0, u64::saturating_add);
            return self.lent_at_most(kind).saturating_sub(used);
        }
        let idle = shares.map(|(name, line)| line.share.own(kind).saturating_sub(books.used(name, kind)));
        idle.fold(0, u64::saturating_add)
    }

    /// The next to stop, beside those already `chosen`: one that borrows what is the job's by right, or one of lower
    /// priority in its own share.
    fn victim(&self, books: &Books, job: &Job, lacking: &[Name], chosen: &[JobNumber]) -> Option<JobNumber> {
        let line = self.lines.get(&job.share)?;
        if books.is_within(&line.share, &job.share, &job.demand) {
            let borrower = self.borrower(books, &job.share, lacking, chosen);
            if borrower.is_some() {
                return borrower;
            }
        }
        if !line.share.in_share_preemption {
            return None;
        }
        let mut lower = line.running.iter().take_while(|(priority, ..)| *priority < job.priority);
        lower.find(|(.., other)| self.may_stop(*other, lacking, chosen)).map(|(.., other)| *other)
    }

    fn borrower(
        &self,
        books: &Books,
        own: &Name,
        lacking: &[Name],
        chosen: &[JobNumber],
    ) -> Option<JobNumber> {
        let others = self.lines.iter().filter(|(name, _)| *name != own);
        let first = others.filter_map(|(name, line)| {
            let above = |kind: &&Name| books.used(name, kind) > line.share.own(kind);
            let kinds: Vec<Name> = lacking.iter().filter(above).cloned().collect();
            line.running.iter().find(|(.., other)| self.may_stop(*other, &kinds, chosen))
        });
        first.min().map(|(.., other)| *other)
    }

    /// Whether stopping a job gives some of these types back, and has not been counted on yet.
    fn may_stop(&self, number: JobNumber, kinds: &[Name], chosen: &[JobNumber]) -> bool {
        let uses = |job: &Job| kinds.iter().any(|kind| books::count(&job.demand, kind) > 0);
        !chosen.contains(&number) && self.jobs.get(&number).is_some_and(uses)
    }
}
