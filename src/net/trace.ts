/**
 * What a trace says: where a packet went, what decided it at each step, and, where it fails, every setting that
 * must change before it and its reply get through. A drop is a value.
 */
import type { Address } from '../kit/address.ts';
import type { Packet } from './packet.ts';

/** Where a rule came from: the resource and, within it, the line. Opaque to the engine; shown to the learner. */
export interface Origin {
  /** ID of the resource, e.g. `acl-0123…`. */
  readonly resource: string;
  /** How a person would call it: `network ACL acl-0123… (web)`. */
  readonly label: string;
  /** The line: `inbound rule 100`, `route 0.0.0.0/0`. */
  readonly rule?: string;
}

/** How a flow ended. `delivered` and `refused` reached the host and the reply came back; all others did not. */
export type Disposition =
  | 'delivered'
  | 'refused' // the host answered, but nothing listens there: RST, or ICMP port unreachable
  | 'dropped' // lost on the way there: the sender sees a timeout
  | 'reply-dropped'; // arrived, but the answer was lost: the sender sees a timeout too

export type StepAction =
  | 'originated'
  | 'permitted'
  | 'denied'
  | 'tracked'
  | 'routed'
  | 'no-route'
  | 'translated'
  | 'forwarded'
  | 'delivered'
  | 'refused'
  | 'dropped';

export interface Step {
  /** ID of the node in the graph. */
  readonly node: string;
  readonly origin: Origin;
  readonly action: StepAction;
  /** One line for people: `outbound rule -1 to 0.0.0.0/0 permits tcp/443`. */
  readonly text: string;
  /** The packet as it leaves this step. */
  readonly packet: Packet;
}

/**
 * A setting that must change. `code` follows Reachability Analyzer's explanation codes where one fits
 * (`NO_ROUTE_TO_DESTINATION`, `ENI_SG_RULES_MISMATCH`, `SUBNET_ACL_RESTRICTION`, …).
 */
export interface Blocker {
  readonly code: string;
  readonly direction: 'forward' | 'back';
  readonly origin: Origin;
  /** What is wrong and what would mend it, one sentence. */
  readonly text: string;
  readonly packet: Packet;
}

/** The largest packet that gets through, in octets; absent where nothing sets a bound. */
export interface PathMtu {
  readonly forward?: number;
  /** Of the way of the answer. */
  readonly back?: number;
}

/** A packet that was too large for some part of its way. */
export interface TooBig {
  readonly direction: Blocker['direction'];
  /** Who said so: the sender's own network card, a router on the way, or nobody. */
  readonly by: 'sender' | 'router' | 'nobody';
  readonly mtu: number;
  /** Under which address the router told the sender, where it has one. */
  readonly from?: Address;
  /** Of a router's word on the way there: whether it got back to the sender. That about an answer is not followed. */
  readonly told?: boolean;
}

export interface Trace {
  readonly disposition: Disposition;
  readonly forward: readonly Step[];
  /** Empty where the packet never arrived, unless the walk went on past its blockers. */
  readonly back: readonly Step[];
  /** In order, forward first. Empty exactly when the disposition is `delivered` or `refused`. */
  readonly blockers: readonly Blocker[];
  /** Absent: nothing on either way sets a bound. */
  readonly pathMtu?: PathMtu;
  /** The first part that was too narrow. */
  readonly tooBig?: TooBig;
}

/** What an interface saw of a flow, boundary filters of its segment included: the stuff of flow-log records. */
export interface Observation {
  readonly interfaceId: string;
  /** Into the interface from the network, or out of it. */
  readonly direction: 'ingress' | 'egress';
  /** As it is at the interface: before or after translations elsewhere. */
  readonly packet: Packet;
  /** `REJECT` where the interface's own filter or the boundary filter of its segment denied it. */
  readonly verdict: 'ACCEPT' | 'REJECT';
  /** Whether it belongs to the answer. */
  readonly reply: boolean;
}

/** A trace as the engine makes it. Observations end at the first blocker: what was lost, nobody saw. */
export interface FlowTrace extends Trace {
  readonly observations: readonly Observation[];
}
