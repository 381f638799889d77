/**
 * Link aggregation groups: ports of one speed on one device that act as one (R-DX-85 … R-DX-89). Which connections
 * belong to a group say the connections; how many of them work says the state.
 * https://docs.aws.amazon.com/directconnect/latest/APIReference/API_Lag.html
 */
import type { Lag } from '@aws-sdk/client-direct-connect';
import type { Stored } from '../../kernel/plain.ts';
import { defineResource } from '../../kernel/resource.ts';
import { lagNotFound } from '../errors.ts';
import { upperTags } from '../tag/tags.ts';

type Always =
  | 'ownerAccount'
  | 'lagId'
  | 'lagName'
  | 'lagState'
  | 'region'
  | 'location'
  | 'connectionsBandwidth'
  | 'minimumLinks'
  | 'awsDeviceV2'
  | 'awsLogicalDeviceId'
  | 'jumboFrameCapable'
  | 'macSecCapable'
  | 'hasLogicalRedundancy'
  | 'tags';

export type LagItem = Omit<Stored<Lag, Always>, 'connections' | 'numberOfConnections'>;

export const lag = defineResource<LagItem>({
  kind: 'dx-lag',
  prefix: 'dxlag',
  id: (item) => item.lagId,
  notFound: lagNotFound,
  malformed: lagNotFound,
  filters: {},
  tags: (item) => upperTags(item.tags),
});
