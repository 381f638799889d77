/** What goes between a client, a resolver and a server, free of any encoding: one query and one response. */
import type { Question, ResourceRecord } from './record.ts';

/** RFC 1035 §4.1.1 and RFC 2136; the ones that are used here. */
export const RCODES = { NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5 } as const;

export type Rcode = keyof typeof RCODES;

export type Transport = 'udp' | 'tcp';

/** EDNS(0), RFC 6891, with the one option that matters here: client subnet, RFC 7871. */
export interface QueryEdns {
  /** Octets of the largest UDP response that the asker takes. */
  readonly udpSize: number;
  /** CIDR text: `198.51.100.0/24`. `0.0.0.0/0` asks not to be looked at. */
  readonly clientSubnet?: string;
}

export interface ResponseEdns extends QueryEdns {
  /** For how long a prefix the answer holds (SCOPE PREFIX-LENGTH); there exactly where `clientSubnet` is. */
  readonly scope?: number;
}

export interface Query {
  readonly question: Question;
  readonly recursionDesired: boolean;
  readonly edns?: QueryEdns;
}

export interface Response {
  readonly question: Question;
  readonly rcode: Rcode;
  /** AA: the server has the zone of the question's name. */
  readonly authoritative: boolean;
  /** TC: it did not fit; ask again over TCP. */
  readonly truncated: boolean;
  readonly recursionDesired: boolean;
  readonly recursionAvailable: boolean;
  readonly answer: readonly ResourceRecord[];
  readonly authority: readonly ResourceRecord[];
  readonly additional: readonly ResourceRecord[];
  readonly edns?: ResponseEdns;
}
