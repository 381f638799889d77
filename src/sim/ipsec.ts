/** IPsec on routers on premises, for those who stand at one. */
import type { World } from '../cloud/kernel/world.ts';
import { locate } from './places.ts';
import type { Place } from './sim.ts';

export { SETTING_NAMES, sayProposal } from '../cloud/ipsec/change.ts';
export { tunnelsOf } from '../cloud/ipsec/state.ts';
export type { TunnelStatus } from '../cloud/ipsec/status.ts';

/** `lisbon/edge`, where the place is a router on premises. */
export function routerAt(world: World, place: Place): string | undefined {
  const location = locate(world, place);
  return location.kind === 'premises' && location.role === 'router' ? location.id : undefined;
}
