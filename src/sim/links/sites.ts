/** What joins AWS and sites on premises: VPN connections, lines of Direct Connect, virtual interfaces, and what is behind them. */
import { connection, isGone } from '../../cloud/directconnect/connection/connection.ts';
import { lineOf } from '../../cloud/directconnect/line.ts';
import { customerEndOf } from '../../cloud/directconnect/routing/transports.ts';
import { associationsIn, gatewaysIn, vifsIn } from '../../cloud/directconnect/tables.ts';
import { isUp, publicRouter } from '../../cloud/directconnect/virtual-interface/sessions.ts';
import type { VirtualInterfaceItem } from '../../cloud/directconnect/virtual-interface/virtual-interface.ts';
import { transitGateway } from '../../cloud/ec2/transit-gateway/transit-gateway.ts';
import { type Tunnel, tunnelsIn } from '../../cloud/ec2/vpn-connection/tunnels.ts';
import { vpnGateway } from '../../cloud/ec2/vpn-gateway/vpn-gateway.ts';
import type { World } from '../../cloud/kernel/world.ts';
import { routerAt } from '../../cloud/premises/sites.ts';
import {
  type Called,
  called,
  everywhere,
  find,
  isObstructed,
  type Link,
  type LinkState,
  tagged,
} from './link.ts';

export function vpnConnections(world: World): readonly Link[] {
  const byConnection = new Map<Tunnel['connection'], Tunnel[]>();
  for (const tunnel of tunnelsIn(world))
    byConnection.set(tunnel.connection, [...(byConnection.get(tunnel.connection) ?? []), tunnel]);
  return [...byConnection].map(([item, tunnels]): Link => {
    const [first] = tunnels;
    const address = first?.customer.IpAddress ?? '';
    const states = tunnels.map(({ item: { Ike }, node }) => Ike === 'up' && !isObstructed(world, node));
    const { VpnConnectionId: id, State } = item;
    return {
      ...tagged(id, item),
      kind: 'VPN',
      ends: [gatewayCalled(world, first?.gateway ?? ''), { id: routerAt(world, address)?.id ?? address }],
      state: State === 'pending' ? 'coming' : together(states),
      detail:
        State === 'available'
          ? tunnels.map(({ index }) => `tunnel ${index + 1} ${states[index] ? 'up' : 'down'}`).join(', ')
          : State,
    };
  });
}

function together(states: readonly boolean[]): LinkState {
  if (states.every((isStanding) => isStanding)) return 'up';
  return states.some((isStanding) => isStanding) ? 'partly' : 'down';
}

function gatewayCalled(world: World, id: string): Called {
  return id.startsWith('tgw-') ? find(world, transitGateway, id) : find(world, vpnGateway, id);
}

const COMING: readonly string[] = ['ordering', 'requested', 'pending'];

/** From a location of Direct Connect to whom its cross-connect leads. */
export function lines(world: World): readonly Link[] {
  return everywhere(world, connection).flatMap(({ region, item }): readonly Link[] => {
    if (isGone(item)) return [];
    const { connectionId: id, connectionName, connectionState, location, bandwidth } = item;
    const line = lineOf(world, region, id);
    const far: Called = { id: line?.end?.router ?? 'nobody yet' };
    const state = COMING.includes(connectionState) ? 'coming' : line?.passes ? 'up' : 'down';
    const near: Called = { id: location };
    return [
      {
        ...called(id, connectionName),
        kind: 'Direct Connect',
        ends: [near, far],
        state,
        detail: `${bandwidth}, ${connectionState}`,
      },
    ];
  });
}

export function virtualInterfaces(world: World): readonly Link[] {
  return vifsIn(world).map((item): Link => {
    const { virtualInterfaceId: id, virtualInterfaceName, type, vlan, virtualInterfaceState: state } = item;
    const isSessionUp = isUp(item, world);
    const isComing = state === 'confirming' || state === 'pending' || state === 'verifying';
    return {
      ...called(id, virtualInterfaceName),
      kind: `${type} VIF`,
      ends: [awsEnd(world, item), { id: customerEndOf(item, world)?.router ?? 'nobody yet' }],
      state: isComing ? 'coming' : isSessionUp && !isObstructed(world, id) ? 'up' : 'down',
      detail: `VLAN ${vlan}, BGP ${isSessionUp ? 'up' : 'down'}`,
    };
  });
}

function awsEnd(world: World, item: VirtualInterfaceItem): Called {
  const { virtualGatewayId, directConnectGatewayId, region } = item;
  if (item.type === 'public') return called(publicRouter(region), `AWS in ${region}`);
  return virtualGatewayId === undefined
    ? directConnectGateway(world, directConnectGatewayId ?? 'nothing yet')
    : find(world, vpnGateway, virtualGatewayId);
}

function directConnectGateway(world: World, id: string): Called {
  const item = gatewaysIn(world).find((one) => one.directConnectGatewayId === id);
  return item ? { id, name: item.directConnectGatewayName, what: 'DX gateway' } : { id };
}

export function associations(world: World): readonly Link[] {
  return associationsIn(world).map(
    ({ associationId, associationState, associatedGateway, directConnectGatewayId }): Link => {
      const isThere = associationState === 'associated' || associationState === 'updating';
      return {
        id: associationId,
        kind: 'association',
        ends: [
          directConnectGateway(world, directConnectGatewayId),
          gatewayCalled(world, associatedGateway.id),
        ],
        state: isThere ? 'up' : associationState === 'associating' ? 'coming' : 'down',
        detail: associationState,
      };
    },
  );
}
