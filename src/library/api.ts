/**
 * netlab as a library: the simulator, the labs and the grading, from a program of one's own. This file is, as it stands,
 * the published declaration of types: it imports nothing.
 */

/** A place in the simulated network: `internet`, `client/lisbon`, `instance/web`, `premises/hq/desk`, an IP address. */
export type Place = string;

export interface SimOptions {
  /** Decides every ID, address and chance. Default: `1`. */
  readonly seed?: string;
  /** The region that calls go to unless they name another. Default: `us-east-1`. */
  readonly region?: string;
  /** Users on the internet, by name; they are `client/NAME`. */
  readonly clients?: Readonly<Record<string, { readonly city: string; readonly address: string }>>;
  /** Machine images by ID: what instances of them listen on, such as `tcp/80`. */
  readonly images?: Readonly<Record<string, { readonly serves: readonly string[] }>>;
  /** Whether regions begin with a default VPC, as real accounts do. Default: true. */
  readonly defaultVpc?: boolean;
}

export interface ApiCall {
  /** As the AWS CLI calls it: `ec2`, `route53`. */
  readonly service: string;
  /** As the API calls it: `CreateVpc`. */
  readonly operation: string;
  /** In the shape of the AWS SDK for JavaScript. */
  readonly input?: Readonly<Record<string, unknown>>;
  readonly region?: string;
}

/** What the simulated API answers where it refuses, with AWS's own code and words. */
export interface ApiError extends Error {
  readonly code: string;
}

/** What a packet would have to do. `port`: `tcp/80`, `udp/53`, `icmp`, or a protocol's number. */
export interface FlowQuestion {
  readonly from: Place;
  readonly to: Place;
  readonly port: string;
}

export interface FlowAnswer {
  /** `refused`: the host answered that nothing listens there. Of the others the sender sees a timeout. */
  readonly disposition: 'delivered' | 'refused' | 'dropped' | 'reply-dropped';
  /** What the packet and its answer met, in order, one sentence each. */
  readonly path: readonly string[];
  /** Every setting that must change before it gets through; empty where it does. */
  readonly blockers: readonly { readonly code: string; readonly resource: string; readonly text: string }[];
}

export interface NameAnswer {
  /** `NOERROR`, `NXDOMAIN`, … */
  readonly rcode: string;
  /** As in a zone file: name, TTL, type and data. */
  readonly answers: readonly {
    readonly name: string;
    readonly ttl: number;
    readonly type: string;
    readonly data: string;
  }[];
}

export interface WebAnswer {
  /** Absent where no answer came. */
  readonly status?: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Why no answer came, in a sentence. */
  readonly failure?: string;
  /** Milliseconds of simulated time. */
  readonly elapsedMs: number;
  /** The whole journey in words: DNS, TCP, TLS, caches, origin. */
  readonly journey: string;
}

/** A simulated cloud with the internet around it. Time stands still until it is told to pass. */
export interface Simulator {
  /** Milliseconds since the Unix epoch, in the simulated world. */
  readonly now: number;
  /** Throws an `ApiError` where the API refuses. `Output`: as the AWS SDK for JavaScript types it. */
  call<Output extends object = Record<string, unknown>>(request: ApiCall): Output;
  /** Throws where a place does not exist, with a suggestion; as do the next three. */
  trace(flow: FlowQuestion): FlowAnswer;
  /** Exactly what gets from one place to the other and is answered: `['tcp/80', 'icmp/8/0']`; proved for every packet. */
  reach(from: Place, to: Place): readonly string[];
  /** `name` is absolute, with or without its final dot. Default `type`: `A`. */
  resolve(client: Place, name: string, type?: string): NameAnswer;
  fetch(
    client: Place,
    url: string,
    options?: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> },
  ): WebAnswer;
  /** Lets time pass; answers with how many events fired. */
  advance(ms: number): number;
  /** Breaks something (`az/us-east-1a`, a place, a resource's ID), and mends it; what happened, in a sentence. */
  fault(target: string): string;
  heal(target: string): string;
  /** Another simulator on the same world; costs nothing. */
  fork(): Simulator;
  /** Takes the last change back; false where there is none. */
  undo(): boolean;
}

export interface Lab {
  readonly slug: string;
  readonly title: string;
  /** Another hash, another lab. */
  readonly hash: string;
  readonly minutes: number;
  /** Tasks of the ANS-C01 exam that it trains. */
  readonly exam: readonly string[];
}

/** What is wrong with a lab's files; `problems` are lines such as `my-lab/lab.yaml:12:5: …`. */
export interface LabError extends Error {
  readonly problems: readonly string[];
}

export interface GradeOptions {
  readonly lab: Lab;
  /** Which variant. Default: `1`. */
  readonly seed?: string;
  /** Commands as in the lab's console, or a session's journal. */
  readonly submission: { readonly script: string } | { readonly journal: string };
}

export interface Grade {
  readonly passed: boolean;
  readonly points: number;
  readonly maxPoints: number;
  readonly tasks: readonly {
    readonly id: string;
    readonly title: string;
    readonly done: boolean;
    readonly points: number;
    readonly maxPoints: number;
    readonly checks: readonly { readonly id: string; readonly passed: boolean; readonly text: string }[];
  }[];
  /** Commands that did not end with 0. */
  readonly failures: readonly {
    readonly command: string;
    readonly exitCode: number;
    readonly stderr: string;
  }[];
  /** Why it could not be graded at all. */
  readonly error?: string;
}

export interface Netlab {
  createSim(options?: SimOptions): Simulator;
  /** The labs that come with netlab. */
  listLabs(): readonly Lab[];
  /** By name, or from a folder (a path with a slash in it). Throws a `LabError`. */
  loadLab(nameOrFolder: string): Lab;
  /** Plays a submission in a fresh world, and tells what holds afterwards. Never throws for what was submitted. */
  grade(options: GradeOptions): Promise<Grade>;
}
