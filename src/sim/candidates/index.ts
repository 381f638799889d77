/**
 * Which way packets go at any router, and why not another: every candidate for a prefix, the ones in use, and of each
 * other the reason. A kind of router is a file in this folder and a line here.
 */
import type { World } from '../../cloud/kernel/world.ts';
import { memoise } from '../../kit/memoise.ts';
import { UnknownPlace } from '../places.ts';
import { directConnectGatewaysIn } from './direct-connect-gateways.ts';
import { premisesRoutersIn } from './premises-routers.ts';
import { publicRoutersIn } from './public-routers.ts';
import { routeTablesIn } from './route-tables.ts';
import type { KnownRouter, RouterKind } from './router.ts';
import { transitTablesIn } from './transit-gateway-tables.ts';
import { vpnGatewaysIn } from './vpn-gateways.ts';

export { type RouteAnswer, routesTo, tablePrefixes } from './answer.ts';
export { CANDIDATE_KINDS, type Candidate, type CandidateKind, type Leg } from './candidate.ts';
export type { KnownRouter } from './router.ts';
export { type SessionView, type Speaker, speakerCalled, speakersIn } from './sessions.ts';
export { legsInUse, TARGET_KINDS, targetMatcher } from './targets.ts';
export { candidateWords, factWords, judgementWords, legsText } from './words.ts';

const KINDS: readonly RouterKind[] = [
  premisesRoutersIn,
  vpnGatewaysIn,
  transitTablesIn,
  directConnectGatewaysIn,
  publicRoutersIn,
  routeTablesIn,
];

/** All routers of a world; the identical list for the same world. */
export const routersOf = memoise((world: World): readonly KnownRouter[] =>
  KINDS.flatMap((kind) => kind(world)),
);

/** By any of its references, or by what stands behind their slash where only one is called so. Throws `UnknownPlace`. */
export function routerCalled(world: World, ref: string): KnownRouter {
  const all = routersOf(world);
  const exact = all.filter(({ refs }) => refs.includes(ref));
  const [found] = exact.length > 0 ? exact : all.filter((router) => bareNames(router).includes(ref));
  if (found) return found;
  const scheme = ref.split('/')[0] ?? '';
  const alike = all.flatMap(({ refs }) => refs.filter((one) => one.startsWith(`${scheme}/`)));
  const known = alike.length > 0 ? alike : all.flatMap(({ refs }) => refs.slice(0, 1));
  throw new UnknownPlace(ref, `There is no router '${ref}'. Routers: ${known.join(', ') || 'none yet'}.`);
}

/** `hq` for `vpn-gateway/hq`; of `premises/lisbon/edge` also `edge`. */
function bareNames({ refs }: KnownRouter): readonly string[] {
  return refs.flatMap((ref) => {
    const name = ref.slice(ref.indexOf('/') + 1);
    return ref.startsWith('premises/') ? [name, name.slice(name.indexOf('/') + 1)] : [name];
  });
}
