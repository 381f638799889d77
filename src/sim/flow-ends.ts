/** The two ends of a flow: under which address a sender speaks to a place, and from where and as whom it sends. */
import type { World } from '../cloud/kernel/world.ts';
import { hasPrivateWay, networkOf } from '../cloud/network.ts';
import { type Address, type Family, parseAddress } from '../kit/address.ts';
import type { FlowSource } from '../net/graph.ts';
import { type InterfaceLocation, type Location, privateAddress, publicAddress } from './places.ts';
import { graphInterfacesOf, type PremisesLocation, senderFor } from './premises-place.ts';

/** Who stands for "anyone on the internet" where one address is needed. */
const SOMEBODY: Readonly<Record<Family, string>> = {
  4: '93.184.215.14',
  6: '2606:2800:21f:cb07:6820:80da:af6b:8b2c',
};

export interface Sender {
  readonly from: FlowSource;
  readonly source: Address;
}

/**
 * Undefined where it has no address of the destination's family.
 * @param wanted the address that it shall send under, if it is one of its own
 */
export function senderOf(
  world: World,
  from: Location,
  destination: Address,
  wanted?: string,
): Sender | undefined {
  if (from.kind === 'premises') {
    const found = senderFor(world, from, destination, wanted);
    return found && { from: { interface: found.interface }, source: found.source };
  }
  const { family } = destination;
  if (from.kind !== 'interface') {
    const source = worldAddress(from, family);
    return source && { from: { world: true }, source };
  }
  const isOwn = from.item.PrivateIpAddresses.some(({ PrivateIpAddress }) => PrivateIpAddress === wanted);
  const source = (isOwn ? parseAddress(wanted ?? '') : undefined) ?? privateAddress(from.item, family);
  return source && { from: { interface: from.item.NetworkInterfaceId }, source };
}

export interface Destination {
  readonly address: Address;
  /** The interface that is meant, where the address can't tell. */
  readonly towards?: string;
}

/** Undefined where it has no address of that family. */
export function destinationOf(
  world: World,
  from: Location,
  to: Location,
  family: Family,
): Destination | undefined {
  if (to.kind === 'premises') return onPremises(world, from, to, family);
  if (to.kind === 'interface') return inAws(world, from, to, family);
  const address = worldAddress(to, family);
  return address && { address };
}

/**
 * Within a VPC, and over a private way to it, a host is spoken to under its private address, from elsewhere under its
 * public one (R-VPC-127), and a load balancer that faces the internet always (R-ELB-10). Where it has none, `towards` says
 * who is meant, so that the trace can tell what is missing.
 */
function inAws(world: World, from: Location, to: InterfaceLocation, family: Family): Destination | undefined {
  const inside = privateAddress(to.item, family);
  const isNear = from.kind === 'interface' && from.item.VpcId === to.item.VpcId;
  const isPrivate = isNear || (inside !== undefined && reachesPrivately(world, from, inside));
  if ((isPrivate && to.balancer?.Scheme !== 'internet-facing') || family === 6)
    return inside && { address: inside };
  const outside = publicAddress(to.item);
  if (outside) return { address: outside };
  return inside && { address: inside, towards: to.item.NetworkInterfaceId };
}

function onPremises(
  world: World,
  from: Location,
  to: PremisesLocation,
  family: Family,
): Destination | undefined {
  const inside = to.addresses.flatMap((text) => {
    const address = parseAddress(text);
    return address?.family === family ? [address] : [];
  });
  const [first] = inside;
  const isSameSite = from.kind === 'premises' && from.site === to.site;
  const near = isSameSite ? first : inside.find((address) => reachesPrivately(world, from, address));
  if (near) return { address: near };
  const outside = parseAddress(to.publicAddress ?? '');
  if (outside?.family === family) return { address: outside };
  const [towards] = graphInterfacesOf(to);
  return first && { address: first, ...(towards !== undefined && { towards }) };
}

function reachesPrivately(world: World, from: Location, to: Address): boolean {
  const [id] =
    from.kind === 'interface'
      ? [from.item.NetworkInterfaceId]
      : from.kind === 'premises'
        ? graphInterfacesOf(from)
        : [];
  return id !== undefined && hasPrivateWay(networkOf(world), id, to);
}

function worldAddress(
  place: Exclude<Location, InterfaceLocation | PremisesLocation>,
  family: Family,
): Address | undefined {
  if (place.kind === 'internet') return parseAddress(SOMEBODY[family]);
  const text = place.kind === 'client' && family === 6 ? place.ipv6Address : place.address;
  const address = parseAddress(text ?? '');
  return address?.family === family ? address : undefined;
}
