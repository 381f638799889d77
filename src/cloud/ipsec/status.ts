/** How a router's tunnels stand, seen from the router. */
import { conditionOf } from '../ec2/vpn-connection/condition.ts';
import { tunnelsIn } from '../ec2/vpn-connection/tunnels.ts';
import { Context } from '../kernel/context.ts';
import type { World } from '../kernel/world.ts';
import { isOnline, type PremisesRouter } from '../premises/sites.ts';
import { tunnelsOf } from './state.ts';
import type { IpsecTunnel } from './tunnel.ts';

export interface TunnelStatus {
  readonly tunnel: IpsecTunnel;
  readonly state: 'up' | 'negotiating' | 'down';
  /** How far it gets: 0 where nobody answers, 3 where it stands. */
  readonly phase: 0 | 1 | 2 | 3;
  /** Where it doesn't stand, why: a sentence without a full stop. */
  readonly why?: string;
  /** Since when it is up or down: milliseconds. Absent where AWS has no such tunnel. */
  readonly since?: number;
  /** `vpn-…/1`, where it leads to one. */
  readonly leadsTo?: string;
}

export function tunnelStatuses(world: World, router: PremisesRouter): readonly TunnelStatus[] {
  return tunnelsOf(world, router.id).map((tunnel) => statusOf(world, router, tunnel));
}

function statusOf(world: World, router: PremisesRouter, tunnel: IpsecTunnel): TunnelStatus {
  const far = tunnelsIn(world).find(({ item }) => item.Options.OutsideIpAddress === tunnel.remote);
  const down = (why: string): TunnelStatus => ({ tunnel, state: 'down', phase: 0, why });
  const { address } = router.setting;
  if (!isOnline(world, router)) return down('the line to the internet does not work');
  if (tunnel.local !== address) {
    return down(
      `${tunnel.local} is not this router's address${address === undefined ? '' : ` (${address})`}`,
    );
  }
  if (!far) return down(`${tunnel.remote} does not answer: no VPN connection has this address`);
  if (far.customer.IpAddress !== address) {
    return down(`${tunnel.remote} does not answer: it expects ${far.customer.IpAddress}, not ${address}`);
  }
  const condition = conditionOf(far.connection, far.index, new Context(world, far.region, []));
  const common = { tunnel, since: far.item.Since, leadsTo: far.node };
  if (condition.stands && far.item.Ike === 'up') return { ...common, state: 'up', phase: 3 };
  if (condition.stands) return { ...common, state: 'negotiating', phase: 1 };
  return {
    ...common,
    state: 'down',
    phase: condition.phase === 3 ? 0 : condition.phase,
    why: condition.text,
  };
}
