/** The server cannot be started, or refuses what it is asked to do. */
export class StockroomError extends Error {}

/** The time in a server's world. */
export interface Clock {
  /** The time. */
  now(): Promise<Date>;
  /** Moves the time on by so many seconds; what becomes due on the way is done then. Resolves to the new time. */
  advance(seconds: number): Promise<Date>;
  /** Lets all happen that is under way, and moves the time to the last of it. Resolves to the new time. */
  settle(): Promise<Date>;
}

/** An AWS account of a server. */
export interface Account {
  readonly server: Server;
  /** Its id, of 12 digits. */
  readonly id: string;
  readonly region: string;
  /** What a client of the AWS SDK is made with: `new BatchClient(account.config)`. */
  readonly config: {
    endpoint: string;
    region: string;
    credentials: { accessKeyId: string; secretAccessKey: string };
  };
  /** The variables that let AWS SDKs and the AWS CLI act for this account. */
  readonly environment: Record<string, string>;
  /** Forgets everything of this account. */
  reset(): Promise<void>;
}

/** A running server. */
export interface Server {
  /** Where to point clients. */
  readonly endpoint: string;
  readonly clock: Clock;
  /** The account with this id of 12 digits; by default one that nobody else uses. */
  account(id?: string, region?: string): Account;
  /** Forgets everything of all accounts. */
  reset(): Promise<void>;
  /** Sets the rules on what simulated jobs and stacks come to, in place of all there were. */
  setOutcomes(...rules: object[]): Promise<void>;
  /** Calls a control endpoint, `/_stockroom/<where>`; rejects with a `StockroomError` if that refuses. */
  control(method: string, where: string, body?: unknown): Promise<any>;
  /** Stops it; doing so again does nothing. */
  stop(): Promise<void>;
  /** As `stop`: for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts a server on a free port of this machine with these flags of the program. It ends with this process at the latest. */
export function start(...flags: string[]): Promise<Server>;

/** Where the program is: what `STOCKROOM_BIN` names, or what the package carries. */
export function program(): string;

/** Where the package carries the program of this platform. */
export function carried(): string;
