/**
 * `route`: which way packets for a destination go at one router, and by what right. The evidence is every candidate that
 * the router has, with the reason of each that lost.
 */
import * as z from 'zod';
import {
  CANDIDATE_KINDS,
  type Candidate,
  candidateWords,
  judgementWords,
  legsInUse,
  legsText,
  type RouteAnswer,
  routerCalled,
  routesTo,
  TARGET_KINDS,
  targetMatcher,
} from '../../sim/candidates/index.ts';
import type { Sim } from '../../sim/sim.ts';
import { type CheckCode, commonFields, defineCheck, placeName, type Verdict } from './check.ts';
import { wherePlacesExist } from './unknown-place.ts';

const viaSchema = z
  .string()
  .min(1)
  .max(200)
  .describe(
    `\`KIND/NAME\` (${TARGET_KINDS.join(', ')}; NAME: Name tag or ID; of a VPN connection also \`/1\` or \`/2\` for the tunnel), a KIND alone, \`premises/lisbon/edge\`, \`local\`, a neighbor's address, or an interface of a router on premises such as \`vti1\`.`,
  );

const numberSchema = z.union([
  z.number().int().min(0).max(4_294_967_295),
  z.string().regex(/^\{[a-z][a-z0-9_]*\}$/, 'must be a number or a {parameter}'),
]);

const waySchema = z
  .strictObject({
    via: z
      .union([viaSchema, z.array(viaSchema).min(1).max(8)])
      .optional()
      .describe('Over what all packets go. Several: over these and no others, and over each of them.'),
    prefix: z.string().min(1).max(60).optional().describe('The prefix of the route that is used.'),
    kind: z
      .enum(CANDIDATE_KINDS)
      .optional()
      .describe(
        'How the route is known. In VPCs `local`, `static`, `prefix-list`, `propagated`; at transit gateways `static`, `prefix-list`, `vpc`, `direct-connect`, `connect`, `vpn-bgp`; at virtual private gateways `local`, `direct-connect`, `vpn-static`, `vpn-bgp`; at Direct Connect gateways `direct-connect`, `allowed-prefix`; on premises `connected`, `kernel`, `static`, `bgp`.',
      ),
    as_path: z
      .string()
      .max(500)
      .optional()
      .describe('Of BGP: the AS path, nearest first: `64512 65010`. Empty: of the same system.'),
    local_preference: numberSchema.optional().describe('Of BGP, as the router weighs it.'),
    med: numberSchema.optional().describe('Of BGP.'),
    communities: z
      .array(z.string().min(1).max(40))
      .min(1)
      .max(8)
      .optional()
      .describe('Of BGP: communities that it carries, among others.'),
  })
  .refine((way) => Object.keys(way).length > 0, { error: 'says nothing: give `via` or another property' })
  .describe('Properties that the way in use must have; of several that share the flows, each.');

const schema = z
  .strictObject({
    ...commonFields,
    route: z
      .strictObject({
        at: z
          .string()
          .min(1)
          .max(200)
          .describe(
            'Who is asked: `premises/lisbon/edge`, `vpn-gateway/NAME`, `transit-gateway-route-table/NAME`, `transit-gateway/NAME` (its default table), `direct-connect-gateway/NAME` (`@eu-west-1` behind it: as that region prefers), `route-table/NAME`, `subnet/NAME`, `instance/NAME`. NAME: Name tag or ID.',
          ),
        to: z
          .string()
          .min(1)
          .max(200)
          .describe('A prefix (`192.168.10.0/24`), an address, or a place (`premises/lisbon/desk`).'),
      })
      .describe('Which router, and for what.'),
    expect: z
      .union([waySchema, z.literal('nothing')])
      .describe('The way in use; `nothing`: there is none, or it drops what it matches.'),
  })
  .describe('Which way packets go at a router.');

export type RouteCheck = z.infer<typeof schema>;
type Way = z.infer<typeof waySchema>;

export const route = defineCheck({
  key: 'route',
  schema,
  proof: 'Ways that routers chose',

  describe({ route: { at, to }, expect }) {
    return `at ${atName(at)}, ${placeName(to)} ${expect === 'nothing' ? 'has no way' : `goes ${wanted(expect)}`}`;
  },

  run(check, sim) {
    return wherePlacesExist(() => judge(check, sim));
  },
});

function judge({ route: { at, to }, expect }: RouteCheck, sim: Sim): Verdict {
  const world = sim.state;
  const routes = routesTo(world, routerCalled(world, at), to);
  const legs = legsInUse(routes.used);
  const where = `At ${atName(at)} packets for ${placeName(to)}`;
  const goes = legs.length > 0 ? `${where} go by ${legsText(legs)}` : `${where} go nowhere`;
  const findings = { routes, expected: expect, actual: routes.used.map(candidateWords) };
  const wrong = (code: CheckCode, text: string): Verdict => ({ passed: false, code, text, ...findings });
  if (expect === 'nothing')
    return legs.length === 0
      ? { passed: true, code: 'passed', text: `${goes}.`, ...findings }
      : wrong('has-way', `${goes}; there should be no way.`);
  const matchers = viasOf(expect).map((via) => targetMatcher(world, via));
  if (legs.length === 0)
    return wrong('no-way', `${goes}: ${whyNone(routes)}. They should go ${wanted(expect)}.`);
  const isRight = matchers.length === 0 || isExactly(legs, matchers);
  if (!isRight)
    return wrong('wrong-way', `${goes}; they should go ${wanted(expect)}.${whyOther(routes, matchers)}`);
  const difference = routes.used
    .map((candidate) => differenceOf(candidate, expect))
    .find((one) => one !== undefined);
  if (difference !== undefined) return wrong('value-differs', `${goes}, but ${difference}.`);
  return { passed: true, code: 'passed', text: `${goes}.`, ...findings };
}

type Matcher = ReturnType<typeof targetMatcher>;

function isExactly(legs: ReturnType<typeof legsInUse>, matchers: readonly Matcher[]): boolean {
  return (
    legs.every((leg) => matchers.some((matches) => matches(leg))) &&
    matchers.every((matches) => legs.some(matches))
  );
}

function viasOf({ via }: Way): readonly string[] {
  return via === undefined ? [] : typeof via === 'string' ? [via] : via;
}

function whyNone({ used, candidates }: RouteAnswer): string {
  if (used.length > 0) return 'its route drops them';
  const [first] = candidates;
  return first ? `${first.known} was ${first.verdict}: ${first.why}` : 'the router knows no route to it';
}

/** What became of the way that was asked for. */
function whyOther({ candidates }: RouteAnswer, matchers: readonly Matcher[]): string {
  const meant = candidates.find(
    ({ verdict, legs }) => verdict !== 'used' && legs.some((leg) => matchers.some((matches) => matches(leg))),
  );
  return meant ? ` That way (${meant.known}) was ${meant.verdict}: ${meant.why}.` : '';
}

/** Where nobody said otherwise (RFC 4271 leaves it open; FRR, and AWS on VPNs). */
const DEFAULT_LOCAL_PREFERENCE = 100;

const FACTS: readonly {
  readonly name: string;
  readonly wanted: (way: Way) => string | undefined;
  readonly found: (candidate: Candidate) => string | undefined;
}[] = [
  { name: 'prefix', wanted: ({ prefix }) => prefix, found: ({ prefix }) => prefix },
  { name: 'kind', wanted: ({ kind }) => kind, found: ({ kind }) => kind },
  {
    name: 'AS path',
    wanted: ({ as_path }) => as_path?.trim().replace(/\s+/g, ' '),
    found: ({ bgp }) => bgp?.asPath,
  },
  {
    name: 'local preference',
    wanted: ({ local_preference: value }) => value?.toString(),
    found: ({ bgp }) => bgp && (bgp.localPreference ?? DEFAULT_LOCAL_PREFERENCE).toString(),
  },
  { name: 'MED', wanted: ({ med }) => med?.toString(), found: ({ bgp }) => bgp?.med?.toString() },
];

function differenceOf(candidate: Candidate, way: Way): string | undefined {
  for (const { name, wanted: wants, found } of FACTS) {
    const should = wants(way);
    const is = found(candidate);
    if (should !== undefined && should !== is)
      return `the ${name} of the route is ${is === undefined || is === '' ? 'none' : is}, not ${should === '' ? 'empty' : should}`;
  }
  const carried = candidate.bgp?.communities ?? [];
  const missing = way.communities?.find((community) => !carried.includes(community));
  return missing && `the route does not carry the community ${missing}`;
}

function wanted(way: Way): string {
  const facts = FACTS.flatMap(({ name, wanted: wants }) => {
    const value = wants(way);
    return value === undefined ? [] : [`${name} ${value === '' ? 'empty' : value}`];
  });
  const carrying = way.communities ? [`communities ${way.communities.join(' ')}`] : [];
  const vias = viasOf(way);
  const parts = [...(vias.length > 0 ? [`by ${vias.map(atName).join(' and ')}`] : []), ...facts, ...carrying];
  return parts.join(', ');
}

/** `edge` for `premises/lisbon/edge`, `VPN connection`s and the like by their names. */
function atName(ref: string): string {
  const name = ref.slice(ref.indexOf('/') + 1);
  return ref.includes('/') ? name : ref;
}

/** The evidence, a line or two for each candidate. */
export function routeLines(routes: RouteAnswer): readonly string[] {
  if (routes.candidates.length === 0) return [`${routes.at} knows no route to ${routes.to}`];
  return routes.candidates.flatMap((candidate) => [
    `${candidate.verdict === 'used' ? '>' : ' '} ${candidateWords(candidate)}`,
    `    ${judgementWords(candidate, routes)}`,
  ]);
}
