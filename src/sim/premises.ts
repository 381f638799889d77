/** Sites on premises for those who draw them: what is there, what of it works, and which way routers send. */

import type { World } from '../cloud/kernel/world.ts';
import type { Interface } from '../cloud/premises/interface.ts';
import { interfacesOf } from '../cloud/premises/interfaces.ts';
import { routingTableOf } from '../cloud/premises/routes.ts';
import type { RoutingEntry } from '../cloud/premises/routing-table.ts';
import { isDead, isOnline, type PremisesRouter, sitesIn } from '../cloud/premises/sites.ts';

export interface SiteView {
  readonly name: string;
  readonly city: string;
  readonly networks: readonly { readonly name: string; readonly prefix: string }[];
  readonly hosts: readonly {
    readonly id: string;
    readonly name: string;
    readonly network: string;
    readonly address: string;
    readonly works: boolean;
  }[];
  readonly routers: readonly RouterView[];
}

export interface RouterView {
  readonly id: string;
  readonly name: string;
  readonly works: boolean;
  /** Of its line to the internet, where it has one. */
  readonly line?: { readonly address: string; readonly works: boolean };
  readonly interfaces: readonly Interface[];
  readonly routes: readonly RoutingEntry[];
}

/** Every site, in the order of the lab. */
export function premisesIn(world: World): readonly SiteView[] {
  return sitesIn(world).map(({ name, setting, hosts, routers }) => ({
    name,
    city: setting.city,
    networks: Object.entries(setting.networks).map(([network, prefix]) => ({ name: network, prefix })),
    hosts: hosts.map((host) => ({
      id: host.id,
      name: host.name,
      network: host.setting.network,
      address: host.setting.address,
      works: !isDead(world, host.id),
    })),
    routers: routers.map((router) => viewOf(world, router)),
  }));
}

function viewOf(world: World, router: PremisesRouter): RouterView {
  const { address } = router.setting;
  return {
    id: router.id,
    name: router.name,
    works: !isDead(world, router.id),
    ...(address !== undefined && { line: { address, works: isOnline(world, router) } }),
    interfaces: interfacesOf(world, router),
    routes: routingTableOf(world, router),
  };
}
