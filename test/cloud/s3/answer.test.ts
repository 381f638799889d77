import { describe, expect, it, test } from 'vitest';
import { parseS3Host } from '../../../src/cloud/s3/answer/hosts.ts';
import type { Signer } from '../../../src/cloud/web/visit.ts';
import { BUCKET, header, outcome, type Scenery, scenery, statement } from './scenery.ts';

const LEARNER: Signer = {
  kind: 'principal',
  arn: 'arn:aws:iam::123456789012:user/learner',
  account: '123456789012',
};

function publicBucket(region = 'us-east-1'): Scenery {
  const world = scenery({ region });
  world.open();
  world.policy(statement(), statement({ Action: 's3:ListBucket', Resource: `arn:aws:s3:::${BUCKET}` }));
  world.put('index.html', '<h1>shop</h1>', { ContentType: 'text/html' });
  return world;
}

describe('hosts', () => {
  const rest = (region: string, bucket?: string) => ({ kind: 'rest', region, ...(bucket && { bucket }) });
  const site = (region: string, bucket?: string) => ({ kind: 'website', region, ...(bucket && { bucket }) });
  test.each([
    ['b.s3.us-east-1.amazonaws.com', rest('us-east-1', 'b')],
    ['B.S3.EU-WEST-1.amazonaws.com.', rest('eu-west-1', 'b')],
    ['b.s3-eu-west-1.amazonaws.com', rest('eu-west-1', 'b')],
    ['b.s3.dualstack.eu-central-1.amazonaws.com:443', rest('eu-central-1', 'b')],
    ['my.s3.site.s3.eu-west-1.amazonaws.com', rest('eu-west-1', 'my.s3.site')],
    ['s3.eu-west-1.amazonaws.com', rest('eu-west-1')],
    ['b.s3.amazonaws.com', { ...rest('us-east-1', 'b'), global: true }],
    ['b.s3-website-us-east-1.amazonaws.com', site('us-east-1', 'b')],
    ['b.s3-website.eu-central-1.amazonaws.com', site('eu-central-1', 'b')],
    ['b.s3-website-eu-central-1.amazonaws.com', undefined],
    ['www.example.com.s3-website-eu-west-1.amazonaws.com', site('eu-west-1', 'www.example.com')],
    ['b.s3.moon-1.amazonaws.com', undefined],
    ['ec2.us-east-1.amazonaws.com', undefined],
    ['s3.example.com', undefined],
  ])('%s', (host, expected) => {
    expect(parseS3Host(host)).toEqual(expected);
  });
});

describe('an object', () => {
  it('comes with the headers that S3 sends', () => {
    const { ask, put } = publicBucket();
    put('a.css', 'b{}', { ContentType: 'text/css', CacheControl: 'max-age=60', Metadata: { team: 'web' } });
    const { response } = ask('/a.css');
    expect(response.body).toEqual({ size: 3, text: 'b{}' });
    expect(Object.fromEntries(response.headers)).toEqual({
      'x-amz-id-2': expect.stringMatching(/^[\w+/]{75}=$/),
      'x-amz-request-id': expect.stringMatching(/^[0-9A-Z]{16}$/),
      Date: 'Mon, 05 Jan 2026 08:00:00 GMT',
      'Last-Modified': 'Mon, 05 Jan 2026 08:00:00 GMT',
      ETag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
      'x-amz-server-side-encryption': 'AES256',
      'x-amz-meta-team': 'web',
      'Cache-Control': 'max-age=60',
      'Accept-Ranges': 'bytes',
      'Content-Type': 'text/css',
      'Content-Length': '3',
      Server: 'AmazonS3',
    });
  });

  it('is asked for in the path as well, and by a name that leads to S3', () => {
    const { ask } = publicBucket();
    expect(outcome(ask(`/${BUCKET}/index.html`, { host: 's3.us-east-1.amazonaws.com' }))).toBe('200');
    const endpoint = { kind: 'rest', region: 'us-east-1' } as const;
    expect(outcome(ask('/index.html', { host: BUCKET, endpoint }))).toBe('200');
    expect(outcome(ask('/index.html', { host: 'www.example.com', endpoint }))).toBe('404 NoSuchBucket');
  });

  it('has a name that may be anything', () => {
    const { ask, put } = publicBucket();
    put('a b/ü+?.txt', 'odd');
    expect(ask('/a%20b/%C3%BC%2B%3F.txt').response.body.text).toBe('odd');
    expect(ask('/a+b/%C3%BC%2B%3F.txt').response.body.text).toBe('odd');
    expect(outcome(ask('/%E0%A4%A'))).toBe('400 InvalidURI');
  });

  it('comes in parts, or not again, or without its body', () => {
    const { ask } = publicBucket();
    const etag = header(ask('/index.html').response.headers, 'etag') as string;
    const status = (name: string, value: string) => outcome(ask('/index.html', { headers: [[name, value]] }));
    const part = ask('/index.html', { headers: [['Range', 'bytes=1-2']] }).response;
    expect([part.status, part.body.text, header(part.headers, 'content-range')]).toEqual([
      206,
      'h1',
      'bytes 1-2/13',
    ]);
    expect(status('If-None-Match', etag)).toBe('304');
    expect(status('If-Modified-Since', 'Mon, 05 Jan 2026 08:00:00 GMT')).toBe('304');
    expect(status('If-Match', '"other"')).toBe('412 PreconditionFailed');
    expect(status('Range', 'bytes=99-')).toBe('416 InvalidRange');
    const head = ask('/index.html', { method: 'HEAD' }).response;
    expect([head.status, head.body.size, header(head.headers, 'content-length')]).toEqual([200, 0, '13']);
  });

  it('is written and deleted by those who may, and the world changes', () => {
    const { ask, s3 } = publicBucket();
    const put = {
      method: 'PUT',
      body: { size: 3, text: 'new' },
      headers: [
        ['Content-Type', 'text/plain'],
        ['x-amz-meta-by', 'curl'],
      ],
    } as const;
    expect(outcome(ask('/new.txt', put))).toBe('403 AccessDenied');
    expect(outcome(ask('/new.txt', { ...put, signer: LEARNER }))).toBe('200');
    expect(s3('GetObject', { Key: 'new.txt' })).toMatchObject({
      Body: 'new',
      ContentType: 'text/plain',
      Metadata: { by: 'curl' },
    });
    expect(outcome(ask('/new.txt', { method: 'DELETE' }))).toBe('403 AccessDenied');
    expect(outcome(ask('/new.txt', { method: 'DELETE', signer: LEARNER }))).toBe('204');
    expect(outcome(ask('/new.txt'))).toBe('404 NoSuchKey');
    expect(outcome(ask('/new.txt', { method: 'POST' }))).toBe('405 MethodNotAllowed');
  });

  it('shows other headers to those who signed and ask for them', () => {
    const { ask } = publicBucket();
    const path = '/index.html?response-content-type=text%2Fplain';
    expect(outcome(ask(path))).toBe('400 InvalidRequest');
    expect(header(ask(path, { signer: LEARNER }).response.headers, 'content-type')).toBe('text/plain');
  });
});

describe('a bucket', () => {
  it('is listed as XML', () => {
    const { ask, put } = publicBucket();
    put('photos/<1>.jpg');
    expect(ask('/?list-type=2&delimiter=/').response.body.text).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${BUCKET}</Name><Prefix/><Delimiter>/</Delimiter><KeyCount>2</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated><Contents><Key>index.html</Key><LastModified>2026-01-05T08:00:00.000Z</LastModified><ETag>&quot;${header(ask('/index.html').response.headers, 'etag')?.slice(1, -1)}&quot;</ETag><Size>13</Size><StorageClass>STANDARD</StorageClass></Contents><CommonPrefixes><Prefix>photos/</Prefix></CommonPrefixes></ListBucketResult>`,
    );
    expect(ask('/?prefix=photos/').response.body.text).toContain('<Key>photos/&lt;1&gt;.jpg</Key>');
  });

  it('is not for everybody, nor there, nor ours', () => {
    const { ask } = scenery();
    const host = (bucket: string) => ({ host: `${bucket}.s3.us-east-1.amazonaws.com` });
    expect(outcome(ask('/'))).toBe('403 AccessDenied');
    expect(outcome(ask('/', host('nobody-has-this')))).toBe('404 NoSuchBucket');
    expect(outcome(ask('/', host('test')))).toBe('403 AccessDenied');
    expect(ask('/', { host: 's3.us-east-1.amazonaws.com' }).response.status).toBe(307);
  });

  it('is elsewhere: 301, with where', () => {
    const { ask } = publicBucket('eu-central-1');
    const { response, reason } = ask('/index.html');
    expect(response.status).toBe(301);
    expect(header(response.headers, 'x-amz-bucket-region')).toBe('eu-central-1');
    expect(response.body.text).toContain(`<Endpoint>${BUCKET}.s3.eu-central-1.amazonaws.com</Endpoint>`);
    expect(reason?.code).toBe('wrong-region');
    expect(outcome(ask('/index.html', { host: `${BUCKET}.s3.eu-central-1.amazonaws.com` }))).toBe('200');
  });

  it('is new: 307 for a day under the name without a region', () => {
    const { ask, advance } = publicBucket('eu-central-1');
    const host = `${BUCKET}.s3.amazonaws.com`;
    const { response } = ask('/index.html?x=1', { host });
    expect([response.status, header(response.headers, 'location')]).toEqual([
      307,
      `https://${BUCKET}.s3-eu-central-1.amazonaws.com/index.html?x=1`,
    ]);
    advance(86_400);
    expect(outcome(ask('/index.html', { host }))).toBe('200');
    expect(outcome(ask(`/${BUCKET}/index.html`, { host: 's3.amazonaws.com' }))).toBe('301 PermanentRedirect');
  });
});

describe('CORS', () => {
  const rules = [
    {
      AllowedOrigins: ['https://*.example.com'],
      AllowedMethods: ['GET', 'PUT'],
      AllowedHeaders: ['x-*'],
      ExposeHeaders: ['ETag'],
      MaxAgeSeconds: 600,
    },
    { AllowedOrigins: ['*'], AllowedMethods: ['GET'] },
  ];
  const withRules = () => {
    const world = publicBucket();
    world.s3('PutBucketCors', { CORSConfiguration: { CORSRules: rules } });
    return world;
  };
  const cors = (headers: readonly (readonly [string, string])[]) =>
    Object.fromEntries(
      headers
        .filter(([name]) => /^(access-control|vary)/i.test(name))
        .map(([name, value]) => [name.replace('Access-Control-', ''), value]),
    );
  const VARY = 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method';

  test.each([
    ['no origin', undefined, {}],
    [
      'the first rule that fits',
      'https://www.example.com',
      {
        'Allow-Origin': 'https://www.example.com',
        'Allow-Methods': 'GET, PUT',
        'Expose-Headers': 'ETag',
        'Max-Age': '600',
        'Allow-Credentials': 'true',
        Vary: VARY,
      },
    ],
    ['everybody', 'https://elsewhere.net', { 'Allow-Origin': '*', 'Allow-Methods': 'GET', Vary: VARY }],
  ])('of a GET with %s', (_name, origin, expected) => {
    const headers = origin === undefined ? [] : ([['Origin', origin]] as const);
    expect(cors(withRules().ask('/index.html', { headers }).response.headers)).toEqual(expected);
  });

  const preflight = (world: Scenery, origin: string | undefined, method?: string, asked?: string) =>
    world.ask('/index.html', {
      method: 'OPTIONS',
      headers: [
        ...(origin ? [['Origin', origin] as const] : []),
        ...(method ? [['Access-Control-Request-Method', method] as const] : []),
        ...(asked ? [['Access-Control-Request-Headers', asked] as const] : []),
      ],
    });

  test.each<[string, string | undefined, string | undefined, string | undefined, string]>([
    ['allowed', 'https://a.example.com', 'PUT', 'X-Test, x-other', '200'],
    ['a header too many', 'https://a.example.com', 'PUT', 'content-type', '403 AccessForbidden'],
    ['a method too many', 'https://a.example.com', 'DELETE', undefined, '403 AccessForbidden'],
    ['another origin may only read', 'https://b.net', 'PUT', undefined, '403 AccessForbidden'],
    ['another origin reads', 'https://b.net', 'GET', undefined, '200'],
    ['no origin', undefined, 'GET', undefined, '400 BadRequest'],
    ['no method', 'https://b.net', undefined, undefined, '400 BadRequest'],
  ])('of a preflight: %s', (_name, origin, method, asked, expected) => {
    expect(outcome(preflight(withRules(), origin, method, asked))).toBe(expected);
  });

  it('answers a preflight with what may be sent', () => {
    const { response } = preflight(withRules(), 'https://a.example.com', 'PUT', 'X-Test');
    expect(cors(response.headers)).toEqual({
      'Allow-Origin': 'https://a.example.com',
      'Allow-Methods': 'GET, PUT',
      'Allow-Headers': 'x-test',
      'Expose-Headers': 'ETag',
      'Max-Age': '600',
      'Allow-Credentials': 'true',
      Vary: VARY,
    });
  });

  it('is off without rules', () => {
    const served = preflight(publicBucket(), 'https://a.net', 'GET');
    expect(served.reason?.code).toBe('cors-not-enabled');
    expect(served.response.body.text).toContain('CORSResponse: CORS is not enabled for this bucket.');
  });

  it.each([
    [
      { AllowedOrigins: ['*'], AllowedMethods: ['PATCH'] },
      'InvalidRequest: Found unsupported HTTP method in CORS config. Unsupported method is PATCH',
    ],
    [
      { AllowedOrigins: ['https://*.*'], AllowedMethods: ['GET'] },
      'InvalidRequest: AllowedOrigin "https://*.*" can not have more than one wildcard.',
    ],
    [
      { AllowedMethods: ['GET'] },
      'MalformedXML: The XML you provided was not well-formed or did not validate against our published schema',
    ],
  ])('refuses %j', (rule, error) => {
    expect(scenery().s3Error('PutBucketCors', { CORSConfiguration: { CORSRules: [rule] } })).toBe(error);
  });
});
