/**
 * CreateConnection: an order for a dedicated port (R-DX-4, R-DX-6, R-DX-10, R-DX-18).
 * https://docs.aws.amazon.com/directconnect/latest/APIReference/API_CreateConnection.html
 */
import type { Connection, CreateConnectionRequest } from '@aws-sdk/client-direct-connect';
import type { Context } from '../../kernel/context.ts';
import type { Plain } from '../../kernel/plain.ts';
import { drawId } from '../ids.ts';
import { lag } from '../lag/lag.ts';
import { checkJoin } from '../lag/members.ts';
import type { DxLocation } from '../location/locations.ts';
import { type StoredTag, tagsFrom } from '../tag/tags.ts';
import { spelled } from './bandwidth.ts';
import { type ConnectionItem, connection } from './connection.ts';
import { review } from './lifecycle.ts';
import { checkQuota, type Port, takePorts } from './ports.ts';
import { checkName, locationFor } from './request.ts';
import { shownConnection } from './show.ts';

export function createConnection(input: CreateConnectionRequest, context: Context): Plain<Connection> {
  const bandwidth = spelled(input.bandwidth ?? '');
  const name = checkName(input.connectionName, 'The connection name');
  const location = locationFor(input, bandwidth, context);
  const tags = tagsFrom(input.tags);
  const group = input.lagId === undefined ? undefined : context.get(lag, input.lagId);
  if (group) checkJoin(group, { location: location.code, bandwidth }, context);
  checkQuota(location.code, 1, context);
  const [port] = takePorts(location, bandwidth, 1, context, group?.awsDeviceV2);
  const item = orderPort({ ...input, name, location, bandwidth, tags, port: port as Port }, context);
  if (group) item.lagId = group.lagId;
  return shownConnection(item);
}

interface Order {
  readonly name: string;
  readonly location: DxLocation;
  readonly bandwidth: string;
  readonly port: Port;
  readonly tags: StoredTag[];
  readonly providerName?: string | undefined;
  readonly requestMACSec?: boolean | undefined;
}

/** A new connection in the state `requested`, whose review begins. */
export function orderPort(order: Order, context: Context): ConnectionItem {
  const item = context.add(connection, {
    ownerAccount: context.account,
    connectionId: drawId(connection.prefix, context.random),
    connectionName: order.name,
    connectionState: 'requested',
    region: context.region,
    location: order.location.code,
    bandwidth: order.bandwidth,
    ...order.port,
    jumboFrameCapable: true,
    hasLogicalRedundancy: 'unknown',
    macSecCapable: order.requestMACSec === true,
    ...(order.requestMACSec && { encryptionMode: 'should_encrypt', portEncryptionStatus: 'Encryption Down' }),
    ...(order.providerName !== undefined && { providerName: order.providerName }),
    tags: order.tags,
    orderedAt: context.now,
  });
  review(item, context);
  return item;
}
