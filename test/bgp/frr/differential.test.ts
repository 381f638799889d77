/** Beside FRR: random small networks come to the same tables, candidates and choices included. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advance,
  type BgpConfig,
  type BgpNetwork,
  createNetwork,
  formatAsPath,
  pathKey,
} from '../../../src/bgp/index.ts';
import { FrrNetwork, hasFrr, type TheirTable } from './bgpd.ts';
import { meshes, stars } from './scenario.ts';

/** Each takes some seconds; `NETLAB_FRR_RUNS` asks for more, `NETLAB_FRR_SEED` for others. */
const RUNS = Number(process.env.NETLAB_FRR_RUNS ?? 2);
const SEED = Number(process.env.NETLAB_FRR_SEED ?? 864_941_680);

describe.skipIf(!hasFrr)('beside FRR', { timeout: 3_600_000 }, () => {
  it.each([
    ['meshes', meshes],
    ['stars', stars],
  ] as const)('%s', async (_name, scenarios) => {
    const property = fc.asyncProperty(scenarios, async (config) => {
      const network = settle(config);
      fc.pre(network !== undefined);
      const sessions = Object.values(config.routers).flatMap(({ neighbors }) => neighbors).length;
      const frr = new FrrNetwork(config);
      try {
        expect(oursOf(network as BgpNetwork)).toEqual(theirsOf(await frr.settled(sessions)));
      } finally {
        await frr.stop();
      }
    });
    await fc.assert(property, { numRuns: RUNS, endOnFailure: true, seed: SEED });
  });
});

/** Undefined: it never comes to rest (echoes of one's own routes that `allowas-in` and weights make attractive). */
function settle(config: BgpConfig): BgpNetwork | undefined {
  const { network, oscillation } = advance(createNetwork(config, 0), 600_000, 5000);
  return oscillation ? undefined : network;
}

type Rows = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

function oursOf(network: BgpNetwork): Rows {
  return mapValues(network.routers, ({ own, received, selected }) => {
    const prefixes = new Set([own, ...Object.values(received)].flatMap((table) => Object.keys(table)));
    const rows = [...prefixes].sort().map((prefix) => {
      const paths = [
        ...(own[prefix] ?? []),
        ...Object.values(received).flatMap((table) => table[prefix]?.path ?? []),
      ];
      const chosen = selected[prefix];
      return [
        prefix,
        paths
          .map((path) => {
            const { attributes, weight, source } = path;
            const isUsed = chosen?.used.some((one) => pathKey(one) === pathKey(path));
            const isBest = chosen && pathKey(chosen.best) === pathKey(path);
            const peer = source.kind === 'peer' ? source.neighbor : 'own';
            const facts = [attributes.med, attributes.localPreference, weight, attributes.origin];
            return `${isBest ? '>' : isUsed ? '=' : ' '} ${peer} [${formatAsPath(attributes.asPath)}] ${facts.map((one) => one ?? '-').join(' ')}`;
          })
          .sort(),
      ] as const;
    });
    return Object.fromEntries(rows.filter(([, paths]) => paths.length > 0));
  });
}

function theirsOf(tables: Readonly<Record<string, TheirTable>>): Rows {
  return mapValues(tables, (table) => {
    const rows = Object.keys(table)
      .sort()
      .map((prefix) => [
        prefix,
        (table[prefix] ?? [])
          .map((route) => {
            const isUsed = route.multipath;
            const peer = route.peerId === '(unspec)' ? 'own' : route.peerId;
            const facts = [route.metric, route.locPrf, route.weight, route.origin.toLowerCase()];
            return `${route.bestpath ? '>' : isUsed ? '=' : ' '} ${peer} [${route.path}] ${facts.map((one) => one ?? '-').join(' ')}`;
          })
          .sort(),
      ]);
    return Object.fromEntries(rows);
  });
}

function mapValues<In, Out>(
  record: Readonly<Record<string, In>>,
  change: (value: In) => Out,
): Record<string, Out> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
