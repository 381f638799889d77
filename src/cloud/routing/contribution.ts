/**
 * What a part of the world brings into BGP. A router on premises is named by its site and name (`lisbon/edge`), one in
 * AWS by the ID of its gateway (`vgw-…`, `tgw-…`, a Direct Connect gateway's UUID).
 */
import type { RouterConfig, Transport } from '../../bgp/index.ts';
import type { World } from '../kernel/world.ts';

export interface Contribution {
  /** Several contributors may name one router: their parts are joined (see `bgp-config.ts`). */
  readonly routers: readonly RouterConfig[];
  readonly transports: readonly Transport[];
}

/**
 * Must answer the identical value while nothing changed that it depends on: memoise on the slices of the world.
 * May ask `learntBy` what routers have learnt so far.
 */
export type Contributor = (world: World) => Contribution;

export const NOTHING_CONTRIBUTED: Contribution = { routers: [], transports: [] };
