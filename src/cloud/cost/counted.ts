/** What costs by the piece: counters since the world began, by `price resource`. One line for each kind. */
import { memoise } from '../../kit/memoise.ts';
import type { World } from '../kernel/world.ts';
import type { Booked } from './booked.ts';
import { edgesCounted } from './counted/edges.ts';
import { queriesCounted } from './counted/queries.ts';
import { snowCounted } from './counted/snow.ts';
import { trafficCounted } from './counted/traffic.ts';
import type { CountedKind } from './counted/units.ts';

const KINDS: readonly CountedKind[] = [trafficCounted, edgesCounted, queriesCounted, snowCounted];

/** The same record as long as no counter moved. */
export function countedIn(world: World): Booked {
  return joined(...KINDS.map((kind) => kind(world)));
}

const joined = memoise((...counts: readonly Booked[]): Booked => Object.assign({}, ...counts));
