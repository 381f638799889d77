/** Routers on premises: what FRR's zebra has for a prefix, and of BGP's part all that it chose from. */
import { explainPrefix, type Judgement } from '../../bgp/index.ts';
import type { World } from '../../cloud/kernel/world.ts';
import { interfacesOf } from '../../cloud/premises/interfaces.ts';
import { directHop } from '../../cloud/premises/next-hop.ts';
import { routingTableOf } from '../../cloud/premises/routes.ts';
import type { NextHop, RoutingEntry } from '../../cloud/premises/routing-table.ts';
import { LINE, type PremisesRouter, type Site, sitesIn } from '../../cloud/premises/sites.ts';
import { parseAddress } from '../../kit/address.ts';
import type { Prefix } from '../../kit/prefix.ts';
import { prefixRanges } from '../../kit/prefix.ts';
import { intersectRanges, subtractRanges } from '../../kit/ranges.ts';
import { UNROUTED } from '../../net/special-prefixes.ts';
import { factsOf, neighborOf, prefixesTold, refusedAt } from './bgp-facts.ts';
import { type Candidate, type Leg, lost, unless } from './candidate.ts';
import { legBy, legCalled } from './legs.ts';
import type { KnownRouter } from './router.ts';

export function premisesRoutersIn(world: World): readonly KnownRouter[] {
  return sitesIn(world).flatMap((site) => site.routers.map((router) => routerFor({ world, site, router })));
}

interface Where {
  readonly world: World;
  readonly site: Site;
  readonly router: PremisesRouter;
}

function routerFor(where: Where): KnownRouter {
  const { world, router } = where;
  const { id } = router;
  return {
    refs: [`premises/${id}`],
    label: `router ${id}`,
    bgp: id,
    prefixes: () => [
      ...routingTableOf(world, router).map(({ prefix }) => prefix),
      ...prefixesTold(world, id),
    ],
    routesTo(prefix, asked) {
      const entries = routingTableOf(world, router).filter((entry) => entry.prefix === prefix);
      const winner = entries.find(({ isSelected }) => isSelected);
      const known = entries.filter(({ source }) => source !== 'bgp');
      return [
        ...known.map((entry) => tableCandidate(where, entry, whyNot(entry, winner, asked))),
        ...learnt(where, prefix, winner),
        ...refusedAt(world, id, prefix, (neighbor) => ({
          kind: 'bgp',
          legs: [legTo(where, { via: neighbor })],
        })),
      ];
    },
  };
}

const WORDS: Readonly<Record<RoutingEntry['source'], string>> = {
  kernel: "the provider's default route",
  connected: 'connected',
  static: 'static route',
  bgp: 'BGP',
};

function tableCandidate(where: Where, entry: RoutingEntry, why: string | undefined): Candidate {
  const { prefix, source, distance, nextHops } = entry;
  const known = source === 'static' ? `${WORDS.static}, distance ${distance}` : WORDS[source];
  return unless(why, { prefix, kind: source, known, legs: nextHops.map((hop) => legTo(where, hop)) });
}

function whyNot(entry: RoutingEntry, winner: RoutingEntry | undefined, asked: Prefix): string | undefined {
  if (entry === winner) return isLost(entry, asked) ? 'the internet carries no private addresses' : undefined;
  const { nextHops, distance } = entry;
  if (nextHops.length > 0 && nextHops.every((hop) => hop.interface === undefined)) {
    const [hop] = nextHops;
    return hop?.via === undefined ? 'its interface is down' : `its next hop ${hop.via} can't be reached`;
  }
  return winner && beatenBy(winner, distance);
}

function beatenBy(winner: RoutingEntry, distance: number): string {
  return winner.distance < distance
    ? `its distance is ${distance}, and ${winner.distance} wins (${WORDS[winner.source]}): the lower`
    : `${WORDS[winner.source]} is as near, and comes first`;
}

/** The line to the internet takes private addresses nowhere. */
function isLost({ nextHops }: RoutingEntry, asked: Prefix): boolean {
  const unrouted = UNROUTED[asked.family];
  const whole = prefixRanges(asked);
  const isPrivate =
    subtractRanges(whole, unrouted).length === 0 && intersectRanges(whole, unrouted).length > 0;
  return isPrivate && nextHops.length > 0 && nextHops.every((hop) => hop.interface === LINE);
}

/** All that BGP had to choose from; what it chose may yet lose to a nearer source. */
function learnt(where: Where, prefix: string, winner: RoutingEntry | undefined): readonly Candidate[] {
  const { world, router } = where;
  const told = explainPrefix(world.bgp, router.id, prefix)?.candidates ?? [];
  return told.flatMap((judgement): readonly Candidate[] => {
    const { path } = judgement;
    if (path.source.kind === 'local') return [];
    const neighbor = neighborOf(path);
    const { nextHop } = path.attributes;
    const why = whyNotLearnt(judgement, winner, path.source.isInternal ? 200 : 20);
    const candidate = {
      prefix,
      kind: 'bgp',
      known: `${path.source.isInternal ? 'IBGP' : 'BGP'} from ${neighbor}`,
      legs: [legTo(where, { via: nextHop }, neighbor)],
      bgp: factsOf(path.attributes, neighbor),
    } as const;
    if (judgement.verdict === 'unusable') return [{ ...candidate, verdict: 'refused', why: judgement.text }];
    return [why === undefined ? unless(undefined, candidate) : lost(candidate, why)];
  });
}

function whyNotLearnt(
  judgement: Judgement,
  winner: RoutingEntry | undefined,
  distance: number,
): string | undefined {
  if ('text' in judgement) return judgement.text;
  if (winner?.source === 'bgp') return undefined;
  if (winner) return beatenBy(winner, distance);
  return `its next hop ${judgement.path.attributes.nextHop} can't be reached`;
}

/** `vti1 to 169.254.60.1`. */
function legTo(where: Where, { via, interface: given, node: known }: NextHop, neighbor = via): Leg {
  const { world, site, router } = where;
  const address = via === undefined ? undefined : parseAddress(via);
  const direct = address && directHop(site, router, interfacesOf(world, router), address);
  const name = given ?? direct?.interface;
  const node = known ?? direct?.node;
  const other = site.routers.find(
    ({ setting }) => via !== undefined && Object.values(setting.networks).includes(via),
  );
  const label = [name, via === undefined ? undefined : other ? `${other.id} (${via})` : via]
    .filter((part) => part !== undefined)
    .join(' to ');
  const names = [label, name, via, neighbor, other?.id].filter((one) => one !== undefined);
  if (node === undefined) return legCalled(label, names);
  return { ...legBy(world, node, names), label };
}
