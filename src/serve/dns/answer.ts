/** One query of the DNS, from octets to octets; it knows no socket. Garbage is answered in kind (RFC 1035, section 4.1.1). */

import { decodeQuery, encodeResponse } from '../../dns/message/codec.ts';
import { type Query, RCODES, type Response, type Transport } from '../../dns/query.ts';
import type { Lookup } from '../../sim/dns/look-up.ts';
import { UnknownPlace } from '../../sim/places.ts';
import type { Place, Sim } from '../../sim/sim.ts';
import { askerOf } from './asker.ts';

export interface DnsDesk {
  readonly sim: Sim;
  /** Who asks where a query doesn't tell. */
  readonly visitor: Place;
  /** Lets the time pass that has passed outside. */
  catchUp(): void;
}

export interface DnsQuery {
  readonly octets: Uint8Array;
  readonly transport: Transport;
  /** The address that it came from. */
  readonly source: string;
}

export type AnswerDns = (query: DnsQuery) => Uint8Array | undefined;

/** RFC 6891, section 6.2.5: without EDNS nobody takes more over UDP; what serve itself takes. */
const PLAIN_UDP_SIZE = 512;
const OWN_UDP_SIZE = 1232;

const MOST_REMEMBERED = 10_000;

/**
 * Answers that came out of a resolver's cache are remembered as octets for as long as nothing changes and no second
 * passes: asked again, the resolver would say the same. Undefined where there is nobody to answer.
 */
export function dnsAnswerer(desk: DnsDesk): AnswerDns {
  const { sim } = desk;
  const remembered = new Map<string, Uint8Array>();
  let settled = sim.state;
  return (query) => {
    desk.catchUp();
    if (sim.state !== settled || remembered.size > MOST_REMEMBERED) remembered.clear();
    const { octets, transport, source } = query;
    const key = `${transport} ${source} ${behindId(octets)}`;
    const known = remembered.get(key);
    if (known) return withId(known, octets);
    const { answer, lasts } = answerOne(desk, query);
    // What resolvers learn changes no answer that was given out of their caches.
    settled = sim.state;
    if (answer && lasts) remembered.set(key, answer);
    return answer;
  };
}

function behindId({ buffer, byteOffset, length }: Uint8Array): string {
  return length > 2 ? Buffer.from(buffer, byteOffset + 2, length - 2).toString('latin1') : '';
}

function withId(answer: Uint8Array, query: Uint8Array): Uint8Array {
  const copy = Buffer.from(answer);
  copy[0] = query[0] as number;
  copy[1] = query[1] as number;
  return copy;
}

interface Answered {
  readonly answer?: Uint8Array;
  readonly lasts: boolean;
}

function answerOne({ sim, visitor }: DnsDesk, { octets, transport, source }: DnsQuery): Answered {
  const decoded = decodeQuery(octets);
  if (decoded.id === undefined) return { lasts: false };
  if (!('query' in decoded)) return { answer: bareAnswer(octets, decoded.id, decoded.rcode), lasts: false };
  const { id, query } = decoded;
  const asker = askerOf(sim.state, query, source, visitor);
  const lookup = lookedUp(sim, asker, query);
  const response = responseTo(query, lookup);
  const whole = encodeResponse(id, response);
  const answer =
    transport === 'udp' && whole.length > udpSizeOf(query) ? truncatedAnswer(id, response) : whole;
  return { answer, lasts: lookup?.fromCache === true };
}

/** Undefined where the asker isn't there (any more). */
function lookedUp(sim: Sim, asker: Place, { question, recursionDesired, edns }: Query): Lookup | undefined {
  try {
    return sim.resolve(asker, question, {
      recursive: recursionDesired,
      ...(edns?.clientSubnet !== undefined && { clientSubnet: edns.clientSubnet }),
    });
  } catch (error) {
    if (error instanceof UnknownPlace) return undefined;
    throw error;
  }
}

/** Whoever gets no answer at all from its resolvers is told that the server has failed. */
function responseTo({ question, recursionDesired, edns }: Query, lookup: Lookup | undefined): Response {
  const given = lookup?.response;
  const { edns: givenEdns, ...rest } = given ?? SILENCE;
  return {
    ...rest,
    question,
    recursionDesired,
    truncated: false,
    ...(edns && { edns: { ...givenEdns, udpSize: OWN_UDP_SIZE } }),
  };
}

const SILENCE: Omit<Response, 'question'> = {
  rcode: 'SERVFAIL',
  authoritative: false,
  truncated: false,
  recursionDesired: true,
  recursionAvailable: true,
  answer: [],
  authority: [],
  additional: [],
};

function udpSizeOf({ edns }: Query): number {
  return edns ? Math.max(PLAIN_UDP_SIZE, Math.min(OWN_UDP_SIZE, edns.udpSize)) : PLAIN_UDP_SIZE;
}

/** RFC 2181, section 9: half an answer is none; ask again over TCP. */
function truncatedAnswer(id: number, response: Response): Uint8Array {
  return encodeResponse(id, { ...response, truncated: true, answer: [], authority: [], additional: [] });
}

/** A header alone, for who can't be given more: the ID, the opcode and the wish for recursion come back. */
function bareAnswer(query: Uint8Array, id: number, rcode: keyof typeof RCODES): Uint8Array {
  const answer = Buffer.alloc(12);
  answer.writeUInt16BE(id);
  const opcodeAndRd = (query[2] ?? 0) & 0b0111_1001;
  answer[2] = 0x80 | opcodeAndRd;
  answer[3] = RCODES[rcode];
  return answer;
}
