/** What of a router, a host or a line is broken: one object for what is alike, so that what is memoised on it stays. */
import type { World } from '../kernel/world.ts';
import { isDead } from './sites.ts';

export interface Flags {
  /** Of a router or a host. */
  readonly isDead: boolean;
  /** Of a router's line to the internet. */
  readonly lineIsDown: boolean;
}

const known = new Map<string, Flags>();

/** @param id of a router or a host: `lisbon/edge` */
export function flagsOf(world: World, id: string): Flags {
  const flags = { isDead: isDead(world, id), lineIsDown: world.faults.includes(`line/${id}`) };
  const key = `${flags.isDead} ${flags.lineIsDown}`;
  const same = known.get(key) ?? flags;
  known.set(key, same);
  return same;
}
