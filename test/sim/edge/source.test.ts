/** What netlab was asked to show of CloudFront: the edge, life after deletion, invalidation, uploads, countries. */
import { describe, expect, it } from 'vitest';
import { billsOf } from '../../../src/sim/cost.ts';
import {
  ALL_METHODS,
  BUCKET,
  CACHING_DISABLED,
  EdgeStage,
  headerOf,
  list,
  MINUTE,
  textBody,
  xCache,
} from './stage.ts';

describe('proxies all over the earth', () => {
  it('R-CF-20 each client is served by the edge nearest to it, with less latency than by the origin', () => {
    const stage = new EdgeStage().withBucket();
    stage.put('a.txt', 'a');
    const pops = ['lisbon', 'tokyo', 'lima'].map((from) =>
      headerOf(stage.get('/a.txt', { from }).headers, 'X-Amz-Cf-Pop'),
    );
    expect(pops).toEqual(['LIS50-C1', 'NRT57-P3', 'LIM50-P2']);
    const origin = stage.journey('/a.txt', { from: 'tokyo', host: `${BUCKET}.s3.us-east-1.amazonaws.com` });
    stage.sim.advance(1000);
    expect(stage.journey('/a.txt', { from: 'tokyo' }).elapsedMs).toBeLessThan(origin.elapsedMs / 4);
  });

  it('R-CF-142 the first request at each edge is a miss, the next a hit that ages', () => {
    const stage = new EdgeStage().withBucket();
    stage.put('a.txt', 'a');
    expect(xCache(stage.get('/a.txt'))).toBe('Miss');
    stage.sim.advance(MINUTE + 1000);
    const second = stage.get('/a.txt');
    expect(xCache(second)).toBe('Hit');
    expect(Number(headerOf(second.headers, 'Age'))).toBeGreaterThanOrEqual(60);
    expect(xCache(stage.get('/a.txt', { from: 'tokyo' }))).toBe('Miss');
    expect(xCache(stage.get('/a.txt?x=1'))).toBe('Hit');
  });
});

describe('what is deleted at the origin', () => {
  const deleted = () => {
    const stage = new EdgeStage().withBucket();
    stage.put('a.txt', 'alive', { CacheControl: 'max-age=3600' });
    stage.get('/a.txt');
    stage.call('s3', 'DeleteObject', { Bucket: BUCKET, Key: 'a.txt' });
    return stage;
  };

  it('R-CF-20 lives on in the regional cache, too: at another edge it is a miss, and has an age', () => {
    const stage = deleted();
    stage.sim.advance(MINUTE);
    const journey = stage.journey('/a.txt', { from: 'madrid' });
    expect(journey.response && xCache(journey.response)).toBe('Miss');
    expect(Number(headerOf(journey.response?.headers ?? [], 'Age'))).toBeGreaterThanOrEqual(59);
    expect(journey.legs.at(-1)?.reason?.text).toContain('regional cache');
  });

  it('R-CF-76 lives on at the edge until its TTL has run out', () => {
    const stage = deleted();
    stage.sim.advance(59 * MINUTE);
    expect(stage.get('/a.txt').body.text).toBe('alive');
    stage.sim.advance(2 * MINUTE);
    expect(stage.get('/a.txt').status).toBe(403);
  });

  it('R-CF-134 an invalidation ends it sooner, edge by edge, and is charged beyond a thousand paths', () => {
    const stage = deleted();
    const paths = Array.from({ length: 2999 }, (_, index) => `/old/${index}`);
    stage.call('cloudfront', 'CreateInvalidation', {
      DistributionId: stage.id,
      InvalidationBatch: { CallerReference: 'now', Paths: list('/a.txt', ...paths) },
    });
    expect(stage.get('/a.txt').body.text).toBe('alive');
    stage.sim.advance(3 * MINUTE);
    expect(stage.get('/a.txt').status).toBe(403);
    const lines = billsOf(stage.sim.state).flatMap((bill) => bill.lines);
    expect(lines.find(({ key }) => key === 'invalidation-paths')?.amount).toBe(2000 * 0.005);
  });
});

describe('reads and writes', () => {
  it('R-CF-54 what is uploaded through the edge is at the origin, and costs more than what is read', () => {
    const stage = new EdgeStage().withBucket({}, { AllowedMethods: ALL_METHODS });
    const put = stage.get('/up.txt', { method: 'PUT', body: textBody('from afar'), from: 'lima' });
    expect(put.status).toBe(200);
    expect(stage.get('/up.txt').body.text).toBe('from afar');
    stage.sim.advance(1000);
    const keys = billsOf(stage.sim.state).flatMap(({ lines }) => lines.map(({ key }) => key));
    expect(keys).toContain('cloudfront-to-origin/sa');
  });

  it('R-CF-53 and only where the behaviour allows it', () => {
    const stage = new EdgeStage().withBucket();
    const refused = stage.get('/up.txt', { method: 'PUT', body: textBody('x') });
    expect(refused.status).toBe(403);
    expect(refused.body.text).toContain('not configured to allow the HTTP request method');
  });
});

describe('lists of countries', () => {
  it.each([
    [
      'R-CF-120 a deny list keeps out its countries',
      'blacklist',
      ['JP'],
      { lisbon: 200, tokyo: 403, lima: 200 },
    ],
    [
      'R-CF-120 an allow list lets in nobody else',
      'whitelist',
      ['PT'],
      { lisbon: 200, tokyo: 403, lima: 403 },
    ],
  ])('%s', (_name, RestrictionType, countries, expected) => {
    const GeoRestriction = { RestrictionType, ...list(...countries) };
    const stage = new EdgeStage().withBucket({ Restrictions: { GeoRestriction } });
    stage.put('a.txt', 'a');
    const statuses = Object.keys(expected).map((from) => [from, stage.get('/a.txt', { from }).status]);
    expect(Object.fromEntries(statuses)).toEqual(expected);
  });
});

describe('a page that says why', () => {
  const GeoRestriction = { RestrictionType: 'whitelist', ...list('PT') };
  const CustomErrorResponses = list({
    ErrorCode: 403,
    ResponsePagePath: '/why.txt',
    ResponseCode: '403',
    ErrorCachingMinTTL: 5,
  });
  const asked = (key: string) => {
    const stage = new EdgeStage().withBucket({ Restrictions: { GeoRestriction }, CustomErrorResponses });
    stage.put(key, 'no licence');
    return stage.journey('/film.txt', { from: 'lima' });
  };
  const reasons = ({ legs }: ReturnType<typeof asked>) => legs.map(({ reason }) => reason?.text).join('\n');

  it('R-CF-120 is shown to those whom the list keeps out', () => {
    const { response, ...journey } = asked('why.txt');
    expect([response?.status, response?.body.text]).toEqual([403, 'no licence']);
    expect(reasons(journey)).toMatch(
      /keeps out PE, .* Instead of this 403, .* shows \/why\.txt with status 403/,
    );
  });

  it('R-CF-93 and has its own status where it is missing', () => {
    const journey = asked('other.txt');
    expect(journey.response?.body.text).toContain('AccessDenied');
    expect(reasons(journey)).toMatch(
      /keeps out PE, .* page for it, \/why\.txt, can't be had: it is answered 403/,
    );
  });
});

describe('origins of other kinds', () => {
  const site = (pages: Record<string, object>) => ({ 'shop.example.net': { city: 'Frankfurt', pages } });

  it('R-CF-55 a server outside AWS is asked under its own name, by Amazon CloudFront, for the viewer', () => {
    const body = '{host} {header:user-agent} {header:x-forwarded-for}';
    const stage = new EdgeStage(site({ '/*': { body } })).withSite('shop.example.net');
    const told = stage.get('/x', { headers: [['User-Agent', 'tests']] });
    expect(told.body.text).toBe('shop.example.net Amazon CloudFront 85.240.1.2');
  });

  it.each([
    ['R-CF-38 an origin that says nothing', { fault: 'hangs' }, 504],
    ['R-CF-38 an origin that hangs up', { fault: 'closes' }, 502],
    ['R-CF-90 an error of the origin', { status: 500, body: 'oh' }, 500],
  ])('%s', (_name, page, status) => {
    const stage = new EdgeStage(site({ '/*': page })).withSite('shop.example.net');
    const response = stage.get('/x');
    expect([response.status, xCache(response)]).toEqual([status, 'Error']);
  });

  it('R-CF-92 an error has a page of one’s own, with another status', () => {
    const CustomErrorResponses = list({
      ErrorCode: 404,
      ResponsePagePath: '/index.html',
      ResponseCode: '200',
      ErrorCachingMinTTL: 5,
    });
    const pages = { '/index.html': { body: 'app' }, '/*': { status: 404, body: 'no' } };
    const stage = new EdgeStage(site(pages)).withSite('shop.example.net', { CustomErrorResponses });
    const response = stage.get('/deep/link');
    expect([response.status, response.body.text, xCache(response)]).toEqual([200, 'app', 'Error']);
  });

  it('R-CF-43 of a group the second is asked where the first fails', () => {
    const sites = {
      'one.example.net': { city: 'Frankfurt', pages: { '/*': { status: 503, body: 'down' } } },
      'two.example.net': { city: 'Dublin', pages: { '/*': { body: 'two' } } },
    };
    const custom = { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'http-only' };
    const group = {
      Id: 'both',
      FailoverCriteria: { StatusCodes: list(502, 503) },
      Members: list({ OriginId: 'one' }, { OriginId: 'two' }),
    };
    const stage = new EdgeStage(sites).withSite(
      'one.example.net',
      {
        Origins: list(
          { Id: 'one', DomainName: 'one.example.net', CustomOriginConfig: custom },
          { Id: 'two', DomainName: 'two.example.net', CustomOriginConfig: custom },
        ),
        OriginGroups: list(group),
      },
      { TargetOriginId: 'both' },
    );
    expect(stage.get('/x').body.text).toBe('two');
  });

  it('R-CF-52 plain HTTP is sent to HTTPS, and what is only allowed there refused', () => {
    const https = new EdgeStage(site({ '/*': {} })).withSite(
      'shop.example.net',
      {},
      { ViewerProtocolPolicy: 'redirect-to-https' },
    );
    const moved = https.get('/x?y=1', { scheme: 'http' });
    expect(headerOf(moved.headers, 'Date')).toMatch(/ GMT$/);
    expect([moved.status, headerOf(moved.headers, 'Location')]).toEqual([301, `https://${https.host}/x?y=1`]);
    expect(https.get('/x', { scheme: 'http', method: 'HEAD' }).status).toBe(301);
    const only = new EdgeStage(site({ '/*': {} })).withSite(
      'shop.example.net',
      {},
      { ViewerProtocolPolicy: 'https-only' },
    );
    expect(only.get('/x', { scheme: 'http' }).status).toBe(403);
  });

  it('R-CF-24 what one edge fetched through Origin Shield, another finds there', () => {
    const origin = { OriginShield: { Enabled: true, OriginShieldRegion: 'eu-central-1' } };
    const stage = new EdgeStage(
      site({ '/*': { body: 'x', headers: { 'Cache-Control': 'max-age=600' } } }),
    ).withSite('shop.example.net', {}, {}, origin);
    const asks = (from: string) =>
      stage.journey('/x', { from }).legs.filter(({ kind, depth }) => kind === 'http' && depth === 1);
    expect(asks('lisbon')).toHaveLength(1);
    expect(asks('tokyo')).toHaveLength(0);
  });

  it('R-CF-73 a behaviour that caches nothing asks every time', () => {
    const stage = new EdgeStage(site({ '/*': { body: '{header:x-amz-cf-id}' } })).withSite(
      'shop.example.net',
      {},
      { CachePolicyId: CACHING_DISABLED },
    );
    expect(stage.get('/x').body.text).not.toBe(stage.get('/x').body.text);
  });

  it('R-CF-9 a disabled distribution answers 403, R-CF-114 and so does an unknown name', () => {
    const stage = new EdgeStage(site({ '/*': {} })).withSite('shop.example.net');
    const shown = stage.call('cloudfront', 'GetDistributionConfig', { Id: stage.id }) as {
      ETag: string;
      DistributionConfig: object;
    };
    const off = { ...shown.DistributionConfig, Enabled: false };
    stage.call('cloudfront', 'UpdateDistribution', {
      Id: stage.id,
      IfMatch: shown.ETag,
      DistributionConfig: off,
    });
    stage.sim.advance(6 * MINUTE);
    expect(stage.get('/x').status).toBe(403);
  });
});
