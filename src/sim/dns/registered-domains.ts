/** Domains that are registered through AWS: to whom their registries refer (R-R53-154). */
import type { World } from '../../cloud/kernel/world.ts';
import type { ZoneDelegation } from '../../dns/index.ts';

export function registeredDomains(_world: World): readonly ZoneDelegation[] {
  return NONE;
}

const NONE: readonly ZoneDelegation[] = Object.freeze([]);
