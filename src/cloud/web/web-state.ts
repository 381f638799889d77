/** What HTTP leaves behind in the world: uploads, counts for the bill, and the last journey for those who want to see it. */
import type { Cache } from '../../cdn/index.ts';
import type { Body } from '../../cdn/message.ts';
import type { Journey } from './journey.ts';

/** Something that was uploaded to a server that stores. */
export interface Upload {
  readonly body: Body;
  readonly contentType: string;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

/** Who was served by whom, how often and how much, since the world began. */
export interface Traffic {
  /** ID of the resource that asked, or of the instance; a client's is `client/NAME`, and `internet` is anybody. */
  readonly from: string;
  /** The city or region that it asked from. */
  readonly fromPlace: string;
  /** ID of the resource that answered, or the host of a site. */
  readonly to: string;
  /** The city or region that answered; absent where nobody knows. */
  readonly toPlace?: string;
  readonly scheme: 'http' | 'https';
  readonly method: string;
  /** ID of the interface endpoint on the way. */
  readonly endpoint?: string;
  readonly requests: number;
  /** Octets on their way to the server, and back from it, heads included. */
  readonly sentOctets: number;
  readonly receivedOctets: number;
}

export interface WebState {
  /** By server and path: `i-0123… /photos/cat.jpg`. */
  readonly uploads: Readonly<Record<string, Upload>>;
  /** By `from place > to place scheme method`. */
  readonly traffic: Readonly<Record<string, Traffic>>;
  /** What caches of a content delivery network remember, by distribution and place: `E123…/LIS50-C1`. */
  readonly edges: Readonly<Record<string, Cache>>;
  /** Lines of access logs that are not delivered yet, by distribution. */
  readonly logs: Readonly<Record<string, readonly string[]>>;
  /** Opened so far: each leaves from a port of its own. */
  readonly connections: number;
  readonly last?: Journey;
}

export const NO_WEB: WebState = { uploads: {}, traffic: {}, edges: {}, logs: {}, connections: 0 };
