/** Places as labs and commands write them (`Place`), found in the world. */
import { type InstanceItem, instance } from '../cloud/ec2/instance/instance.ts';
import {
  type NetworkInterfaceItem,
  networkInterface,
} from '../cloud/ec2/network-interface/network-interface.ts';
import type { LoadBalancerItem } from '../cloud/elbv2/load-balancer/load-balancer.ts';
import { tagValue } from '../cloud/kernel/filters.ts';
import type { World } from '../cloud/kernel/world.ts';
import { type Address, type Family, formatAddress, parseAddress } from '../kit/address.ts';
import { memoise } from '../kit/memoise.ts';
import { balancerNamed, balancerNames } from './balancers.ts';
import { type PremisesLocation, premisesNamed, premisesNames } from './premises-place.ts';
import { tableOf } from './tables.ts';

export interface InterfaceLocation {
  readonly kind: 'interface';
  readonly region: string;
  readonly item: NetworkInterfaceItem;
  readonly instance?: InstanceItem;
  /** Of a load balancer, whose interfaces are several; `item` is that where its name leads. */
  readonly balancer?: LoadBalancerItem;
}

export type Location =
  | { readonly kind: 'internet' }
  | {
      readonly kind: 'client';
      readonly name: string;
      readonly address: string;
      readonly ipv6Address?: string;
    }
  | { readonly kind: 'address'; readonly address: string }
  | InterfaceLocation
  | PremisesLocation;

/** A learner's error: there is no such place. `message` says what there is instead. */
export class UnknownPlace extends Error {
  override readonly name = 'UnknownPlace';

  constructor(
    readonly place: string,
    message: string,
  ) {
    super(message);
  }
}

/** Finds a place; throws `UnknownPlace`. */
export function locate(world: World, place: string): Location {
  const slash = place.indexOf('/');
  const scheme = place.slice(0, Math.max(0, slash));
  const name = place.slice(slash + 1);
  if (place === 'internet') return { kind: 'internet' };
  if (scheme === 'client') return clientNamed(world, name) ?? fail(place, clientHint(world, name));
  if (scheme === 'instance') return instanceNamed(world, name) ?? fail(place, instanceHint(world, name));
  if (scheme === 'load-balancer')
    return balancerLocation(world, name) ?? fail(place, balancerHint(world, name));
  if (scheme === 'premises') return premisesNamed(world, name) ?? fail(place, premisesHint(world, name));
  if (scheme === 'eni')
    return interfaceNamed(world, name) ?? fail(place, `There is no network interface '${name}'.`);
  return locateHost(world, place) ?? fail(place, instanceHint(world, place));
}

/** `ssh web`, `ping 10.0.1.4`, `curl ec2-….amazonaws.com`: a host as tools name it. */
function locateHost(world: World, host: string): Location | undefined {
  const address = parseAddress(host);
  if (address) return { kind: 'address', address: formatAddress(address) };
  return (
    interfaceNamed(world, host) ??
    clientNamed(world, host) ??
    instanceNamed(world, host) ??
    premisesNamed(world, host) ??
    behindName(world, host)
  );
}

function clientNamed(world: World, name: string): Location | undefined {
  const client = Object.hasOwn(world.setting.clients, name) ? world.setting.clients[name] : undefined;
  if (!client) return undefined;
  const { address, ipv6Address } = client;
  return { kind: 'client', name, address, ...(ipv6Address !== undefined && { ipv6Address }) };
}

/** The newest living instance with this ID or Name, at its primary interface. */
function instanceNamed(world: World, name: string): Location | undefined {
  for (const region of Object.keys(world.regions)) {
    const found = livingInstances(world, region)
      .filter((item) => item.InstanceId === name || tagValue(item, 'Name') === name)
      .at(-1);
    const primary = found && tableOf(world, region, networkInterface)[found.InterfaceIds[0] ?? ''];
    if (primary) return { kind: 'interface', region, item: primary, instance: found };
  }
  return undefined;
}

function balancerLocation(world: World, name: string): Location | undefined {
  const found = balancerNamed(world, name);
  return found && { kind: 'interface', region: found.region, item: found.first, balancer: found.balancer };
}

function interfaceNamed(world: World, id: string): Location | undefined {
  for (const region of Object.keys(world.regions)) {
    const table = tableOf(world, region, networkInterface);
    if (Object.hasOwn(table, id)) return interfaceLocation(world, region, table[id] as NetworkInterfaceItem);
  }
  return undefined;
}

/** What a DNS name that EC2 gave out stands for: `ec2-3-80-1-2.…`, `ip-10-0-0-5.…` (R-VPC-126). */
function behindName(world: World, name: string): Location | undefined {
  const match = /^(ec2|ip)-(\d+)-(\d+)-(\d+)-(\d+)\.(?:[a-z0-9-]+\.)*(?:amazonaws\.com|internal)$/.exec(name);
  if (!match) return undefined;
  const text = match.slice(2, 6).join('.');
  const holds = (item: NetworkInterfaceItem) =>
    item.PrivateIpAddresses.some((address) =>
      match[1] === 'ec2' ? address.Association?.PublicIp === text : address.PrivateIpAddress === text,
    );
  for (const region of Object.keys(world.regions)) {
    const item = Object.values(tableOf(world, region, networkInterface)).find(holds);
    if (item) return interfaceLocation(world, region, item);
  }
  return undefined;
}

function interfaceLocation(world: World, region: string, item: NetworkInterfaceItem): InterfaceLocation {
  const owners = tableOf(world, region, instance);
  const owner = owners[item.Attachment?.InstanceId ?? ''];
  return { kind: 'interface', region, item, ...(owner && { instance: owner }) };
}

/** The first address of a family, as its own subnet knows it. */
export function privateAddress(item: NetworkInterfaceItem, family: Family): Address | undefined {
  return ownAddresses(item)[family];
}

/** The public IPv4 address of the primary private one. */
export function publicAddress(item: NetworkInterfaceItem): Address | undefined {
  return ownAddresses(item).outside;
}

/** Every address that leads to a place, public and private, as text. Throws `UnknownPlace`. */
export function addressesOf(world: World, place: string): readonly string[] {
  const found = locate(world, place);
  switch (found.kind) {
    case 'internet':
      return [];
    case 'address':
      return [found.address];
    case 'client':
      return found.ipv6Address === undefined ? [found.address] : [found.address, found.ipv6Address];
    case 'interface':
      return interfaceAddresses(found.item);
    case 'premises':
      return found.publicAddress === undefined ? found.addresses : [...found.addresses, found.publicAddress];
  }
}

function interfaceAddresses({ PrivateIpAddresses, Ipv6Addresses }: NetworkInterfaceItem): readonly string[] {
  const texts = [
    ...PrivateIpAddresses.flatMap(({ PrivateIpAddress, Association }) => [
      PrivateIpAddress,
      Association?.PublicIp,
    ]),
    ...Ipv6Addresses.map(({ Ipv6Address }) => Ipv6Address),
  ];
  return texts.filter((text) => text !== undefined);
}

const ownAddresses = memoise((item: NetworkInterfaceItem) => {
  const primary = item.PrivateIpAddresses.find((address) => address.Primary);
  return {
    4: parseAddress(primary?.PrivateIpAddress ?? ''),
    6: parseAddress(item.Ipv6Addresses[0]?.Ipv6Address ?? ''),
    outside: parseAddress(primary?.Association?.PublicIp ?? ''),
  };
});

function livingInstances(world: World, region: string): InstanceItem[] {
  return Object.values(tableOf(world, region, instance)).filter(
    (item) => item.State?.Name !== 'terminated' && item.State?.Name !== 'shutting-down',
  );
}

function fail(place: string, message: string): never {
  throw new UnknownPlace(place, message);
}

function clientHint(world: World, name: string): string {
  return `There is no client '${name}'. Clients: ${Object.keys(world.setting.clients).join(', ') || 'none'}.`;
}

function premisesHint(world: World, name: string): string {
  return `There is nothing called '${name}' on premises. On premises: ${premisesNames(world).join(', ') || 'nothing'}.`;
}

function balancerHint(world: World, name: string): string {
  return `There is no load balancer '${name}'. Load balancers: ${balancerNames(world).join(', ') || 'none'}.`;
}

function instanceHint(world: World, name: string): string {
  const names = Object.keys(world.regions).flatMap((region) =>
    livingInstances(world, region).map((item) => tagValue(item, 'Name') ?? item.InstanceId),
  );
  const known = names.length > 0 ? `Instances: ${names.join(', ')}.` : 'There are no instances yet.';
  return `There is no instance with the Name or ID '${name}'. ${known}`;
}
