/** Hosts of AWS's own services that stand behind interfaces in the learner's subnets: one line a service. */
import { memoise } from '../kit/memoise.ts';
import type { HostNode } from '../net/graph.ts';
import type { RegionState, World } from './kernel/world.ts';
import { lowerEndpoints } from './route53resolver/lower.ts';

/** Each answers the identical list as long as nothing of its own changes. */
const APPLIANCES: readonly ((state: RegionState, world: World) => readonly HostNode[])[] = [lowerEndpoints];

export function appliancesIn(world: World, region: string): readonly HostNode[] {
  const state = world.regions[region] ?? {};
  return join(...APPLIANCES.map((lower) => lower(state, world)));
}

const join = memoise((...parts: readonly (readonly HostNode[])[]): readonly HostNode[] => parts.flat());
