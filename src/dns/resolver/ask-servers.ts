/**
 * One question to the servers of one zone: in an order left to chance, over UDP, over TCP where the answer is cut,
 * and on to the next server where one is silent, unreachable or lame.
 */
import { formatPrefix, type Prefix } from '../../kit/prefix.ts';
import { labelsOf, type Name } from '../name.ts';
import type { Query, Response, Transport } from '../query.ts';
import type { Question } from '../record.ts';
import type { Delegation, KnownServer } from './delegation.ts';
import type { Journal } from './journal.ts';
import { judge, type Verdict } from './judge.ts';
import type { ResolverWorld, StepServer } from './resolver.ts';
import { asked, sayVerdict, serverWords } from './sentences.ts';

/** How long a server may be silent, in milliseconds: the first time round, and the second. */
const TIMEOUTS_MS = [800, 1600];
/** After so many milliseconds, or queries, a question is given up: what larger resolvers do as well. */
const GIVE_UP_MS = 10_000;
export const MAX_QUERIES = 100;
/** Octets; fits every path without fragments (DNS Flag Day 2020). */
const UDP_SIZE = 1232;

export interface Heard {
  readonly response: Response;
  readonly verdict: Exclude<Verdict, { kind: 'lame' }>;
  readonly from: string;
  readonly subnet: Prefix | undefined;
}

export interface Asking {
  readonly world: ResolverWorld;
  readonly journal: Journal;
  readonly subnet: Prefix | undefined;
  /** Queries sent so far on behalf of the client. */
  queries: number;
  /** Finds addresses of a name server; none where there are none, or it would lead in a circle. */
  addressesOf(server: Name): readonly string[];
}

/** Undefined: no server was of any use. */
export function askServers(delegation: Delegation, question: Question, asking: Asking): Heard | undefined {
  const silent: StepServer[] = [];
  for (const server of shuffled(delegation.servers, asking.world)) {
    for (const address of addressesOf(server, asking)) {
      const target = { address, zone: delegation.zone, ...(server.name ? { name: server.name } : {}) };
      const heard = askOne(target, delegation, question, asking, TIMEOUTS_MS[0] as number);
      if (heard === 'silent') silent.push(target);
      else if (heard) return heard;
      if (isExhausted(asking)) return undefined;
    }
  }
  for (const target of silent) {
    const heard = askOne(target, delegation, question, asking, TIMEOUTS_MS[1] as number);
    if (heard && heard !== 'silent') return heard;
    if (isExhausted(asking)) return undefined;
  }
  return undefined;
}

export function isExhausted({ queries, journal }: Asking): boolean {
  return queries >= MAX_QUERIES || journal.elapsedMs >= GIVE_UP_MS;
}

/** Fisher–Yates, with the world's chance. Servers whose addresses are known come first: they cost no other question. */
function shuffled(servers: readonly KnownServer[], world: ResolverWorld): KnownServer[] {
  const order = [...servers];
  for (let index = order.length - 1; index > 0; index--) {
    const other = Math.floor(world.chance() * (index + 1));
    [order[index], order[other]] = [order[other] as KnownServer, order[index] as KnownServer];
  }
  const known = order.filter(({ addresses }) => addresses.length > 0);
  return [...known, ...order.filter(({ addresses }) => addresses.length === 0)];
}

function addressesOf(server: KnownServer, asking: Asking): readonly string[] {
  if (server.addresses.length > 0 || server.name === undefined) return server.addresses;
  return asking.addressesOf(server.name);
}

function askOne(
  server: StepServer,
  delegation: Delegation,
  question: Question,
  asking: Asking,
  timeoutMs: number,
): Heard | 'silent' | undefined {
  const forwarder = delegation.role === 'forwarder';
  const subnet = forwarder || labelsOf(delegation.zone).length > 1 ? asking.subnet : undefined;
  const query: Query = {
    question,
    recursionDesired: forwarder,
    edns: { udpSize: UDP_SIZE, ...(subnet ? { clientSubnet: formatPrefix(subnet) } : {}) },
  };
  const { journal } = asking;
  const words = forwarder ? `${server.address}, to which such names are forwarded` : serverWords(server);
  journal.note('ask', question, `Ask ${words}, for ${asked(question)}.`, { server });
  let response = exchange(server, query, 'udp', asking, timeoutMs);
  if (typeof response === 'object' && response.truncated) {
    journal.note('truncated', question, 'The answer is too long for UDP: ask again over TCP.', { server });
    response = exchange(server, query, 'tcp', asking, timeoutMs);
  }
  if (typeof response !== 'object') return response;
  const verdict = judge(response, question, delegation);
  const { kind, text, ...details } = sayVerdict(verdict, question, server);
  journal.note(kind, question, text, { server, ...details });
  return verdict.kind === 'lame' ? undefined : { response, verdict, from: server.address, subnet };
}

function exchange(
  server: StepServer,
  query: Query,
  transport: Transport,
  asking: Asking,
  timeoutMs: number,
): Response | 'silent' | undefined {
  asking.queries++;
  const { journal, world } = asking;
  const reply = world.send(server.address, query, transport);
  const because = reply.kind !== 'response' && reply.text ? `: ${reply.text}` : '';
  if (reply.kind === 'silence') {
    journal.elapsedMs += timeoutMs;
    journal.note(
      'timeout',
      query.question,
      `${server.address} does not answer within ${timeoutMs} ms${because}.`,
      { server },
    );
    return 'silent';
  }
  journal.elapsedMs += reply.roundTripMs;
  if (reply.kind === 'response') return reply.response;
  journal.note('unreachable', query.question, `${server.address} cannot be reached${because}.`, { server });
  return undefined;
}
