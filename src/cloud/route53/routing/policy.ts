/**
 * What a routing policy is here: a pure function from the record sets that may be answered with, and who asks, to
 * the share of answers that each set gets, with the reason. No policy knows about health: it is asked over the
 * healthy sets first and over all of them as a last resort (R-R53-91).
 */
import type { Address } from '../../../kit/address.ts';
import type { Prefix } from '../../../kit/prefix.ts';
import type { Place } from '../geography/place.ts';
import type { RecordSetItem } from '../record-set/record-set.ts';
import type { Fraction } from './fraction.ts';

/** Who asks, as far as Route 53 can see: a resolver, or the network that it says it asks for. */
export interface Asker {
  /** Unknown to geolocation where absent. */
  readonly place?: Place;
  readonly address?: Address;
  /** From EDNS Client Subnet (R-R53-75). */
  readonly subnet?: Prefix;
}

export type ReasonCode =
  | 'only-set'
  | 'weight'
  | 'weight-zero'
  | 'nearest'
  | 'farther'
  | 'location'
  | 'less-specific'
  | 'elsewhere'
  | 'primary'
  | 'secondary'
  | 'standby'
  | 'multivalue'
  | 'block'
  | 'other-block'
  | 'default'
  | 'unhealthy';

export interface Reason {
  readonly code: ReasonCode;
  /** A sentence without its full stop, for people. */
  readonly text: string;
}

/** What a policy makes of one set. */
export interface Mark extends Reason {
  readonly set: RecordSetItem;
  /** Of the answers: those whose first value is this set's. All marks of a policy add up to one, or to zero. */
  readonly share: Fraction;
}

export interface PolicyInput {
  readonly sets: readonly RecordSetItem[];
  readonly asker: Asker;
  /** No healthy set is left: all count as healthy. */
  readonly lastResort: boolean;
  /** The CIDR locations that records refer to, for IP-based routing. */
  readonly blocksOf: (collectionId: string) => Readonly<Record<string, readonly string[]>>;
}

export type Policy = (input: PolicyInput) => readonly Mark[];
