//! The command line: flags with `STOCKROOM_*` twins in the environment, into a plain [`Config`].

use std::{fmt::Write, io::IsTerminal, net::IpAddr, path::PathBuf, time::Duration};

use clap::{Args, Parser, Subcommand, ValueEnum, builder::FalseyValueParser, error::ErrorKind};

use crate::{
    config::{Config, Endpoint, Neighbour, S3},
    engine,
    kit::{BatchExecutor, LaunchPaths, Ordered, Pace, Region, Settings},
};

/// A local AWS emulator of SSM Inventory, AWS Batch and AWS Service Catalog.
///
/// Without a command it serves on port 4566 of 127.0.0.1 until it is interrupted. Point an AWS SDK, the AWS CLI or
/// Terraform at that address.
#[derive(Debug, Parser)]
#[command(name = "stockroom", version, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// What to do instead of serving.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// How to serve.
    #[command(flatten)]
    pub serve: Serve,
}

/// What the program can do beside serving.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Ask a running server whether it is well; exit code 0 if it is.
    Health(Address),
    /// List every operation of the models: served or missing.
    Coverage,
}

/// Where a server listens.
#[derive(Debug, Args)]
pub struct Address {
    /// The address to listen on.
    #[arg(long, env = "STOCKROOM_HOST", default_value = "127.0.0.1", value_name = "IP")]
    pub host: IpAddr,
    /// The port to listen on; 0 picks a free one, which the ready line names.
    #[arg(long, env = "STOCKROOM_PORT", default_value_t = 4566)]
    pub port: u16,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object per line.
    Json,
}

/// How to serve.
#[derive(Debug, Args)]
pub struct Serve {
    /// Where.
    #[command(flatten)]
    pub address: Address,
    /// How fast asynchronous work goes: quick (a fraction of a second), instant, real (as long as in AWS), or manual
    /// (time stands still until /_stockroom/clock moves it).
    #[arg(long, env = "STOCKROOM_PACE", default_value_t)]
    pub pace: Pace,
    /// Sets one delay by name; may be repeated, or given as a list with commas. The names are listed below.
    #[arg(long = "delay", env = "STOCKROOM_DELAYS", value_name = "NAME=SECONDS", value_delimiter = ',', value_parser = delay)]
    pub delays: Vec<(String, Duration)>,
    /// Fixes every id the emulator makes, so that two runs are alike; random by default.
    #[arg(long, env = "STOCKROOM_SEED", value_name = "NUMBER")]
    pub seed: Option<u64>,
    /// The region of requests that name none.
    #[arg(long, env = "STOCKROOM_DEFAULT_REGION", default_value = "us-east-1", value_name = "REGION", value_parser = region)]
    pub default_region: Region,
    /// The largest request body, in bytes.
    #[arg(long, env = "STOCKROOM_MAX_BODY", default_value_t = 16 * 1024 * 1024, value_name = "BYTES")]
    pub max_body: usize,
    /// A host beside this machine from which templates may be fetched; may be repeated, or given as a list with commas.
    #[arg(
        long = "template-host",
        env = "STOCKROOM_TEMPLATE_HOSTS",
        value_name = "HOST",
        value_delimiter = ','
    )]
    pub template_hosts: Vec<String>,
    /// A directory whose files templates may be read from, by URLs such as `file:///templates/web.yaml`.
    #[arg(long, env = "STOCKROOM_TEMPLATE_DIR", value_name = "DIRECTORY")]
    pub template_dir: Option<PathBuf>,
    /// Another emulator, to which everything is passed on that is not served here: its root, plain HTTP only, such as
    /// `http://127.0.0.1:5000`. Without it such requests are refused.
    #[arg(long, env = "STOCKROOM_UPSTREAM", value_name = "URL")]
    pub upstream: Option<Endpoint>,
    /// A directory whose files `*.jsonl` are applied before the server is ready: each line is a call of AWS or of a
    /// control endpoint. The first that fails stops the start.
    #[arg(long, env = "STOCKROOM_INIT_DIR", value_name = "DIRECTORY")]
    pub init_dir: Option<PathBuf>,
    /// The S3-compatible server that resource data syncs write to and that templates at URLs of S3 are read from: its
    /// root, plain HTTP only, such as `http://127.0.0.1:9000`, or `auto` for that of --upstream. Without it both fail, and
    /// say so.
    #[arg(long, env = "STOCKROOM_S3_ENDPOINT", value_name = "URL")]
    pub s3_endpoint: Option<Neighbour>,
    /// The access key id for requests to that server; by default the id of the account that acts.
    #[arg(long, env = "STOCKROOM_S3_ACCESS_KEY_ID", value_name = "ID")]
    pub s3_access_key_id: Option<String>,
    /// The secret access key for requests to that server; by default `stockroom`.
    #[arg(long, env = "STOCKROOM_S3_SECRET_ACCESS_KEY", value_name = "SECRET", hide_env_values = true)]
    pub s3_secret_access_key: Option<String>,
    /// Service Catalog: the server by whose `CloudFormation` stacks are really made, changed and removed: its root, plain
    /// HTTP only, such as `http://127.0.0.1:5000`, or `auto` for that of --upstream. Without it stacks are simulated.
    #[arg(long, env = "STOCKROOM_CLOUDFORMATION_ENDPOINT", value_name = "URL")]
    pub cloudformation_endpoint: Option<Neighbour>,
    /// Batch: what runs jobs. `simulate` runs nothing: rules and commands tell what a job comes to. `process` runs the
    /// command of each job on this machine, as the user that runs the server: whoever reaches the port can then run
    /// commands on this machine.
    #[arg(long, env = "STOCKROOM_BATCH_EXECUTOR", value_enum, default_value_t, value_name = "EXECUTOR")]
    pub batch_executor: BatchExecutor,
    /// SSM: refuse ids of nodes that were never registered, even well-formed i- ids.
    #[arg(long, env = "STOCKROOM_STRICT_NODES", value_parser = FalseyValueParser::new())]
    pub strict_nodes: bool,
    /// Batch: refuse a repeated clientToken, as the older API reference says, instead of answering it once more.
    #[arg(long, env = "STOCKROOM_REJECT_REPEATED_TOKENS", value_parser = FalseyValueParser::new())]
    pub reject_repeated_tokens: bool,
    /// Service Catalog: who has launch paths. `strict` asks for an association with a portfolio, as AWS does; `open` lets
    /// every caller of an account through all portfolios that it has or imported.
    #[arg(long, env = "STOCKROOM_LAUNCH_PATHS", value_enum, default_value_t, value_name = "WHO")]
    pub launch_paths: LaunchPaths,
    /// How log lines look, on standard error.
    #[arg(long, env = "STOCKROOM_LOG_FORMAT", value_enum, default_value_t = LogFormat::Text, value_name = "FORMAT")]
    pub log_format: LogFormat,
    /// What is logged: off, error, warn, info (a line for each request), debug or trace, also per module.
    #[arg(long, env = "STOCKROOM_LOG", default_value = "warn", value_name = "FILTER")]
    pub log: String,
}

impl Serve {
    /// These settings as a plain [`Config`]; `seed` serves where none was given.
    pub fn config(&self, seed: u64) -> Config {
        Config {
            host: self.address.host,
            port: self.address.port,
            default_region: self.default_region.clone(),
            max_body: self.max_body,
            template_hosts: self.template_hosts.clone(),
            template_dir: self.template_dir.clone(),
            init_dir: self.init_dir.clone(),
            s3: self.endpoint(self.s3_endpoint.as_ref()).map(|endpoint| S3 {
                endpoint,
                access_key_id: self.s3_access_key_id.clone(),
                secret_access_key: self.s3_secret_access_key.clone(),
            }),
            upstream: self.upstream.clone(),
            cloudformation: self.endpoint(self.cloudformation_endpoint.as_ref()),
            machine: Settings {
                seed: self.seed.unwrap_or(seed),
                pace: self.pace,
                delays: self.delays.iter().cloned().into_map(),
                strict_nodes: self.strict_nodes,
                batch_executor: self.batch_executor,
                reject_repeated_tokens: self.reject_repeated_tokens,
                launch_paths: self.launch_paths,
                // Whether S3 is reached and stacks are delegated follows from the endpoints.
                ..Settings::default()
            },
            ..Config::default()
        }
    }

    fn endpoint(&self, neighbour: Option<&Neighbour>) -> Option<Endpoint> {
        neighbour?.endpoint(self.upstream.as_ref())
    }

    /// What is wrong with these settings together, if anything is.
    fn mistake(&self) -> Option<String> {
        let neighbours = [
            ("--s3-endpoint", &self.s3_endpoint),
            ("--cloudformation-endpoint", &self.cloudformation_endpoint),
        ];
        let (flag, _) = neighbours
            .into_iter()
            .find(|(_, neighbour)| self.upstream.is_none() && **neighbour == Some(Neighbour::Upstream))?;
        Some(format!("stockroom: `{flag} auto` means the server of --upstream, which is not given\n"))
    }
}

/// Reads the command line of this process.
///
/// # Errors
/// What to print, and the exit code: 0 for help and version, 2 for anything that cannot be understood, which is said
/// in one sentence.
pub fn parse<I, T>(arguments: I) -> Result<Cli, (String, u8)>
where
    I: IntoIterator<Item = T>,
    T: Into<std::ffi::OsString> + Clone,
{
    use clap::{CommandFactory, FromArgMatches};
    let command = Cli::command().after_help(delays_help());
    let matches = command.try_get_matches_from(arguments).and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = matches.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let text = error.render();
            // Only a terminal can do something with the codes for bold letters.
            let text =
                if std::io::stdout().is_terminal() { text.ansi().to_string() } else { text.to_string() };
            (text, 0)
        }
        _ => (sentence(&error), 2),
    })?;
    match cli.serve.mistake() {
        Some(mistake) if cli.command.is_none() => Err((mistake, 2)),
        _ => Ok(cli),
    }
}

/// The first paragraph of an error, without its prefix: what is wrong, and what would be right.
fn sentence(error: &clap::Error) -> String {
    let text = error.render().to_string();
    let text = text.strip_prefix("error: ").unwrap_or(&text);
    let first = text.split("\n\n").next().unwrap_or(text);
    format!("stockroom: {}\n", first.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn delays_help() -> String {
    engine::delays().fold("Delays (quick / real, in seconds):".to_owned(), |mut text, delay| {
        let (quick, real) = (delay.quick.as_secs_f64(), delay.real.as_secs_f64());
        // Writing to a string cannot fail.
        let _ = write!(text, "\n  {:<32} {quick} / {real}  {}", delay.name, delay.what);
        text
    })
}

fn delay(text: &str) -> Result<(String, Duration), String> {
    let (name, seconds) = text.split_once('=').ok_or("a delay is written as NAME=SECONDS")?;
    if !engine::delays().any(|delay| delay.name == name) {
        return Err(format!("there is no delay `{name}`; --help lists them"));
    }
    let seconds: f64 = seconds.parse().map_err(|_| format!("`{seconds}` is not a number of seconds"))?;
    let length = Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())?;
    Ok((name.to_owned(), length))
}

fn region(text: &str) -> Result<Region, String> {
    Region::parse(text).ok_or_else(|| format!("`{text}` is not the name of a region"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_arguments_mean_the_defaults() {
        let config = parse(["stockroom"]).unwrap().serve.config(7);
        assert_eq!((config.host.to_string().as_str(), config.port), ("127.0.0.1", 4566));
        assert_eq!((config.machine.seed, config.machine.pace), (7, Pace::Quick));
    }

    #[test]
    fn mistakes_are_one_sentence_and_code_two() {
        for (arguments, part) in [
            (vec!["stockroom", "--bogus"], "--bogus"),
            (vec!["stockroom", "--port", "x"], "invalid value 'x'"),
            (vec!["stockroom", "--batch-executor", "docker"], "[possible values: simulate, process]"),
            (vec!["stockroom", "--launch-paths", "all"], "[possible values: strict, open]"),
            (vec!["stockroom", "--pace", "slow"], "`slow` is not a pace"),
            (vec!["stockroom", "--s3-endpoint", "https://s3.local"], "is not an http:// URL"),
            (vec!["stockroom", "--upstream", "127.0.0.1:5000"], "is not an http:// URL"),
            (vec!["stockroom", "--s3-endpoint", "auto"], "--upstream, which is not given"),
            (vec!["stockroom", "--delay", "nothing=1"], "there is no delay `nothing`"),
        ] {
            let (text, code) = parse(&arguments).unwrap_err();
            assert_eq!(code, 2);
            assert!(text.contains(part) && text.trim_end().lines().count() == 1, "{text}");
        }
    }

    #[test]
    fn every_setting_has_a_twin_in_the_environment() {
        use clap::CommandFactory;
        let command = Cli::command();
        let commands = std::iter::once(&command).chain(command.get_subcommands());
        let mut names = Vec::new();
        for argument in commands.flat_map(clap::Command::get_arguments) {
            let name = argument.get_long().unwrap_or_default();
            let twin = argument.get_env().and_then(std::ffi::OsStr::to_str).unwrap_or_default();
            // What may be repeated is a list there, and is called by more than one.
            let expected = format!("STOCKROOM_{}", name.replace('-', "_").to_uppercase());
            assert!(twin == expected || twin == format!("{expected}S"), "--{name} {twin}");
            names.push(twin.to_owned());
        }
        assert!(names.len() > 15 && names.contains(&"STOCKROOM_INIT_DIR".to_owned()), "{names:?}");
    }

    #[test]
    fn help_is_not_a_mistake() {
        let (text, code) = parse(["stockroom", "--help"]).unwrap_err();
        assert_eq!(code, 0);
        assert!(text.contains("STOCKROOM_PORT") && text.contains("coverage"), "{text}");
    }
}
