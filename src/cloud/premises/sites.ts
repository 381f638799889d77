/** The sites of a world: what is there, and what of it works. */
import { memoise } from '../../kit/memoise.ts';
import type { Setting, World } from '../kernel/world.ts';
import { linkSettingsOf } from './link-settings.ts';
import { nodeIds } from './node-ids.ts';
import type { PremisesHostSetting, PremisesRouterSetting, PremisesSetting } from './setting.ts';

export interface PremisesRouter {
  /** `lisbon/edge`: its name in the packet graph and among BGP routers. */
  readonly id: string;
  readonly site: string;
  readonly name: string;
  readonly setting: PremisesRouterSetting;
}

export interface PremisesHost {
  /** `lisbon/desk`. */
  readonly id: string;
  readonly site: string;
  readonly name: string;
  readonly setting: PremisesHostSetting;
}

export interface Site {
  readonly name: string;
  readonly setting: PremisesSetting;
  readonly hosts: readonly PremisesHost[];
  /** In the order of the lab, which is the order in which they take over for one another. */
  readonly routers: readonly PremisesRouter[];
}

export function sitesIn(world: World): readonly Site[] {
  return sitesOf(world.setting);
}

const sitesOf = memoise((setting: Setting): readonly Site[] =>
  Object.entries(setting.premises ?? {}).map(([site, premises]) => ({
    name: site,
    setting: premises,
    hosts: Object.entries(premises.hosts).map(([name, host]) => ({
      id: nodeIds.host(site, name),
      site,
      name,
      setting: host,
    })),
    routers: Object.entries(premises.routers).map(([name, router]) => ({
      id: nodeIds.router(site, name),
      site,
      name,
      setting: router,
    })),
  })),
);

export function routersIn(world: World): readonly PremisesRouter[] {
  return routersOf(sitesIn(world));
}

const routersOf = memoise((sites: readonly Site[]) => sites.flatMap(({ routers }) => routers));

/** By ID: `lisbon/edge`. */
export function routerNamed(world: World, id: string): PremisesRouter | undefined {
  return routersIn(world).find((router) => router.id === id);
}

/** The router whose line to the internet has this address. */
export function routerAt(world: World, address: string): PremisesRouter | undefined {
  return routersIn(world).find(({ setting }) => setting.address === address);
}

/** A router or a host stands still: `premises/lisbon/edge`. */
export function isDead(world: World, id: string): boolean {
  return world.faults.includes(`premises/${id}`);
}

/** The interface of the line to the internet. */
export const LINE = 'eth0';

/** Whether a router works and its line to the internet carries packets: tunnels over it live and die by this. */
export function isOnline(world: World, router: PremisesRouter): boolean {
  const { id, setting } = router;
  const isShut =
    linkSettingsOf(world, id)[LINE]?.isDown === true ||
    world.premises.configurations?.[id]?.interfaces[LINE]?.shutdown === true;
  return (
    setting.address !== undefined && !isShut && !isDead(world, id) && !world.faults.includes(`line/${id}`)
  );
}
