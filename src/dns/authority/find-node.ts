/** Where in a zone a name leads: RFC 1034 §4.3.2 step 3, with the wildcards of RFC 4592 §3.3. */
import { ancestorsWithin, childName, type Name } from '../name.ts';
import type { QueryType } from '../record.ts';
import type { CompiledZone, ZoneNode } from './compile-zone.ts';

export type Found =
  /** The name itself, or, where `wildcard` is set, what stands for it. */
  | { readonly kind: 'node'; readonly node: ZoneNode; readonly wildcard?: Name }
  /** Somebody else is responsible from `cut` downwards. */
  | { readonly kind: 'delegated'; readonly cut: Name; readonly node: ZoneNode }
  | { readonly kind: 'nothing'; readonly closestEncloser: Name };

/** `name` is canonical and within the zone. */
export function findNode(zone: CompiledZone, name: Name, type: QueryType): Found {
  if (zone.delegates) {
    const delegated = findCut(zone, name, type);
    if (delegated) return delegated;
  }
  const exact = zone.nodes.get(name);
  if (exact) return { kind: 'node', node: exact };
  const closestEncloser = ancestorsWithin(name, zone.apex).find((ancestor) =>
    zone.nodes.has(ancestor),
  ) as Name;
  const wildcard = childName('*', closestEncloser);
  const node = zone.nodes.get(wildcard);
  return node ? { kind: 'node', node, wildcard } : { kind: 'nothing', closestEncloser };
}

/** The highest cut on the way down. A DS belongs to the parent's side of the cut (RFC 4035 §3.1.4.1). */
function findCut(zone: CompiledZone, name: Name, type: QueryType): Found | undefined {
  const path = ancestorsWithin(name, zone.apex);
  for (let index = path.length - 2; index >= 0; index--) {
    const cut = path[index] as Name;
    const node = zone.nodes.get(cut);
    if (!node) return undefined;
    if (node.has('NS') && !(cut === name && type === 'DS')) return { kind: 'delegated', cut, node };
  }
  return undefined;
}
