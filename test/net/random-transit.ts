/**
 * Random networks of three routers with segments in two zones, joined by two transit routers, two cables between these, and
 * a link that admits only its ends' own addresses. Firewalls that remember flows stand in both zones of the third router. A
 * site hangs on the first transit router by two tunnels, which may share the flows each way.
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
const SITE = '10.4.0.0/16';
const DESTINATIONS = ['0.0.0.0/0', '10.0.0.0/8', ...ROUTERS.map(block), SITE, '10.1.1.0/24', '10.2.0.4/32'];

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
    tunnels: fc.constantFrom('tunnel-1|tunnel-2', 'tunnel-2|tunnel-1', 'tunnel-1'),
    cut: rarely,
  })
  .map(({ joined: attached, local, transit, firewalls, doors, tunnels, cut }) => {
    const nodes: GraphNode[] = [
      ...ROUTERS.map((id) => router(id)),
      ...TRANSITS.map((id) => router(id)),
      link('peer', 'r1', 'r2', {
        ends: (['r1', 'r2'] as const).map((id) => ({ router: id, prefixes: [net(block(id))] })) as never,
      }),
      ...['cable', 'spare'].map((id) =>
        link(id, 't1', 't2', {
          ends: [
            { router: 't1', routes: 't1-0' },
            { router: 't2', routes: 't2-0' },
          ],
        }),
      ),
      router('site'),
      ...segment(
        'site-lan',
        'site',
        '10.4.0.0/24',
        table('rtb-site', [`${SITE} local`, `10.0.0.0/8 ${tunnels}`]),
      ),
      nic('eni-site', 'site-lan', '10.4.0.4', { owner: 'host-site' }),
      host('host-site', 'eni-site', 'tcp/80'),
      ...['tunnel-1', 'tunnel-2'].map((id) =>
        link(id, 't1', 'site', {
          ends: [{ router: 't1', routes: 't1-0' }, { router: 'site' }],
          ...(cut && id === 'tunnel-2' && { obstacle: obstacle('CUT') }),
        }),
      ),
    ];
    const hops = new Map<string, string[]>();
    const offer = (to: string, hop: string) => hops.set(to, [...(hops.get(to) ?? []), hop]);
    offer('r1', 'peer');
    offer('r2', 'peer');
    for (const id of TRANSITS) for (const way of ['cable', 'cable|spare']) offer(id, way);
    for (let weight = 0; weight < 3; weight++) offer('t1', 'tunnel-1|tunnel-2');
    ROUTERS.forEach((of, index) => {
      attached[index]!.forEach((parts, number) => {
        if (!parts) return;
        const transitId = TRANSITS[number]!;
        const id = `${of}-${transitId}`;
        if (number === 1) offer(of, `${of}-t1|${of}-t2`);
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
        propagated.push(`${SITE} ${id === 't1' ? 'tunnel-1|tunnel-2' : 'spare'}`);
        const known = list.map(([to, draw]) => `${to} ${own[draw % own.length]}`);
        nodes.push(table(`${id}-${number}`, draws(list) % 3 === 0 ? known : [...propagated, ...known]));
      });
    });
    return graph(...nodes);
  });

const draws = (list: readonly (readonly [string, number])[]) => list.reduce((sum, [, draw]) => sum + draw, 0);

export const TARGETS = [
  ...ROUTERS.flatMap((of) => ZONES.flatMap((zone) => [4, 9, 240, 99].map((last) => part(of, zone, last)))),
  '10.4.0.4',
];
