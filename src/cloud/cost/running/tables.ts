/** Lists made from a table of each region, anew only where the table changed. */
import { memoise } from '../../../kit/memoise.ts';
import type { Resource } from '../../kernel/resource.ts';
import type { Table, World } from '../../kernel/world.ts';
import type { Running, RunningKind } from './running-kind.ts';

export function perItem<T extends object>(
  resource: Resource<T>,
  chargesOf: (item: T) => readonly Running[],
): RunningKind {
  const ofTable = memoise((table: Table<T>) => Object.values(table).flatMap(chargesOf));
  return (world: World) =>
    joined(
      ...Object.values(world.regions).flatMap((region) => {
        const table = region[resource.kind];
        return table ? [ofTable(table as Table<T>)] : [];
      }),
    );
}

/** Several kinds as one. */
export function together(...kinds: readonly RunningKind[]): RunningKind {
  return (world) => joined(...kinds.map((kind) => kind(world)));
}

const joined = memoise((...lists: readonly (readonly Running[])[]): readonly Running[] => lists.flat());
