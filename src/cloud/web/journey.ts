/**
 * The journey of one HTTP request, as it is told afterwards: every leg of it (asking the DNS, opening a connection,
 * shaking hands over TLS, asking and being answered), who took it, how long it took, and what decided it. Servers that
 * pass a request on take legs of their own; these are `depth` 1, those of whom they ask 2, and so on.
 */
import type { HttpRequest, HttpResponse } from '../../cdn/message.ts';
import type { ServeVerdict } from '../../cdn/serve/exchange.ts';
import type { Certificate, CertificateFault } from './certificate.ts';
import type { TlsVersion } from './tls-version.ts';
import type { Reason } from './visit.ts';

interface LegBase {
  /** 0: the client's own. */
  readonly depth: number;
  /** Who took it, as a person calls them: `lisbon`, `web`, `the edge FRA50`. */
  readonly by: string;
  /** Milliseconds since the client began. */
  readonly startMs: number;
  readonly ms: number;
  /** Whether the next leg could follow. */
  readonly ok: boolean;
  readonly reason?: Reason;
}

/** Asking for addresses. Absent where an address was typed in. */
export interface DnsLeg extends LegBase {
  readonly kind: 'dns';
  readonly name: string;
  /** `NOERROR`, `NXDOMAIN`, `NO_SERVER`…; absent where the host knew the name by itself. */
  readonly rcode?: string;
  /** In the order in which they are tried. */
  readonly addresses: readonly string[];
  /** The resolver that answered, as its cache is named. */
  readonly resolver?: string;
  readonly fromCache: boolean;
}

/** Opening a connection to one address; there is one of them for every address that was tried. */
export interface TcpLeg extends LegBase {
  readonly kind: 'tcp';
  readonly address: string;
  readonly port: number;
  readonly outcome: 'connected' | 'refused' | 'timeout';
  /** The places between which the packets went, as `sim.trace` takes them. */
  readonly flow: { readonly from: string; readonly to: string };
  /** ID of the VPC endpoint by which the packets left their VPC. */
  readonly endpoint?: string;
  /** What must change in the network before it succeeds, in words. */
  readonly blockers: readonly string[];
}

export interface TlsLeg extends LegBase {
  readonly kind: 'tls';
  readonly serverName: string;
  /** Absent where the other side does not speak TLS, or has none for this name. */
  readonly certificate?: Certificate;
  /** What a browser would say; checked only where `verified`. */
  readonly faults: readonly CertificateFault[];
  readonly verified: boolean;
  /** The version and the protocol that both agreed on. */
  readonly version?: TlsVersion;
  readonly alpn?: 'h2' | 'http/1.1';
}

/** A cache that a request went through, in the order in which they were asked. */
export interface CacheStop {
  /** `edge LIS50-C1`, `regional cache eu-west-2`, `Origin Shield eu-west-1`. */
  readonly name: string;
  /** A city or a region. */
  readonly place: string;
  /** What it did: `hit`, `miss`, `refresh-hit`… (of `src/cdn`). */
  readonly verdict: ServeVerdict;
}

export interface HttpLeg extends LegBase {
  readonly kind: 'http';
  /** Who answered: the ID of a resource, the host of a site. */
  readonly server: string;
  /** As a person calls it: `web`, `load balancer shop`. */
  readonly label: string;
  /** A city or a region; absent where it stands everywhere. */
  readonly place?: string;
  readonly method: string;
  readonly url: string;
  /** Of a content delivery network: its caches that were asked. Absent where none was. */
  readonly caches?: readonly CacheStop[];
  /** Absent where no answer came. */
  readonly status?: number;
  /** Octets of the bodies, there and back. */
  readonly sentOctets: number;
  readonly receivedOctets: number;
  /** Of an answer that was cut off: how long its body would have been. */
  readonly wholeOctets?: number;
  /** Milliseconds since the client began, at which the first octet of the answer was there. */
  readonly firstByteMs?: number;
}

export type Leg = DnsLeg | TcpLeg | TlsLeg | HttpLeg;

export type FetchFailureCode =
  /** Nobody knows an address for the name, or nobody could be asked. */
  | 'unresolved'
  | 'refused'
  | 'connect-timeout'
  /** TLS with somebody who does not speak it. */
  | 'not-tls'
  /** The other side has no certificate for the name, and breaks off. */
  | 'handshake-refused'
  /** Both sides speak TLS, and no version in common. */
  | 'tls-version'
  | 'handshake-timeout'
  | 'certificate'
  /** The connection was closed before an answer came. */
  | 'empty'
  | 'reset'
  /** Somebody answered, and not in HTTP. */
  | 'not-http'
  | 'response-timeout'
  /** Servers pass the request on to each other without end. */
  | 'loop';

export interface FetchFailure {
  readonly code: FetchFailureCode;
  /** One sentence for people. */
  readonly text: string;
}

/** What is left of a request: how it went, and what came of it. Exactly one of `response` and `failure` is there. */
export interface Journey {
  /** Who asked, as places are written: `client/lisbon`. */
  readonly from: string;
  /** When the client began: milliseconds since the Unix epoch. */
  readonly at: number;
  readonly request: HttpRequest;
  readonly legs: readonly Leg[];
  readonly elapsedMs: number;
  readonly response?: HttpResponse;
  readonly failure?: FetchFailure;
  /** The connection, still open, on which another request to the same host may follow. */
  readonly connection?: Connection;
}

/** An open connection, as plain data. */
export interface Connection {
  /** `https://www.example.com:443`. */
  readonly origin: string;
  /** The address that was dialled, and the port. */
  readonly address: string;
  readonly port: number;
  /** What arrived at the other end: destination and source, after all translations on the way. */
  readonly arrivedAt: string;
  readonly arrivedPort: number;
  readonly peer: string;
  /** The port that it left from. */
  readonly sourcePort: number;
  /** ID of the host that took the packets; empty out on the internet. */
  readonly host: string;
  /** ARN of the listener of a network load balancer that passed it on, where one did. */
  readonly passedBy?: string;
  /** ID of the VPC endpoint by which it left the sender's network, where there was one. */
  readonly endpoint?: string;
  readonly roundTripMs: number;
  readonly tls?: { readonly serverName: string; readonly alpn: 'h2' | 'http/1.1' };
}
