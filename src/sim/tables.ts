/** Reading the world's tables with their types. */
import type { Resource } from '../cloud/kernel/resource.ts';
import type { Table, World } from '../cloud/kernel/world.ts';

export function tableOf<T extends object>(
  world: World,
  region: string,
  resource: Resource<T>,
): Readonly<Table<T>> {
  return (world.regions[region]?.[resource.kind] ?? {}) as Table<T>;
}
