/**
 * Names of load balancers (R-ELB-10). The world is told the private addresses of internal ones, too. An application
 * load balancer has its name once more behind `dualstack.`, which is what Route 53's console writes into alias records.
 */
import type { Name, Zone } from '../../dns/index.ts';
import { memoiseBy } from '../../kit/memoise.ts';
import { type LoadBalancerName, loadBalancerNames } from '../elbv2/names.ts';
import { REGIONS } from '../kernel/regions.ts';
import type { World } from '../kernel/world.ts';
import { type ServiceName, setsOf } from './service-name.ts';
import { serviceZone } from './zone.ts';

/** Seconds. */
const TTL = 60;

const APPLICATION_ZONE = 'elb.amazonaws.com.';
const SERVERS = ['r1.amazonaws.com', 'r2.amazonaws.com'];

export interface BalancerNames {
  readonly names: readonly ServiceName[];
  readonly zones: readonly Zone[];
}

export const balancerNames = memoiseBy(
  (world: World): readonly object[] => [world.setting.clients, loadBalancerNames(world)],
  (world: World): BalancerNames => {
    const names = serviceNames(loadBalancerNames(world));
    return { names, zones: zonesOf(names, world) };
  },
);

function serviceNames(names: readonly LoadBalancerName[]): readonly ServiceName[] {
  return names.flatMap((one) => {
    const name = `${one.name}.`;
    const own = serviceName(name, one);
    return name.endsWith(`.${APPLICATION_ZONE}`) ? [own, serviceName(`dualstack.${name}`, one)] : [own];
  });
}

function serviceName(name: Name, { addresses, ipv6Addresses, healthy }: LoadBalancerName): ServiceName {
  return {
    name,
    ttl: TTL,
    types: ipv6Addresses.length > 0 ? ['A', 'AAAA'] : ['A'],
    byPlace: false,
    addresses: (type) => (type === 'A' ? addresses : ipv6Addresses),
    health: healthy,
  };
}

/** The zones that such names are in, one for application load balancers and one in each region for network ones. */
function zonesOf(names: readonly ServiceName[], world: World): readonly Zone[] {
  const zones = [APPLICATION_ZONE, ...REGIONS.map(({ name }) => `elb.${name}.amazonaws.com.`)];
  return zones.map((apex) => {
    const own = names.filter(({ name }) => name.endsWith(`.${apex}`));
    return serviceZone(
      apex,
      SERVERS,
      own.flatMap((name) => setsOf(name, world)),
    );
  });
}
