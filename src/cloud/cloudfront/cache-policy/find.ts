/** A cache policy by its ID: AWS's own stand in code, the account's in the world. */
import type { RegionState } from '../../kernel/world.ts';
import { type CachePolicyItem, cachePolicy } from './cache-policy.ts';
import { MANAGED_CACHE_POLICIES } from './managed.ts';

/** `state` is that of the region of global services. */
export function findCachePolicy(state: RegionState, id: string): CachePolicyItem | undefined {
  const managed = MANAGED_CACHE_POLICIES.find((item) => item.Id === id);
  return managed ?? (state[cachePolicy.kind]?.[id] as CachePolicyItem | undefined);
}
