/**
 * A request at the door of whoever serves HTTP in the simulated world (a bucket, a load balancer, an instance, a site
 * of somebody else), and what comes back. Servers are functions from the world to an answer and, since uploads change
 * something, a world.
 */
import type { HttpRequest, HttpResponse } from '../../cdn/message.ts';
import type { Passage } from '../kernel/origin.ts';
import type { World } from '../kernel/world.ts';

/** Who signed a request (Signature Version 4), or whom a service speaks for. */
export type Signer =
  /** A principal of an account: `arn:aws:iam::123456789012:user/learner`. */
  | { readonly kind: 'principal'; readonly arn: string; readonly account: string }
  /** A service, on behalf of a resource: an origin access control. */
  | {
      readonly kind: 'service';
      readonly service: string;
      readonly sourceArn: string;
      readonly sourceAccount: string;
    }
  /** An origin access identity, by its canonical user ID. */
  | { readonly kind: 'canonical-user'; readonly id: string; readonly arn: string };

export interface Visit {
  readonly request: HttpRequest;
  /** Address of whoever opened the connection. */
  readonly peer: string;
  /** Absent: anonymous. */
  readonly signer?: Signer;
  /** The VPC endpoint that it came through, where it did. */
  readonly through?: Passage;
}

/** What decided, for people: `bucket-policy-denies`, one sentence with the way out, and the resource that it is about. */
export interface Reason {
  readonly code: string;
  readonly text: string;
  readonly resource: string;
}

export interface Served {
  readonly response: HttpResponse;
  /** The same one where nothing was changed. */
  readonly world: World;
  readonly reason?: Reason;
}
