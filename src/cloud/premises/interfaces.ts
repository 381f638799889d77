/** The interfaces of routers on premises: networks of the site, the internet, and what other services add. */
import { memoise } from '../../kit/memoise.ts';
import type { World } from '../kernel/world.ts';
import type { Interface } from './interface.ts';
import { ownInterfaces } from './own-interfaces.ts';
import type { PremisesRouter } from './sites.ts';

/** One line a source. Each answers the identical list as long as nothing of its own changes. */
const PORTS: readonly ((world: World, router: PremisesRouter) => readonly Interface[])[] = [ownInterfaces];

/** All of them, in order: the identical list as long as none changes. */
export function interfacesOf(world: World, router: PremisesRouter): readonly Interface[] {
  return join(...PORTS.map((source) => source(world, router)));
}

const join = memoise((...parts: readonly (readonly Interface[])[]): readonly Interface[] => parts.flat());
