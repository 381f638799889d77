/**
 * Who stands at the end of a connection and speaks HTTP. A kind of server (an instance, a load balancer, a storage
 * service, an edge) is found by where a connection arrived, and answers visits; those that pass requests on do so by
 * an `Errand`, which takes onward legs from where the server stands.
 */
import type { HttpRequest, HttpResponse } from '../../cdn/message.ts';
import type { World } from '../kernel/world.ts';
import type { Certificate } from './certificate.ts';
import type { CacheStop, FetchFailure } from './journey.ts';
import type { TlsRange } from './tls-version.ts';
import type { Reason, Visit } from './visit.ts';

/** Where a connection arrived, after all translations on the way. */
export interface Arrival {
  readonly address: string;
  readonly port: number;
  /** ID of the host in the packet network that took it; empty out on the internet. */
  readonly host: string;
  /** ARN of the listener of a network load balancer that passed it on, where one did. */
  readonly passedBy?: string;
  /** ID of the VPC endpoint by which it left the sender's network, where there was one. */
  readonly endpoint?: string;
}

export interface WebServer {
  /** ID or ARN of the resource; of a site its host. */
  readonly resource: string;
  /** As a person calls it: `web`, `load balancer shop`, `the edge FRA50`. */
  readonly label: string;
  /** The region or city that it stands in. Absent: everywhere, so that one is always near. */
  readonly place?: string;
  /** What it speaks on the port that was dialled; `other`: no HTTP at all, such as SSH. */
  readonly speaks: 'http' | 'https' | 'other';
  /** Protocols that it offers over TLS, the one it likes best first. Default: HTTP/1.1 alone. */
  readonly alpn?: readonly ('h2' | 'http/1.1')[];
  /** The versions of TLS that it takes from whoever asks for this name. Default: those of today. */
  tls?(serverName: string): TlsRange;
  /** What it shows to whoever asks for this name (SNI); undefined: it breaks the handshake off. */
  certificate?(serverName: string): Certificate | undefined;
  answer(visit: Visit, errand: Errand): Answer;
}

export type Answer =
  | {
      readonly kind: 'response';
      readonly response: HttpResponse;
      /** How long it thought, without the onward legs, which are counted by themselves. */
      readonly thoughtMs: number;
      /** What decided: which rule forwarded, which policy denied. */
      readonly reason?: Reason;
      /** The caches that were asked, where there are any. */
      readonly caches?: readonly CacheStop[];
    }
  /** Takes the request and says nothing; the client gives up. */
  | { readonly kind: 'hangs'; readonly reason: Reason }
  /** Closes the connection properly, or breaks it. */
  | { readonly kind: 'closes' | 'resets'; readonly reason: Reason };

/** Finds the server of one kind; undefined: there is none of that kind. One line in `sim/fetch/servers.ts` each. */
export type FindServer = (world: World, arrival: Arrival) => WebServer | undefined;

/** A server on its way for somebody. Legs, time and traffic are recorded by whoever runs it. */
export interface Errand {
  /** As it is now. A server that changes something (a cache, an upload) puts the new world here. */
  world: World;
  /** Virtual time in milliseconds since the Unix epoch, the time that the journey took so far included. */
  readonly now: number;
  /** Asks somebody else, from where the server stands. Never throws. */
  fetch(request: HttpRequest, how: Onward): Fetched;
}

export interface Onward {
  /** The place in the packet network that it leaves from: `eni-…`, or an address on the internet. */
  readonly from: string;
  /** The region or city that this is: for distances, and for the resolver that is asked. */
  readonly where: string;
  /** As a person calls who goes: `the edge FRA50`. */
  readonly by: string;
  /** Whom to connect to, and the certificate's name unless `serverName` says otherwise. Default: the request's host. */
  readonly name?: string;
  /** Address to dial; absent: the DNS is asked for the name. */
  readonly address?: string;
  /** Default: that of the host, or of the scheme. */
  readonly port?: number;
  /** The name that is asked for in TLS, and that the certificate must speak for. */
  readonly serverName?: string;
  /** Whether the certificate is checked; load balancers don't (ALBUG: target-group health and HTTPS targets). */
  readonly verifies: boolean;
  /** Milliseconds for each attempt to open a connection; default 10,000. */
  readonly connectTimeoutMs?: number;
  /** Attempts to open a connection; default 1. */
  readonly attempts?: number;
  /** Milliseconds until an answer must begin; default 30,000. */
  readonly responseTimeoutMs?: number;
  /** Who signed the request on its way (an origin access control). */
  readonly signer?: Visit['signer'];
}

/** What came of an errand; exactly one of `response` and `failure` is there. */
export interface Fetched {
  readonly response?: HttpResponse;
  readonly failure?: FetchFailure;
  readonly elapsedMs: number;
  /** The address that answered, where one did. */
  readonly address?: string;
}
