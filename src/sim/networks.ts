/** What a world is about, for those who choose what to show of it: networks, the web, or both. */

import { vifsIn } from '../cloud/directconnect/tables.ts';
import { transitGateway } from '../cloud/ec2/transit-gateway/transit-gateway.ts';
import { vpc } from '../cloud/ec2/vpc/vpc.ts';
import { vpnGateway } from '../cloud/ec2/vpn-gateway/vpn-gateway.ts';
import type { World } from '../cloud/kernel/world.ts';
import { routersIn } from '../cloud/premises/sites.ts';
import { listBuckets } from '../cloud/s3/bucket/bucket.ts';
import { distributionHosts } from './edges.ts';
import { tableOf } from './tables.ts';

export function hasVpc(world: World): boolean {
  return Object.keys(world.regions).some((region) => Object.keys(tableOf(world, region, vpc)).length > 0);
}

/** Whether there are buckets or distributions. */
export function hasWeb(world: World): boolean {
  return listBuckets(world).length > 0 || distributionHosts(world).length > 0;
}

/** Whether anything of it is far away: a site on premises, a line to one. */
export function hasSites(world: World): boolean {
  return routersIn(world).length > 0 || vifsIn(world).length > 0;
}

/** Whether there is anybody who chooses among ways: routers on premises, gateways of VPNs and of Direct Connect, transit gateways. */
export function hasRouters(world: World): boolean {
  const isThere = (region: string) =>
    Object.keys(tableOf(world, region, vpnGateway)).length +
      Object.keys(tableOf(world, region, transitGateway)).length >
    0;
  return routersIn(world).length > 0 || vifsIn(world).length > 0 || Object.keys(world.regions).some(isThere);
}
