/** Route tables of transit gateways (R-TGW-11 … R-TGW-15). */
import { type DecisionRules, judge } from '../../bgp/index.ts';
import { explainDirectConnect, prefixesOffered } from '../../cloud/directconnect/routing/learnt.ts';
import { labelOf } from '../../cloud/ec2/label.ts';
import { transitGateway } from '../../cloud/ec2/transit-gateway/transit-gateway.ts';
import type { AttachmentItem } from '../../cloud/ec2/transit-gateway-attachment/attachment.ts';
import { connectPeersAt } from '../../cloud/ec2/transit-gateway-connect/peers.ts';
import { CONNECT_RULES, connectPaths } from '../../cloud/ec2/transit-gateway-route-table/connect-source.ts';
import {
  type TransitRouteTableItem,
  transitRouteTable,
} from '../../cloud/ec2/transit-gateway-route-table/route-table.ts';
import {
  candidates,
  propagatingInto,
  type RankedRoute,
} from '../../cloud/ec2/transit-gateway-route-table/routes.ts';
import { rulesOf, vpnPaths } from '../../cloud/ec2/transit-gateway-route-table/vpn-source.ts';
import { connectionOfNeighbor, tunnelOfNeighbor } from '../../cloud/ec2/vpn-connection/tunnels.ts';
import { Context } from '../../cloud/kernel/context.ts';
import type { World } from '../../cloud/kernel/world.ts';
import { tableOf } from '../tables.ts';
import { factsOf, neighborOf, prefixesTold, refusedAt } from './bgp-facts.ts';
import { type Candidate, type CandidateKind, type Leg, lost, unless } from './candidate.ts';
import { directConnectCandidate, gatewayOf } from './direct-connect-ways.ts';
import { legBy } from './legs.ts';
import { once } from './once.ts';
import { refsFor } from './refs.ts';
import type { KnownRouter } from './router.ts';

export function transitTablesIn(world: World): readonly KnownRouter[] {
  return Object.keys(world.regions).flatMap((region) => {
    const context = new Context(world, region, []);
    return Object.values(tableOf(world, region, transitRouteTable))
      .filter(({ State }) => State === 'available')
      .map((item) => routerFor(item, context));
  });
}

interface Asked {
  readonly prefix: string;
  readonly table: TransitRouteTableItem;
  readonly from: readonly AttachmentItem[];
  readonly context: Context;
}

function routerFor(table: TransitRouteTableItem, context: Context): KnownRouter {
  const { TransitGatewayRouteTableId: id, TransitGatewayId: gateway } = table;
  const { world } = context;
  const from = propagatingInto(table, context);
  const ranked = once(() => candidates(table, context));
  const owner = context.find(transitGateway, gateway);
  const isDefault = owner?.Options.AssociationDefaultRouteTableId === id;
  return {
    refs: [
      ...refsFor('transit-gateway-route-table', id, table),
      ...(owner && isDefault ? refsFor('transit-gateway', gateway, owner) : []),
    ],
    label: `transit gateway route table ${labelOf(id, table)}`,
    bgp: gateway,
    speaker: `transit gateway ${owner ? labelOf(gateway, owner) : gateway}`,
    prefixes: () => [
      ...ranked().map(({ cidr }) => cidr),
      ...prefixesTold(world, gateway),
      ...(from.some(isDirectConnect) ? prefixesOffered(world, gateway) : []),
    ],
    routesTo(prefix) {
      const asked = { prefix, table, from, context };
      const own = ranked().filter(({ cidr }) => cidr === prefix);
      const [winner] = own;
      const loops = own.some(({ kind }) => kind === 'direct-connect') ? [] : directConnect(asked, undefined);
      return [
        ...own.flatMap((route) => {
          const why = winner && route !== winner ? whyLost(route, winner) : undefined;
          return candidatesFor(route, why, asked);
        }),
        ...loops.filter(({ verdict }) => verdict === 'refused'),
        ...refusedAt(world, gateway, prefix, (neighbor) => sessionAt(neighbor, asked)),
      ];
    },
  };
}

const isDirectConnect = ({ ResourceType }: AttachmentItem) => ResourceType === 'direct-connect-gateway';

const WORDS: Readonly<Record<RankedRoute['kind'], string>> = {
  static: 'a static route',
  'prefix-list': 'a route by prefix list',
  vpc: 'a route that a VPC propagates',
  'direct-connect': 'a route that a Direct Connect gateway propagates',
  connect: 'a route of a Connect peer',
  'private-vpn': 'a route of a VPN over private addresses',
  vpn: 'a route of a VPN',
};

function whyLost({ kind }: RankedRoute, winner: RankedRoute): string {
  if (kind !== winner.kind) return `${WORDS[winner.kind]} comes before ${WORDS[kind]}`;
  const first = winner.ways[0]?.attachment.TransitGatewayAttachmentId ?? 'another';
  return kind === 'vpc'
    ? `${first} leads to a VPC with the same block, and was there before`
    : `${first} tells the same, and comes first`;
}

/** Routes of a table are one for each kind; what stands behind them may be many ways. */
function candidatesFor(route: RankedRoute, beaten: string | undefined, asked: Asked): readonly Candidate[] {
  switch (route.kind) {
    case 'direct-connect':
      return directConnect(asked, beaten);
    case 'connect':
      return overSessions(asked, 'connect', connectPaths, CONNECT_RULES, beaten);
    case 'private-vpn':
    case 'vpn':
      return overVpn(asked, route.kind === 'private-vpn', beaten);
    default:
      return [byHand(route, beaten, asked)];
  }
}

const KINDS = { static: 'static', 'prefix-list': 'prefix-list', vpc: 'vpc' } as const;

function byHand(route: RankedRoute, beaten: string | undefined, { context }: Asked): Candidate {
  const kind: CandidateKind = KINDS[route.kind as keyof typeof KINDS];
  const known = {
    static: 'static route',
    'prefix-list': `prefix list ${route.prefixListId}`,
    vpc: `propagated by ${route.ways[0]?.attachment.ResourceId}`,
  }[kind as keyof typeof KINDS];
  const legs = route.ways.map((way) => attachmentLeg(way.attachment, way.node, context));
  const leads = route.state === 'active' ? legs : [];
  return unless(beaten, { prefix: route.cidr, kind, known, legs: leads });
}

function attachmentLeg(
  { TransitGatewayAttachmentId: id, ResourceId, Tags }: AttachmentItem,
  node: string,
  { world }: Context,
  neighbor?: string,
): Leg {
  const leg = legBy(world, node, [id, ResourceId, neighbor]);
  return leg.label === node ? { ...leg, label: labelOf(id, { Tags }) } : leg;
}

/** Only those of gateways whose attachment propagates into the table. */
function directConnect(asked: Asked, beaten: string | undefined): readonly Candidate[] {
  const { prefix, table, from, context } = asked;
  const { world, region } = context;
  return explainDirectConnect(world, region, table.TransitGatewayId, prefix).flatMap((judged) => {
    const gateway = gatewayOf(world, judged.way.vif);
    const own = from.find((item) => isDirectConnect(item) && item.ResourceId === gateway);
    if (!own) return [];
    const candidate = directConnectCandidate(world, prefix, judged, beaten);
    const legs = candidate.legs.map((leg) => ({
      ...leg,
      names: [...leg.names, own.TransitGatewayAttachmentId],
    }));
    return [{ ...candidate, legs }];
  });
}

function overVpn(asked: Asked, isPrivate: boolean, beaten: string | undefined): readonly Candidate[] {
  const rules = rulesOf(asked.table.TransitGatewayId, asked.context);
  const paths: PathsOf = (from, gateway, context) => vpnPaths(from, gateway, context, isPrivate);
  return overSessions(asked, 'vpn-bgp', paths, rules, beaten);
}

type PathsOf = typeof connectPaths;

/** What the gateway has by BGP sessions of its own, judged together. */
function overSessions(
  asked: Asked,
  kind: CandidateKind,
  pathsOf: PathsOf,
  rules: DecisionRules,
  beaten: string | undefined,
): readonly Candidate[] {
  const { prefix, table, from, context } = asked;
  const paths = pathsOf(from, table.TransitGatewayId, context).get(prefix);
  if (!paths) return [];
  return judge([...paths.keys()], rules).flatMap((judgement): readonly Candidate[] => {
    const { path } = judgement;
    const way = paths.get(path);
    if (!way) return [];
    const neighbor = neighborOf(path);
    const candidate = {
      prefix,
      kind,
      known: `BGP from ${neighbor}`,
      legs: [attachmentLeg(way.attachment, way.node, context, neighbor)],
      bgp: factsOf(path.attributes, neighbor),
    } as const;
    if (judgement.verdict === 'unusable') return [{ ...candidate, verdict: 'refused', why: judgement.text }];
    if (beaten !== undefined) return [lost(candidate, beaten)];
    return [unless(judgement.verdict === 'lost' ? judgement.text : undefined, candidate)];
  });
}

function sessionAt(neighbor: string, { table, from, context }: Asked) {
  const { TransitGatewayId: gateway } = table;
  const { world } = context;
  const peer = connectPeersAt(world, gateway).find(({ inside }) => inside.peer === neighbor);
  if (peer) {
    const id = peer.item.TransitGatewayConnectPeerId;
    return { kind: 'connect', legs: [attachmentLeg(peer.connect, id, context, neighbor)] } as const;
  }
  const connection = connectionOfNeighbor(world, gateway, neighbor);
  const own = from.find(({ ResourceId }) => ResourceId === connection);
  const tunnel = tunnelOfNeighbor(world, gateway, neighbor);
  if (!own || tunnel === undefined) return undefined;
  return { kind: 'vpn-bgp', legs: [attachmentLeg(own, tunnel, context, neighbor)] } as const;
}
