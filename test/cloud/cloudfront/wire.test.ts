/** Over the wire, with AWS's own client: what it sends is understood, and it understands what comes back. */
import { describe, expect, it } from 'vitest';
import { ControlPlane } from '../../../src/cloud/kernel/dispatch.ts';
import { SERVICES } from '../../../src/cloud/services.ts';
import { loadModel } from '../../../src/model/load.ts';
import type { ServiceModel } from '../../../src/model/model.ts';
import { codecOf, type HttpRequest, type HttpResponse } from '../../../src/model/protocol/codec.ts';
import { comparable, sdkClient } from '../../model/protocol/sdk-client.ts';
import { bucketOrigin, config, customOrigin, legacyBehaviour, list, scenery } from './scenery.ts';

const codec = codecOf(loadModel('cloudfront') as ServiceModel);
const plane = new ControlPlane(SERVICES);

function remote(account = scenery()) {
  const client = sdkClient('@aws-sdk/client-cloudfront', 'CloudFrontClient');
  const answer = (request: HttpRequest): HttpResponse => {
    const parsed = codec.parseRequest(request);
    if (!parsed) throw new Error(`not understood: ${request.method} ${request.path}`);
    const { world, result } = plane.call(account.world, {
      service: 'cloudfront',
      operation: parsed.operation,
      region: 'us-east-1',
      input: parsed.input,
    });
    account.world = world;
    return result.ok
      ? codec.serialiseResponse(parsed.operation, result.output, 'request')
      : codec.serialiseError(result.error, 'request');
  };
  // biome-ignore lint/suspicious/noExplicitAny: whatever an operation answers
  const send = async (operation: string, input: object): Promise<any> => {
    const { $metadata: _none, ...output } = await client.send(operation, input, answer);
    return output;
  };
  return { account, send };
}

const RICH = config({
  Origins: list<object>(
    bucketOrigin({ CustomHeaders: list({ HeaderName: 'x-from', HeaderValue: 'edge & more' }) }),
    customOrigin({ Id: 'site' }, { OriginSslProtocols: list('TLSv1.2') }),
  ),
  OriginGroups: list({
    Id: 'both',
    FailoverCriteria: { StatusCodes: list(500, 404) },
    Members: list({ OriginId: 'photos' }, { OriginId: 'site' }),
  }),
  CacheBehaviors: list({
    PathPattern: '/api/*',
    ...legacyBehaviour(
      { TargetOriginId: 'site' },
      {
        QueryString: true,
        Cookies: { Forward: 'whitelist', WhitelistedNames: list('session') },
        Headers: list('Accept', 'Host'),
        QueryStringCacheKeys: list('page'),
      },
    ),
  }),
  CustomErrorResponses: list({ ErrorCode: 404, ResponsePagePath: '/lost.html', ResponseCode: '404' }),
  Restrictions: { GeoRestriction: { RestrictionType: 'blacklist', ...list('PT') } },
});

describe('CloudFront over the wire', () => {
  it('creates, shows and changes what the console would', async () => {
    const { account, send } = remote();
    const made = await send('CreateDistribution', { DistributionConfig: RICH });
    const { Id } = made.Distribution;
    const inside = account.call('cloudfront:GetDistribution', { Id });
    expect(comparable(made.Distribution)).toEqual(
      comparable({ ...inside.Distribution, LastModifiedTime: '2026-01-05T08:00:00Z' }),
    );
    expect(made.Location).toMatch(new RegExp(`/distribution/${Id}$`));
    const shown = await send('GetDistributionConfig', { Id });
    expect(shown.ETag).toBe(made.ETag);
    const changed = await send('UpdateDistribution', {
      Id,
      IfMatch: shown.ETag,
      DistributionConfig: shown.DistributionConfig,
    });
    expect(changed.Distribution.DistributionConfig).toEqual(shown.DistributionConfig);
    const { Invalidation } = await send('CreateInvalidation', {
      DistributionId: Id,
      InvalidationBatch: { CallerReference: 'r', Paths: list('/a', '/b*') },
    });
    const found = await send('GetInvalidation', { DistributionId: Id, Id: Invalidation.Id });
    expect(found.Invalidation.InvalidationBatch.Paths).toEqual(list('/a', '/b*'));
    const { DistributionList } = await send('ListDistributions', { MaxItems: 1 });
    expect(DistributionList).toMatchObject({ Quantity: 1, IsTruncated: false, MaxItems: 1 });
  });

  it('gives errors the names by which clients know them', async () => {
    const { send } = remote();
    await expect(send('GetDistribution', { Id: 'E1' })).rejects.toMatchObject({
      name: 'NoSuchDistribution',
      $metadata: { httpStatusCode: 404 },
    });
    const { Distribution } = await send('CreateDistribution', { DistributionConfig: config() });
    await expect(
      send('DeleteDistribution', { Id: Distribution.Id, IfMatch: 'E2QWRUHAPOMQZL' }),
    ).rejects.toMatchObject({ name: 'PreconditionFailed', $metadata: { httpStatusCode: 412 } });
  });

  it('tags by an operation that shares its path with others', async () => {
    const { send } = remote();
    const { Distribution } = await send('CreateDistributionWithTags', {
      DistributionConfigWithTags: {
        DistributionConfig: config(),
        Tags: { Items: [{ Key: 'team', Value: 'cabins' }] },
      },
    });
    const Resource = Distribution.ARN;
    await send('TagResource', { Resource, Tags: { Items: [{ Key: 'stage', Value: 'live' }] } });
    await send('UntagResource', { Resource, TagKeys: { Items: ['team'] } });
    expect((await send('ListTagsForResource', { Resource })).Tags.Items).toEqual([
      { Key: 'stage', Value: 'live' },
    ]);
  });
});
