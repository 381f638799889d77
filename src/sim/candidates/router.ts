/** A router of whatever kind, as somebody who asks it for ways sees it. */
import type { World } from '../../cloud/kernel/world.ts';
import type { Prefix } from '../../kit/prefix.ts';
import type { Candidate } from './candidate.ts';

export interface KnownRouter {
  /** By what it can be called, the canonical name first: `vpn-gateway/vgw-…`, `vpn-gateway/hq`. */
  readonly refs: readonly string[];
  /** `virtual private gateway vgw-… (hq)`. */
  readonly label: string;
  /** Its name among BGP routers, where it is one. */
  readonly bgp?: string;
  /** What that BGP router is called, where it is more than this table or this region's view. */
  readonly speaker?: string;
  /** All that it knows something of, what it doesn't use included; may repeat itself. */
  prefixes(): readonly string[];
  /** Every candidate for exactly this prefix, judged among each other, in no order. `asked`: what is looked for within it. */
  routesTo(prefix: string, asked: Prefix): readonly Candidate[];
}

/** One kind of router: a file in this folder and a line in `index.ts`. */
export type RouterKind = (world: World) => readonly KnownRouter[];
