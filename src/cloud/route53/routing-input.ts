/** What routing looks at besides records, read from a world: health, CIDR collections, and who asks. */
import { Context } from '../kernel/context.ts';
import { GLOBAL_REGION } from '../kernel/dispatch.ts';
import type { Resource } from '../kernel/resource.ts';
import type { Table, World } from '../kernel/world.ts';
import { awsNamesOf } from '../public-names/aws-names.ts';
import { cidrCollection } from './cidr-collection/cidr-collection.ts';
import { healthOfCheck } from './health-check/state.ts';
import type { RoutingInput } from './routing/decide.ts';
import type { Asker } from './routing/policy.ts';

export function routingInput(world: World, asker: Asker): RoutingInput {
  const context = new Context(world, GLOBAL_REGION, []);
  return {
    asker,
    healthOf: (id) => healthOfCheck(id, context),
    healthOfTarget: (name) => awsNamesOf(world).find(name)?.health,
    blocksOf: (id) => context.find(cidrCollection, id)?.locations ?? {},
  };
}

/** A table of Route 53's, where there is one yet. */
export function globalTable<T extends object>(world: World, resource: Resource<T>): Table<T> | undefined {
  return world.regions[GLOBAL_REGION]?.[resource.kind] as Table<T> | undefined;
}
