/** VPN tunnels as things that break: `vpn-…/1`, or AWS's address outside; `maintenance/…` when AWS replaces its end. */
import { maintenanceFault } from '../cloud/ec2/vpn-connection/condition.ts';
import { tunnelsIn } from '../cloud/ec2/vpn-connection/tunnels.ts';
import { vpnGateway } from '../cloud/ec2/vpn-gateway/vpn-gateway.ts';
import type { World } from '../cloud/kernel/world.ts';
import { UnknownPlace } from './places.ts';
import { tableOf } from './tables.ts';

const MAINTENANCE = 'maintenance/';

/** As the world notes the fault; undefined where the target is neither tunnel nor virtual private gateway. */
export function vpnFault(world: World, target: string): string | undefined {
  if (Object.keys(world.regions).some((region) => target in tableOf(world, region, vpnGateway)))
    return target;
  const isMaintenance = target.startsWith(MAINTENANCE);
  const name = isMaintenance ? target.slice(MAINTENANCE.length) : target;
  const found = tunnelsIn(world).find(
    ({ node, item }) => node === name || item.Options.OutsideIpAddress === name,
  );
  if (found) return isMaintenance ? maintenanceFault(found.node) : found.node;
  if (!isMaintenance && !name.startsWith('vpn-')) return undefined;
  const known = tunnelNames(world).join(', ') || 'none yet';
  throw new UnknownPlace(target, `There is no VPN tunnel '${name}'. Tunnels: ${known}.`);
}

export function tunnelNames(world: World): readonly string[] {
  return tunnelsIn(world).map(({ node }) => node);
}
