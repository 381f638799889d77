/** Where a router on premises sends what goes to a next hop: the interface, and the node of the packet graph behind it. */
import { type Address, parseAddress, sameAddress } from '../../kit/address.ts';
import { memoise } from '../../kit/memoise.ts';
import { type Prefix, parsePrefix, prefixContains } from '../../kit/prefix.ts';
import type { Interface } from './interface.ts';
import { nodeIds } from './node-ids.ts';
import type { PremisesRouter, Site } from './sites.ts';

export interface Hop {
  readonly interface: string;
  /** Absent: nobody is there. */
  readonly node?: string;
}

export interface Connected {
  readonly interface: Interface;
  readonly address: Address;
  readonly prefix: Prefix;
}

/** The addresses of interfaces, in order, those that are down among them. */
export const addressesOn = memoise((interfaces: readonly Interface[]): readonly Connected[] =>
  interfaces.flatMap((one) =>
    one.addresses.flatMap((text) => {
      const address = parseAddress(text.slice(0, text.indexOf('/')));
      const prefix = parsePrefix(text);
      return address && prefix ? [{ interface: one, address, prefix }] : [];
    }),
  ),
);

/** The hop to a neighbour, by the interface whose connected prefix holds it. */
export function directHop(
  site: Site,
  router: PremisesRouter,
  interfaces: readonly Interface[],
  neighbour: Address,
): Hop | undefined {
  const own = addressesOn(interfaces);
  if (own.some(({ address }) => sameAddress(address, neighbour))) return undefined;
  const [found] = own
    .filter((one) => one.interface.up && prefixContains(one.prefix, neighbour))
    .sort((left, right) => right.prefix.length - left.prefix.length);
  if (!found) return undefined;
  const node = behind(site, router, found.interface, neighbour);
  return { interface: found.interface.name, ...(node !== undefined && { node }) };
}

function behind(
  site: Site,
  router: PremisesRouter,
  { kind, name, node }: Interface,
  neighbour: Address,
): string | undefined {
  if (kind !== 'lan') return node;
  const holds = (text: string | undefined) => {
    const address = parseAddress(text ?? '');
    return address !== undefined && sameAddress(address, neighbour);
  };
  const other = site.routers.find(({ setting }) => holds(setting.networks[name]));
  if (other) return nodeIds.between(site.name, name, router.name, other.name);
  const host = site.hosts.find(({ setting }) => setting.network === name && holds(setting.address));
  return host && nodeIds.hostInterface(host.id);
}
