/** Adj-RIB-In: what a peer has announced, as it came, and what import policy made of it. */
import type { PathAttributes } from '../attributes/path-attributes.ts';
import type { Path } from '../decision/path.ts';

export interface Received {
  readonly attributes: PathAttributes;
  readonly at: number;
  /** Absent: refused, and `refused` says why. */
  readonly path?: Path;
  readonly refused?: string;
}
