/** What a router has from the site itself: an interface in each network that it serves, and its line to the internet. */

import { formatAddress, parseAddress } from '../../kit/address.ts';
import { memoiseWithText } from '../../kit/memoise.ts';
import { parsePrefix } from '../../kit/prefix.ts';
import type { World } from '../kernel/world.ts';
import type { Interface } from './interface.ts';
import { nodeIds } from './node-ids.ts';
import { isDead, isOnline, LINE, type PremisesRouter } from './sites.ts';

/** Of Ethernet (IEEE 802.3). */
export const ETHERNET_MTU = 1500;

export function ownInterfaces(world: World, router: PremisesRouter): readonly Interface[] {
  const networks = world.setting.premises?.[router.site]?.networks ?? {};
  return interfacesIn(router, networks, !isDead(world, router.id), isOnline(world, router));
}

const interfacesIn = memoiseWithText(
  (_router: PremisesRouter, ...rest: readonly [Readonly<Record<string, string>>, boolean, boolean]) =>
    JSON.stringify(rest),
  (
    { id, setting }: PremisesRouter,
    networks: Readonly<Record<string, string>>,
    works: boolean,
    online: boolean,
  ): readonly Interface[] => {
    const lans = Object.entries(setting.networks).map(
      ([name, address]): Interface => ({
        name,
        kind: 'lan',
        addresses: [`${canonical(address)}/${parsePrefix(networks[name] ?? '')?.length ?? 32}`],
        mtu: ETHERNET_MTU,
        up: works,
      }),
    );
    return setting.address === undefined ? lans : [...lans, internetLine(id, setting.address, online)];
  },
);

/** The provider sees to all else: a route by default, and nothing on the line but the two of them. */
function internetLine(router: string, address: string, online: boolean): Interface {
  return {
    name: LINE,
    kind: 'internet',
    addresses: [`${canonical(address)}/32`],
    mtu: ETHERNET_MTU,
    up: online,
    node: nodeIds.lineInterface(router),
  };
}

function canonical(text: string): string {
  const address = parseAddress(text);
  return address ? formatAddress(address) : text;
}
