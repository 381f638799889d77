/**
 * Connections: a port of AWS's at a Direct Connect location, or a partner's share of one (R-DX-10, R-DX-20).
 * https://docs.aws.amazon.com/directconnect/latest/APIReference/API_Connection.html
 */
import type { Connection } from '@aws-sdk/client-direct-connect';
import type { Stored } from '../../kernel/plain.ts';
import { defineResource } from '../../kernel/resource.ts';
import { connectionNotFound } from '../errors.ts';
import { upperTags } from '../tag/tags.ts';

type Always =
  | 'ownerAccount'
  | 'connectionId'
  | 'connectionName'
  | 'connectionState'
  | 'region'
  | 'location'
  | 'bandwidth'
  | 'awsDeviceV2'
  | 'awsLogicalDeviceId'
  | 'jumboFrameCapable'
  | 'macSecCapable'
  | 'hasLogicalRedundancy'
  | 'tags';

/** AWS's shape, and netlab's own notes: all times in milliseconds since the Unix epoch. */
export interface ConnectionItem extends Stored<Connection, Always> {
  orderedAt: number;
  /** Number of the port on its device; hosted connections share their partner's. */
  port?: number;
  /** Since when its letter can be had. */
  readyAt?: number;
  /** When the letter was issued first; `loaIssueTime` is the last time. */
  loaIssuedAt?: number;
  /** When light was first seen: the link is about to come up. */
  litAt?: number;
  /** Since when it works, or has been kept for 90 days, and port hours are charged (R-DX-13). */
  activeAt?: number;
  /** It is being moved into a group or out of one, until then (R-DX-87). */
  interruptedUntil?: number;
}

export const connection = defineResource<ConnectionItem>({
  kind: 'dx-connection',
  prefix: 'dxcon',
  id: (item) => item.connectionId,
  notFound: connectionNotFound,
  malformed: connectionNotFound,
  filters: {},
  tags: (item) => upperTags(item.tags),
});

/** A partner's share of a port, with a VLAN of the partner's (R-DX-20, R-DX-21). */
export function isHosted({ vlan }: Pick<ConnectionItem, 'vlan'>): boolean {
  return vlan !== undefined;
}

const GONE: readonly ConnectionItem['connectionState'][] = ['deleting', 'deleted', 'rejected'];

export function isGone({ connectionState }: Pick<ConnectionItem, 'connectionState'>): boolean {
  return GONE.includes(connectionState);
}
