/** Where nobody speaks BGP. The very same value in all such worlds, so that routing costs them nothing. */
import type { BgpConfig, BgpNetwork } from '../../bgp/index.ts';

export const NO_ROUTERS: BgpConfig = { routers: {}, transports: [] };

export const NO_NETWORK: BgpNetwork = {
  config: NO_ROUTERS,
  now: 0,
  routers: {},
  queue: [],
  nextSequence: 0,
  connections: 0,
  stalled: [],
};
