/** Tunnels as interfaces of routers on premises: `vti1` with its address inside, up while IKE stands. */
import { memoiseWithText } from '../../kit/memoise.ts';
import { tunnelsIn } from '../ec2/vpn-connection/tunnels.ts';
import type { World } from '../kernel/world.ts';
import type { Interface } from '../premises/interface.ts';
import { isDead, type PremisesRouter } from '../premises/sites.ts';
import { tunnelsOf } from './state.ts';
import type { IpsecTunnel } from './tunnel.ts';

const NONE: readonly Interface[] = Object.freeze([]);

export function tunnelInterfaces(world: World, router: PremisesRouter): readonly Interface[] {
  const tunnels = tunnelsOf(world, router.id);
  if (tunnels.length === 0) return NONE;
  const works = !isDead(world, router.id);
  return interfaces(
    router,
    tunnels.map((tunnel) => {
      const far = works ? farEndOf(world, router, tunnel) : undefined;
      return {
        name: tunnel.name,
        kind: 'tunnel',
        addresses: [`${tunnel.inside.local}/${tunnel.inside.length}`],
        mtu: tunnel.mtu,
        up: tunnel.isEnabled && far?.isUp === true,
        ...(far && { node: far.node }),
      };
    }),
  );
}

const interfaces = memoiseWithText(
  (_router: PremisesRouter, list: readonly Interface[]) => JSON.stringify(list),
  (_router: PremisesRouter, list: readonly Interface[]) => list,
);

/** AWS's tunnel with this outside address, where its customer gateway is this router. */
function farEndOf(
  world: World,
  { setting }: PremisesRouter,
  { remote }: IpsecTunnel,
): { readonly node: string; readonly isUp: boolean } | undefined {
  const far = tunnelsIn(world).find(
    ({ item, customer }) =>
      item.Options.OutsideIpAddress === remote && customer.IpAddress === setting.address,
  );
  return far && { node: far.node, isUp: far.item.Ike === 'up' };
}
