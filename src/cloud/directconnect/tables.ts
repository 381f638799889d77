/** Tables of Direct Connect, of all regions and of the place beside them, for what is derived from a world that stands. */

import { memoiseBy } from '../../kit/memoise.ts';
import { GLOBAL_REGION } from '../kernel/dispatch.ts';
import type { Resource } from '../kernel/resource.ts';
import type { Table, World } from '../kernel/world.ts';
import { type FailoverTestItem, failoverTest } from './failover-test/test.ts';
import { directConnectGateway, type GatewayItem } from './gateway/gateway.ts';
import { type AssociationItem, gatewayAssociation } from './gateway-association/association.ts';
import { type VirtualInterfaceItem, virtualInterface } from './virtual-interface/virtual-interface.ts';

export type Regions = Pick<World, 'regions'>;

const EMPTY: Table<never> = Object.freeze({});

/** A table of one region. */
export function tableIn<T extends object>(world: Regions, region: string, { kind }: Resource<T>): Table<T> {
  return (world.regions[region]?.[kind] as Table<T> | undefined) ?? EMPTY;
}

/** The same table of every region: a world's identity as far as one kind is concerned. */
export function tablesOf<T extends object>({ regions }: Regions, { kind }: Resource<T>): readonly Table<T>[] {
  return Object.values(regions).flatMap((state): readonly Table<T>[] => {
    const table = state[kind] as Table<T> | undefined;
    return table ? [table] : [];
  });
}

function everywhere<T extends object>(resource: Resource<T>): (world: Regions) => readonly T[] {
  return memoiseBy(
    (world: Regions) => tablesOf(world, resource),
    (world: Regions): readonly T[] => tablesOf(world, resource).flatMap((table) => Object.values(table)),
  );
}

/** The identical list while nothing changes. */
export const vifsIn: (world: Regions) => readonly VirtualInterfaceItem[] = everywhere(virtualInterface);
export const testsIn: (world: Regions) => readonly FailoverTestItem[] = everywhere(failoverTest);

export function gatewaysIn(world: Regions): readonly GatewayItem[] {
  return Object.values(tableIn(world, GLOBAL_REGION, directConnectGateway));
}

export function associationsIn(world: Regions): readonly AssociationItem[] {
  return Object.values(tableIn(world, GLOBAL_REGION, gatewayAssociation));
}
