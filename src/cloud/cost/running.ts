/** What costs by the hour while it is there, in the whole world: one line for each kind. */
import type { World } from '../kernel/world.ts';
import { addressesRunning } from './running/addresses.ts';
import { balancersRunning } from './running/balancers.ts';
import { computeRunning } from './running/compute.ts';
import { dnsRunning } from './running/dns.ts';
import { storageRunning } from './running/storage.ts';

export interface Running {
  /** Key in the price list. */
  readonly price: string;
  /** ID of the resource that it is for. */
  readonly resource: string;
  /** How many units at the same time: the gigabytes of a volume. Default: 1. */
  readonly units?: number;
}

/** A kind of them; memoised on the tables that it reads. */
export type RunningKind = (world: World) => readonly Running[];

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
