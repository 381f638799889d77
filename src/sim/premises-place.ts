/** Hosts and routers on premises as places: under which addresses they are spoken to, and by which they send. */

import type { World } from '../cloud/kernel/world.ts';
import type { Interface } from '../cloud/premises/interface.ts';
import { interfacesOf } from '../cloud/premises/interfaces.ts';
import { addressesOn } from '../cloud/premises/next-hop.ts';
import { nodeIds } from '../cloud/premises/node-ids.ts';
import {
  isDead,
  type PremisesHost,
  type PremisesRouter,
  routerNamed,
  sitesIn,
} from '../cloud/premises/sites.ts';
import { type Address, formatAddress, parseAddress } from '../kit/address.ts';
import { decide, routerStack } from './routing-decision.ts';

/** A host or a router on premises. IPv4, as far as the site itself goes. */
export interface PremisesLocation {
  readonly kind: 'premises';
  /** `lisbon/desk`. */
  readonly id: string;
  readonly site: string;
  readonly name: string;
  readonly city: string;
  readonly role: 'host' | 'router';
  /** Within the site and over private ways, the usual one first. */
  readonly addresses: readonly string[];
  /** Of a router's line to the internet. */
  readonly publicAddress?: string;
}

/** By `lisbon/desk`, or by `desk` where only one site has such a one. */
export function premisesNamed(world: World, name: string): PremisesLocation | undefined {
  const found = everybody(world).filter((one) => one.id === name || one.name === name);
  const [first] = found;
  if (!first || (found.length > 1 && first.id !== name)) return undefined;
  return locationOf(world, first);
}

/** What can be meant by `premises/…`. */
export function premisesNames(world: World): readonly string[] {
  return everybody(world).map(({ id }) => id);
}

/** Who holds a private address, where exactly one site has it. */
export function premisesAt(world: World, address: string): PremisesLocation | undefined {
  const found = everybody(world)
    .map((one) => locationOf(world, one))
    .filter(({ addresses, publicAddress }) => addresses.includes(address) || publicAddress === address);
  return found.length === 1 ? found[0] : undefined;
}

function everybody(world: World): readonly (PremisesHost | PremisesRouter)[] {
  return sitesIn(world).flatMap(({ hosts, routers }) => [...hosts, ...routers]);
}

function locationOf(world: World, one: PremisesHost | PremisesRouter): PremisesLocation {
  const { id, site, name } = one;
  const city = world.setting.premises?.[site]?.city ?? '';
  const common = { kind: 'premises', id, site, name, city } as const;
  if (!('networks' in one.setting))
    return { ...common, role: 'host', addresses: [canonical(one.setting.address)] };
  const router = routerNamed(world, id);
  const known = router ? addressesOn(interfacesOf(world, router)) : [];
  const isOutside = (entry: { readonly interface: Interface }) => entry.interface.kind === 'internet';
  const outside = known.find(isOutside);
  return {
    ...common,
    role: 'router',
    addresses: known.filter((entry) => !isOutside(entry)).map(({ address }) => formatAddress(address)),
    ...(outside && { publicAddress: formatAddress(outside.address) }),
  };
}

function canonical(text: string): string {
  const address = parseAddress(text);
  return address ? formatAddress(address) : text;
}

/** Whether it works: a dead one can't be stood on. */
export function isAlive(world: World, { id }: PremisesLocation): boolean {
  return !isDead(world, id);
}

/** Its interfaces in the packet graph. */
export function graphInterfacesOf({
  role,
  id,
  addresses,
  publicAddress,
}: PremisesLocation): readonly string[] {
  if (role === 'host') return [nodeIds.hostInterface(id)];
  return [
    ...(addresses.length > 0 ? [nodeIds.ownInterface(id)] : []),
    ...(publicAddress === undefined ? [] : [nodeIds.lineInterface(id)]),
  ];
}

/** Where what it sends to an address sets out, and under which address; undefined where it has none of that family. */
export function senderFor(
  world: World,
  location: PremisesLocation,
  destination: Address,
  wanted?: string,
): { readonly interface: string; readonly source: Address } | undefined {
  const { family } = destination;
  const own = location.addresses.map(parseAddress).filter((one) => one?.family === family);
  const [first] = own;
  if (location.role === 'host')
    return first && { interface: nodeIds.hostInterface(location.id), source: first };
  const outside = parseAddress(location.publicAddress ?? '');
  const chosen = own.find((address) => address && formatAddress(address) === wanted);
  if (chosen) return { interface: nodeIds.ownInterface(location.id), source: chosen };
  const stack = routerStack(world, location.id);
  const decision = stack && decide(stack, destination);
  const leaving = decision?.kind === 'forward' ? decision : undefined;
  const kind = stack?.interfaces.find(({ name }) => name === leaving?.interface)?.kind;
  if ((kind === 'internet' || !first) && outside?.family === family)
    return { interface: nodeIds.lineInterface(location.id), source: outside };
  const source = parseAddress(leaving?.source ?? '') ?? first;
  return source && first && { interface: nodeIds.ownInterface(location.id), source };
}
