/** By what a resource of AWS can be called: its ID, and its Name tag where it has one. */
import { tagValue } from '../../cloud/kernel/filters.ts';
import type { Tagged } from '../../cloud/kernel/resource.ts';

/** `vpn-gateway/vgw-…`, `vpn-gateway/hq`. */
export function refsFor(scheme: string, id: string, item: Tagged): readonly string[] {
  const name = tagValue(item, 'Name');
  return [id, ...(name === undefined ? [] : [name])].map((one) => `${scheme}/${one}`);
}
