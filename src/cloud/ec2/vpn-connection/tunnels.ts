/** All tunnels of the world, for those who route through them: gateways in AWS, routers on premises, BGP. */
import type { NeighborConfig } from '../../../bgp/index.ts';
import { neighborOf } from '../../../bgp/index.ts';
import { memoise } from '../../../kit/memoise.ts';
import { Context } from '../../kernel/context.ts';
import type { Table, World } from '../../kernel/world.ts';
import { asnOf, type CustomerGatewayItem, customerGateway } from '../customer-gateway/customer-gateway.ts';
import { isUnderMaintenance } from './condition.ts';
import { HOLD_SECONDS, KEEPALIVE_SECONDS } from './configuration.ts';
import { insideAddresses } from './inside-cidr.ts';
import {
  gatewayOf,
  type TunnelItem,
  tunnelId,
  type VpnConnectionItem,
  vpnConnection,
} from './vpn-connection.ts';

export interface Tunnel {
  /** `vpn-…/1`: the link in the packet graph. */
  readonly node: string;
  readonly connection: VpnConnectionItem;
  readonly index: number;
  readonly item: TunnelItem;
  readonly region: string;
  /** `vgw-…` or `tgw-…`. */
  readonly gateway: string;
  readonly customer: CustomerGatewayItem;
  readonly inside: { readonly aws: string; readonly customer: string };
}

/** Of connections that are there and not deleted; the identical list as long as none changed. */
export function tunnelsIn({ regions }: World): readonly Tunnel[] {
  return joined(
    ...Object.entries(regions).flatMap(([region, state]) => {
      const connections = state[vpnConnection.kind];
      const customers = state[customerGateway.kind];
      if (!connections || !customers) return [];
      return [tunnelsOfRegion(regionKey(region), connections as Connections, customers as Customers)];
    }),
  );
}

type Connections = Table<VpnConnectionItem>;
type Customers = Table<CustomerGatewayItem>;

/** One object for each name, so that functions may memoise on it. */
const regionKeys = new Map<string, { readonly name: string }>();
function regionKey(name: string): { readonly name: string } {
  const known = regionKeys.get(name) ?? { name };
  regionKeys.set(name, known);
  return known;
}

const joined = memoise((...lists: readonly (readonly Tunnel[])[]): readonly Tunnel[] => lists.flat());

const tunnelsOfRegion = memoise(
  ({ name: region }: { readonly name: string }, connections: Connections, customers: Customers) =>
    Object.values(connections).flatMap((connection): readonly Tunnel[] => {
      const customer = customers[connection.CustomerGatewayId];
      if (!customer || connection.State === 'deleted') return [];
      return connection.Tunnels.map((item, index) => ({
        node: tunnelId(connection, index),
        connection,
        index,
        item,
        region,
        gateway: gatewayOf(connection),
        customer,
        inside: insideAddresses(item.Options.TunnelInsideCidr),
      }));
    }),
);

/** Those that end at a gateway. */
export function tunnelsAt(world: World, gatewayId: string): readonly Tunnel[] {
  return tunnelsIn(world).filter(({ gateway }) => gateway === gatewayId);
}

/** A tunnel by the customer's address inside, which is how BGP names its other end. */
export function tunnelOfNeighbor(world: World, gatewayId: string, address: string): string | undefined {
  return byNeighbor(world, gatewayId, address)?.node;
}

/** The connection, by the customer's address inside one of its tunnels. */
export function connectionOfNeighbor(world: World, gatewayId: string, address: string): string | undefined {
  return byNeighbor(world, gatewayId, address)?.connection.VpnConnectionId;
}

function byNeighbor(world: World, gatewayId: string, address: string): Tunnel | undefined {
  return tunnelsAt(world, gatewayId).find(
    ({ inside, connection }) => inside.customer === address && !connection.Options.StaticRoutesOnly,
  );
}

/** A connection's tunnels as links, and whether IKE stands; for what is routed by hand. */
export function tunnelsOf({
  VpnConnectionId,
  Tunnels,
}: VpnConnectionItem): readonly { readonly node: string; readonly isUp: boolean }[] {
  return Tunnels.map(({ Ike }, index) => ({
    node: tunnelId({ VpnConnectionId }, index),
    isUp: Ike === 'up',
  }));
}

/** AWS sends over one of them: the first that stands, or the first where none does (R-VPN-32). */
export function firstTunnelOf(connection: VpnConnectionItem): string {
  const all = tunnelsOf(connection);
  return (all.find(({ isUp }) => isUp) ?? all[0])?.node ?? '';
}

/** Prefixes that a gateway takes over one session before it closes it (R-VPN-31, R-VGW-9). */
const MOST_PREFIXES = { vgw: 100, tgw: 1000 };
const CONNECT_RETRY_SECONDS = 20;
/** RFC 4271 §9.2.1.1: so that news which contradict each other turn slowly. */
const ADVERTISEMENT_MS = 5000;

/** Names of route maps: what AWS announces, usually and while it works on the connection's other tunnel (R-VPN-33). */
export const USUAL_MED = 'vpn-usual-med';
export const PREFERRED_MED = 'vpn-preferred-med';

/** A gateway's sessions over its tunnels with BGP. */
export function vpnNeighborsOf(world: World, gatewayId: string): readonly NeighborConfig[] {
  return tunnelsAt(world, gatewayId).flatMap((tunnel) => {
    const { connection, customer, inside } = tunnel;
    if (connection.Options.StaticRoutesOnly) return [];
    const count = gatewayId.startsWith('tgw-') ? MOST_PREFIXES.tgw : MOST_PREFIXES.vgw;
    return [
      neighborOf({
        address: inside.customer,
        remoteAs: asnOf(customer),
        description: tunnel.node,
        holdSeconds: HOLD_SECONDS,
        keepaliveSeconds: KEEPALIVE_SECONDS,
        connectRetrySeconds: CONNECT_RETRY_SECONDS,
        advertisementMs: ADVERTISEMENT_MS,
        families: {
          ipv4: {
            maximumPrefix: { count, restartMinutes: 1 },
            routeMapOut: isOtherUnderMaintenance(world, tunnel) ? PREFERRED_MED : USUAL_MED,
          },
        },
      }),
    ];
  });
}

function isOtherUnderMaintenance(world: World, { connection, index, region }: Tunnel): boolean {
  const context = new Context(world, region, []);
  return connection.Tunnels.some(
    (_, other) => other !== index && isUnderMaintenance(connection, other, context),
  );
}
