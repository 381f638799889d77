/**
 * Tunnels in the packet engine: a link between the gateway and the router on premises that has the customer gateway's
 * address. One that doesn't stand is a link with an obstacle, so that a trace can tell what else is missing; where no
 * such router is, there is no link.
 */
import { memoiseWithText } from '../../../kit/memoise.ts';
import type { LinkEnd, LinkNode, Obstacle } from '../../../net/graph.ts';
import { tunnelMtu } from '../../ipsec/negotiate.ts';
import { Context } from '../../kernel/context.ts';
import type { World } from '../../kernel/world.ts';
import { linkSettingsOf } from '../../premises/link-settings.ts';
import { nodeIds } from '../../premises/node-ids.ts';
import { storedAddress, storedPrefix } from '../cidr.ts';
import { labelOf } from '../label.ts';
import { type Condition, conditionOf } from './condition.ts';
import type { Tunnel } from './tunnels.ts';
import type { VpnConnectionItem } from './vpn-connection.ts';

/** `gatewayTable` is what the gateway asks for packets out of the tunnel. */
export function lowerTunnel(tunnel: Tunnel, gatewayTable: string, world: World): LinkNode | undefined {
  const condition = conditionOf(tunnel.connection, tunnel.index, new Context(world, tunnel.region, []));
  const { router, tunnel: device } = condition;
  if (!router) return undefined;
  const settings = device && linkSettingsOf(world, router.id)[device.name];
  return link(tunnel.connection, {
    node: tunnel.node,
    gateway: { router: tunnel.gateway, routes: gatewayTable, address: tunnel.inside.aws },
    device: {
      router: router.id,
      address: device?.inside.local ?? tunnel.inside.customer,
      mtu: settings?.mtu ?? device?.mtu ?? null,
    },
    mtu: device ? tunnelMtu(device.phase2) : null,
    hindrance: hindranceOf(tunnel, condition, settings?.isDown === true),
  });
}

interface Plan {
  readonly node: string;
  readonly gateway: { readonly router: string; readonly routes: string; readonly address: string };
  readonly device: { readonly router: string; readonly address: string; readonly mtu: number | null };
  /** Inside, on AWS's side; null where nobody knows. */
  readonly mtu: number | null;
  /** Why nothing passes: a sentence without a full stop. */
  readonly hindrance: string | null;
}

function hindranceOf({ item }: Tunnel, { stands, text, tunnel }: Condition, isDown: boolean): string | null {
  if (!stands) return text;
  if (item.Ike === 'down') return 'the two ends are negotiating: wait a few seconds';
  return isDown ? `its interface ${tunnel?.name} was set down: 'ip link set ${tunnel?.name} up'` : null;
}

const link = memoiseWithText(
  (_item: VpnConnectionItem, plan: Plan) => JSON.stringify(plan),
  (item: VpnConnectionItem, { node, gateway, device, mtu, hindrance }: Plan): LinkNode => {
    const { VpnConnectionId: id, Options } = item;
    const number = node.slice(id.length + 1);
    const label = `tunnel ${number} of VPN connection ${labelOf(id, item)}`;
    const obstacle: Obstacle | undefined =
      hindrance === null
        ? undefined
        : {
            code: 'VPN_TUNNEL_DOWN',
            text: `Tunnel ${number} of VPN connection ${labelOf(id, item)} is down: ${hindrance}.`,
          };
    return {
      kind: 'link',
      id: node,
      origin: { resource: id, label },
      ends: [
        {
          router: gateway.router,
          routes: gateway.routes,
          addresses: [storedAddress(gateway.address)],
          // AWS's end tells nobody what was too big (R-VPN-41).
          ...(mtu !== null && { mtu, mtuSilent: true }),
          clampsMss: true,
          ...selector(Options.RemoteIpv4NetworkCidr),
        },
        {
          router: device.router,
          routes: nodeIds.routes(device.router),
          addresses: [storedAddress(device.address)],
          ...(device.mtu !== null && { mtu: device.mtu }),
          clampsMss: true,
          ...selector(Options.LocalIpv4NetworkCidr),
        },
      ],
      code: 'VPN_TRAFFIC_SELECTOR',
      ...(obstacle && { obstacle }),
    };
  },
);

/** Destinations that the tunnel's keys are for: all, unless the connection says otherwise (R-VPN-16). */
function selector(cidr = '0.0.0.0/0'): Pick<LinkEnd, 'prefixes'> {
  return cidr === '0.0.0.0/0' ? {} : { prefixes: [storedPrefix(cidr)] };
}
