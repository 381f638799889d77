/** Where an asker of whom nothing is known counts as being: us-east-1, as in TestDNSAnswer. */
import type { Point } from '../geography/distance.ts';
import { regionPlace } from '../geography/region-places.ts';

export const DEFAULT_POINT = regionPlace('us-east-1') as Point;
