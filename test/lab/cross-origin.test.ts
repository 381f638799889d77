/** Checks of kind `http` that ask as a script in a browser does: what is said beforehand, and what the script sees. */
import { describe, expect, test } from 'vitest';
import type { Journey } from '../../src/cloud/web/journey.ts';
import { fromPage, preflightFor, sharingFault } from '../../src/lab/checks/http/cross-origin.ts';
import { httpSchema } from '../../src/lab/checks/http/schema.ts';
import type { Headers, HttpRequest } from '../../src/sim/messages.ts';

const PAGE = 'https://www.example.com';

function request(method: string, ...headers: [string, string][]): HttpRequest {
  const plain = { method, scheme: 'https', host: 'cdn.example.net', path: '/a', headers } as const;
  return fromPage(plain, PAGE);
}

function journey(asked: HttpRequest, status: number, headers: Headers): Journey {
  const response = { status, headers, body: { size: 0 } };
  return { from: 'client/lisbon', at: 0, request: asked, legs: [], elapsedMs: 1, response };
}

describe('a preflight', () => {
  test.each([
    [request('GET', ['Accept', '*/*'], ['User-Agent', 'curl/8.5.0'])],
    [request('POST', ['Content-Type', 'text/plain; charset=utf-8'])],
  ])('is not needed for simple requests', (simple) => {
    expect(preflightFor(simple)).toBeUndefined();
  });

  test('names the method, and the headers in lower case and in order', () => {
    const asked = preflightFor(
      request('PUT', ['X-B', '1'], ['Content-Type', 'application/json'], ['Accept', '*/*']),
    );
    expect(asked).toMatchObject({ method: 'OPTIONS', host: 'cdn.example.net', path: '/a' });
    expect(asked?.headers).toEqual([
      ['Origin', PAGE],
      ['Access-Control-Request-Method', 'PUT'],
      ['Access-Control-Request-Headers', 'content-type,x-b'],
    ]);
    expect(preflightFor(request('DELETE'))?.headers).toHaveLength(2);
  });

  const ALLOWED = ['Access-Control-Allow-Origin', PAGE] as const;
  test.each([
    [
      200,
      [ALLOWED, ['Access-Control-Allow-Methods', 'GET, PUT'], ['Access-Control-Allow-Headers', 'X-Edition']],
      undefined,
    ],
    [204, [ALLOWED, ['Access-Control-Allow-Methods', '*'], ['Access-Control-Allow-Headers', '*']], undefined],
    [403, [ALLOWED], /answered 403/],
    [200, [['Access-Control-Allow-Headers', '*']], /no Access-Control-Allow-Origin/],
    [200, [ALLOWED, ['Access-Control-Allow-Headers', '*']], /doesn't name PUT/],
    [200, [ALLOWED, ['Access-Control-Allow-Methods', 'PUT']], /doesn't name x-edition/],
  ] as const)('answered %i with %o', (status, headers, fault) => {
    const asked = preflightFor(request('PUT', ['X-Edition', '12'])) as HttpRequest;
    const said = sharingFault(journey(asked, status, headers));
    if (fault) expect(said).toMatch(fault);
    else expect(said).toBeUndefined();
  });

  test('a star does not stand for Authorization', () => {
    const asked = preflightFor(request('GET', ['Authorization', 'Basic eA=='])) as HttpRequest;
    const headers: Headers = [ALLOWED, ['Access-Control-Allow-Headers', '*']];
    expect(sharingFault(journey(asked, 200, headers))).toMatch(/doesn't name authorization/);
  });
});

describe('an answer', () => {
  test.each([
    ['*', undefined],
    [PAGE, undefined],
    ['https://shop.example.com', 'is not https://www.example.com'],
    [undefined, 'no Access-Control-Allow-Origin'],
  ])('that says %s', (allowed, fault) => {
    const headers: Headers = allowed === undefined ? [] : [['Access-Control-Allow-Origin', allowed]];
    const said = sharingFault(journey(request('GET'), 404, headers));
    if (fault === undefined) expect(said).toBeUndefined();
    else expect(said).toContain(fault);
  });
});

test('`readable` is about some page', () => {
  const check = {
    id: 'a',
    http: { from: 'client/a', url: 'https://a.example/' },
    expect: { readable: true },
  };
  expect(httpSchema.safeParse(check).error?.issues[0]?.message).toMatch(/`readable` needs `page`/);
  expect(httpSchema.safeParse({ ...check, http: { ...check.http, page: PAGE } }).success).toBe(true);
});
