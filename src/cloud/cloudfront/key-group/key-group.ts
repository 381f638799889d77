/**
 * Key groups: the public keys whose owners may sign URLs and cookies for a cache behaviour.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_KeyGroupConfig.html
 */
import type { KeyGroupConfig } from '@aws-sdk/client-cloudfront';
import type { Plain } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { noSuchResource } from '../errors.ts';

export type KeyGroupSettings = Plain<KeyGroupConfig>;

export interface KeyGroupItem {
  Id: string;
  ETag: string;
  LastModifiedTime: string;
  KeyGroupConfig: KeyGroupSettings;
}

export const keyGroup: Resource<KeyGroupItem> = {
  kind: 'key-group',
  prefix: '',
  id: (item) => item.Id,
  notFound: noSuchResource,
  malformed: noSuchResource,
  filters: {},
  holds: (item) => item.KeyGroupConfig.Items ?? [],
};
