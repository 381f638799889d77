/** What all configured resources do alike: one table, a line a kind. */
import { describe, expect, it } from 'vitest';
import { harness } from '../harness.ts';
import { RSA } from './keys.ts';

const parameters = {
  EnableAcceptEncodingGzip: true,
  HeadersConfig: { HeaderBehavior: 'none' },
  CookiesConfig: { CookieBehavior: 'none' },
  QueryStringsConfig: { QueryStringBehavior: 'none' },
};

const KINDS = [
  {
    word: 'CachePolicy',
    plural: 'CachePolicies',
    config: { Name: 'one', MinTTL: 0, ParametersInCacheKeyAndForwardedToOrigin: parameters },
    change: { Comment: 'changed' },
    unknown: 'NoSuchCachePolicy: The specified cache policy does not exist.',
  },
  {
    word: 'OriginRequestPolicy',
    plural: 'OriginRequestPolicies',
    config: { Name: 'one', ...parameters, EnableAcceptEncodingGzip: undefined },
    change: { Comment: 'changed' },
    unknown: 'NoSuchOriginRequestPolicy: The specified origin request policy does not exist.',
  },
  {
    word: 'ResponseHeadersPolicy',
    plural: 'ResponseHeadersPolicies',
    config: { Name: 'one', RemoveHeadersConfig: { Quantity: 1, Items: [{ Header: 'X-Powered-By' }] } },
    change: { Comment: 'changed' },
    unknown: 'NoSuchResponseHeadersPolicy: The specified response headers policy does not exist.',
  },
  {
    word: 'OriginAccessControl',
    plural: 'OriginAccessControls',
    config: {
      Name: 'one',
      SigningProtocol: 'sigv4',
      SigningBehavior: 'always',
      OriginAccessControlOriginType: 's3',
    },
    change: { Description: 'changed' },
    unknown: 'NoSuchOriginAccessControl: The specified origin access control does not exist.',
  },
  {
    word: 'CloudFrontOriginAccessIdentity',
    plural: 'CloudFrontOriginAccessIdentities',
    config: { CallerReference: 'one', Comment: 'one' },
    change: { Comment: 'changed' },
    unknown:
      'NoSuchCloudFrontOriginAccessIdentity: The specified CloudFront origin access identity does not exist.',
  },
  {
    word: 'PublicKey',
    plural: 'PublicKeys',
    config: { CallerReference: 'one', Name: 'one', EncodedKey: RSA.publicKey },
    change: { Comment: 'changed' },
    unknown: 'NoSuchPublicKey: The specified public key does not exist.',
  },
] as const;

const NO_MATCH = 'InvalidIfMatchVersion: The If-Match version is missing or not valid for the resource.';
const STALE =
  "PreconditionFailed: The request failed because it didn't meet the preconditions in one or more request-header fields.";

describe.each(KINDS)('$word', ({ word, plural, config, change, unknown }) => {
  const key = `${word}Config`;

  it('is created, read, changed and deleted under its ETag (R-CF-5)', () => {
    const account = harness();
    const made = account.call(`cloudfront:Create${word}`, { [key]: config });
    const { Id } = made[word];
    expect(made.Location).toMatch(new RegExp(`^https://cloudfront\\.amazonaws\\.com/2020-05-31/.*/${Id}$`));
    expect(made[word].ETag).toBeUndefined();

    const got = account.call(`cloudfront:Get${word}`, { Id });
    expect(got).toEqual({ [word]: made[word], ETag: made.ETag });
    const { [key]: stored } = account.call(`cloudfront:Get${word}Config`, { Id });
    expect(stored).toEqual(made[word][key]);

    account.advance(60);
    const next = { Id, [key]: { ...stored, ...change } };
    expect(account.error(`cloudfront:Update${word}`, next)).toBe(NO_MATCH);
    expect(account.error(`cloudfront:Update${word}`, { ...next, IfMatch: 'E1111111111111' })).toBe(STALE);
    const changed = account.call(`cloudfront:Update${word}`, { ...next, IfMatch: made.ETag });
    expect(changed[word][key]).toMatchObject(change);
    expect(changed.ETag).not.toBe(made.ETag);

    expect(account.error(`cloudfront:Delete${word}`, { Id })).toBe(NO_MATCH);
    expect(account.error(`cloudfront:Delete${word}`, { Id, IfMatch: made.ETag })).toBe(STALE);
    account.call(`cloudfront:Delete${word}`, { Id, IfMatch: changed.ETag });
    expect(account.error(`cloudfront:Get${word}`, { Id })).toBe(unknown);
  });

  it('is unknown by any other ID', () => {
    const account = harness();
    for (const operation of [`Get${word}`, `Get${word}Config`, `Delete${word}`]) {
      expect(account.error(`cloudfront:${operation}`, { Id: 'E0000000000000' })).toBe(unknown);
    }
  });

  it('is listed', () => {
    const account = harness();
    const made = account.call(`cloudfront:Create${word}`, { [key]: config });
    const type = word.endsWith('Policy') ? { Type: 'custom' } : {};
    const { [`${word}List`]: list } = account.call(`cloudfront:List${plural}`, type);
    expect(list.Quantity).toBe(1);
    expect(JSON.stringify(list.Items)).toContain(made[word].Id);
  });
});

describe('pages', () => {
  it('begin after their marker', () => {
    const account = harness();
    const first = account.call('cloudfront:ListCachePolicies', { MaxItems: '4' }).CachePolicyList;
    expect(first).toMatchObject({ MaxItems: 4, Quantity: 4 });
    expect(first.IsTruncated).toBeUndefined();
    const rest = account.call('cloudfront:ListCachePolicies', { Marker: first.NextMarker });
    expect(rest.CachePolicyList.Quantity).toBe(7);
    expect(rest.CachePolicyList.NextMarker).toBeUndefined();
  });
});
