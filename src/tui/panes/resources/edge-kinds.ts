/** What CloudFront has: distributions, and the policies and keys of one's own that they use. */
import type { Item } from '../describe.ts';
import { type AskMore, type ListedKind, listOf, memberOf } from './listed-kind.ts';

const CLOUDFRONT = { service: 'cloudfront' } as const;
const CUSTOM = { Type: 'custom' } as const;

const stateOf = ({ Status: status, Enabled: isEnabled }: Item) =>
  isEnabled === false ? `${status}, disabled` : status;

function aliasesOf({ Aliases: aliases }: Item): string {
  return listOf((aliases ?? {}) as Item, 'Items').join(' ');
}

/** Seconds. */
function lifetimes(item: Item): string {
  const config = memberOf(item, 'CachePolicy.CachePolicyConfig') as Item;
  return [config.MinTTL, config.DefaultTTL, config.MaxTTL].join(', ');
}

/** Those that are still on their way. */
function invalidationsOf({ Id: id }: Item, ask: AskMore): string {
  const all = listOf(ask('ListInvalidations', { DistributionId: id }), 'InvalidationList.Items');
  const running = all.filter(({ Status: status }) => status === 'InProgress').length;
  return running === 0 ? '' : `${running} on the way`;
}

export const EDGE_KINDS: readonly ListedKind[] = [
  {
    ...CLOUDFRONT,
    title: 'Distributions',
    operation: 'ListDistributions',
    list: 'DistributionList.Items',
    id: 'Id',
    name: 'Comment',
    columns: {
      State: stateOf,
      Domain: 'DomainName',
      Aliases: aliasesOf,
      Invalidations: invalidationsOf,
      Price: 'PriceClass',
    },
  },
  {
    ...CLOUDFRONT,
    title: 'Cache policies',
    operation: 'ListCachePolicies',
    input: CUSTOM,
    list: 'CachePolicyList.Items',
    id: 'CachePolicy.Id',
    name: 'CachePolicy.CachePolicyConfig.Name',
    columns: { 'TTL: min, default, max': lifetimes },
  },
  {
    ...CLOUDFRONT,
    title: 'Origin request policies',
    operation: 'ListOriginRequestPolicies',
    input: CUSTOM,
    list: 'OriginRequestPolicyList.Items',
    id: 'OriginRequestPolicy.Id',
    name: 'OriginRequestPolicy.OriginRequestPolicyConfig.Name',
    columns: {},
  },
  {
    ...CLOUDFRONT,
    title: 'Response headers policies',
    operation: 'ListResponseHeadersPolicies',
    input: CUSTOM,
    list: 'ResponseHeadersPolicyList.Items',
    id: 'ResponseHeadersPolicy.Id',
    name: 'ResponseHeadersPolicy.ResponseHeadersPolicyConfig.Name',
    columns: {},
  },
  {
    ...CLOUDFRONT,
    title: 'Origin access controls',
    operation: 'ListOriginAccessControls',
    list: 'OriginAccessControlList.Items',
    id: 'Id',
    name: 'Name',
    columns: { Signs: 'SigningBehavior', For: 'OriginAccessControlOriginType' },
  },
  {
    ...CLOUDFRONT,
    title: 'Origin access identities',
    operation: 'ListCloudFrontOriginAccessIdentities',
    list: 'CloudFrontOriginAccessIdentityList.Items',
    id: 'Id',
    name: 'Comment',
    columns: {},
  },
  {
    ...CLOUDFRONT,
    title: 'Key groups',
    operation: 'ListKeyGroups',
    list: 'KeyGroupList.Items',
    id: 'KeyGroup.Id',
    name: 'KeyGroup.KeyGroupConfig.Name',
    columns: { Keys: 'KeyGroup.KeyGroupConfig.Items' },
  },
];
