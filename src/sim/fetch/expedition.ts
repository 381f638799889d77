/**
 * A request on its way: name, connection, TLS, question and answer, and all that servers ask others for it. It changes
 * the world as it goes (caches fill, flow logs note, uploads are kept), and writes down every leg.
 */
import { type HttpRequest, type HttpResponse, NO_BODY, textBody } from '../../cdn/message.ts';
import type { World } from '../../cloud/kernel/world.ts';
import { verdictOf } from '../../cloud/web/certificate.ts';
import type { Connection, FetchFailure, FetchFailureCode, HttpLeg, Leg } from '../../cloud/web/journey.ts';
import type { Visit } from '../../cloud/web/visit.ts';
import type { Answer, Arrival, WebServer } from '../../cloud/web/web-server.ts';
import type { Family } from '../../kit/address.ts';
import { countVisit } from './count.ts';
import { dial } from './dial.ts';
import { ServerErrand } from './errand.ts';
import { serverAt } from './servers.ts';
import { resolveTargets, type Target, targetAt } from './targets.ts';
import type { Traveller } from './traveller.ts';
import { requestOctets, responseOctets, splitHost, toMicroseconds, urlOf } from './wire.ts';

export interface How {
  /** Whom to connect to; default: the host of the request. */
  readonly name?: string;
  /** Addresses to dial instead of asking the DNS. */
  readonly addresses?: readonly string[];
  readonly port?: number;
  readonly serverName?: string;
  /** Whether a certificate that a browser would refuse ends the journey. */
  readonly verifies: boolean;
  /** For name and connection together, in milliseconds. */
  readonly connectTimeoutMs?: number;
  readonly attempts?: number;
  /** Until the answer begins. */
  readonly responseTimeoutMs?: number;
  /** Milliseconds since the client began, at which it gives up. */
  readonly deadlineMs?: number;
  readonly families?: readonly Family[];
  readonly alpn?: readonly ('h2' | 'http/1.1')[];
  /** Still open from a request before. */
  readonly connection?: Connection;
  readonly signer?: Visit['signer'];
}

export interface Outcome {
  readonly response?: HttpResponse;
  readonly failure?: FetchFailure;
  readonly connection?: Connection;
}

/** Servers that ask servers: beyond that they go in circles. */
const MAX_DEPTH = 8;
/** How long a host's kernel tries to open a connection. */
const KERNEL_TIMEOUT_MS = 130_000;
/** Whoever gets an address of each family waits so long for IPv6 before it tries IPv4 (RFC 8305 §5). */
const HAPPY_EYEBALLS_MS = 200;
/** A server that never answers is cut off by something in between. */
const PATIENCE_MS = 60_000;

export class Expedition {
  /** As it is now. */
  world: World;
  readonly legs: Leg[] = [];
  /** Milliseconds since the client began. */
  elapsedMs = 0;
  #depth = 0;

  constructor(world: World) {
    this.world = world;
  }

  fetch(traveller: Traveller, request: HttpRequest, how: How): Outcome {
    if (this.#depth >= MAX_DEPTH)
      return failed('loop', 'Servers pass the request on to each other in a circle.');
    const { name: ownName, port: ownPort } = splitHost(request.host, request.scheme);
    const name = how.name ?? ownName;
    const port = how.port ?? ownPort;
    const origin = `${request.scheme}://${name}:${port}`;
    const open = how.connection;
    if (open && open.origin === origin) return this.#ask(traveller, request, how, open);
    const resolved = this.#resolve(traveller, name, how);
    if ('failure' in resolved) return resolved;
    const connected = this.#connect(traveller, resolved, port, origin, how);
    if ('failure' in connected) return connected;
    if (request.scheme === 'http') return this.#ask(traveller, request, how, connected);
    const secured = this.#shakeHands(traveller, how.serverName ?? name, how, connected);
    if ('failure' in secured) return secured;
    return this.#ask(traveller, request, how, secured);
  }

  #resolve(traveller: Traveller, name: string, how: How): Candidates | { readonly failure: FetchFailure } {
    const budgetMs = this.#connectBudget(how);
    if (how.addresses) return { targets: how.addresses.map(targetAt), budgetMs };
    const startMs = this.elapsedMs;
    const families = how.families ?? traveller.families;
    const { world, targets, elapsedMs, asked, trouble } = resolveTargets(
      this.world,
      traveller,
      name,
      families,
    );
    this.world = world;
    const usable = targets.filter(({ family }) => families.includes(family) || targets.length === 1);
    const ok = usable.length > 0;
    const spentMs = Math.min(elapsedMs, budgetMs);
    this.#pass(spentMs);
    if (asked) {
      const reason = ok
        ? undefined
        : { code: asked.rcode ?? 'unresolved', text: said(name, trouble), resource: '' };
      this.#note({ kind: 'dns', ...asked, startMs, ok, ...(reason && { reason }) }, traveller);
    }
    return ok ? { targets: usable, budgetMs: budgetMs - spentMs } : failed('unresolved', said(name, trouble));
  }

  #connect(
    traveller: Traveller,
    { targets, budgetMs }: Candidates,
    port: number,
    origin: string,
    how: How,
  ): Connection | { readonly failure: FetchFailure } {
    const all = Array.from({ length: how.attempts ?? 1 }, () => targets).flat();
    let budget = budgetMs;
    let failure: FetchFailure = { code: 'unresolved', text: 'There is no address to try.' };
    for (const [index, target] of all.entries()) {
      const startMs = this.elapsedMs;
      const dialled = dial(this.world, traveller, target, port);
      this.world = dialled.world;
      const { outcome, roundTripMs, address, arrival, blockers, reason, peer } = dialled;
      const next = all[index + 1];
      const patience = next && next.family !== target.family ? HAPPY_EYEBALLS_MS : KERNEL_TIMEOUT_MS;
      const late = outcome === 'connected' && roundTripMs > budget;
      const ms = outcome === 'timeout' || late ? Math.max(0, Math.min(patience, budget)) : roundTripMs;
      const result = late ? 'timeout' : outcome;
      this.#pass(ms);
      budget -= ms;
      const flow = { from: traveller.place, to: target.to };
      const ok = result === 'connected';
      this.#note(
        {
          kind: 'tcp',
          startMs,
          ok,
          address,
          port,
          outcome: result,
          flow,
          blockers,
          ...(reason && { reason }),
        },
        traveller,
      );
      if (ok && arrival)
        return {
          origin,
          address,
          port,
          arrivedAt: arrival.address,
          arrivedPort: arrival.port,
          peer,
          host: arrival.host,
          roundTripMs,
        };
      failure =
        result === 'refused'
          ? { code: 'refused', text: reason?.text ?? `Nothing listens on tcp/${port} at ${address}.` }
          : { code: 'connect-timeout', text: reason?.text ?? `${address} does not answer.` };
      if (budget <= 0) break;
    }
    return { failure };
  }

  #shakeHands(
    traveller: Traveller,
    serverName: string,
    how: How,
    connection: Connection,
  ): Connection | { readonly failure: FetchFailure } {
    const server = serverAt(this.world, arrivalOf(connection));
    const startMs = this.elapsedMs;
    this.#pass(connection.roundTripMs);
    const resource = server?.resource ?? connection.host;
    const give = (code: FetchFailureCode, text: string, rest: object = {}) => {
      const reason = { code, text, resource };
      const faults = { faults: [], verified: how.verifies, ...rest };
      this.#note({ kind: 'tls', startMs, ok: false, serverName, ...faults, reason }, traveller);
      return failed(code, text);
    };
    if (server?.speaks !== 'https')
      return give(
        'not-tls',
        `${server?.label ?? connection.address} speaks no TLS on port ${connection.port}.`,
      );
    const certificate = server.certificate?.(serverName);
    if (!certificate)
      return give('handshake-refused', `${server.label} has no certificate for ${serverName}.`);
    const faults = verdictOf(certificate, serverName, this.world.clock.now);
    const [worst] = faults;
    if (how.verifies && worst) return give('certificate', worst.text, { certificate, faults });
    const alpn = agreed(how.alpn ?? ['http/1.1'], server.alpn ?? ['http/1.1']);
    this.#note(
      { kind: 'tls', startMs, ok: true, serverName, certificate, faults, verified: how.verifies, alpn },
      traveller,
    );
    return { ...connection, tls: { serverName, alpn } };
  }

  #ask(traveller: Traveller, request: HttpRequest, how: How, connection: Connection): Outcome {
    const server = serverAt(this.world, arrivalOf(connection));
    const startMs = this.elapsedMs;
    const at = this.legs.length;
    const sentOctets = requestOctets(request);
    const { roundTripMs } = connection;
    this.#pass(roundTripMs / 2 + sentOctets / traveller.octetsPerMs);
    const answer = this.#answer(server, request, how, connection);
    const end = (leg: Partial<HttpLeg>): void => {
      const told = {
        kind: 'http',
        startMs,
        ok: false,
        server: server?.resource ?? connection.host,
        label: server?.label ?? connection.address,
        ...(server?.place !== undefined && { place: server.place }),
        method: request.method,
        url: urlOf(request),
        sentOctets: request.body?.size ?? 0,
        receivedOctets: 0,
        ...(answer.reason && { reason: answer.reason }),
        ...leg,
      } as const;
      this.#note(told, traveller, at);
    };
    const latestMs = Math.min(startMs + (how.responseTimeoutMs ?? Infinity), how.deadlineMs ?? Infinity);
    if (answer.kind !== 'response') {
      this.elapsedMs = answer.kind === 'hangs' ? Math.min(latestMs, startMs + PATIENCE_MS) : this.elapsedMs;
      if (answer.kind !== 'hangs') this.#pass(roundTripMs / 2);
      end({});
      const late = this.elapsedMs >= latestMs;
      const code = late
        ? 'response-timeout'
        : answer.reason.code === NOT_HTTP
          ? 'not-http'
          : CODES[answer.kind];
      return failed(code, answer.reason.text);
    }
    const response = request.method === 'HEAD' ? { ...answer.response, body: NO_BODY } : answer.response;
    this.#pass(answer.thoughtMs + roundTripMs / 2);
    const firstByteMs = this.elapsedMs;
    this.#pass(responseOctets(response) / traveller.octetsPerMs);
    if (firstByteMs > latestMs || this.elapsedMs > (how.deadlineMs ?? Infinity)) {
      this.elapsedMs = Math.max(startMs, Math.min(latestMs, this.elapsedMs));
      end({ reason: { code: 'timeout', text: `${traveller.by} gave up waiting.`, resource: '' } });
      return failed('response-timeout', `The answer took longer than ${traveller.by} waits.`);
    }
    if (server)
      this.world = countVisit(this.world, traveller, server, request, sentOctets, responseOctets(response));
    end({ ok: true, status: response.status, receivedOctets: response.body.size, firstByteMs });
    return { response, connection };
  }

  #answer(
    server: WebServer | undefined,
    request: HttpRequest,
    { signer }: How,
    { peer, address, port, tls }: Connection,
  ): Exclude<Answer, { kind: 'response' }> | (Answer & { kind: 'response' }) {
    const resource = server?.resource ?? '';
    if (server?.speaks === 'https' && !tls) return plainToTls(resource, server.label);
    if (!server || server.speaks === 'other') {
      const code = server && GREETERS.has(port) ? NOT_HTTP : 'closed';
      return {
        kind: 'closes',
        reason: { code, text: `Nobody speaks HTTP on port ${port} of ${address}.`, resource },
      };
    }
    this.#depth++;
    const visit: Visit = { request, peer, ...(signer && { signer }) };
    const answer = server.answer(visit, new ServerErrand(this, server));
    this.#depth--;
    return answer;
  }

  #note(leg: Told<Leg>, { by }: Traveller, at = this.legs.length): void {
    const ms = toMicroseconds(this.elapsedMs - leg.startMs);
    this.legs.splice(at, 0, { ...leg, depth: this.#depth, by, ms } as Leg);
  }

  #pass(ms: number): void {
    this.elapsedMs = toMicroseconds(this.elapsedMs + ms);
  }

  #connectBudget({ connectTimeoutMs = Infinity, deadlineMs = Infinity }: How): number {
    return Math.min(connectTimeoutMs, deadlineMs - this.elapsedMs);
  }
}

interface Candidates {
  readonly targets: readonly Target[];
  /** What is left of the time for name and connection. */
  readonly budgetMs: number;
}

/** A leg, but for what is known of every one of them. */
type Told<T> = T extends Leg ? Omit<T, 'depth' | 'by' | 'ms'> : never;

const NOT_HTTP = 'not-http';
/** Whoever connects to them is told something before asking: FTP, SSH, SMTP, POP, IMAP, MySQL. */
const GREETERS = new Set([21, 22, 25, 110, 143, 587, 3306]);

const CODES = { hangs: 'empty', closes: 'empty', resets: 'reset' } as const;

function arrivalOf({ arrivedAt, arrivedPort, host }: Connection): Arrival {
  return { address: arrivedAt, port: arrivedPort, host };
}

function failed(code: FetchFailureCode, text: string): { readonly failure: FetchFailure } {
  return { failure: { code, text } };
}

function said(name: string, trouble = 'nobody knows it'): string {
  return `${name} cannot be resolved: ${trouble}.`;
}

function agreed(
  offered: readonly ('h2' | 'http/1.1')[],
  taken: readonly ('h2' | 'http/1.1')[],
): 'h2' | 'http/1.1' {
  return taken.find((one) => offered.includes(one)) ?? 'http/1.1';
}

/** What web servers say to plain HTTP on a port for HTTPS. */
function plainToTls(resource: string, label: string): Answer & { kind: 'response' } {
  const body = textBody('400 The plain HTTP request was sent to HTTPS port\n');
  const headers = [
    ['Content-Type', 'text/plain'],
    ['Content-Length', String(body.size)],
    ['Connection', 'close'],
  ] as const;
  const reason = { code: 'plain-to-https', text: `${label} speaks only HTTPS on this port.`, resource };
  return { kind: 'response', response: { status: 400, headers, body }, thoughtMs: 0, reason };
}
