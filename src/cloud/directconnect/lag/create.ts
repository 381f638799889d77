/**
 * CreateLag: with new ports, with one that is there, or both (R-DX-85, R-DX-87, R-DX-88).
 * https://docs.aws.amazon.com/directconnect/latest/APIReference/API_CreateLag.html
 */
import type { CreateLagRequest, Lag } from '@aws-sdk/client-direct-connect';
import type { Context } from '../../kernel/context.ts';
import type { Plain } from '../../kernel/plain.ts';
import { spelled } from '../connection/bandwidth.ts';
import { presentConnection } from '../connection/change.ts';
import { type ConnectionItem, isHosted } from '../connection/connection.ts';
import { orderPort } from '../connection/create.ts';
import { checkQuota, takePorts } from '../connection/ports.ts';
import { checkName, locationFor } from '../connection/request.ts';
import { clientException } from '../errors.ts';
import { drawId } from '../ids.ts';
import { type StoredTag, tagsFrom } from '../tag/tags.ts';
import { lag } from './lag.ts';
import { checkJoin, checkLeave, mostMembers } from './members.ts';
import { join } from './move.ts';
import { shownLag } from './show.ts';

/** R-DX-85. */
const LAGS_PER_REGION = 10;

export function createLag(input: CreateLagRequest, context: Context): Plain<Lag> {
  const bandwidth = spelled(input.connectionsBandwidth ?? '');
  const name = checkName(input.lagName, 'The LAG name');
  const location = locationFor(input, bandwidth, context);
  const tags = tagsFrom(input.tags);
  const childTags = tagsFrom(input.childConnectionTags);
  const existing =
    input.connectionId === undefined ? undefined : presentConnection(input.connectionId, context);
  const count = newMembers(input.numberOfConnections ?? 0, bandwidth, existing);
  if (context.list(lag).length >= LAGS_PER_REGION)
    throw clientException(`The limit of ${LAGS_PER_REGION} LAGs in the Region has been exceeded.`);
  if (existing) {
    checkSame(existing, location.code, bandwidth);
    checkMovable(existing, context);
  }
  checkQuota(location.code, count, context);
  const ports = takePorts(location, bandwidth, count, context, existing?.awsDeviceV2);
  const device = existing ?? (ports[0] as { awsDeviceV2: string; awsLogicalDeviceId: string });
  const group = context.add(lag, {
    ownerAccount: context.account,
    lagId: drawId(lag.prefix, context.random),
    lagName: name,
    lagState: 'requested',
    location: location.code,
    region: context.region,
    connectionsBandwidth: bandwidth,
    minimumLinks: 0,
    awsDevice: device.awsDeviceV2,
    awsDeviceV2: device.awsDeviceV2,
    awsLogicalDeviceId: device.awsLogicalDeviceId,
    allowsHostedConnections: false,
    jumboFrameCapable: true,
    hasLogicalRedundancy: 'unknown',
    macSecCapable: input.requestMACSec === true,
    ...(input.requestMACSec && { encryptionMode: 'should_encrypt' }),
    ...(input.providerName !== undefined && { providerName: input.providerName }),
    tags,
  });
  if (existing) {
    checkJoin(group, existing, context);
    join(existing, group, context);
  }
  ports.forEach((port, index) => {
    const member = {
      ...input,
      name: `${name}-${index + 1}`,
      location,
      bandwidth,
      port,
      tags: copied(childTags),
    };
    orderPort(member, context).lagId = group.lagId;
  });
  return shownLag(group, context);
}

/** R-DX-85: of one speed and in one place. */
function checkSame({ connectionId, ...item }: ConnectionItem, location: string, bandwidth: string): void {
  if (item.location !== location || item.bandwidth !== bandwidth)
    throw clientException(
      `All connections in a LAG must use the same bandwidth and location: ${connectionId} has ${item.bandwidth} at ${item.location}.`,
    );
}

/** How many ports are new: a connection that is there counts among those that were asked for. */
function newMembers(asked: number, bandwidth: string, existing: ConnectionItem | undefined): number {
  const most = mostMembers(bandwidth);
  if (asked < 1 || asked > most)
    throw clientException(`A LAG of ${bandwidth} connections must have between 1 and ${most} connections.`);
  return existing ? asked - 1 : asked;
}

export function checkMovable(item: ConnectionItem, context: Context): void {
  // R-DX-23.
  if (isHosted(item))
    throw clientException(`Hosted connection ${item.connectionId} cannot be part of a LAG.`);
  if (item.lagId !== undefined) checkLeave(item, context);
}

function copied(tags: readonly StoredTag[]): StoredTag[] {
  return tags.map((tag) => ({ ...tag }));
}
