import { describe, expect, it, test } from 'vitest';
import { type Asked, BUCKET, header, outcome, scenery, statement } from './scenery.ts';

const PAGES = { IndexDocument: { Suffix: 'index.html' }, ErrorDocument: { Key: 'error.html' } };

function site(configuration: object = PAGES, region = 'us-east-1') {
  const world = scenery({ region });
  world.open();
  world.policy(statement());
  for (const key of ['index.html', 'docs/index.html', 'docs/a b.html'])
    world.put(key, `page ${key}`, { ContentType: 'text/html' });
  world.s3('PutBucketWebsite', { WebsiteConfiguration: configuration });
  const host = `${BUCKET}.s3-website${region === 'us-east-1' ? '-' : '.'}${region}.amazonaws.com`;
  const visit = (path: string, asked: Asked = {}) => world.ask(path, { host, scheme: 'http', ...asked });
  const told = (path: string, asked: Asked = {}) => {
    const { response } = visit(path, asked);
    return [response.status, header(response.headers, 'location') ?? response.body.text];
  };
  return { ...world, world, host, visit, told };
}

describe('a website', () => {
  test.each([
    ['/', [200, 'page index.html']],
    ['/docs/', [200, 'page docs/index.html']],
    ['/docs', [302, '/docs/']],
    ['/docs/a%20b.html', [200, 'page docs/a b.html']],
  ])('answers %s', (path, expected) => {
    expect(site().told(path)).toEqual(expected);
  });

  it('stands under its region', () => {
    expect(site(PAGES, 'eu-central-1').told('/')).toEqual([200, 'page index.html']);
  });

  it('shows its error document with the status of the error', () => {
    const { told, put, visit } = site();
    put('error.html', 'sorry', { ContentType: 'text/html' });
    expect(told('/nope')).toEqual([404, 'sorry']);
    expect(header(visit('/nope').response.headers, 'x-amz-error-code')).toBe('NoSuchKey');
  });

  it('shows a page of S3 without one, in HTML', () => {
    const text = site({ IndexDocument: { Suffix: 'index.html' } }).visit('/nope').response.body.text;
    expect(text).toMatch(
      /^<html>\n<head><title>404 Not Found<\/title><\/head>\n<body>\n<h1>404 Not Found<\/h1>\n<ul>\n<li>Code: NoSuchKey<\/li>\n<li>Message: The specified key does not exist\.<\/li>\n<li>Key: nope<\/li>\n<li>RequestId: \w{16}<\/li>\n<li>HostId: \S+<\/li>\n<\/ul>\n<hr\/>\n<\/body>\n<\/html>\n$/,
    );
  });

  it('says what is wrong with the error document, too', () => {
    expect(site().visit('/nope').response.body.text).toContain(
      '<h3>An Error Occurred While Attempting to Retrieve a Custom Error Document</h3>\n<ul>\n<li>Code: NoSuchKey</li>',
    );
  });

  it('is for everybody or for nobody: 403 for what is there and may not be read', () => {
    const { visit, s3 } = site();
    s3('DeleteBucketPolicy');
    const served = visit('/');
    expect([outcome(served), served.reason?.code]).toEqual(['403 AccessDenied', 'nothing-allows']);
    expect(outcome(visit('/nope'))).toBe('404 NoSuchKey');
  });

  it('takes GET and HEAD only', () => {
    const { visit } = site();
    expect(outcome(visit('/', { method: 'PUT' }))).toBe('405 MethodNotAllowed');
    const head = visit('/', { method: 'HEAD' }).response;
    expect([head.status, head.body.size]).toEqual([200, 0]);
  });

  it('needs a bucket called as its host, in that region, configured', () => {
    const { world, visit, s3 } = site();
    const endpoint = { kind: 'website', region: 'us-east-1' } as const;
    expect(outcome(visit('/', { host: 'www.example.com', endpoint }))).toBe('404 NoSuchBucket');
    expect(outcome(visit('/', { host: BUCKET, endpoint }))).toBe('200');
    expect(outcome(world.ask('/', { host: `${BUCKET}.s3-website-eu-west-1.amazonaws.com` }))).toBe(
      '404 NoSuchBucket',
    );
    s3('DeleteBucketWebsite');
    expect(outcome(visit('/'))).toBe('404 NoSuchWebsiteConfiguration');
  });
});

describe('redirects', () => {
  const rules = [
    { Condition: { KeyPrefixEquals: 'old/' }, Redirect: { ReplaceKeyPrefixWith: 'docs/' } },
    {
      Condition: { KeyPrefixEquals: 'moved.html' },
      Redirect: { ReplaceKeyWith: 'index.html', HttpRedirectCode: '302' },
    },
    {
      Condition: { KeyPrefixEquals: 'img/', HttpErrorCodeReturnedEquals: '404' },
      Redirect: { HostName: 'img.example.com', Protocol: 'https' },
    },
  ];
  test.each([
    ['/old/a.html', 301, 'HOST/docs/a.html'],
    ['/moved.html', 302, 'HOST/index.html'],
    ['/img/none.png', 301, 'https://img.example.com/img/none.png'],
  ])('%s by rules', (path, status, location) => {
    const { told, host } = site({ ...PAGES, RoutingRules: rules });
    expect(told(path)).toEqual([status, location.replace('HOST', `http://${host}`)]);
  });

  it('a rule for errors lets what is there be', () => {
    const { told, put } = site({ ...PAGES, RoutingRules: rules });
    put('img/here.png', 'png');
    expect(told('/img/here.png')).toEqual([200, 'png']);
  });

  it('of a whole site', () => {
    const { told } = site({ RedirectAllRequestsTo: { HostName: 'example.com', Protocol: 'https' } });
    expect(told('/a?b=c')).toEqual([301, 'https://example.com/a?b=c']);
  });

  it('of one object', () => {
    const { told, put } = site();
    put('blog', '', { WebsiteRedirectLocation: 'https://blog.example.com/' });
    expect(told('/blog')).toEqual([301, 'https://blog.example.com/']);
  });
});

describe('a configuration that makes no sense', () => {
  test.each([
    [
      {},
      'InvalidArgument: A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty',
    ],
    [
      { IndexDocument: { Suffix: 'a/b.html' } },
      'InvalidArgument: The IndexDocument Suffix is not well formed',
    ],
    [
      { ...PAGES, RedirectAllRequestsTo: { HostName: 'a' } },
      'InvalidArgument: IndexDocument, ErrorDocument and RoutingRules cannot be specified in conjunction with RedirectAllRequestsTo.',
    ],
    [
      { ...PAGES, RoutingRules: [{ Redirect: { HttpRedirectCode: '200' } }] },
      'InvalidRequest: The provided HTTP redirect code (200) is not valid. Valid codes are 3XX except 300.',
    ],
    [
      { ...PAGES, RoutingRules: [{ Redirect: { ReplaceKeyWith: 'a', ReplaceKeyPrefixWith: 'b' } }] },
      'InvalidRequest: You can only define ReplaceKeyPrefix or ReplaceKey but not both.',
    ],
  ])('%j', (WebsiteConfiguration, error) => {
    expect(scenery().s3Error('PutBucketWebsite', { WebsiteConfiguration })).toBe(error);
  });
});
