/** BGP on the world's clock: contributions joined, feedback between them followed, what never ends slowed down. */
import { describe, expect, test } from 'vitest';
import { neighborOf, type RouterConfig, routerOf, type Transport } from '../../../src/bgp/index.ts';
import { advanceClock } from '../../../src/clock/clock.ts';
import { createWorld, type World } from '../../../src/cloud/kernel/world.ts';
import { bgpConfigOf } from '../../../src/cloud/routing/bgp-config.ts';
import { clearSessions } from '../../../src/cloud/routing/clear.ts';
import type { Contributor } from '../../../src/cloud/routing/contribution.ts';
import { learntBy } from '../../../src/cloud/routing/learnt.ts';
import { restNews, routingNews } from '../../../src/cloud/routing/news.ts';
import { BURST } from '../../../src/cloud/routing/pace.ts';
import { settleRouting, wakeRouting } from '../../../src/cloud/routing/settle.ts';
import { memoise } from '../../../src/kit/memoise.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const EMPTY = createWorld('routing', 'us-east-1', { images: {}, clients: {}, defaultVpc: false });

const NETWORKS = { near: '10.0.0.0/16', far: '10.1.0.0/16' };
type Name = keyof typeof NETWORKS;
const ASNS = { near: 65001, far: 65002 };
const ADDRESSES = { near: '169.254.1.1', far: '169.254.1.2' };

function router(name: Name, networks: readonly string[] = [NETWORKS[name]]): RouterConfig {
  const other = name === 'near' ? 'far' : 'near';
  return routerOf({
    name,
    asn: ASNS[name],
    routerId: ADDRESSES[name],
    neighbors: [neighborOf({ address: ADDRESSES[other], remoteAs: ASNS[other], holdSeconds: 30 })],
    networks: networks.map((prefix) => ({ prefix })),
    networkImportCheck: false,
  });
}

const CABLE: Transport = {
  id: 'cable',
  ends: [
    { router: 'near', addresses: [ADDRESSES.near] },
    { router: 'far', addresses: [ADDRESSES.far] },
  ],
  up: true,
  lossSeen: false,
  hops: 1,
  delayMs: 5,
};
const CUT: Transport = { ...CABLE, up: false };

/** A world whose clock runs with these contributors. */
function run(world: World, durationMs: number, contributors: readonly Contributor[]) {
  const news: unknown[] = [];
  let moments = 0;
  const begun = settleRouting(world, contributors);
  const { state } = advanceClock(begun, begun.clock.now + durationMs, (now) => {
    const next = settleRouting(now, contributors);
    moments++;
    news.push(...routingNews(now.bgp, next.bgp), ...restNews(now, next));
    return next;
  });
  return { world: state, news, moments };
}

const BOTH = [router('near'), router('far')];
const quiet = { routers: BOTH, transports: [CABLE] };
const broken = { routers: BOTH, transports: [CUT] };
const cable: Contributor = ({ faults }) => (faults.includes('cable') ? broken : quiet);
const routesOf = (world: World, name: Name) => learntBy(world, name).map(({ prefix }) => prefix);

describe('settling', () => {
  test('a world in which nobody speaks BGP stays the very same', () => {
    expect(settleRouting(EMPTY, [])).toBe(EMPTY);
    expect(run(EMPTY, DAY, []).world.bgp).toBe(EMPTY.bgp);
  });

  test('sessions come up on the clock, are told, and then nothing is under way', () => {
    const { world, news } = run(EMPTY, MINUTE, [cable]);
    expect(routesOf(world, 'near')).toEqual([NETWORKS.far]);
    expect(news).toContainEqual({ router: 'near', neighbor: ADDRESSES.far, what: 'up' });
    expect(news).toContainEqual({ router: 'far', what: 'routes', gained: [NETWORKS.near], lost: [] });
    expect(world.clock.queue).toEqual([]);
    expect(world).not.toHaveProperty('bgpPace');
    expect(settleRouting(world, [cable])).toBe(world);
  });

  test('a way that breaks unseen is noticed by the hold timer (R-BGP-4)', () => {
    const up = run(EMPTY, MINUTE, [cable]).world;
    const { world, news } = run({ ...up, faults: ['cable'] }, MINUTE, [cable]);
    expect(routesOf(world, 'near')).toEqual([]);
    expect(news).toContainEqual(
      expect.objectContaining({
        router: 'near',
        what: 'down',
        reason: expect.stringContaining('hold timer'),
      }),
    );
  });

  test('clearing begins anew', () => {
    const up = run(EMPTY, MINUTE, [cable]).world;
    const cleared = clearSessions(up, 'near', [ADDRESSES.far, '192.0.2.1'], ['hard']);
    expect(cleared.bgp.routers.near?.sessions[ADDRESSES.far]?.state).toBe('Idle');
    expect(routesOf(run(cleared, 3 * MINUTE, [cable]).world, 'near')).toEqual([NETWORKS.far]);
  });
});

describe('contributions', () => {
  test('parts of one router are joined; the first part decides the rest', () => {
    const second = {
      ...router('near', ['10.9.0.0/16', NETWORKS.near]),
      asn: 1,
      neighbors: [neighborOf({ address: '192.0.2.1', remoteAs: 7 })],
    };
    const config = bgpConfigOf(
      { routers: [router('near')], transports: [] },
      { routers: [second], transports: [] },
    );
    expect(config.routers.near).toMatchObject({
      asn: 65001,
      neighbors: [{ address: ADDRESSES.far }, { address: '192.0.2.1' }],
      networks: [{ prefix: NETWORKS.near }, { prefix: '10.9.0.0/16' }],
    });
  });

  test('what one has learnt, another may announce', () => {
    const announced = memoise((learnt: readonly { readonly prefix: string }[]) => ({
      routers: [
        router('near'),
        router(
          'far',
          learnt.map(({ prefix }) => prefix.replace('10.0', '172.16')),
        ),
      ],
      transports: [CABLE],
    }));
    const echo: Contributor = (world) => announced(learntBy(world, 'far'));
    expect(routesOf(run(EMPTY, MINUTE, [echo]).world, 'near')).toEqual(['172.16.0.0/16']);
  });
});

describe('what never comes to rest', () => {
  /** Announces a network as long as nobody has learnt it; unless it is told to leave that. */
  const build = memoise((isLearnt: { readonly it: boolean }) => ({
    routers: [router('near', isLearnt.it ? [] : [NETWORKS.near]), router('far')],
    transports: [CABLE],
  }));
  const [YES, NO] = [{ it: true }, { it: false }];
  const contrary: Contributor = (world) =>
    build(!world.faults.includes('stop') && learntBy(world, 'far').length > 0 ? YES : NO);

  test('is slowed down, and told; three days end', () => {
    const { moments, news, world } = run(EMPTY, 3 * DAY, [contrary]);
    expect(moments).toBeGreaterThan(BURST);
    expect(moments).toBeLessThan(12 * BURST);
    expect(news).toContainEqual(expect.objectContaining({ what: 'unsettled' }));
    expect(world.clock.queue.length).toBe(1);
  });

  test('goes on at once when somebody does something about it', () => {
    const restless = run(EMPTY, 3 * DAY, [contrary]).world;
    const { world } = run(wakeRouting({ ...restless, faults: ['stop'] }), MINUTE, [contrary]);
    expect(routesOf(world, 'far')).toEqual([NETWORKS.near]);
    expect(world.clock.queue).toEqual([]);
  });
});
