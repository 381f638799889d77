/**
 * Random networks of three routers with segments in two zones, joined by two transit routers, a cable between these, and a
 * link that admits only its ends' own addresses. Firewalls that remember flows stand in both zones of the third router.
 */
import fc from 'fast-check';
import type { Graph, GraphNode } from '../../src/net/index.ts';
import { attachment, graph, host, link, net, nic, obstacle, router, segment, table } from './build.ts';

const ROUTERS = ['r1', 'r2', 'r3'] as const;
const ZONES = ['x', 'y'] as const;
const TRANSITS = ['t1', 't2'] as const;
type Router = (typeof ROUTERS)[number];

const block = (of: Router) => `10.${of.slice(1)}.0.0/16`;
const part = (of: Router, zone: 'x' | 'y', last: number) =>
  `10.${of.slice(1)}.${zone === 'x' ? 0 : 1}.${last}`;
const DESTINATIONS = ['0.0.0.0/0', '10.0.0.0/8', ...ROUTERS.map(block), '10.1.1.0/24', '10.2.0.4/32'];

const rarely = fc.integer({ min: 0, max: 9 }).map((draw) => draw === 9);

const attachmentParts = fc.record({
  zones: fc.constantFrom('xy', 'xy', 'xy', 'x', 'y'),
  sticky: fc.boolean(),
  table: fc.constantFrom(0, 0, 0, 1),
  down: rarely,
});
const joined = fc.tuple(...ROUTERS.map(() => fc.tuple(attachmentParts, fc.option(attachmentParts))));
const choices = (most: number) =>
  fc.array(fc.tuple(fc.constantFrom(...DESTINATIONS), fc.nat(99)), { minLength: 1, maxLength: most });

export const someTransit: fc.Arbitrary<Graph> = fc
  .record({
    joined,
    local: fc.tuple(...ROUTERS.map(() => fc.tuple(choices(3), choices(3)))),
    transit: fc.tuple(...TRANSITS.map(() => fc.tuple(choices(4), choices(3)))),
    firewalls: fc.constantFrom('inspect' as const, 'route' as const),
    doors: fc.boolean(),
  })
  .map(({ joined: attached, local, transit, firewalls, doors }) => {
    const nodes: GraphNode[] = [
      ...ROUTERS.map((id) => router(id)),
      ...TRANSITS.map((id) => router(id)),
      link('peer', 'r1', 'r2', {
        ends: (['r1', 'r2'] as const).map((id) => ({ router: id, prefixes: [net(block(id))] })) as never,
      }),
      link('cable', 't1', 't2', {
        ends: [
          { router: 't1', routes: 't1-0' },
          { router: 't2', routes: 't2-0' },
        ],
      }),
    ];
    const hops = new Map<string, string[]>();
    const offer = (to: string, hop: string) => hops.set(to, [...(hops.get(to) ?? []), hop]);
    offer('r1', 'peer');
    offer('r2', 'peer');
    for (const id of TRANSITS) offer(id, 'cable');
    ROUTERS.forEach((of, index) => {
      attached[index]!.forEach((parts, number) => {
        if (!parts) return;
        const transitId = TRANSITS[number]!;
        const id = `${of}-${transitId}`;
        for (const hop of [of, transitId]) for (let weight = 0; weight < 3; weight++) offer(hop, id);
        const ports = [...parts.zones].map((zone) => `${zone}:eni-${id}-${zone}`);
        nodes.push(
          attachment(id, transitId, `${transitId}-${parts.table}`, ports.join(' '), {
            sticky: parts.sticky,
            ...(parts.down && { obstacle: obstacle('CUT') }),
          }),
          ...[...parts.zones].map((zone) =>
            nic(`eni-${id}-${zone}`, `${of}-${zone}`, part(of, zone as 'x', 240 + number), {
              checksAddresses: false,
              owner: id,
            }),
          ),
        );
      });
      ZONES.forEach((zone, zoneIndex) => {
        const own = [...(hops.get(of) ?? []), ...(of === 'r3' ? ['eni-wall-x', 'eni-wall-y'] : [])];
        const known = local[index]![zoneIndex]!.map(([to, draw]) => `${to} ${own[draw % own.length]}`);
        // Where nothing longer was drawn, the first attachment leads to the rest, so that often something works.
        const rest = own.find((hop) => hop.startsWith(of));
        if (rest) known.push(`10.0.0.0/8 ${rest}`);
        nodes.push(
          ...segment(
            `${of}-${zone}`,
            of,
            part(of, zone, 0).concat('/24'),
            table(`rtb-${of}-${zone}`, [`${block(of)} local`, ...known]),
            { zone },
          ),
          nic(`eni-${of}-${zone}`, `${of}-${zone}`, part(of, zone, 4), { owner: `host-${of}-${zone}` }),
          host(`host-${of}-${zone}`, `eni-${of}-${zone}`, 'tcp/80'),
        );
        if (of !== 'r3') return;
        nodes.push(
          nic(`eni-wall-${zone}`, `${of}-${zone}`, part(of, zone, 9), {
            checksAddresses: doors && zone === 'x',
            owner: `wall-${zone}`,
          }),
          host(`wall-${zone}`, `eni-wall-${zone}`, 'tcp/22', { forwards: firewalls }),
        );
      });
    });
    TRANSITS.forEach((id, index) => {
      const own = [...(hops.get(id) ?? []), 'blackhole'];
      transit[index]!.forEach((list, number) => {
        // What VPCs propagate, so that often something works.
        const propagated = ROUTERS.flatMap((of) =>
          own.includes(`${of}-${id}`) ? [`${block(of)} ${of}-${id}`] : [],
        );
        const known = list.map(([to, draw]) => `${to} ${own[draw % own.length]}`);
        nodes.push(table(`${id}-${number}`, draws(list) % 3 === 0 ? known : [...propagated, ...known]));
      });
    });
    return graph(...nodes);
  });

const draws = (list: readonly (readonly [string, number])[]) => list.reduce((sum, [, draw]) => sum + draw, 0);

export const TARGETS = ROUTERS.flatMap((of) =>
  ZONES.flatMap((zone) => [4, 9, 240, 99].map((last) => part(of, zone, last))),
);
