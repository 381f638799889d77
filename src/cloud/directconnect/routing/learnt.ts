/**
 * What gateways get from Direct Connect: the routes of private interfaces right at a virtual private gateway, and those of
 * the Direct Connect gateways that a gateway is associated with, as its region prefers them (R-DX-53).
 */
import type { BgpNetwork, Path } from '../../../bgp/index.ts';
import { memoiseBy } from '../../../kit/memoise.ts';
import { transitGateway } from '../../ec2/transit-gateway/transit-gateway.ts';
import { vpnGateway } from '../../ec2/vpn-gateway/vpn-gateway.ts';
import { Context } from '../../kernel/context.ts';
import type { World } from '../../kernel/world.ts';
import { hostOf } from '../bgp-peer/peer.ts';
import { gatewayAssociation, isAssociated } from '../gateway-association/association.ts';
import { associationsIn, tablesOf, vifsIn } from '../tables.ts';
import { routerOf } from '../virtual-interface/sessions.ts';
import { type VirtualInterfaceItem, virtualInterface } from '../virtual-interface/virtual-interface.ts';
import { chooseFrom, type JudgedWay, judgeWays, type Way } from './preference.ts';

export interface DirectConnectRoute {
  readonly prefix: string;
  /** IDs of the virtual interfaces in use; several share the flows. */
  readonly vifs: readonly string[];
  /** What carries it from the gateway, in the packet graph: the interface itself, or the link to the Direct Connect gateway. */
  readonly nodes: readonly string[];
  /** With the local preference that it has for this gateway. */
  readonly best: Path;
}

/** The link between a Direct Connect gateway and what it is associated with. */
export function associationNode(directConnectGatewayId: string, gatewayId: string): string {
  return `${directConnectGatewayId}/${gatewayId}`;
}

type Received = BgpNetwork['routers'][string]['received'];
type RoutesByGateway = ReadonlyMap<string, readonly DirectConnectRoute[]>;

const NONE: readonly DirectConnectRoute[] = [];
const NOTHING: Received = {};

/** Of a virtual private gateway or a transit gateway in that region; the identical list while nothing changes. */
export function directConnectRoutes(
  world: World,
  region: string,
  gatewayId: string,
): readonly DirectConnectRoute[] {
  return allRoutes(world).get(`${region} ${gatewayId}`) ?? NONE;
}

const allRoutes = memoiseBy(
  (world: World): readonly object[] => [
    ...tablesOf(world, virtualInterface),
    ...tablesOf(world, gatewayAssociation),
    ...tablesOf(world, vpnGateway),
    ...tablesOf(world, transitGateway),
    ...routersOf(world).map((name) => receivedBy(world, name)),
  ],
  (world: World): RoutesByGateway => {
    const found = new Map<string, readonly DirectConnectRoute[]>();
    for (const [region, gatewayId] of gatewaysServed(world)) {
      const routes = routesFrom(offersTo(world, region, gatewayId), region);
      if (routes.length > 0) found.set(`${region} ${gatewayId}`, routes);
    }
    return found;
  },
);

/** All ways that a gateway has for a prefix over Direct Connect, and why each of the losers lost (R-DX-53). */
export function explainDirectConnect(
  world: World,
  region: string,
  gatewayId: string,
  prefix: string,
): readonly JudgedWay[] {
  const offers = everyOffer(world, gatewayId).get(prefix) ?? [];
  const asn = asnOf(world, region, gatewayId);
  const [loops, others] = [true, false].map((wanted) =>
    offers.map(({ way }) => way).filter((way) => isLoop(way, asn) === wanted),
  );
  return [
    ...judgeWays(others ?? [], region),
    ...(loops ?? []).map(({ path, ...way }): JudgedWay => {
      const text = `its AS path has AS ${asn}, which is this gateway's own: a loop`;
      return { way: { ...way, path }, judgement: { path, verdict: 'unusable', text } };
    }),
  ];
}

/** Prefixes that somebody has announced to a gateway over Direct Connect, loops among them. */
export function prefixesOffered(world: World, gatewayId: string): readonly string[] {
  return [...everyOffer(world, gatewayId).keys()];
}

/** All that a Direct Connect gateway has been told of a prefix, as a region prefers it. */
export function explainGateway(
  world: World,
  region: string,
  directConnectGatewayId: string,
  prefix: string,
): readonly JudgedWay[] {
  return judgeWays(waysOf(world, directConnectGatewayId).get(prefix) ?? [], region);
}

function receivedBy({ bgp }: World, router: string): Received {
  return bgp.routers[router]?.received ?? NOTHING;
}

/** Private ones: public interfaces lead to no gateway. */
function routersOf(world: World): readonly string[] {
  return [
    ...new Set(vifsIn(world).flatMap((item) => (item.type === 'public' ? [] : (routerOf(item) ?? [])))),
  ];
}

function gatewaysServed(world: World): readonly (readonly [region: string, id: string])[] {
  const direct = vifsIn(world).flatMap(({ region, virtualGatewayId }): (readonly [string, string])[] =>
    virtualGatewayId === undefined ? [] : [[region, virtualGatewayId]],
  );
  const associated = associationsIn(world).map(
    ({ associatedGateway: { region, id } }) => [region, id] as const,
  );
  return [...new Map([...direct, ...associated].map((pair) => [pair.join(' '), pair])).values()];
}

type WaysByPrefix = ReadonlyMap<string, readonly Way[]>;

/** What the interfaces at a router have announced, by prefix. */
function waysOf(world: World, router: string): WaysByPrefix {
  const received = receivedBy(world, router);
  const found = new Map<string, Way[]>();
  for (const vif of vifsIn(world)) {
    if (routerOf(vif) !== router) continue;
    for (const { customerAddress } of vif.peers)
      for (const [prefix, { path }] of Object.entries(received[hostOf(customerAddress)] ?? {}))
        if (path) found.set(prefix, [...(found.get(prefix) ?? []), wayOver(vif, path)]);
  }
  return found;
}

function wayOver({ virtualInterfaceId, region, siteLinkEnabled }: VirtualInterfaceItem, path: Path): Way {
  return { vif: virtualInterfaceId, region, siteLink: siteLinkEnabled, path };
}

/** A way, and the node of the packet graph that it begins with. */
interface Offer {
  readonly way: Way;
  readonly node: string;
}

/** By prefix, without loops: what the gateway may choose from. */
function offersTo(world: World, region: string, gatewayId: string): ReadonlyMap<string, readonly Offer[]> {
  const asn = asnOf(world, region, gatewayId);
  const found = new Map<string, readonly Offer[]>();
  for (const [prefix, offers] of everyOffer(world, gatewayId)) {
    const usable = offers.filter(({ way }) => !isLoop(way, asn));
    if (usable.length > 0) found.set(prefix, usable);
  }
  return found;
}

/** By prefix: of interfaces at the gateway itself, and of the Direct Connect gateways that it is associated with. */
function everyOffer(world: World, gatewayId: string): ReadonlyMap<string, readonly Offer[]> {
  const found = new Map<string, Offer[]>();
  const collect = (router: string, nodeOf: (way: Way) => string) => {
    for (const [prefix, ways] of waysOf(world, router))
      for (const way of ways) found.set(prefix, [...(found.get(prefix) ?? []), { way, node: nodeOf(way) }]);
  };
  collect(gatewayId, ({ vif }) => vif);
  for (const item of associationsIn(world)) {
    if (item.associatedGateway.id !== gatewayId || !isAssociated(item)) continue;
    const { directConnectGatewayId: id } = item;
    collect(id, () => associationNode(id, gatewayId));
  }
  return found;
}

function asnOf(world: World, region: string, id: string): number | undefined {
  const place = new Context(world, region, []);
  const transit = place.find(transitGateway, id);
  return transit ? Number(transit.Options.AmazonSideAsn) : place.find(vpnGateway, id)?.AmazonSideAsn;
}

/** What the gateway has announced itself, and a site hands back over another line, is a loop (R-BGP-6). */
function isLoop({ path }: Way, asn: number | undefined): boolean {
  return path.attributes.asPath.flat().some((one) => one === asn);
}

function routesFrom(
  offers: ReadonlyMap<string, readonly Offer[]>,
  region: string,
): readonly DirectConnectRoute[] {
  return [...offers].flatMap(([prefix, some]): readonly DirectConnectRoute[] => {
    const choice = chooseFrom(
      some.map(({ way }) => way),
      region,
    );
    if (!choice) return [];
    const used = some.filter(({ way }) => choice.used.includes(way));
    const vifs = used.map(({ way }) => way.vif);
    const nodes = [...new Set(used.map(({ node }) => node))];
    return [{ prefix, vifs, nodes, best: choice.best }];
  });
}
