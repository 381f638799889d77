/** A recursive resolver's work on one question: what it remembers in, what it remembers out, and all that it did. */
import { formatPrefix } from '../../kit/prefix.ts';
import { canonicalName } from '../name.ts';
import type { Query, Response } from '../query.ts';
import { CacheDraft, clientSubnetOf } from './cache.ts';
import { Journal } from './journal.ts';
import type { Cache, Resolution, ResolverConfig, ResolverRequest, ResolverWorld } from './resolver.ts';
import { Walk } from './walk.ts';

export interface ResolverState {
  readonly config: ResolverConfig;
  readonly cache: Cache;
}

/** The cache keeps its identity where nothing was learnt. */
export function resolve(
  state: ResolverState,
  request: ResolverRequest,
  world: ResolverWorld,
): { readonly resolution: Resolution; readonly cache: Cache } {
  const { config } = state;
  const subnet = clientSubnetOf(request.client, config.clientSubnet);
  const cache = new CacheDraft(state.cache, subnet);
  const journal = new Journal(world.now);
  const walk = new Walk({ config, cache, world, journal, subnet, mayAsk: request.recursionDesired });
  const { name, type } = request.question;
  const outcome = walk.find({ name: canonicalName(name), type });
  const answer = outcome.answer.map((record) =>
    record.name === canonicalName(name) ? { ...record, name } : record,
  );
  const resolution: Resolution = {
    ...outcome,
    answer,
    steps: journal.steps,
    elapsedMs: journal.elapsedMs,
    fromCache: walk.queries === 0,
    ...(subnet ? { clientSubnet: formatPrefix(subnet), scope: walk.scope } : {}),
  };
  return { resolution, cache: cache.finish(journal.now, config.limits) };
}

/** The resolution as the resolver's answer to whoever sent the query. */
export function responseOf(query: Query, resolution: Resolution): Response {
  const { rcode, answer, authority, scope } = resolution;
  const { question, recursionDesired, edns } = query;
  const subnet =
    edns?.clientSubnet === undefined ? {} : { clientSubnet: edns.clientSubnet, scope: scope ?? 0 };
  return {
    question,
    rcode,
    authoritative: false,
    truncated: false,
    recursionDesired,
    recursionAvailable: true,
    answer,
    authority,
    additional: [],
    ...(edns ? { edns: { udpSize: 1232, ...subnet } } : {}),
  };
}
