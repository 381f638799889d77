/** Customers' routers that speak BGP over virtual interfaces, without a language: for tests of AWS's side. */
import { produce } from 'immer';
import { type NeighborConfig, neighborOf, type RouterConfig, routerOf } from '../../../../src/bgp/index.ts';
import { followSessions } from '../../../../src/cloud/directconnect/virtual-interface/follow-sessions.ts';
import { Context } from '../../../../src/cloud/kernel/context.ts';
import type { World } from '../../../../src/cloud/kernel/world.ts';
import type { Contributor } from '../../../../src/cloud/routing/contribution.ts';
import { CONTRIBUTORS } from '../../../../src/cloud/routing/contributors.ts';
import { settleRouting } from '../../../../src/cloud/routing/settle.ts';
import { type Lines, ROUTER } from '../lines.ts';

export interface Announcement {
  readonly prefix: string;
  readonly community?: string;
  /** How many times its own number is prepended. */
  readonly prepended?: number;
  /** Numbers of others in its path. */
  readonly through?: readonly number[];
}

export interface Session {
  readonly vif: string;
  readonly announces: readonly Announcement[];
  readonly change?: Partial<NeighborConfig>;
  /** For what AWS announces over it. */
  readonly localPreference?: number;
  readonly router?: string;
  readonly asn?: number;
}

// biome-ignore lint/suspicious/noExplicitAny: tests read whatever an operation answers
type Vif = any;

export function vifOf(account: Lines, id: string, region = 'us-east-1'): Vif {
  return account.at(region).call('directconnect:DescribeVirtualInterfaces', { virtualInterfaceId: id })
    .virtualInterfaces[0];
}

const hostOf = (address: string) => address.split('/')[0] as string;

/** A router with these sessions; each prefix goes out over each session as that session's announcement has it. */
export function customer(vifs: readonly Vif[], sessions: readonly Session[], name = ROUTER): RouterConfig {
  const asn = sessions[0]?.asn ?? 65001;
  const prefixes = [...new Set(sessions.flatMap(({ announces }) => announces.map(({ prefix }) => prefix)))];
  const neighbors = sessions.map(({ vif: id, change, localPreference }) => {
    const vif = vifs.find((one) => one.virtualInterfaceId === id);
    const families = vif.addressFamily === 'ipv6' ? ['ipv6'] : ['ipv4'];
    const policy = { routeMapOut: id, ...(localPreference !== undefined && { routeMapIn: `${id}-in` }) };
    return neighborOf({
      address: hostOf(vif.amazonAddress),
      remoteAs: vif.amazonSideAsn,
      password: vif.authKey,
      families: Object.fromEntries(families.map((family) => [family, policy])),
      ...change,
    });
  });
  const routeMaps = Object.fromEntries(
    sessions.flatMap((session) => [
      [session.vif, mapOf(session, asn)],
      [`${session.vif}-in`, preferring(session)],
    ]),
  );
  const lists = sessions.flatMap(({ vif, announces }) =>
    announces.map(({ prefix }, index) => ({
      name: `${vif}-${index}`,
      entries: [{ sequence: 5, action: 'permit' as const, prefix }],
    })),
  );
  return routerOf({
    name,
    asn,
    routerId: '192.168.10.1',
    neighbors,
    networks: prefixes.map((prefix) => ({ prefix })),
    networkImportCheck: false,
    policies: {
      prefixLists: Object.fromEntries(lists.map((list) => [list.name, list])),
      asPathLists: {},
      communityLists: {},
      largeCommunityLists: {},
      routeMaps,
    },
  });
}

function preferring({ vif, localPreference = 100 }: Session) {
  return {
    name: `${vif}-in`,
    clauses: [
      {
        sequence: 10,
        action: 'permit' as const,
        match: [],
        set: [{ kind: 'local-preference' as const, to: localPreference }],
      },
    ],
  };
}

function mapOf({ vif, announces }: Session, asn: number) {
  return {
    name: vif,
    clauses: announces.map(({ prefix, community, prepended = 0, through = [] }, index) => ({
      sequence: (index + 1) * 10,
      action: 'permit' as const,
      match: [
        {
          kind: 'prefix-list' as const,
          list: `${vif}-${index}`,
          family: prefix.includes(':') ? (6 as const) : (4 as const),
        },
      ],
      set: [
        ...(community === undefined ? [] : [{ kind: 'community' as const, communities: [community] }]),
        ...(through.length === 0 ? [] : [{ kind: 'prepend' as const, asns: through }]),
        ...(prepended === 0
          ? []
          : [{ kind: 'prepend' as const, asns: Array.from({ length: prepended }, () => asn) }]),
      ],
    })),
  };
}

/** Lets BGP run with these routers on premises, for that long. */
export function converge(world: World, routers: readonly RouterConfig[], seconds = 120): World {
  const contribution = { routers, transports: [] };
  const contributors: readonly Contributor[] = [...CONTRIBUTORS, () => contribution];
  const begun = settleRouting(world, contributors);
  const later = { ...begun, clock: { ...begun.clock, now: begun.clock.now + seconds * 1000 } };
  return produce(settleRouting(later, contributors), (draft) => {
    for (const region of Object.keys(draft.regions)) followSessions(new Context(draft, region, []));
  });
}
