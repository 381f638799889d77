/**
 * The DNS as AWS's own services ask it: from the root down, with an empty cache, over an internet on which nothing is
 * lost. A wrong delegation leads them as far astray as anybody else.
 */
import {
  DEFAULT_LIMITS,
  EMPTY_CACHE,
  type Name,
  type Question,
  type RecordType,
  type Resolution,
  ROOT_SERVERS,
  resolve,
  respond,
} from '../../dns/index.ts';
import { parseAddress } from '../../kit/address.ts';
import { memoise } from '../../kit/memoise.ts';
import type { World } from '../kernel/world.ts';
import { nameServersOf } from './name-servers.ts';
import type { NameTree } from './name-tree.ts';

/** Amazon's resolvers, as authorities see them; they have no clients of their own. */
const SOURCE = '205.251.242.54';
const ROUND_TRIP_MS = 20;

/** CNAMEs first, in order; empty where there is no such record, or nobody who would say so. */
export function askPublicDns(world: World, name: Name, type: RecordType): Resolution['answer'] {
  const answers = answersOf(nameServersOf(world));
  const key = `${name} ${type}`;
  const known = answers.get(key);
  if (known) return known;
  const { answer } = resolution({ name, type }, nameServersOf(world));
  answers.set(key, answer);
  return answer;
}

/** The same name servers say the same: nothing that they ask for is left to chance. */
const answersOf = memoise((_servers: NameTree) => new Map<string, Resolution['answer']>());

function resolution(question: Question, servers: NameTree): Resolution {
  const config = {
    name: 'AWS',
    roots: ROOT_SERVERS,
    rules: [],
    families: [4 as const],
    limits: DEFAULT_LIMITS,
  };
  const source = parseAddress(SOURCE);
  const request = { question, recursionDesired: true, client: { address: SOURCE } };
  return resolve({ config, cache: EMPTY_CACHE }, request, {
    now: 0,
    chance: () => 0,
    send: (server, query, transport) => {
      const host = servers.get(server);
      if (!host || !source) return { kind: 'silence' };
      const response = respond(host.server, query, { source, chance: 0, transport });
      return { kind: 'response', response, roundTripMs: ROUND_TRIP_MS };
    },
  }).resolution;
}
