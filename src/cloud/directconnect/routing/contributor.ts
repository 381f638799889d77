/**
 * Direct Connect's part in BGP: the sessions of virtual interfaces, at the router of a virtual private gateway, of a Direct
 * Connect gateway, or of AWS's public network; and the ways over which they run.
 */
import { type RouterConfig, routerOf as routerConfig } from '../../../bgp/index.ts';
import { memoiseBy, memoiseWithText } from '../../../kit/memoise.ts';
import { hash32 } from '../../../kit/random.ts';
import { transitGateway } from '../../ec2/transit-gateway/transit-gateway.ts';
import { vpc } from '../../ec2/vpc/vpc.ts';
import { vpnGateway } from '../../ec2/vpn-gateway/vpn-gateway.ts';
import type { World } from '../../kernel/world.ts';
import type { Contribution } from '../../routing/contribution.ts';
import { connection } from '../connection/connection.ts';
import { crossConnect } from '../cross-connect/cross-connect.ts';
import { failoverTest } from '../failover-test/test.ts';
import { directConnectGateway, type GatewayItem } from '../gateway/gateway.ts';
import { gatewayAssociation } from '../gateway-association/association.ts';
import { lag } from '../lag/lag.ts';
import { associationsIn, gatewaysIn, tablesOf, testsIn, vifsIn } from '../tables.ts';
import { type VirtualInterfaceItem, virtualInterface } from '../virtual-interface/virtual-interface.ts';
import { neighborsOf, type Treatment } from './neighbors.ts';
import { originatedBy } from './originated.ts';
import { CUSTOMER_POLICIES, POLICY_NAMES } from './policies.ts';
import { DX_RULES } from './preference.ts';
import { publicRouters } from './public-routers.ts';
import { transportOf } from './transports.ts';

/** All that Direct Connect depends on in a world; what is derived from it keeps its identity with these. */
export function slicesOf(world: World): readonly object[] {
  const kinds = [
    virtualInterface,
    failoverTest,
    directConnectGateway,
    gatewayAssociation,
    connection,
    lag,
    crossConnect,
    vpnGateway,
    transitGateway,
    vpc,
  ];
  return [
    world.setting,
    world.premises,
    world.faults,
    ...kinds.flatMap((kind) => tablesOf<object>(world, kind as never)),
  ];
}

const NOTHING: Contribution = { routers: [], transports: [] };

export const contributeDirectConnect = memoiseBy(slicesOf, (world: World): Contribution => {
  const vifs = vifsIn(world);
  if (vifs.length === 0) return NOTHING;
  const underTest = new Set(
    testsIn(world).flatMap(({ status, bgpPeers }) => (status === 'in progress' ? bgpPeers : [])),
  );
  const routers = [
    ...gatewaysIn(world).map((item) => gatewayRouter(item, world, vifs, underTest)),
    ...virtualGatewayRouters(world, vifs, underTest),
    ...publicRouters(vifs, underTest),
  ];
  const transports = vifs.flatMap((item) => transportOf(item, world) ?? []);
  return interned(world.setting, { routers, transports });
});

/** Equal contributions are one object: what happens to a connection that nobody uses is no news to routers. */
const interned = memoiseWithText(
  (_setting: World['setting'], contribution: Contribution) => JSON.stringify(contribution),
  (_setting: World['setting'], contribution: Contribution): Contribution => contribution,
);

const MOST_PREFIXES = 100;

/** Announces what its associations allow. What it chooses itself counts for SiteLink alone (see `preference.ts`). */
function gatewayRouter(
  item: GatewayItem,
  world: World,
  vifs: readonly VirtualInterfaceItem[],
  underTest: ReadonlySet<string>,
): RouterConfig {
  const { directConnectGatewayId: id, amazonSideAsn } = item;
  const prefixes = associationsIn(world)
    .filter((one) => one.directConnectGatewayId === id)
    .flatMap((one) => originatedBy(one, world));
  return routerConfig({
    name: id,
    asn: amazonSideAsn,
    routerId: routerIdFor(id),
    neighbors: vifs
      .filter((vif) => vif.directConnectGatewayId === id && vif.attachmentState === 'attached')
      .flatMap((vif) => neighborsOf(vif, treatmentAt(vif), underTest)),
    networks: [...new Set(prefixes)].map((prefix) => ({ prefix })),
    networkImportCheck: false,
    policies: CUSTOMER_POLICIES,
    decision: DX_RULES,
  });
}

function treatmentAt({ siteLinkEnabled }: VirtualInterfaceItem): Treatment {
  return siteLinkEnabled
    ? {
        routeMapIn: POLICY_NAMES.inWithSiteLink,
        routeMapOut: POLICY_NAMES.outWithSiteLink,
        maximumPrefixes: MOST_PREFIXES,
        // Before those of other interfaces, of which those with SiteLink never hear.
        weight: 1,
      }
    : { routeMapIn: POLICY_NAMES.in, routeMapOut: POLICY_NAMES.out, maximumPrefixes: MOST_PREFIXES };
}

/** Above the weight of static routes of VPNs, so that BGP at the gateway, too, prefers Direct Connect (R-VGW-4). */
const BEATS_VPN = 1000;

/** Their other part, with what they announce, comes from whoever owns the gateways. */
function virtualGatewayRouters(
  world: World,
  vifs: readonly VirtualInterfaceItem[],
  underTest: ReadonlySet<string>,
): readonly RouterConfig[] {
  const treatment = { routeMapIn: POLICY_NAMES.in, maximumPrefixes: MOST_PREFIXES, weight: BEATS_VPN };
  return tablesOf(world, vpnGateway)
    .flatMap((table) => Object.values(table))
    .flatMap(({ VpnGatewayId: name, AmazonSideAsn: asn }) => {
      const own = vifs.filter((vif) => vif.virtualGatewayId === name);
      if (own.length === 0) return [];
      const neighbors = own.flatMap((vif) => neighborsOf(vif, treatment, underTest));
      const routerId = routerIdFor(name);
      return [routerConfig({ name, asn, routerId, neighbors, policies: CUSTOMER_POLICIES })];
    });
}

/** Of no meaning but to tell routers apart. */
export function routerIdFor(name: string): string {
  const hash = hash32(name);
  return `10.${(hash >>> 16) & 255}.${(hash >>> 8) & 255}.${hash & 255}`;
}
