/** What costs by the hour while it is there, in the whole world: one line for each kind. */
import type { World } from '../kernel/world.ts';
import { addressesRunning } from './running/addresses.ts';
import { balancersRunning } from './running/balancers.ts';
import { computeRunning } from './running/compute.ts';
import { dnsRunning } from './running/dns.ts';
import type { Running, RunningKind } from './running/running-kind.ts';
import { storageRunning } from './running/storage.ts';

const KINDS: readonly RunningKind[] = [
  computeRunning,
  addressesRunning,
  balancersRunning,
  dnsRunning,
  storageRunning,
];

export function runningIn(world: World): readonly Running[] {
  return KINDS.flatMap((kind) => kind(world));
}
