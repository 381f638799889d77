/** An origin request policy by its ID: AWS's own stand in code, the account's in the world. */
import type { RegionState } from '../../kernel/world.ts';
import { MANAGED_ORIGIN_REQUEST_POLICIES } from './managed.ts';
import { type OriginRequestPolicyItem, originRequestPolicy } from './origin-request-policy.ts';

/** `state` is that of the region of global services. */
export function findOriginRequestPolicy(state: RegionState, id: string): OriginRequestPolicyItem | undefined {
  const managed = MANAGED_ORIGIN_REQUEST_POLICIES.find((item) => item.Id === id);
  return managed ?? (state[originRequestPolicy.kind]?.[id] as OriginRequestPolicyItem | undefined);
}
