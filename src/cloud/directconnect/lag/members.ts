/** Which connections belong to a group, and which may (R-DX-85, R-DX-86, R-DX-87). */
import type { Context } from '../../kernel/context.ts';
import { mbpsOf } from '../connection/bandwidth.ts';
import { type ConnectionItem, connection, isGone } from '../connection/connection.ts';
import { clientException } from '../errors.ts';
import { type LagItem, lag } from './lag.ts';

export function membersOf(lagId: string, context: Context): readonly ConnectionItem[] {
  return context.peek(connection).filter((item) => item.lagId === lagId && !isGone(item));
}

/** R-DX-85. */
export function mostMembers(bandwidth: string): number {
  return mbpsOf(bandwidth) < 100_000 ? 4 : 2;
}

/** Throws where a connection can't be a member. `awsDeviceV2` absent: it gets its port on the group's device. */
export function checkJoin(
  group: LagItem,
  joining: Pick<ConnectionItem, 'location' | 'bandwidth'> & { awsDeviceV2?: string },
  context: Context,
): void {
  const most = mostMembers(group.connectionsBandwidth);
  if (joining.bandwidth !== group.connectionsBandwidth)
    throw clientException(
      `All connections in a LAG must use the same bandwidth: ${group.lagId} has ${group.connectionsBandwidth}, not ${joining.bandwidth}.`,
    );
  if (joining.location !== group.location || (joining.awsDeviceV2 ?? group.awsDeviceV2) !== group.awsDeviceV2)
    throw clientException(
      `All connections in a LAG must terminate at the same AWS Direct Connect endpoint: ${group.lagId} is on ${group.awsDeviceV2}.`,
    );
  if (membersOf(group.lagId, context).length >= most)
    throw clientException(
      `A LAG of ${group.connectionsBandwidth} connections can have at most ${most} connections.`,
    );
}

/** Throws where the group that a connection is in would have fewer working members than it needs. */
export function checkLeave(leaving: ConnectionItem, context: Context): void {
  const group = context.find(lag, leaving.lagId);
  if (!group) return;
  const others = membersOf(group.lagId, context).filter(
    ({ connectionId }) => connectionId !== leaving.connectionId,
  );
  const working = others.filter(isWorking).length;
  // The last member may always leave.
  if (others.length > 0 && isWorking(leaving) && working < group.minimumLinks)
    throw clientException(
      `Removing connection ${leaving.connectionId} would cause LAG ${group.lagId} to fall below its minimum of ${group.minimumLinks} operational links.`,
    );
}

export function isWorking({ connectionState }: Pick<ConnectionItem, 'connectionState'>): boolean {
  return connectionState === 'available';
}
