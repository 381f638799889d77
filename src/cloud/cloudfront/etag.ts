/** Versions of resources: every change gives a new ETag, and only who knows the current one may change (R-CF-5). */
import type { RandomState } from '../../kit/random.ts';
import { invalidIfMatchVersion, preconditionFailed } from './errors.ts';
import { drawId } from './ids.ts';

export interface Versioned {
  ETag: string;
}

export function drawETag(random: RandomState): string {
  return drawId(random, 'E');
}

/** Refuses a request whose `IfMatch` isn't the item's version. */
export function requireVersion(item: Versioned, ifMatch: string | undefined): void {
  if (ifMatch === undefined || !/^[A-Z0-9]{10,20}$/.test(ifMatch)) throw invalidIfMatchVersion();
  if (ifMatch !== item.ETag) throw preconditionFailed();
}
