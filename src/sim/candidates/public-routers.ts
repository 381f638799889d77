/** Routers that only BGP knows: AWS's public network towards the locations of a region. */
import { explainPrefix } from '../../bgp/index.ts';
import { vifsIn } from '../../cloud/directconnect/tables.ts';
import { publicRouter } from '../../cloud/directconnect/virtual-interface/sessions.ts';
import type { World } from '../../cloud/kernel/world.ts';
import { factsOf, neighborOf, prefixesTold, refusedAt } from './bgp-facts.ts';
import { type Candidate, unless } from './candidate.ts';
import { legCalled } from './legs.ts';
import type { KnownRouter } from './router.ts';

export function publicRoutersIn(world: World): readonly KnownRouter[] {
  const regions = vifsIn(world).flatMap(({ type, region }) => (type === 'public' ? [region] : []));
  return [...new Set(regions)].map((region) => routerFor(world, region));
}

function routerFor(world: World, region: string): KnownRouter {
  const bgp = publicRouter(region);
  return {
    refs: [`aws-public/${region}`],
    label: `AWS's public network in ${region}`,
    bgp,
    prefixes: () => prefixesTold(world, bgp),
    routesTo: (prefix) => [
      ...(explainPrefix(world.bgp, bgp, prefix)?.candidates ?? []).map((judgement): Candidate => {
        const { path } = judgement;
        const neighbor = neighborOf(path);
        const why = 'text' in judgement ? judgement.text : undefined;
        return unless(why, {
          prefix,
          kind: 'bgp',
          known: neighbor === '' ? 'announced by AWS' : `BGP from ${neighbor}`,
          legs: [legCalled(neighbor === '' ? 'AWS' : neighbor)],
          bgp: factsOf(path.attributes, neighbor),
        });
      }),
      ...refusedAt(world, bgp, prefix, (neighbor) => ({ kind: 'bgp', legs: [legCalled(neighbor)] })),
    ],
  };
}
