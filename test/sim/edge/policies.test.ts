/** What viewers notice of policies and keys: headers that come back, and doors that stay shut. */
import { sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { RSA } from '../../cloud/cloudfront/keys.ts';
import { CACHING_DISABLED, EdgeStage, headerOf, list, xCache } from './stage.ts';

const SIMPLE_CORS = '60669652-455b-4ae9-85a4-c4c02393f86c';
const NOBODY: readonly (readonly [string, string])[] = [];

describe('response headers policies (R-CF-125)', () => {
  it('share with whoever says where they come from, on hits and misses alike', () => {
    const stage = new EdgeStage().withBucket({}, { ResponseHeadersPolicyId: SIMPLE_CORS });
    stage.put('a.txt', 'a');
    const shared = (headers = NOBODY) =>
      headerOf(stage.get('/a.txt', { headers }).headers, 'Access-Control-Allow-Origin');
    expect(shared()).toBeUndefined();
    expect(shared([['Origin', 'https://a.example']])).toBe('*');
  });

  it('tell how the edge served, where they are asked to', () => {
    const stage = new EdgeStage();
    const made = stage.call('cloudfront', 'CreateResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        Name: 'timing',
        ServerTimingHeadersConfig: { Enabled: true, SamplingRate: 0 },
      },
    }) as { ResponseHeadersPolicy: { Id: string } };
    stage.withBucket({}, { ResponseHeadersPolicyId: made.ResponseHeadersPolicy.Id });
    stage.put('a.txt', 'a');
    const timing = (headers = NOBODY) => headerOf(stage.get('/a.txt', { headers }).headers, 'Server-Timing');
    expect(timing()).toBeUndefined();
    expect(timing([['Pragma', 'server-timing']])).toMatch(
      /^cdn-cache-hit,cdn-pop;desc="LIS50-C1",cdn-rid;desc="[^"]+",cdn-hit-layer;desc="EDGE",cdn-downstream-fbl;dur=\d+$/,
    );
  });
});

describe('cookies that an origin sets (R-CF-57)', () => {
  const ALL_VIEWER = '216adef6-5c7f-47e4-b989-5492eafa07d3';
  it.each([
    ['come back where an origin request policy lets cookies through', ALL_VIEWER, 'seen=1'],
    ['are taken away where no cookie goes to the origin', undefined, undefined],
  ])('%s', (_, requestPolicy, cookie) => {
    const headers = { 'Set-Cookie': 'seen=1' };
    const site = { city: 'Oslo', pages: { '/*': { body: 'Hello.', headers } } };
    const stage = new EdgeStage({ 'www.example.net': site }).withSite(
      'www.example.net',
      {},
      { CachePolicyId: CACHING_DISABLED, ...(requestPolicy && { OriginRequestPolicyId: requestPolicy }) },
    );
    expect(headerOf(stage.get('/').headers, 'Set-Cookie')).toBe(cookie);
  });
});

describe('the origin’s Vary (R-CF-82)', () => {
  const FORWARDS_ORIGIN = {
    CachePolicyId: undefined,
    ForwardedValues: { QueryString: false, Cookies: { Forward: 'none' }, Headers: list('Origin') },
    MinTTL: 0,
  };
  it.each([
    ['Accept-Encoding, Origin', {}, 'Accept-Encoding'],
    ['Origin', {}, undefined],
    ['Accept-Encoding, Origin, Cookie', FORWARDS_ORIGIN, 'Accept-Encoding, Origin'],
    ['*', {}, '*'],
  ])('%s with %o: %s', (vary, behaviour, shown) => {
    const site = { city: 'Oslo', pages: { '/*': { body: 'Hello.', headers: { Vary: vary } } } };
    const stage = new EdgeStage({ 'www.example.net': site }).withSite('www.example.net', {}, behaviour);
    expect(headerOf(stage.get('/').headers, 'Vary')).toBe(shown);
  });
});

describe('trusted key groups (R-CF-121 to R-CF-123)', () => {
  it('let in who has a signature, until it expires, and share one copy among them', () => {
    const stage = new EdgeStage();
    const key = stage.call('cloudfront', 'CreatePublicKey', {
      PublicKeyConfig: { CallerReference: 'k', Name: 'k', EncodedKey: RSA.publicKey },
    }) as { PublicKey: { Id: string } };
    const group = stage.call('cloudfront', 'CreateKeyGroup', {
      KeyGroupConfig: { Name: 'g', Items: [key.PublicKey.Id] },
    }) as { KeyGroup: { Id: string } };
    stage.withBucket({}, { TrustedKeyGroups: { Enabled: true, ...list(group.KeyGroup.Id) } });
    stage.put('a.txt', 'secret');
    expect(stage.get('/a.txt')).toMatchObject({
      status: 403,
      body: { text: expect.stringContaining('<Code>MissingKey</Code>') },
    });

    const signed = (expires: number) => {
      const url = `https://${stage.host}/a.txt`;
      const policy = `{"Statement":[{"Resource":"${url}","Condition":{"DateLessThan":{"AWS:EpochTime":${expires}}}}]}`;
      const signature = sign('sha1', Buffer.from(policy), RSA.privateKey).toString('base64');
      const text = signature.replaceAll('+', '-').replaceAll('=', '_').replaceAll('/', '~');
      return `/a.txt?Expires=${expires}&Signature=${text}&Key-Pair-Id=${key.PublicKey.Id}`;
    };
    const now = Math.floor(stage.sim.state.clock.now / 1000);
    const first = stage.get(signed(now + 60));
    expect(first).toMatchObject({ status: 200, body: { text: 'secret' } });
    expect(xCache(stage.get(signed(now + 3600)))).toBe('Hit');
    stage.sim.advance(120_000);
    expect(stage.get(signed(now + 60))).toMatchObject({
      status: 403,
      body: { text: expect.stringContaining('<Code>AccessDenied</Code>') },
    });
  });
});
