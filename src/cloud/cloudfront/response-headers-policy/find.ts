/** A response headers policy by its ID: AWS's own stand in code, the account's in the world. */
import type { RegionState } from '../../kernel/world.ts';
import { MANAGED_RESPONSE_HEADERS_POLICIES } from './managed.ts';
import { type ResponseHeadersPolicyItem, responseHeadersPolicy } from './response-headers-policy.ts';

/** `state` is that of the region of global services. */
export function findResponseHeadersPolicy(
  state: RegionState,
  id: string,
): ResponseHeadersPolicyItem | undefined {
  const managed = MANAGED_RESPONSE_HEADERS_POLICIES.find((item) => item.Id === id);
  return managed ?? (state[responseHeadersPolicy.kind]?.[id] as ResponseHeadersPolicyItem | undefined);
}
