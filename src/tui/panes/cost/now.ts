/** The bill and the rate of a world as it is, read once for each world: the status bar asks with every key. */
import type { World } from '../../../cloud/kernel/world.ts';
import { memoise } from '../../../kit/memoise.ts';
import { billOf, hourlyRate } from '../../../sim/cost.ts';

export const billNow = memoise((world: World) => billOf(world));

/** Dollars an hour. */
export const rateNow = memoise((world: World) => hourlyRate(world));
