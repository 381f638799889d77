/**
 * Who resolves names for whom: providers' resolvers, one in every city where clients are; public ones, which answer
 * from nearby; those that somebody keeps on premises; and the resolver of each VPC (R-VPC-123), which no filter can
 * keep from its hosts (R-VPC-125).
 */

import { storedPrefix } from '../../cloud/ec2/cidr.ts';
import { AMAZON_DNS } from '../../cloud/ec2/dhcp-options/configurations.ts';
import { dhcpOptions } from '../../cloud/ec2/dhcp-options/dhcp-options.ts';
import { networkInterface } from '../../cloud/ec2/network-interface/network-interface.ts';
import { type VpcItem, vpc } from '../../cloud/ec2/vpc/vpc.ts';
import { endpointZones, inboundEndpointZones } from '../../cloud/ec2/vpc-endpoint/private-zones.ts';
import { Context } from '../../cloud/kernel/context.ts';
import { REGIONS } from '../../cloud/kernel/regions.ts';
import type { Setting, World } from '../../cloud/kernel/world.ts';
import { endpointIn } from '../../cloud/route53resolver/forwarding.ts';
import { addressPlus, formatAddress, parseAddress } from '../../kit/address.ts';
import { memoise } from '../../kit/memoise.ts';
import type { InterfaceLocation, Location } from '../places.ts';
import { premisesAt } from '../premises-place.ts';
import { tableOf } from '../tables.ts';
import type { Sender } from './delivery.ts';

export interface Resolver {
  /** `resolver-lisbon`, `google-lisbon`, `resolver-vpc-0123…`: the name of its cache. */
  readonly id: string;
  /** For people: `the provider's resolver in Lisbon`. */
  readonly label: string;
  /** What hosts ask, the usual one first. */
  readonly addresses: readonly string[];
  /** Where its own queries come from. */
  readonly source: string;
  /** A city, or a region of AWS. */
  readonly place: string;
  /** Prefix lengths of its clients' addresses that it tells authorities (RFC 7871). */
  readonly clientSubnet?: { readonly ipv4: number; readonly ipv6: number };
  /** The VPC that it belongs to, and whose names it knows. */
  readonly home?: { readonly region: string; readonly item: VpcItem };
  /** Whether it is asked through an inbound endpoint, to which some names of VPC endpoints are reserved. */
  readonly inbound?: true;
  /** Of one that somebody keeps: whom it asks, by domain. */
  readonly forwards?: Readonly<Record<string, readonly string[]>>;
}

/** Where somebody on the internet is of whom nothing is known. */
const ANYWHERE = 'Washington';

/** From RFC 5737's TEST-NET-3, which a simulated internet may live in; AWS's own from the upper half of it. */
const PROVIDER_ADDRESSES = Array.from({ length: 190 }, (_, index) => `203.0.113.${index + 10}`);
const REGION_ADDRESS = (region: string) =>
  `203.0.113.${200 + REGIONS.findIndex(({ name }) => name === region)}`;

/** What AWS's own servers out there ask, near each of them. */
export const AMAZON_RESOLVER = '205.251.242.53';

interface PublicResolver extends Pick<Resolver, 'addresses' | 'clientSubnet'> {
  readonly name: string;
  readonly owner: string;
}

/** Google tells authorities whom it asks for; Cloudflare and Quad9 don't, out of regard for their users. */
const PUBLIC_RESOLVERS: readonly PublicResolver[] = [
  {
    name: 'google',
    owner: 'Google',
    addresses: ['8.8.8.8', '8.8.4.4', '2001:4860:4860::8888', '2001:4860:4860::8844'],
    clientSubnet: { ipv4: 24, ipv6: 56 },
  },
  {
    name: 'cloudflare',
    owner: 'Cloudflare',
    addresses: ['1.1.1.1', '1.0.0.1', '2606:4700:4700::1111', '2606:4700:4700::1001'],
  },
  { name: 'amazon', owner: 'Amazon', addresses: [AMAZON_RESOLVER] },
  { name: 'quad9', owner: 'Quad9', addresses: ['9.9.9.9', '149.112.112.112', '2620:fe::fe', '2620:fe::9'] },
];

/** R-VPC-123. */
const LINK_LOCAL_RESOLVERS = ['169.254.169.253', 'fd00:ec2::253'];

/** `sao-paulo` for São Paulo. */
function slugOf(city: string): string {
  const plain = city.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-');
}

/** Of the cities that clients and sites are in, in the order in which the lab names them. */
const providersFor = memoise(({ clients, premises = {} }: Setting): readonly Resolver[] => {
  const named = Object.values(clients).flatMap(({ city, resolver = '' }) =>
    resolver === '' || parseAddress(resolver) ? [city] : [city, resolver],
  );
  const sites = Object.values(premises);
  const cities = new Map(
    [...named, ...sites.map(({ city }) => city), ANYWHERE].map((city) => [slugOf(city), city]),
  );
  const taken = new Set(sites.flatMap(({ routers }) => Object.values(routers).map(({ address }) => address)));
  const free = PROVIDER_ADDRESSES.filter((address) => !taken.has(address));
  return [...cities].map(([slug, city], index) => {
    const address = free[index % free.length] ?? '';
    return {
      id: `resolver-${slug}`,
      label: `the provider's resolver in ${city}`,
      addresses: [address],
      source: address,
      place: city,
    };
  });
});

function providerIn(world: World, city: string): Resolver {
  const providers = providersFor(world.setting);
  const id = `resolver-${slugOf(city)}`;
  return (providers.find((provider) => provider.id === id) ?? providers.at(-1)) as Resolver;
}

function publicNear({ name, owner, ...known }: PublicResolver, place: string): Resolver {
  const [source = ''] = known.addresses;
  return {
    id: `${name}-${slugOf(place)}`,
    label: `${owner}'s public resolver near ${place}`,
    source,
    place,
    ...known,
  };
}

export function vpcResolver(region: string, item: VpcItem): Resolver {
  const base = storedPrefix(item.CidrBlock);
  const second = formatAddress(addressPlus({ family: 4, value: base.first }, 2));
  return {
    id: `resolver-${item.VpcId}`,
    label: `the resolver of ${item.VpcId}`,
    addresses: [second, ...LINK_LOCAL_RESOLVERS],
    source: REGION_ADDRESS(region),
    place: region,
    home: { region, item },
  };
}

/** Those that a lab declares: on a host of its own they are where that is. */
function keptResolvers(world: World): readonly Resolver[] {
  return Object.entries(world.setting.resolvers ?? {}).map(([name, { address, city, forwards = {} }]) => ({
    id: `resolver-${name}`,
    label: `the resolver ${name} at ${address}`,
    addresses: [address],
    source: address,
    place: interfaceAt(world, address)?.region ?? premisesAt(world, address)?.city ?? city ?? ANYWHERE,
    forwards,
  }));
}

/** The host of the lab that has an address, where one has. */
export function homeOf(world: World, address: string): Pick<Sender, 'from' | 'location'> | undefined {
  const inAws = interfaceAt(world, address);
  if (inAws) return { from: `eni/${inAws.item.NetworkInterfaceId}`, location: inAws };
  const onPremises = premisesAt(world, address);
  return onPremises && { from: `premises/${onPremises.id}`, location: onPremises };
}

/** The interface that holds a private address, where one does. */
function interfaceAt(world: World, address: string): InterfaceLocation | undefined {
  for (const region of Object.keys(world.regions)) {
    const item = Object.values(tableOf(world, region, networkInterface)).find((one) =>
      one.PrivateIpAddresses.some(({ PrivateIpAddress }) => PrivateIpAddress === address),
    );
    if (item) return { kind: 'interface', region, item };
  }
  return undefined;
}

/** Every resolver that a name of a cache may mean: `resolver-lisbon`, `google-lisbon`, `resolver-vpc-0123…`. */
export function resolversIn(world: World): readonly Resolver[] {
  const providers = [...keptResolvers(world), ...providersFor(world.setting)];
  const vpcs = Object.keys(world.regions).flatMap((region) =>
    Object.values(tableOf(world, region, vpc)).map((item) => vpcResolver(region, item)),
  );
  const places = new Set([...providers, ...vpcs].map(({ place }) => place));
  const near = [...places].flatMap((place) => PUBLIC_RESOLVERS.map((one) => publicNear(one, place)));
  return [...providers, ...vpcs, ...near];
}

/** The resolver out on the internet that answers somebody at `place` under this address. */
export function resolverAt(world: World, address: string, place: string): Resolver | undefined {
  const open = PUBLIC_RESOLVERS.find(({ addresses }) => addresses.includes(address));
  if (open) return publicNear(open, place);
  return providersFor(world.setting).find(({ addresses }) => addresses.includes(address));
}

/** The one that somebody keeps at this address. */
export function keptResolver(world: World, address: string): Resolver | undefined {
  return keptResolvers(world).find(({ source }) => source === address);
}

/** Behind an inbound endpoint is the resolver of its VPC (R-R53-125). */
export function inboundResolver(world: World, endpointId: string): Resolver | undefined {
  const found = endpointIn(world, endpointId);
  const item = found && tableOf(world, found.region, vpc)[found.endpoint.HostVPCId];
  if (!item) return undefined;
  const own = vpcResolver(found.region, item);
  const context = new Context(world, found.region, []);
  // A cache of its own, where it knows names that hosts in the VPC are not told.
  const isSame = inboundEndpointZones(item, context).length === endpointZones(item, context).length;
  return isSame ? own : { ...own, id: `${own.id}-inbound`, inbound: true };
}

/** The VPC's own resolver, where that is what the address means to a host in it. */
export function ownResolver(from: Location, address: string, world: World): Resolver | undefined {
  if (from.kind !== 'interface') return undefined;
  const item = tableOf(world, from.region, vpc)[from.item.VpcId];
  const own = item && vpcResolver(from.region, item);
  return own?.addresses.includes(address) ? own : undefined;
}

/** The servers in a host's `resolv.conf`, in order. */
export function serversOf(from: Location, world: World): readonly string[] {
  if (from.kind === 'interface') return dhcpServers(from.region, from.item.VpcId, world);
  if (from.kind === 'premises') return siteServers(from.site, world);
  const client = from.kind === 'client' ? world.setting.clients[from.name] : undefined;
  if (client?.resolver !== undefined && parseAddress(client.resolver)) return [client.resolver];
  return providerIn(world, client?.resolver ?? placeOf(from, world)).addresses.slice(0, 1);
}

/** What a site hands to its hosts: a resolver of the lab, by name, another by address, or the provider's. */
function siteServers(site: string, world: World): readonly string[] {
  const { resolver, city = ANYWHERE } = world.setting.premises?.[site] ?? {};
  if (resolver === undefined) return providerIn(world, city).addresses.slice(0, 1);
  return [world.setting.resolvers?.[resolver]?.address ?? resolver];
}

/** R-VPC-131, R-VPC-132. A VPC without options tells its hosts of no server. */
function dhcpServers(region: string, vpcId: string, world: World): readonly string[] {
  const item = tableOf(world, region, vpc)[vpcId];
  const options = tableOf(world, region, dhcpOptions)[item?.DhcpOptionsId ?? ''];
  const named = options?.DhcpConfigurations.find(({ Key }) => Key === 'domain-name-servers')?.Values ?? [];
  return named.flatMap(({ Value }) =>
    Value === AMAZON_DNS && item ? vpcResolver(region, item).addresses.slice(0, 1) : [Value],
  );
}

/** The city or the region that a host is in. */
export function placeOf(from: Location, world: World): string {
  if (from.kind === 'interface') return from.region;
  if (from.kind === 'premises') return from.city;
  const { clients } = world.setting;
  const client =
    from.kind === 'client'
      ? clients[from.name]
      : from.kind === 'address'
        ? Object.values(clients).find(
            ({ address, ipv6Address }) => address === from.address || ipv6Address === from.address,
          )
        : undefined;
  return client?.city ?? ANYWHERE;
}
