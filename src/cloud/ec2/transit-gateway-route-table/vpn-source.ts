/**
 * Routes from VPN connections with BGP (R-TGW-10, R-TGW-15): of what the tunnels' other ends have announced, the best as BGP
 * decides it, or, with ECMP support, all that are as good; those over private addresses before those over public ones
 * (R-TGW-12). Each table decides for itself, among the connections that propagate into it. Static routes of connections
 * stand in the tables themselves (R-VPN-31).
 */
import { DEFAULT_RULES, type DecisionRules, type Path, select } from '../../../bgp/index.ts';
import type { Context } from '../../kernel/context.ts';
import { transitGateway } from '../transit-gateway/transit-gateway.ts';
import type { AttachmentItem } from '../transit-gateway-attachment/attachment.ts';
import { type Tunnel, tunnelsAt } from '../vpn-connection/tunnels.ts';
import type { Learnt, RouteWay, Source } from './learnt.ts';

const WAYS = 50;
const SOLE: DecisionRules = { ...DEFAULT_RULES, multipathRelax: true };
const SHARED: DecisionRules = { ...SOLE, maximumPaths: { external: WAYS, internal: WAYS } };

/** How a transit gateway decides among paths. */
export function rulesOf(transitGatewayId: string, context: Context): DecisionRules {
  const options = context.find(transitGateway, transitGatewayId)?.Options;
  return options?.VpnEcmpSupport === 'disable' ? SOLE : SHARED;
}

export const privateVpnSource: Source = (from, gateway, context) => vpnRoutes(from, gateway, context, true);
export const publicVpnSource: Source = (from, gateway, context) => vpnRoutes(from, gateway, context, false);

function vpnRoutes(
  from: readonly AttachmentItem[],
  transitGatewayId: string,
  context: Context,
  isPrivate: boolean,
): readonly Learnt[] {
  const rules = rulesOf(transitGatewayId, context);
  return [...vpnPaths(from, transitGatewayId, context, isPrivate)].flatMap(([cidr, paths]) => {
    const selection = select([...paths.keys()], rules);
    if (!selection) return [];
    const ways = selection.used.map((path) => paths.get(path) as RouteWay);
    return [{ cidr, ways, asPath: selection.best.attributes.asPath.flat() }];
  });
}

/** All that the other ends of tunnels of these attachments have announced, by prefix; `rulesOf` decides among them. */
export function vpnPaths(
  from: readonly AttachmentItem[],
  transitGatewayId: string,
  context: Context,
  isPrivate: boolean,
): ReadonlyMap<string, ReadonlyMap<Path, RouteWay>> {
  const candidates = new Map<string, Map<Path, RouteWay>>();
  const own = new Map(
    from.filter(({ ResourceType }) => ResourceType === 'vpn').map((item) => [item.ResourceId, item]),
  );
  if (own.size === 0) return candidates;
  const world = context.snapshot;
  const received = world.bgp.routers[transitGatewayId]?.received ?? {};
  for (const tunnel of tunnelsAt(world, transitGatewayId)) {
    const { connection, inside } = tunnel;
    const attachment = own.get(connection.VpnConnectionId);
    if (!attachment || isOverPrivate(tunnel) !== isPrivate || connection.Options.StaticRoutesOnly) continue;
    for (const [prefix, { path }] of Object.entries(received[inside.customer] ?? {})) {
      if (!path) continue;
      const paths = candidates.get(prefix) ?? new Map<Path, RouteWay>();
      candidates.set(prefix, paths.set(path, wayOver(tunnel, attachment)));
    }
  }
  return candidates;
}

function isOverPrivate({ connection }: Tunnel): boolean {
  return connection.Options.OutsideIpAddressType === 'PrivateIpv4';
}

/** Search results name a tunnel by its address outside. */
function wayOver({ node, connection, item }: Tunnel, attachment: AttachmentItem): RouteWay {
  return { attachment, node, resource: `${connection.VpnConnectionId}(${item.Options.OutsideIpAddress})` };
}
