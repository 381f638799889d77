/** The lines that carry what a place sends and takes. */

import type { World } from '../cloud/kernel/world.ts';
import { type Line, USUAL_UTILISATION } from '../kit/line.ts';
import { AWS_OCTETS_PER_MS } from './fetch/traveller.ts';
import { locate } from './places.ts';
import type { Place } from './sim.ts';

/** Where nobody said otherwise (R-XFER-2). */
const ORDINARY: Line = { mbps: 100, utilisation: USUAL_UTILISATION };
/** R-XFER-27. */
const ORDINARY_LAN: Line = { mbps: 10_000, utilisation: USUAL_UTILISATION };
/** What AWS gives a single flow of an instance (R-XFER-5). */
const IN_AWS: Line = { mbps: AWS_OCTETS_PER_MS / 125, utilisation: 1 };

/** From a place to AWS. Throws `UnknownPlace`. */
export function lineAt(world: World, place: Place): Line {
  const location = locate(world, place);
  if (location.kind === 'interface') return IN_AWS;
  return (location.kind === 'client' && world.setting.clients[location.name]?.uplink) || ORDINARY;
}

/** Within a client's own walls. */
export function lanOf(world: World, client: string): Line {
  return world.setting.clients[client]?.lan ?? ORDINARY_LAN;
}
