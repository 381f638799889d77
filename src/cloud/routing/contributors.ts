/**
 * Who brings routers that speak BGP, and the ways between them, into the world. A router on premises is named by its
 * site and name (`lisbon/edge`), one in AWS by the ID of its gateway (`vgw-…`, `tgw-…`, a Direct Connect gateway's UUID).
 */
import type { RouterConfig, Transport } from '../../bgp/index.ts';
import { contributeDirectConnect } from '../directconnect/routing/contributor.ts';
import { contributeTransitGateways } from '../ec2/transit-gateway/bgp-router.ts';
import { contributeVpn } from '../ec2/vpn-gateway/router.ts';
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

/** In this order; who comes first decides where a router can have only one of something. */
export const CONTRIBUTORS: readonly Contributor[] = [
  contributeVpn,
  contributeDirectConnect,
  contributeTransitGateways,
];
