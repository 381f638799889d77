/** From a host's name to a connection on which one may ask: the DNS, TCP, and TLS where the scheme wants it. */
import { verdictOf } from '../../cloud/web/certificate.ts';
import type { Connection, FetchFailure, FetchFailureCode } from '../../cloud/web/journey.ts';
import { agreedTls, MODERN_TLS, type TlsRange } from '../../cloud/web/tls-version.ts';
import type { Visit } from '../../cloud/web/visit.ts';
import type { Arrival } from '../../cloud/web/web-server.ts';
import type { Family } from '../../kit/address.ts';
import { dial } from './dial.ts';
import { serverAt } from './servers.ts';
import { resolveTargets, type Target, targetAt } from './targets.ts';
import type { TravelLog } from './travel-log.ts';
import type { Traveller } from './traveller.ts';

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
  /** For each attempt to connect, in milliseconds; default: as long as the kernel tries. */
  readonly attemptTimeoutMs?: number;
  /** Until the answer begins. */
  readonly responseTimeoutMs?: number;
  /** Milliseconds since the client began, at which it gives up. */
  readonly deadlineMs?: number;
  readonly families?: readonly Family[];
  readonly alpn?: readonly ('h2' | 'http/1.1')[];
  readonly tls?: TlsRange;
  /** Still open from a request before. */
  readonly connection?: Connection;
  readonly signer?: Visit['signer'];
}

export type Failed = { readonly failure: FetchFailure };

/** How long a host's kernel tries to open a connection. */
const KERNEL_TIMEOUT_MS = 130_000;
/** Whoever gets an address of each family waits so long for IPv6 before it tries IPv4 (RFC 8305 §5). */
const HAPPY_EYEBALLS_MS = 200;

/** Whom to connect to. */
export interface Destination {
  readonly scheme: 'http' | 'https';
  readonly name: string;
  readonly port: number;
}

/** As `Connection.origin` has it. */
export function originOf({ scheme, name, port }: Destination): string {
  return `${scheme}://${name}:${port}`;
}

export function openConnection(
  log: TravelLog,
  traveller: Traveller,
  destination: Destination,
  how: How,
): Connection | Failed {
  const { scheme, name } = destination;
  const startMs = log.elapsedMs;
  const candidates = resolve(log, traveller, name, how);
  if ('failure' in candidates) return candidates;
  const connected = connect(log, traveller, candidates, destination, how);
  if ('failure' in connected || scheme === 'http') return connected;
  const { connectTimeoutMs = Infinity, ...rest } = how;
  const left = connectTimeoutMs - (log.elapsedMs - startMs);
  return shakeHands(log, traveller, how.serverName ?? name, { ...rest, connectTimeoutMs: left }, connected);
}

interface Candidates {
  readonly targets: readonly Target[];
  /** What is left of the time for name and connection. */
  readonly budgetMs: number;
}

function connectBudget(
  { elapsedMs }: TravelLog,
  { connectTimeoutMs = Infinity, deadlineMs = Infinity }: How,
): number {
  return Math.min(connectTimeoutMs, deadlineMs - elapsedMs);
}

function resolve(log: TravelLog, traveller: Traveller, name: string, how: How): Candidates | Failed {
  const budgetMs = connectBudget(log, how);
  if (how.addresses) return { targets: how.addresses.map(targetAt), budgetMs };
  const startMs = log.elapsedMs;
  const families = how.families ?? traveller.families;
  const resolved = resolveTargets(log.world, traveller, name, families);
  const { world, targets, elapsedMs, asked, trouble, lookup } = resolved;
  // Only the client's own lookup: what servers ask is for the legs to tell.
  log.world = lookup && log.depth === 0 ? { ...world, dns: { ...world.dns, last: lookup } } : world;
  const usable = targets.filter(({ family }) => families.includes(family) || targets.length === 1);
  const isLate = elapsedMs > budgetMs;
  const ok = usable.length > 0 && !isLate;
  const why = said(name, isLate ? 'the answer took too long' : trouble);
  const spentMs = Math.min(elapsedMs, budgetMs);
  log.pass(spentMs);
  if (asked) {
    const reason = ok ? undefined : { code: asked.rcode ?? 'unresolved', text: why, resource: '' };
    log.note({ kind: 'dns', ...asked, startMs, ok, ...(reason && { reason }) }, traveller);
  }
  return ok ? { targets: usable, budgetMs: budgetMs - spentMs } : failed('unresolved', why);
}

function connect(
  log: TravelLog,
  traveller: Traveller,
  { targets, budgetMs }: Candidates,
  destination: Destination,
  how: How,
): Connection | Failed {
  const { port } = destination;
  const all = Array.from({ length: how.attempts ?? 1 }, () => targets).flat();
  let budget = budgetMs;
  let failure: FetchFailure = { code: 'unresolved', text: 'There is no address to try.' };
  for (const [index, target] of all.entries()) {
    const startMs = log.elapsedMs;
    const dialled = dial(log.world, traveller, target, port);
    log.world = dialled.world;
    const { outcome, roundTripMs, address, arrival, blockers, reason, peer, sourcePort } = dialled;
    const next = all[index + 1];
    const patience =
      next && next.family !== target.family
        ? HAPPY_EYEBALLS_MS
        : Math.min(how.attemptTimeoutMs ?? Infinity, KERNEL_TIMEOUT_MS);
    const late = outcome !== 'timeout' && roundTripMs > budget;
    const ms = outcome === 'timeout' || late ? Math.max(0, Math.min(patience, budget)) : roundTripMs;
    const result = late ? 'timeout' : outcome;
    log.pass(ms);
    budget -= ms;
    const flow = { from: traveller.place, to: target.to };
    const ok = result === 'connected';
    log.note(
      {
        kind: 'tcp',
        startMs,
        ok,
        address,
        port,
        outcome: result,
        flow,
        blockers,
        ...(arrival?.endpoint !== undefined && { endpoint: arrival.endpoint }),
        ...(reason && { reason }),
      },
      traveller,
    );
    if (ok && arrival)
      return {
        origin: originOf(destination),
        address,
        port,
        arrivedAt: arrival.address,
        arrivedPort: arrival.port,
        peer,
        sourcePort,
        host: arrival.host,
        ...(arrival.passedBy !== undefined && { passedBy: arrival.passedBy }),
        ...(arrival.endpoint !== undefined && { endpoint: arrival.endpoint }),
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

function shakeHands(
  log: TravelLog,
  traveller: Traveller,
  serverName: string,
  how: How,
  connection: Connection,
): Connection | Failed {
  const server = serverAt(log.world, arrivalOf(connection));
  const startMs = log.elapsedMs;
  const budgetMs = connectBudget(log, how);
  log.pass(Math.min(connection.roundTripMs, Math.max(0, budgetMs)));
  const resource = server?.resource ?? connection.host;
  const give = (code: FetchFailureCode, text: string, rest: object = {}) => {
    const reason = { code, text, resource };
    const faults = { faults: [], verified: how.verifies, ...rest };
    log.note({ kind: 'tls', startMs, ok: false, serverName, ...faults, reason }, traveller);
    return failed(code, text);
  };
  if (connection.roundTripMs > budgetMs)
    return give('handshake-timeout', `${traveller.by} gave up before the handshake was done.`);
  if (server?.speaks !== 'https')
    return give(
      'not-tls',
      `${server?.label ?? connection.address} speaks no TLS on port ${connection.port}.`,
    );
  const offered = how.tls ?? MODERN_TLS;
  const taken = server.tls?.(serverName) ?? MODERN_TLS;
  const version = agreedTls(offered, taken);
  if (!version) return give('tls-version', versionWords(traveller.by, offered, server.label, taken));
  const certificate = server.certificate?.(serverName);
  if (!certificate) return give('handshake-refused', `${server.label} has no certificate for ${serverName}.`);
  const faults = verdictOf(certificate, serverName, log.world.clock.now);
  const [worst] = faults;
  const alpn = agreed(how.alpn ?? ['http/1.1'], server.alpn ?? ['http/1.1']);
  if (how.verifies && worst) return give('certificate', worst.text, { certificate, faults, version, alpn });
  log.note(
    {
      kind: 'tls',
      startMs,
      ok: true,
      serverName,
      certificate,
      faults,
      verified: how.verifies,
      version,
      alpn,
    },
    traveller,
  );
  return { ...connection, tls: { serverName, alpn } };
}

function versionWords(who: string, offered: TlsRange, label: string, taken: TlsRange): string {
  const words = ({ least, most }: TlsRange) => (least === most ? `TLS ${least}` : `TLS ${least} to ${most}`);
  return `${who} speaks ${words(offered)}, and ${label} takes ${words(taken)} for this name.`;
}

export function arrivalOf({ arrivedAt, arrivedPort, host, passedBy, endpoint }: Connection): Arrival {
  return {
    address: arrivedAt,
    port: arrivedPort,
    host,
    ...(passedBy !== undefined && { passedBy }),
    ...(endpoint !== undefined && { endpoint }),
  };
}

export function failed(code: FetchFailureCode, text: string): Failed {
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
