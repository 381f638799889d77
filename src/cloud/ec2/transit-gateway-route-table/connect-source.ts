/**
 * Routes from Connect peers (R-TGW-10, R-TGW-15, R-TGW-24): of what appliances have announced, the best as BGP decides it, and
 * all that are as good with the same AS path behind the same neighbour. The two sessions of one peer are one way.
 */
import { DEFAULT_RULES, type DecisionRules, type Path, select } from '../../../bgp/index.ts';
import type { Context } from '../../kernel/context.ts';
import type { AttachmentItem } from '../transit-gateway-attachment/attachment.ts';
import { type ConnectPeer, connectPeersAt } from '../transit-gateway-connect/peers.ts';
import { speakersOf } from '../transit-gateway-connect/sessions.ts';
import type { RouteWay, Source } from './learnt.ts';

const WAYS = 50;
export const CONNECT_RULES: DecisionRules = {
  ...DEFAULT_RULES,
  maximumPaths: { external: WAYS, internal: WAYS },
};

export const connectSource: Source = (from, gateway, context) =>
  [...connectPaths(from, gateway, context)].flatMap(([cidr, paths]) => {
    const selection = select([...paths.keys()], CONNECT_RULES);
    if (!selection) return [];
    const { best, used } = selection;
    const ways = used.map((path) => paths.get(path) as RouteWay);
    const isInternal = best.source.kind === 'peer' && best.source.isInternal;
    return [{ cidr, ways, ...(!isInternal && { asPath: best.attributes.asPath.flat() }) }];
  });

/** All that the appliances of these attachments have announced, by prefix; `CONNECT_RULES` decide among them. */
export function connectPaths(
  from: readonly AttachmentItem[],
  transitGatewayId: string,
  context: Context,
): ReadonlyMap<string, ReadonlyMap<Path, RouteWay>> {
  const candidates = new Map<string, Map<Path, RouteWay>>();
  const own = new Map(from.map((item) => [item.TransitGatewayAttachmentId, item]));
  for (const peer of connectPeersAt(context.snapshot, transitGatewayId)) {
    const attachment = own.get(peer.connect.TransitGatewayAttachmentId);
    if (!attachment) continue;
    const node = peer.item.TransitGatewayConnectPeerId;
    for (const [prefix, path] of told(peer, context)) {
      const paths = candidates.get(prefix) ?? new Map<Path, RouteWay>();
      candidates.set(prefix, paths.set(path, { attachment, node, resource: node }));
    }
  }
  return candidates;
}

/** By either session; the first one's word counts. */
function told(peer: ConnectPeer, { snapshot }: Context): ReadonlyMap<string, Path> {
  const found = new Map<string, Path>();
  for (const { name } of speakersOf(peer)) {
    const received = snapshot.bgp.routers[name]?.received[peer.inside.peer] ?? {};
    for (const [prefix, { path }] of Object.entries(received))
      if (path && !found.has(prefix)) found.set(prefix, path);
  }
  return found;
}
