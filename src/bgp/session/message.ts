/** What the two ends of a session say to each other: RFC 4271 §4, RFC 2918. Lengths and encodings are not modelled. */
import type { PathAttributes } from '../attributes/path-attributes.ts';
import type { AddressFamily } from '../config/neighbor.ts';

export interface OpenMessage {
  readonly type: 'open';
  readonly asn: number;
  readonly routerId: string;
  readonly holdSeconds: number;
  readonly families: readonly AddressFamily[];
}

/** Routes that share their attributes travel together. */
export interface UpdateMessage {
  readonly type: 'update';
  readonly announced: readonly {
    readonly attributes: PathAttributes;
    readonly prefixes: readonly string[];
  }[];
  readonly withdrawn: readonly string[];
}

export interface NotificationMessage {
  readonly type: 'notification';
  readonly code: number;
  readonly subcode: number;
  /** What a person wrote with a shutdown (RFC 9003). */
  readonly words?: string;
}

export type Message =
  | OpenMessage
  | { readonly type: 'keepalive' }
  | UpdateMessage
  | NotificationMessage
  | { readonly type: 'route-refresh' };
