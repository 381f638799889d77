/** What a packet may have to pass on its way: any of a kind (`vpn-connection`), or one by its name (`virtual-interface/east`). */
import * as z from 'zod';
import type { Step, Trace } from '../../net/trace.ts';
import { targetMatcher } from '../../sim/candidates/index.ts';
import type { Sim } from '../../sim/sim.ts';

/** How the ID begins of what stands for it in a trace. */
const KINDS = {
  'nat-gateway': 'nat-',
  'internet-gateway': 'igw-',
  'egress-only-internet-gateway': 'eigw-',
  'vpc-peering-connection': 'pcx-',
  'transit-gateway': 'tgw-rtb-',
  'virtual-private-gateway': 'vgw-',
  'vpn-connection': 'vpn-',
  'virtual-interface': 'dxvif-',
} as const;

type Kind = keyof typeof KINDS;

/** Those that a trace and the resource call by the same ID. */
const NAMED = /^(nat-gateway|vpc-peering-connection|vpn-connection|virtual-interface)\/[^/\s]+$/;

export const waypointSchema = z.union([
  z.enum(Object.keys(KINDS) as [Kind, ...Kind[]]),
  z
    .string()
    .regex(
      NAMED,
      'must be a kind, or nat-gateway, vpc-peering-connection, vpn-connection or virtual-interface with `/NAME`',
    ),
]);

/** The first waypoint that the way there does not meet after those before it. Throws `UnknownPlace`. */
export function firstMissed(trace: Trace, waypoints: readonly string[], sim: Sim): string | undefined {
  const tests = waypoints.map((waypoint) => isAt(waypoint, sim));
  let met = 0;
  for (const step of trace.forward) if (tests[met]?.(step)) met++;
  return waypoints[met];
}

function isAt(waypoint: string, sim: Sim): (step: Step) => boolean {
  if (!waypoint.includes('/')) return ({ origin }) => origin.resource.startsWith(KINDS[waypoint as Kind]);
  const isMeant = targetMatcher(sim.state, waypoint);
  return ({ origin: { resource, label } }) => {
    const [id = resource] = resource.split('/');
    return isMeant({ names: [id], label });
  };
}

/** `the NAT gateway and the internet gateway`, `two transit gateways`, `the virtual interface east`. */
export function inWords(waypoints: readonly string[]): string {
  const [first, second, ...more] = waypoints;
  if (first !== undefined && first === second && more.length === 0) return `two ${spoken(first)}s`;
  return waypoints.map((waypoint) => `the ${spoken(waypoint)}`).join(' and ');
}

export function spoken(waypoint: string): string {
  const [kind = '', name] = waypoint.split('/');
  const words = kind
    .replaceAll('-', ' ')
    .replace('nat', 'NAT')
    .replace('vpn', 'VPN')
    .replace('egress only', 'egress-only')
    .replace('vpc', 'VPC');
  return name === undefined ? words : `${words} ${name}`;
}
