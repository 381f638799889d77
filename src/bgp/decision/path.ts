/** A route as a router weighs it: after its import policy, with all that the decision looks at. */
import type { PathAttributes } from '../attributes/path-attributes.ts';

export type PathSource =
  | {
      readonly kind: 'peer';
      /** The session, by the other end's address. */
      readonly neighbor: string;
      readonly asn: number;
      readonly routerId: string;
      readonly isInternal: boolean;
      readonly isClient?: true;
    }
  /** `how`: `network`, `aggregate`, or what was redistributed (`connected`, `static`, …). */
  | { readonly kind: 'local'; readonly how: string };

export interface Path {
  readonly source: PathSource;
  readonly attributes: PathAttributes;
  readonly weight: number;
  /** Cost of the way to the next hop; absent: it can't be reached, and the path is out of the question. */
  readonly metric?: number;
  /** When it was learnt: milliseconds. */
  readonly at: number;
}

/** One path a session and prefix, one a way of bringing it in. */
export function pathKey({ source }: Path): string {
  return source.kind === 'peer' ? source.neighbor : source.how;
}

export const isLocal = ({ source }: Path): boolean => source.kind === 'local';

/** Where a router originates a route itself, this outweighs everything learnt. */
export const LOCAL_WEIGHT = 32_768;
