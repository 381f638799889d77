/** What a host knows of its own network: interfaces, addresses, routes, as the `ip` of Linux shows them. */

import { VPC_MTU } from '../cloud/ec2/mtu.ts';
import { networkInterface } from '../cloud/ec2/network-interface/network-interface.ts';
import { subnet } from '../cloud/ec2/subnet/subnet.ts';
import type { World } from '../cloud/kernel/world.ts';
import { gatewayOf } from '../cloud/premises/gateways.ts';
import type { Interface } from '../cloud/premises/interface.ts';
import { addressesOn } from '../cloud/premises/next-hop.ts';
import type { RoutingEntry } from '../cloud/premises/routing-table.ts';
import { sitesIn } from '../cloud/premises/sites.ts';
import { addressPlus, formatAddress } from '../kit/address.ts';
import { formatPrefix, parsePrefix } from '../kit/prefix.ts';
import { type InterfaceLocation, locate } from './places.ts';
import type { PremisesLocation } from './premises-place.ts';
import { type NetworkStack, routerStack } from './routing-decision.ts';
import type { Place } from './sim.ts';
import { tableOf } from './tables.ts';

export { bareAddress, decide, type NetworkStack, sourceOn } from './routing-decision.ts';
export type { Interface, RoutingEntry };

const DEFAULT_ROUTE = '0.0.0.0/0';

/** Of hosts whose insides netlab knows; undefined elsewhere. Throws `UnknownPlace`. */
export function networkStackAt(world: World, place: Place): NetworkStack | undefined {
  const location = locate(world, place);
  if (location.kind === 'premises')
    return location.role === 'router' ? routerStack(world, location.id) : stackOfHost(world, location);
  return location.kind === 'interface' && location.instance ? stackOfInstance(world, location) : undefined;
}

function stackOfHost(world: World, { site: name, id }: PremisesLocation): NetworkStack | undefined {
  const site = sitesIn(world).find((one) => one.name === name);
  const host = site?.hosts.find((one) => one.id === id);
  if (!site || !host) return undefined;
  const { network, address } = host.setting;
  const { router, mtu } = gatewayOf(world, site, network);
  const via = site.routers.find((one) => one.id === router)?.setting.networks[network];
  const length = parsePrefix(site.setting.networks[network] ?? '')?.length ?? 32;
  return stackOf([{ name: 'eth0', kind: 'lan', addresses: [`${address}/${length}`], mtu, up: true }], via);
}

/** As Amazon Linux names them. */
function stackOfInstance(world: World, { region, instance, item }: InterfaceLocation): NetworkStack {
  const table = tableOf(world, region, networkInterface);
  const interfaces = (instance?.InterfaceIds ?? [item.NetworkInterfaceId]).map((id, index): Interface => {
    const one = table[id] ?? item;
    const cidr = tableOf(world, region, subnet)[one.SubnetId]?.CidrBlock;
    const length = parsePrefix(cidr ?? '')?.length ?? 32;
    const addresses = one.PrivateIpAddresses.map(({ PrivateIpAddress }) => `${PrivateIpAddress}/${length}`);
    const ipv6 = one.Ipv6Addresses.map(({ Ipv6Address }) => `${Ipv6Address}/128`);
    return {
      name: `ens${5 + index}`,
      kind: 'lan',
      addresses: [...addresses, ...ipv6],
      mtu: VPC_MTU,
      up: true,
    };
  });
  const first = parsePrefix(interfaces[0]?.addresses[0] ?? '');
  const via = first && formatAddress(addressPlus({ family: first.family, value: first.first }, 1));
  return stackOf(interfaces, via);
}

function stackOf(interfaces: readonly Interface[], via: string | undefined): NetworkStack {
  const common = { distance: 0, metric: 0, isSelected: true } as const;
  const connected = addressesOn(interfaces)
    .filter(({ prefix }) => prefix.family === 4)
    .map(({ interface: { name }, prefix }): RoutingEntry => {
      return {
        ...common,
        prefix: formatPrefix(prefix),
        source: 'connected',
        nextHops: [{ interface: name }],
      };
    });
  const [primary] = interfaces;
  const usual: RoutingEntry[] =
    via === undefined || !primary
      ? []
      : [
          {
            ...common,
            prefix: DEFAULT_ROUTE,
            source: 'kernel',
            nextHops: [{ via, interface: primary.name }],
          },
        ];
  return { interfaces, routes: [...usual, ...connected] };
}
