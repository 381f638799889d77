import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  directConnectRoutes,
  explainDirectConnect,
} from '../../../../src/cloud/directconnect/routing/learnt.ts';
import { learntBy } from '../../../../src/cloud/routing/learnt.ts';
import { type Lines, lines, ROUTER } from '../lines.ts';
import { type Announcement, converge, customer, type Session, vifOf } from './site.ts';

/** Two interfaces of one router at one Direct Connect gateway, and VPCs in the regions of both and in a third one. */
function twoLines(locations: readonly [string, string], siteLink = false, asn = 64512) {
  const account = lines();
  const directConnectGatewayId = account.gateway(asn);
  const vgws = ['us-east-1', 'us-west-2', 'eu-west-1'].map((region, index) => {
    const { vgw } = account.virtualGateway(`10.${index}.0.0/16`, region);
    account.dx('CreateDirectConnectGatewayAssociation', { directConnectGatewayId, gatewayId: vgw });
    return [region, vgw] as const;
  });
  const vifs = locations.map((region, index) => {
    const port = `dx${index}`;
    const connectionId = account.line({ region, port, device: `device-${index}` });
    const vif = account.at(region).call('directconnect:CreatePrivateVirtualInterface', {
      connectionId,
      newPrivateVirtualInterface: {
        virtualInterfaceName: `vif-${index}`,
        vlan: 101,
        asn: 65001,
        directConnectGatewayId,
        enableSiteLink: siteLink,
      },
    });
    account.vlan(101, [vif.customerAddress], port);
    return { id: vif.virtualInterfaceId as string, region };
  });
  account.advance(900);
  const [first, second] = vifs as [(typeof vifs)[number], (typeof vifs)[number]];
  return { account, vgws, first: first.id, second: second.id, vifs };
}

function run({ account, vifs }: ReturnType<typeof twoLines>, sessions: readonly Session[]): Lines['world'] {
  const shown = vifs.map(({ id, region }) => vifOf(account, id, region));
  return converge(account.world, [customer(shown, sessions)]);
}

const WIDE = '192.168.0.0/16';
const NARROW = '192.168.10.0/24';

function chosen(
  world: Lines['world'],
  [region, vgw]: readonly [string, string],
  prefix: string,
): readonly string[] | undefined {
  return directConnectRoutes(world, region, vgw).find((route) => route.prefix === prefix)?.vifs;
}

const COMMUNITIES: Readonly<Record<string, number>> = { '7224:7100': 1, '7224:7200': 2, '7224:7300': 3 };

/** R-DX-53 in so many words: community, home region, length of the AS path, else both. */
function expected(
  ways: readonly { readonly id: string; readonly region: string; readonly said: Announcement | undefined }[],
  region: string,
): readonly string[] {
  const told = ways.filter(({ said }) => said !== undefined);
  const rankOf = ({ region: from, said }: (typeof told)[number]) => [
    -(COMMUNITIES[said?.community ?? '7224:7200'] ?? 2),
    from === region ? 0 : 1,
    said?.prepended ?? 0,
  ];
  const ranks = told.map((way) => ({ way, rank: rankOf(way).join(' '), order: rankOf(way) }));
  ranks.sort((left, right) => compare(left.order, right.order));
  return ranks.filter(({ rank }) => rank === ranks[0]?.rank).map(({ way }) => way.id);
}

function compare(left: readonly number[], right: readonly number[]): number {
  const index = left.findIndex((part, at) => part !== right[at]);
  return index < 0 ? 0 : (left[index] as number) - (right[index] as number);
}

const announcement = (prefix: string) =>
  fc.option(
    fc.record({
      prefix: fc.constant(prefix),
      community: fc.constantFrom('7224:7100', '7224:7200', '7224:7300', '65001:1'),
      prepended: fc.integer({ min: 0, max: 2 }),
    }),
    { nil: undefined },
  );

describe('the way back from AWS', () => {
  it('agrees with the documented order on random pairs, whichever region asks (R-DX-53, R-DX-54, R-DX-55, R-BGP-1)', () => {
    const pairs = [twoLines(['us-east-1', 'us-east-1']), twoLines(['us-east-1', 'us-west-2'])];
    const said = fc.record({ wide: announcement(WIDE), narrow: announcement(NARROW) });
    const preference = fc.integer({ min: 1, max: 3 }).map((step) => step * 100);
    fc.assert(
      fc.property(
        fc.constantFrom(...pairs),
        fc.tuple(said, said),
        fc.tuple(preference, preference),
        (pair, says, prefer) => {
          const sessions = pair.vifs.map(({ id }, index): Session => {
            const { wide, narrow } = says[index] as (typeof says)[number];
            return {
              vif: id,
              announces: [wide, narrow].flatMap((one) => one ?? []),
              localPreference: prefer[index] as number,
            };
          });
          const world = run(pair, sessions);
          for (const [region, vgw] of pair.vgws)
            for (const [prefix, key] of [
              [WIDE, 'wide'],
              [NARROW, 'narrow'],
            ] as const) {
              const ways = pair.vifs.map((vif, index) => ({ ...vif, said: says[index]?.[key] }));
              const own = expected(ways, region);
              expect([...(chosen(world, [region, vgw], prefix) ?? [])].sort()).toEqual([...own].sort());
            }
          // And there: the customer's own preference decides (R-DX-55).
          const best = learntBy(world, ROUTER).find(({ prefix }) => prefix === '10.0.0.0/16')?.best;
          const used = best?.source.kind === 'peer' ? best.source.neighbor : undefined;
          const winners = pair.vifs.filter((_, index) => prefer[index] === Math.max(...prefer));
          const peers = winners.map(
            ({ id, region }) => vifOf(pair.account, id, region).amazonAddress.split('/')[0],
          );
          expect(peers).toContain(used);
        },
      ),
      { numRuns: 60 },
    );
  });

  const both = (
    pair: ReturnType<typeof twoLines>,
    first: Omit<Announcement, 'prefix'>,
    second: Omit<Announcement, 'prefix'>,
  ) =>
    run(pair, [
      { vif: pair.first, announces: [{ prefix: WIDE, ...first }] },
      { vif: pair.second, announces: [{ prefix: WIDE, ...second }] },
    ]);

  it('is shared by lines that are equal in all, in one region (R-DX-56)', () => {
    const pair = twoLines(['us-east-1', 'us-east-1']);
    const world = both(pair, {}, {});
    for (const gateway of pair.vgws) expect(chosen(world, gateway, WIDE)).toHaveLength(2);
  });

  it('goes by the line of one’s own region, whatever is prepended there (R-DX-53, R-DX-55)', () => {
    const pair = twoLines(['us-east-1', 'us-west-2']);
    const world = both(pair, { prepended: 2 }, {});
    const [east, west, third] = pair.vgws as [never, never, never];
    expect(chosen(world, east, WIDE)).toEqual([pair.first]);
    expect(chosen(world, west, WIDE)).toEqual([pair.second]);
    expect(chosen(world, third, WIDE)).toEqual([pair.second]);
  });

  it('does not ask for regions with SiteLink (R-DX-61)', () => {
    const pair = twoLines(['us-east-1', 'us-west-2'], true);
    const world = both(pair, { prepended: 2 }, {});
    for (const gateway of pair.vgws) expect(chosen(world, gateway, WIDE)).toEqual([pair.second]);
  });

  it('does not come back by what the gateway itself has announced (R-BGP-6)', () => {
    const pair = twoLines(['us-east-1', 'us-east-1'], false, 64600);
    const own = run(pair, [
      { vif: pair.first, announces: [{ prefix: WIDE, through: [64512], community: '7224:7300' }] },
      { vif: pair.second, announces: [{ prefix: WIDE }] },
    ]);
    for (const gateway of pair.vgws) expect(chosen(own, gateway, WIDE)).toEqual([pair.second]);
  });

  it('tells why each loser lost, as the region that asks sees it (R-DX-53)', () => {
    const pair = twoLines(['us-east-1', 'us-west-2']);
    const world = both(pair, {}, {});
    const reasons = (region: string, vgw: string) =>
      explainDirectConnect(world, region, vgw, WIDE).map(({ way, judgement }) => [
        way.vif,
        judgement.verdict,
      ]);
    const [[east, inEast], [west, inWest]] = pair.vgws as unknown as [[string, string], [string, string]];
    expect(reasons(east, inEast)).toEqual([
      [pair.first, 'best'],
      [pair.second, 'lost'],
    ]);
    expect(reasons(west, inWest)).toEqual([
      [pair.first, 'lost'],
      [pair.second, 'best'],
    ]);
    const [, loser] = explainDirectConnect(world, east, inEast, WIDE);
    expect(loser?.judgement).toMatchObject({ step: 'local-preference' });
  });
});
