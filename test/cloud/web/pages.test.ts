/** What web servers that a lab describes answer: pages by path, methods, headers, uploads. */
import { describe, expect, test } from 'vitest';
import { type Headers, type HttpResponse, headerOf } from '../../../src/cdn/index.ts';
import { createWorld, WORLD_START, type World } from '../../../src/cloud/kernel/world.ts';
import type { HttpSetting } from '../../../src/cloud/web/http-setting.ts';
import { answerWithPage } from '../../../src/cloud/web/pages.ts';
import { certificateFrom, spokenOn } from '../../../src/cloud/web/ports.ts';
import type { Answer } from '../../../src/cloud/web/web-server.ts';

interface Asked {
  readonly method?: string;
  readonly headers?: Headers;
  readonly body?: string;
  readonly query?: string;
}

function server(setting: HttpSetting) {
  const errand = {
    world: createWorld('pages', 'us-east-1', { images: {}, clients: {}, defaultVpc: false }) as World,
    now: WORLD_START + 5000,
    fetch: () => {
      throw new Error('a page asks nobody');
    },
  };
  const ask = (path: string, { method = 'GET', headers = [], body, query }: Asked = {}): Answer =>
    answerWithPage(
      { resource: 'i-1', name: 'web', setting },
      {
        peer: '198.51.100.10',
        request: {
          method,
          scheme: 'http',
          host: 'www.example.com',
          path,
          headers,
          ...(query !== undefined && { query }),
          ...(body !== undefined && { body: { size: body.length, text: body } }),
        },
      },
      errand,
    );
  const get = (path: string, asked?: Asked): HttpResponse => {
    const answer = ask(path, asked);
    if (answer.kind !== 'response') throw new Error(`it ${answer.kind}`);
    return answer.response;
  };
  return { ask, get };
}

describe('which page', () => {
  const { get } = server({
    pages: {
      '/a': { body: 'exact' },
      '/a*': { body: 'short' },
      '/a/b/*': { body: 'long' },
      '/only': { body: 'x' },
    },
  });

  test.each([
    ['/a', 'exact'],
    ['/ab', 'short'],
    ['/a/b', 'short'],
    ['/a/b/c', 'long'],
  ])('%s: %s', (path, body) => {
    expect(get(path).body.text).toBe(body);
  });

  test.each(['/', '/only/', '/A', '/constructor', '/__proto__'])('%s: none', (path) => {
    expect(get(path).status).toBe(404);
  });

  test('without pages, a greeting everywhere', () => {
    expect(server({}).get('/whatever').body.text).toBe('Hello from web.\n');
  });
});

describe('what is filled in', () => {
  const body =
    '{host} {path} {query} {method} {scheme} {client} {instance} {header:x-own} {header:none} {other}';

  test('says what arrived', () => {
    const response = server({ pages: { '/*': { body } } }).get('/p', {
      headers: [
        ['X-Own', 'a'],
        ['x-own', 'b'],
      ],
      query: 'q=1',
    });
    expect(response.body.text).toBe('www.example.com /p q=1 GET http 198.51.100.10 web a, b - {other}');
    expect(headerOf(response.headers, 'etag')).toBeUndefined();
  });

  test('parameters and cookies by their names', () => {
    const { get } = server({ pages: { '/*': { body: '{query:page} {query:none} {cookie:b} {cookie:c}' } } });
    const headers = [['Cookie', 'ab=1; b=2=3']] as const;
    expect(get('/', { query: 'x=1&page=a%20b', headers }).body.text).toBe('a b - 2=3 -');
  });

  test('what is filled in is not filled in again', () => {
    const { get } = server({ pages: { '/*': { body: '{query}' } } });
    expect(get('/', { query: '{client}' }).body.text).toBe('{client}');
  });

  test('also in headers and redirects', () => {
    const { get } = server({
      pages: { '/old*': { redirect: 'https://{host}{path}', headers: { 'X-By': '{instance}' } } },
    });
    const { status, headers } = get('/old/x');
    expect([status, headerOf(headers, 'location'), headerOf(headers, 'x-by')]).toEqual([
      302,
      'https://www.example.com/old/x',
      'web',
    ]);
  });
});

describe('headers', () => {
  const { get } = server({
    server: 'nginx',
    pages: {
      '/page.html': { body: '<p>hi' },
      '/data': { body: '{"a":1}' },
      '/own': { body: 'x', headers: { 'content-type': 'text/x-own', ETag: '"mine"' } },
      '/film.mp4': { size: 1_000_000 },
      '/zip': { body: 'a'.repeat(100), gzip: true },
    },
  });

  test.each([
    ['/page.html', 'text/html'],
    ['/data', 'application/json'],
    ['/own', 'text/x-own'],
    ['/film.mp4', 'video/mp4'],
  ])('%s is %s', (path, type) => {
    expect(headerOf(get(path).headers, 'content-type')).toBe(type);
  });

  test('Server, Date, length and validators; the same page has the same ETag', () => {
    const { headers } = get('/page.html');
    expect(headers.map(([name]) => name)).toEqual([
      'Server',
      'Date',
      'Content-Type',
      'Last-Modified',
      'Accept-Ranges',
      'ETag',
      'Content-Length',
    ]);
    expect(headerOf(headers, 'date')).toBe('Mon, 05 Jan 2026 08:00:05 GMT');
    expect(get('/page.html').headers).toEqual(headers);
    expect(headerOf(get('/own').headers, 'etag')).toBe('"mine"');
  });

  test.each([
    [undefined, undefined, 100],
    ['gzip', 'gzip', 30],
    ['br, gzip;q=0.5', 'gzip', 30],
    ['gzip;q=0', undefined, 100],
    ['br', undefined, 100],
  ])('Accept-Encoding %s: %s', (accepted, coding, size) => {
    const { headers, body } = get(
      '/zip',
      accepted === undefined ? {} : { headers: [['Accept-Encoding', accepted]] },
    );
    expect([headerOf(headers, 'content-encoding'), body.size, headerOf(headers, 'vary')]).toEqual([
      coding,
      size,
      'Accept-Encoding',
    ]);
  });

  test('HEAD has the length and no body; conditions and ranges count', () => {
    expect(get('/film.mp4', { method: 'HEAD' })).toMatchObject({ status: 200, body: { size: 0 } });
    expect(headerOf(get('/film.mp4', { method: 'HEAD' }).headers, 'content-length')).toBe('1000000');
    expect(get('/film.mp4', { headers: [['Range', 'bytes=0-99']] })).toMatchObject({
      status: 206,
      body: { size: 100 },
    });
    expect(get('/own', { headers: [['If-None-Match', '"mine"']] })).toMatchObject({
      status: 304,
      body: { size: 0 },
    });
    expect(get('/own', { headers: [['If-Match', '"other"']] }).status).toBe(412);
    const beyond = get('/own', { headers: [['Range', 'bytes=9-']] });
    expect([
      beyond.status,
      headerOf(beyond.headers, 'content-range'),
      headerOf(beyond.headers, 'date'),
    ]).toEqual([416, 'bytes */1', 'Mon, 05 Jan 2026 08:00:05 GMT']);
  });
});

describe('methods, passwords, faults', () => {
  const { ask, get } = server({
    pages: {
      '/read': { body: 'x' },
      '/form': { body: 'thanks', methods: ['POST'] },
      '/in': { body: 'x', password: 'me:sé:cret' },
      '/hangs': { fault: 'hangs' },
      '/closes': { fault: 'closes' },
      '/resets': { fault: 'resets' },
      '/slow': { body: 'x', latencyMs: 700 },
    },
  });

  test('others are refused, and told which there are', () => {
    expect(get('/form', { method: 'POST' }).status).toBe(200);
    const refused = get('/read', { method: 'POST' });
    expect([refused.status, headerOf(refused.headers, 'allow')]).toEqual([405, 'GET, HEAD']);
    expect(get('/read', { method: 'get' }).status).toBe(405);
  });

  test('a password is wanted, and checked', () => {
    const asked = get('/in');
    expect([asked.status, headerOf(asked.headers, 'www-authenticate')]).toEqual([401, 'Basic realm="web"']);
    const basic = (text: string): Headers => [
      ['Authorization', `Basic ${Buffer.from(text, 'utf8').toString('base64')}`],
    ];
    expect(get('/in', { headers: basic('me:sé:cret') }).status).toBe(200);
    expect(get('/in', { headers: basic('me:secret') }).status).toBe(401);
  });

  test('faults are no answers', () => {
    for (const fault of ['hangs', 'closes', 'resets'] as const)
      expect(ask(`/${fault}`)).toMatchObject({ kind: fault, reason: { code: `server-${fault}` } });
    expect(ask('/slow')).toMatchObject({ kind: 'response', thoughtMs: 700 });
  });
});

describe('uploads', () => {
  test('stand under their path, with their type, until they are removed', () => {
    const { get } = server({ pages: { '/up/*': { stores: true, status: 404, body: 'nothing' } } });
    expect(get('/up/a').status).toBe(404);
    expect(get('/up/a', { method: 'PUT', body: 'one', headers: [['Content-Type', 'text/x']] }).status).toBe(
      201,
    );
    const stored = get('/up/a');
    expect([stored.status, stored.body.text, headerOf(stored.headers, 'content-type')]).toEqual([
      200,
      'one',
      'text/x',
    ]);
    expect(get('/up/b').status).toBe(404);
    expect(
      get('/up/a', { headers: [['If-None-Match', headerOf(stored.headers, 'etag') ?? '']] }).status,
    ).toBe(304);
    expect(get('/up/a', { method: 'DELETE' }).status).toBe(204);
    expect(get('/up/a').status).toBe(404);
  });

  test('are as many as a world can hold; long ones are kept as their size', () => {
    const { get } = server({ pages: { '/up/*': { stores: true } } });
    expect(get('/up/long', { method: 'PUT', body: 'x'.repeat(100_001) }).status).toBe(201);
    expect(get('/up/long').body).toEqual({ size: 100_001 });
    for (let index = 1; index < 1000; index++) get(`/up/${index}`, { method: 'PUT', body: 'x' });
    expect(get('/up/more', { method: 'PUT', body: 'x' }).status).toBe(507);
    expect(get('/up/7', { method: 'PUT', body: 'y' }).status).toBe(204);
  });
});

describe('ports', () => {
  test.each([
    [80, {}, 'http'],
    [8080, {}, 'http'],
    [443, {}, 'https'],
    [22, {}, 'other'],
    [3306, {}, 'other'],
    [443, { plain: [443] }, 'http'],
    [443, { plain: [443], tls: [] }, 'http'],
    [8080, { plain: [80] }, 'other'],
    [3306, { tls: [3306] }, 'https'],
  ] as const)('%i with %j speaks %s', (port, setting, speaks) => {
    const { plain, tls } = setting as HttpSetting;
    expect(spokenOn(port, { ...(plain && { plain: [...plain] }), ...(tls && { tls: [...tls] }) })).toBe(
      speaks,
    );
  });

  test('a certificate is of its host, and ends when the lab says', () => {
    const own = certificateFrom({ issuer: 'public' }, ['www.example.com'], WORLD_START);
    expect(own).toMatchObject({ names: ['www.example.com'], issuer: { kind: 'public' } });
    expect(own.notAfter).toBe(WORLD_START + 300 * 86_400_000);
    const past = certificateFrom({ issuer: 'self-signed', names: ['A.example'], days: -1 }, [], WORLD_START);
    expect(past).toMatchObject({
      names: ['a.example'],
      issuer: { name: 'a.example' },
      notAfter: WORLD_START - 86_400_000,
    });
    expect(past.notBefore).toBeLessThan(past.notAfter);
  });
});
