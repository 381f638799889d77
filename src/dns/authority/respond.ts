/**
 * A server with several zones: the most specific zone answers, anything else is refused; and a response is cut to what
 * the asker takes (RFC 1035 §4.2.1, RFC 2181 §9, RFC 6891 §6.2).
 */

import { parsePrefix } from '../../kit/prefix.ts';
import { ancestorsWithin, canonicalName, type Name, parentName, ROOT } from '../name.ts';
import type { Query, Response } from '../query.ts';
import type { QueryContext } from '../zone.ts';
import { answerQuery, type ZoneAnswer } from './answer-query.ts';
import type { CompiledZone } from './compile-zone.ts';
import { fitResponse } from './fit-response.ts';

export interface Server {
  readonly zones: ReadonlyMap<Name, CompiledZone>;
  /** Octets of its largest UDP response to those who take that much. */
  readonly maxUdpSize: number;
  /** Whether it looks at EDNS Client Subnet at all. */
  readonly usesClientSubnet: boolean;
}

export function createServer(
  zones: readonly CompiledZone[],
  options: Partial<Omit<Server, 'zones'>> = {},
): Server {
  return {
    zones: new Map(zones.map((zone) => [zone.apex, zone])),
    maxUdpSize: options.maxUdpSize ?? 4096,
    usesClientSubnet: options.usesClientSubnet ?? true,
  };
}

/** `context` without the client subnet: that stands in the query. */
export function respond(server: Server, query: Query, context: Omit<QueryContext, 'clientSubnet'>): Response {
  const { question, edns } = query;
  const zone = question.type === 'AXFR' || question.type === 'IXFR' ? undefined : findZone(server, question);
  if (!zone) return assemble(server, query, REFUSED);
  const clientSubnet =
    server.usesClientSubnet && edns?.clientSubnet !== undefined ? parsePrefix(edns.clientSubnet) : undefined;
  const answer = answerQuery(zone, question, { ...context, ...(clientSubnet ? { clientSubnet } : {}) });
  const response = assemble(server, query, answer);
  if (context.transport === 'tcp') return response;
  const limit = edns ? Math.max(512, Math.min(edns.udpSize, server.maxUdpSize)) : 512;
  return fitResponse(response, answer.authorityMatters, limit);
}

/** The zone with the longest matching name; for DS that of the parent, if it is here too. */
function findZone(server: Server, { name, type }: Query['question']): CompiledZone | undefined {
  const canonical = canonicalName(name);
  const path = ancestorsWithin(canonical, ROOT);
  const found = path.map((apex) => server.zones.get(apex)).filter((zone) => zone !== undefined);
  const [closest, next] = found;
  const isOwnApex = closest?.apex === canonical && parentName(canonical) !== undefined;
  return type === 'DS' && isOwnApex ? (next ?? closest) : closest;
}

const REFUSED: ZoneAnswer = {
  rcode: 'REFUSED',
  authoritative: false,
  answer: [],
  authority: [],
  additional: [],
  authorityMatters: false,
  scope: 0,
};

function assemble(server: Server, query: Query, answer: ZoneAnswer): Response {
  const { rcode, authoritative, authority, additional } = answer;
  const { question, recursionDesired, edns } = query;
  const subnet =
    server.usesClientSubnet && edns?.clientSubnet !== undefined
      ? { clientSubnet: edns.clientSubnet, scope: answer.scope }
      : {};
  return {
    question,
    rcode,
    authoritative,
    truncated: false,
    recursionDesired,
    recursionAvailable: false,
    answer: answer.answer,
    authority,
    additional,
    ...(edns ? { edns: { udpSize: server.maxUdpSize, ...subnet } } : {}),
  };
}
