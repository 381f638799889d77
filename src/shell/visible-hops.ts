/**
 * Who shows up on the way when hops are counted down. The routers of a VPC and its gateways don't: they don't count, as in
 * AWS. NAT gateways do, routers on premises, and whoever tells of a packet that is too big. Past the first obstacle nobody does.
 */
import { formatAddress } from '../kit/address.ts';
import type { StepAction, Trace } from '../net/trace.ts';
import { routerHops } from '../sim/router-hops.ts';
import type { Sim } from '../sim/sim.ts';

const OBSTACLES: readonly StepAction[] = ['no-route', 'denied', 'dropped'];

/** Addresses, in their order. */
export function visibleHops(
  { state }: Pick<Sim, 'state'>,
  { forward }: Pick<Trace, 'forward'>,
): readonly string[] {
  const end = forward.findIndex(({ action }) => OBSTACLES.includes(action));
  const way = end < 0 ? forward : forward.slice(0, end + 1);
  const routers = new Map(routerHops(state, way).map(({ at, address }) => [at, address]));
  return way.flatMap(({ action, node, packet }, index) => {
    if (action === 'translated' && node.startsWith('nat')) return [formatAddress(packet.source)];
    const router = routers.get(index);
    return router === undefined ? [] : [router];
  });
}

/** Who tells the sender that it knows no way to the destination, where somebody does: a router on premises. */
export function whoKnowsNoWay(
  { state }: Pick<Sim, 'state'>,
  { forward }: Pick<Trace, 'forward'>,
): string | undefined {
  const at = forward.findIndex(({ action }) => OBSTACLES.includes(action));
  if (forward[at]?.action !== 'no-route') return undefined;
  return routerHops(state, forward).find((hop) => hop.at === at)?.address;
}
