/**
 * Ports on premises' routers in which cross-connects end: `dx0`, `dx1` …; members of one LAG appear as `bond0` besides, since
 * routers here speak LACP by themselves.
 */
import { memoiseWithText } from '../../../kit/memoise.ts';
import type { World } from '../../kernel/world.ts';
import type { Interface } from '../../premises/interface.ts';
import type { PremisesRouter } from '../../premises/sites.ts';
import { isGone } from '../connection/connection.ts';
import { type Cabled, cabledIn } from './everywhere.ts';
import { lightOf } from './light.ts';

/** R-DX-7: frames of 9,023 octets, without their header, their VLAN tag and their check sum. */
const MTU = 9001;

interface Port {
  readonly name: string;
  readonly up: boolean;
  /** What AWS calls the other end: a connection, or the group that it is in. */
  readonly region: string;
  readonly parentId: string;
}

/** As a source of `premises/interfaces.ts`. */
export function dxInterfaces(world: World, router: PremisesRouter): readonly Interface[] {
  return listed(router, portsAt(world, router.id));
}

/** What a port leads to; undefined where it leads nowhere. */
export function parentAt(
  world: World,
  router: string,
  port: string,
): { readonly region: string; readonly parentId: string } | undefined {
  const found = portsAt(world, router).find(({ name }) => name === port);
  return found && { region: found.region, parentId: found.parentId };
}

/** The port, or the bond, that leads from the router to a connection or a group. */
export function portTo(
  world: World,
  parentId: string,
): { readonly router: string; readonly port: string } | undefined {
  const routers = new Set(cabledIn(world).map(({ cable }) => cable.router));
  for (const router of routers) {
    const port = portsAt(world, router).findLast((one) => one.parentId === parentId);
    if (port) return { router, port: port.name };
  }
  return undefined;
}

/** The identical list as long as the same ports are up. */
const listed = memoiseWithText(
  (_router: PremisesRouter, ports: readonly Port[]) => JSON.stringify(ports),
  (_router: PremisesRouter, ports: readonly Port[]): readonly Interface[] =>
    ports.map(({ name, up }) => ({ name, kind: 'port', addresses: [], mtu: MTU, up })),
);

function portsAt(world: World, router: string): readonly Port[] {
  const made = cabledIn(world).filter(({ cable }) => cable.router === router && cable.State === 'made');
  return [...made.map((one) => portOf(one, world)), ...bondsOf(made, world)];
}

function portOf({ region, cable, connection }: Cabled, world: World): Port {
  const up = connection !== undefined && !isGone(connection) && lightOf(connection, cable, world).router;
  return { name: cable.port, up, region, parentId: connection?.lagId ?? cable.connectionId };
}

/** A bond is up while one of its members is. */
function bondsOf(made: readonly Cabled[], world: World): readonly Port[] {
  const groups = new Map<string, Port[]>();
  for (const one of made) {
    const id = one.connection?.lagId;
    if (id !== undefined) groups.set(id, [...(groups.get(id) ?? []), portOf(one, world)]);
  }
  return [...groups.values()].map((members, index) => ({
    ...(members[0] as Port),
    name: `bond${index}`,
    up: members.some(({ up }) => up),
  }));
}
