/** The physical line under a virtual interface: a connection's, or that of a group, whose members add up (R-DX-86). */
import type { Table, World } from '../kernel/world.ts';
import { mbpsOf } from './connection/bandwidth.ts';
import { type ConnectionItem, connection, isGone } from './connection/connection.ts';
import { type CrossConnectItem, crossConnect } from './cross-connect/cross-connect.ts';
import { lightOf } from './cross-connect/light.ts';
import { portTo } from './cross-connect/ports.ts';
import { type LagItem, lag } from './lag/lag.ts';

export interface Line {
  /** AWS's end has a link: the connection, or the group, is available. */
  readonly up: boolean;
  /** Frames get through to the router: false behind a carrier's switch where the line between them is cut. */
  readonly passes: boolean;
  /** What those members carry that let frames through. */
  readonly mbps: number;
  readonly location: string;
  readonly device: string;
  /** Where it ends on premises; undefined while no cross-connect is made. */
  readonly end: { readonly router: string; readonly port: string } | undefined;
}

/** `parentId`: of a connection or a group of this region. */
export function lineOf(world: World, region: string, parentId: string): Line | undefined {
  const state = world.regions[region] ?? {};
  const connections = (state[connection.kind] ?? {}) as Table<ConnectionItem>;
  const group = ((state[lag.kind] ?? {}) as Table<LagItem>)[parentId];
  const single = connections[parentId];
  const item = group ?? single;
  if (!item) return undefined;
  const members = group
    ? Object.values(connections).filter((one) => one.lagId === group.lagId && !isGone(one))
    : [single as ConnectionItem];
  const cables = Object.values((state[crossConnect.kind] ?? {}) as Table<CrossConnectItem>);
  const passing = members.filter((member) => isPassing(member, cables, world));
  const up = (group?.lagState ?? single?.connectionState) === 'available';
  return {
    up,
    passes: up && passing.length >= Math.max(1, group?.minimumLinks ?? 1),
    mbps: passing.reduce((sum, { bandwidth }) => sum + mbpsOf(bandwidth), 0),
    location: item.location,
    device: item.awsDeviceV2,
    end: portTo(world, parentId),
  };
}

function isPassing(member: ConnectionItem, cables: readonly CrossConnectItem[], world: World): boolean {
  const cable = cables.find(({ connectionId }) => connectionId === member.connectionId);
  return member.connectionState === 'available' && lightOf(member, cable, world).passes;
}
