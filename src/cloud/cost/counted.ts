/** What costs by the piece: counters since the world began, by `price resource`. One line for each kind. */
import type { World } from '../kernel/world.ts';
import type { Booked } from './booked.ts';
import { edgesCounted } from './counted/edges.ts';
import { queriesCounted } from './counted/queries.ts';
import { snowCounted } from './counted/snow.ts';
import { trafficCounted } from './counted/traffic.ts';
import type { CountedKind } from './counted/units.ts';

const KINDS: readonly CountedKind[] = [trafficCounted, edgesCounted, queriesCounted, snowCounted];

export function countedIn(world: World): Booked {
  return Object.assign({}, ...KINDS.map((kind) => kind(world)));
}
