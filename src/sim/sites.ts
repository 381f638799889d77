/** What a client has at its site, for those who stand there: files on disks of its own, Snow devices. */
import type { World } from '../cloud/kernel/world.ts';
import { devicesAt } from '../cloud/snowball/device/device-service.ts';
import { type SiteFiles, siteFiles } from '../cloud/web/site-data.ts';
import type { Place } from './sim.ts';

export type { SiteFiles };

/** Undefined where a place has none. */
export function filesAt(world: World, place: Place): SiteFiles | undefined {
  const client = clientAt(place);
  const data = client === undefined ? undefined : world.setting.clients[client]?.data;
  return data && siteFiles(data);
}

/** `office` for `client/office`. */
export function clientAt(place: Place): string | undefined {
  return place.startsWith('client/') ? place.slice('client/'.length) : undefined;
}

/** Snow devices that stand at a place. */
export function devicesHere(world: World, place: Place) {
  const client = clientAt(place);
  return client === undefined ? [] : devicesAt(world, client);
}
