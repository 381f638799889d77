/** Hits of a cache against a bare Map, and what 10,000 objects at 100 edges weigh. */
import {
  type Cache,
  type CachePolicy,
  EMPTY_CACHE,
  formatHttpDate,
  type HttpRequest,
  NONE,
  type Send,
  SHARED_CACHE,
  serve,
  serveThrough,
} from '../src/cdn/index.ts';
import { inTurn, type Row, timed } from './row.ts';

const OBJECTS = 10_000;
/** Filled and weighed; each further one weighs the same. */
const EDGES = 20;
const ALL_EDGES = 100;
const NOW = Date.UTC(2026, 0, 1);

const policy: CachePolicy = {
  ...SHARED_CACHE,
  name: 'bench',
  key: { ...SHARED_CACHE.key, host: false, scheme: false, query: NONE },
  vary: 'ignore',
};

const requests = Array.from(
  { length: OBJECTS },
  (_, index): HttpRequest => ({
    method: 'GET',
    scheme: 'https',
    host: 'www.example.com',
    path: `/images/2026/picture-${index}.jpg`,
    headers: [
      ['User-Agent', 'curl/8.5.0'],
      ['Accept', '*/*'],
    ],
  }),
);

const origin: Send = (request) => ({
  kind: 'response',
  elapsedMs: 100,
  response: {
    status: 200,
    headers: [
      ['Date', formatHttpDate(NOW)],
      ['Content-Type', 'image/jpeg'],
      ['Content-Length', '20000'],
      ['ETag', `"${request.path.length}"`],
      ['Last-Modified', formatHttpDate(NOW)],
      ['Cache-Control', 'public, max-age=86400'],
      ['Server', 'origin'],
    ],
    body: { size: 20_000 },
  },
});

/** Every object at every edge, by way of one regional cache. */
function fill(): readonly Cache[] {
  let regional = EMPTY_CACHE;
  return Array.from({ length: EDGES }, () => {
    let edge = EMPTY_CACHE;
    for (const request of requests) {
      const tiers = [
        { name: 'edge', cache: edge, policy, roundTripMs: 20 },
        { name: 'regional', cache: regional, policy, roundTripMs: 0 },
      ] as const;
      const { caches } = serveThrough([...tiers], request, { now: NOW, origin });
      [edge = edge, regional = regional] = caches;
    }
    return edge;
  });
}

function usedBytes(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed;
}

export async function edgeCacheBench(): Promise<readonly Row[]> {
  const before = usedBytes();
  let edges: readonly Cache[] = [];
  const fillMs = await timed(() => {
    edges = fill();
  });
  const bytes = usedBytes() - before;
  return [
    {
      name: `memory of ${OBJECTS} objects at ${ALL_EDGES} edges, from ${EDGES}`,
      value: (bytes / 1e6) * (ALL_EDGES / EDGES),
      unit: 'MB',
      against: { name: 'octets an object and edge', value: bytes / (OBJECTS * EDGES) },
    },
    { name: 'a miss at the edge', value: (1000 * fillMs) / (OBJECTS * EDGES), unit: 'µs' },
    ...(await hits(edges[0] ?? EMPTY_CACHE)),
  ];
}

async function hits(start: Cache): Promise<readonly Row[]> {
  const bare = new Map(requests.map((request) => [request.path, request]));
  let found = 0;
  let cache = start;
  const own = (order: readonly HttpRequest[]) => () => {
    for (const request of order) {
      const served = serve(cache, request, { now: NOW + 60_000, policy, send: origin });
      cache = served.cache;
      found += served.response.status;
    }
  };
  const peer = () => {
    for (const { path } of requests) if (bare.get(path)) found++;
  };
  const same = Array.from({ length: OBJECTS }, () => requests[0] as HttpRequest);
  const [allMs, mapMs] = await inTurn(15, own(requests), peer);
  const [sameMs] = await inTurn(15, own(same), peer);
  if (found === 0) throw new Error('nothing was found');
  const perSecond = (ms: number) => (OBJECTS * 1000) / ms;
  const against = { name: 'a bare Map, /s', value: perSecond(mapMs) };
  return [
    { name: 'cached hits, 10,000 objects in turn', value: perSecond(allMs), unit: '/s', against },
    { name: 'cached hits, one object', value: perSecond(sameMs), unit: '/s', against },
  ];
}
