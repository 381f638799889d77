/**
 * Virtual private gateways as BGP routers: they announce the blocks of their VPC and, hub of a wheel, what one spoke told
 * them to the others (R-BGP-10, R-VGW-7). Static routes of connections take part: behind Direct Connect, before BGP.
 */
import type { RouteMap, RouteMapClause, RouterConfig, TableRoute } from '../../../bgp/index.ts';
import { NO_POLICIES, routerOf } from '../../../bgp/index.ts';
import { memoiseBy, memoiseWithText } from '../../../kit/memoise.ts';
import { formatPrefix } from '../../../kit/prefix.ts';
import { Context } from '../../kernel/context.ts';
import type { World } from '../../kernel/world.ts';
import type { Contribution } from '../../routing/contribution.ts';
import { customerGateway } from '../customer-gateway/customer-gateway.ts';
import { ipv4BlocksOf, vpc } from '../vpc/vpc.ts';
import { tunnelTransports } from '../vpn-connection/transports.ts';
import { PREFERRED_MED, tunnelsAt, USUAL_MED, vpnNeighborsOf } from '../vpn-connection/tunnels.ts';
import { vpnConnection } from '../vpn-connection/vpn-connection.ts';
import { attachmentOf, type VpnGatewayItem, vpnGateway } from './vpn-gateway.ts';

const KINDS = [vpnConnection.kind, vpnGateway.kind, customerGateway.kind, vpc.kind];
const NO_TABLE = Object.freeze({});

/** A contributor of BGP routing: gateways and, for whatever gateway, tunnels. */
export const contributeVpn = memoiseBy(
  ({ regions, premises, setting, faults }: World): readonly object[] => [
    premises,
    setting,
    faults,
    ...Object.values(regions).flatMap((state) => KINDS.map((kind): object => state[kind] ?? NO_TABLE)),
  ],
  (world: World): Contribution => {
    const routers = Object.keys(world.regions).flatMap((region) => {
      const context = new Context(world, region, []);
      return context
        .list(vpnGateway)
        .filter(({ State }) => State === 'available')
        .map((item) => routerFor(item, context));
    });
    return interned(world.setting, { routers, transports: tunnelTransports(world) });
  },
);

/** Equal contributions are one object: a tag on a VPC is no news to routers. */
const interned = memoiseWithText(
  (_setting: World['setting'], contribution: Contribution) => JSON.stringify(contribution),
  (_setting: World['setting'], contribution: Contribution): Contribution => contribution,
);

const STATIC = 'vpn-static';
/** Weights: what Direct Connect brings has 1000, what VPN sessions bring none. */
const STATIC_WEIGHT = 500;
const MEDS = { usual: 100, preferred: 50 };

function routerFor(item: VpnGatewayItem, context: Context): RouterConfig {
  const { VpnGatewayId: id, AmazonSideAsn: asn } = item;
  const { world } = context;
  const home = context.find(vpc, attachmentOf(item)?.VpcId);
  const blocks = home && attachmentOf(item)?.State === 'attached' ? ipv4BlocksOf(home).map(formatPrefix) : [];
  return routerOf({
    name: id,
    asn,
    routerId: routerIdOf(id),
    neighbors: vpnNeighborsOf(world, id),
    table: [
      ...blocks.map((prefix): TableRoute => ({ prefix, source: 'vpc', metric: 0 })),
      ...tunnelsAt(world, id).map(
        ({ item: { Options } }): TableRoute => ({
          prefix: Options.TunnelInsideCidr,
          source: 'tunnel',
          metric: 0,
        }),
      ),
      ...staticTable(world, id),
    ],
    networks: blocks.map((prefix) => ({ prefix })),
    redistribute: [{ source: STATIC, routeMap: STATIC }],
    policies: { ...NO_POLICIES, routeMaps: ROUTE_MAPS },
  });
}

function staticTable(world: World, gatewayId: string): readonly TableRoute[] {
  const up = tunnelsAt(world, gatewayId).filter(({ item }) => item.Ike === 'up');
  const connections = new Set(up.map(({ connection }) => connection));
  const prefixes = new Set(
    [...connections].flatMap(({ Routes }) => Routes.map((one) => one.DestinationCidrBlock)),
  );
  return [...prefixes].map((prefix) => ({ prefix, source: STATIC, metric: 0 }));
}

const always = (name: string, change: RouteMapClause['set'][number]): RouteMap => ({
  name,
  clauses: [{ sequence: 10, action: 'permit', match: [], set: [change] }],
});

/** Also for transit gateways, whose sessions over tunnels name them. */
export const ROUTE_MAPS = {
  [STATIC]: always(STATIC, { kind: 'weight', to: STATIC_WEIGHT }),
  [USUAL_MED]: always(USUAL_MED, { kind: 'med', to: MEDS.usual }),
  [PREFERRED_MED]: always(PREFERRED_MED, { kind: 'med', to: MEDS.preferred }),
};

/** Of its ID's last eight digits: unique, and the same in each world of one seed. */
export function routerIdOf(id: string): string {
  const digits = id.slice(-8).padStart(8, '0');
  return [0, 2, 4, 6].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)).join('.');
}
