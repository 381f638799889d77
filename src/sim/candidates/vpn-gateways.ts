/** Virtual private gateways: their VPC, Direct Connect, static routes of VPN connections, BGP over VPN (R-VGW-4). */
import { judge, type Path } from '../../bgp/index.ts';
import { explainDirectConnect, prefixesOffered } from '../../cloud/directconnect/routing/learnt.ts';
import { vifsIn } from '../../cloud/directconnect/tables.ts';
import { labelOf } from '../../cloud/ec2/label.ts';
import { blocksOf, vpc } from '../../cloud/ec2/vpc/vpc.ts';
import { tunnelOfNeighbor } from '../../cloud/ec2/vpn-connection/tunnels.ts';
import { attachmentNodeOf } from '../../cloud/ec2/vpn-gateway/node-ids.ts';
import {
  isWithin,
  preferredRoutes,
  VGW_KIND_WORDS,
  type VgwRoute,
  whyDown,
  whyVgwRouteLost,
} from '../../cloud/ec2/vpn-gateway/route.ts';
import { routesOffered } from '../../cloud/ec2/vpn-gateway/sources.ts';
import { attachmentOf, type VpnGatewayItem, vpnGateway } from '../../cloud/ec2/vpn-gateway/vpn-gateway.ts';
import type { World } from '../../cloud/kernel/world.ts';
import { formatPrefix, type Prefix } from '../../kit/prefix.ts';
import { tableOf } from '../tables.ts';
import { factsOf, neighborOf, prefixesTold, refusedAt } from './bgp-facts.ts';
import { type Candidate, lost, unless, used } from './candidate.ts';
import { directConnectCandidate, vifLeg } from './direct-connect-ways.ts';
import { legBy } from './legs.ts';
import { once } from './once.ts';
import { refsFor } from './refs.ts';
import type { KnownRouter } from './router.ts';

export function vpnGatewaysIn(world: World): readonly KnownRouter[] {
  return Object.keys(world.regions).flatMap((region) =>
    Object.values(tableOf(world, region, vpnGateway))
      .filter(({ State }) => State === 'available')
      .map((item) => routerFor(world, region, item)),
  );
}

function routerFor(world: World, region: string, item: VpnGatewayItem): KnownRouter {
  const { VpnGatewayId: id } = item;
  const home = tableOf(world, region, vpc)[attachmentOf(item)?.VpcId ?? ''];
  const blocks = home ? blocksOf(home) : [];
  const routes = once(() => routesOffered(world, item, region));
  return {
    refs: refsFor('vpn-gateway', id, item),
    label: `virtual private gateway ${labelOf(id, item)}`,
    bgp: id,
    prefixes: () => [
      ...blocks.map(formatPrefix),
      ...routes().map(({ cidr }) => cidr),
      ...prefixesOffered(world, id),
      ...prefixesTold(world, id),
    ],
    routesTo(prefix) {
      const own = blocks.find((block) => formatPrefix(block) === prefix);
      const offered = routes().filter(({ cidr }) => cidr === prefix);
      const verdicts = verdictsOn(prefix, offered, blocks);
      return [
        ...(own ? [homeRoute(world, id, prefix)] : []),
        ...explainDirectConnect(world, region, id, prefix).map((way) =>
          directConnectCandidate(world, prefix, way, verdicts.of('direct-connect')),
        ),
        ...offered
          .filter(({ kind }) => kind === 'vpn-static')
          .map((route) => staticRoute(world, route, verdicts.ofRoute(route))),
        ...learntOverVpn(world, id, prefix, verdicts.of('vpn-bgp')),
        ...refusedAt(world, id, prefix, (neighbor) => sessionAt(world, id, neighbor)),
      ];
    },
  };
}

interface Verdicts {
  /** Why a route isn't used; undefined: it is. */
  ofRoute(route: VgwRoute): string | undefined;
  /** The same for all of a kind, which are judged among each other elsewhere. */
  of(kind: VgwRoute['kind']): string | undefined;
}

function verdictsOn(prefix: string, offered: readonly VgwRoute[], blocks: readonly Prefix[]): Verdicts {
  const [best] = preferredRoutes(offered);
  const block = blocks.find((one) => isWithin(prefix, one));
  const shadow =
    block && `it lies within ${formatPrefix(block)} of the gateway's own VPC, which always comes first`;
  const ofRoute = (route: VgwRoute) => {
    if (shadow !== undefined) return shadow;
    if (!route.isUp) return whyDown(route);
    return best === undefined || best === route ? undefined : whyVgwRouteLost(route, best);
  };
  return {
    ofRoute,
    of(kind) {
      const nobody = { cidr: prefix, kind, nodes: [], isUp: true, from: '' };
      return ofRoute(best?.kind === kind ? best : (offered.find((one) => one.kind === kind) ?? nobody));
    },
  };
}

function homeRoute(world: World, id: string, prefix: string): Candidate {
  return used({
    prefix,
    kind: 'local',
    known: 'block of its VPC',
    legs: [legBy(world, attachmentNodeOf(id))],
  });
}

function staticRoute(world: World, route: VgwRoute, why: string | undefined): Candidate {
  return unless(why, {
    prefix: route.cidr,
    kind: 'vpn-static',
    known: `${VGW_KIND_WORDS['vpn-static']} of ${route.from}`,
    legs: route.nodes.map((node) => legBy(world, node)),
  });
}

/** BGP decides among them; what beats its best beats them all. */
function learntOverVpn(
  world: World,
  id: string,
  prefix: string,
  beaten: string | undefined,
): readonly Candidate[] {
  const state = world.bgp.routers[id];
  const rules = world.bgp.config.routers[id]?.decision;
  if (!state || !rules) return [];
  const paths = Object.values(state.received).flatMap((table): readonly Path[] => {
    const path = table[prefix]?.path;
    return path && tunnelOfNeighbor(world, id, neighborOf(path)) !== undefined ? [path] : [];
  });
  return judge(paths, rules).map((judgement): Candidate => {
    const { path } = judgement;
    const neighbor = neighborOf(path);
    const candidate = {
      prefix,
      kind: 'vpn-bgp',
      known: `BGP from ${neighbor}`,
      legs: [legBy(world, tunnelOfNeighbor(world, id, neighbor) ?? '', [neighbor])],
      bgp: factsOf(path.attributes, neighbor),
    } as const;
    if (judgement.verdict === 'unusable') return { ...candidate, verdict: 'refused', why: judgement.text };
    if (beaten !== undefined) return lost(candidate, beaten);
    return unless(judgement.verdict === 'lost' ? judgement.text : undefined, candidate);
  });
}

function sessionAt(world: World, id: string, neighbor: string) {
  const tunnel = tunnelOfNeighbor(world, id, neighbor);
  if (tunnel !== undefined) return { kind: 'vpn-bgp', legs: [legBy(world, tunnel, [neighbor])] } as const;
  const vif = vifsIn(world).find(
    ({ virtualGatewayId, peers }) =>
      virtualGatewayId === id &&
      peers.some(({ customerAddress }) => customerAddress?.split('/')[0] === neighbor),
  );
  return (
    vif && ({ kind: 'direct-connect', legs: [vifLeg(world, vif.virtualInterfaceId, neighbor)] } as const)
  );
}
