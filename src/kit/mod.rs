//! What every service is built from. Knows no service, no HTTP and no clock.

pub mod arn;
pub mod call;
pub mod context;
pub mod delay;
pub mod execute;
pub mod ids;
pub mod ordered;
pub mod outcomes;
pub mod outside;
pub mod page;
pub mod s3_url;
pub mod scope;
pub mod service;
pub mod tags;
pub mod tokens;

pub use arn::Arn;
pub use call::{Answered, InnerCall, Refused};
pub use context::{
    BatchExecutor, Context, Due, Effects, EventKind, LaunchPaths, Origin, Settings, Transaction,
};
pub use delay::{Delay, Pace};
pub use execute::{Execute, Exit, Launch, Output, Running, Starting, Stop, Stream};
pub use ids::Ids;
pub use ordered::Ordered;
pub use outside::{Bucket, NewObject, Outside};
pub use page::{BadToken, Page};
pub use scope::{AccountId, Caller, Region, Scope, Scoped, Session};
pub use service::{Prepare, Preparing, Read, Register, Service, Sizes, Write, WritePrepared};
pub use tags::{TagRefusal, Tags};
pub use tokens::{Seen, Tokens};
