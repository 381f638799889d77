/** How a resource is called before people: its ID, with its name where it has one. */
import { tagValue } from '../kernel/filters.ts';
import type { Tagged } from '../kernel/resource.ts';

/** `sg-0123… (web)`; the Name tag wins over another name that the resource has. */
export function labelOf(id: string, item: Tagged, otherName?: string): string {
  const name = tagValue(item, 'Name') ?? otherName;
  return name ? `${id} (${name})` : id;
}
