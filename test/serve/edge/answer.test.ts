import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { HttpRequest, HttpResponse } from '../../../src/model/protocol/codec.ts';
import { edgeAnswerer } from '../../../src/serve/edge/answer.ts';
import { distributed } from './distributed.ts';

const PAGES = {
  '/page': { body: 'ahoy '.repeat(300), headers: { 'Content-Type': 'text/css' }, gzip: true },
  '/film': { size: 5_000_000 },
  '/slow': { fault: 'hangs' },
} as const;

function open(options: { edge?: string } = {}) {
  const { sim, host } = distributed({ ...PAGES });
  const answer = edgeAnswerer({ sim, visitor: 'client/lisbon', catchUp: () => undefined, ...options });
  const ask = (path: string, more: Record<string, string> = {}, connection: object = {}): HttpResponse => {
    const headers = { host, 'x-netlab-scheme': 'https', ...more };
    const request: HttpRequest = { method: 'GET', path, query: '', headers, body: new Uint8Array() };
    // Without real origins nothing has to be waited for.
    return answer(request, connection) as HttpResponse;
  };
  return { sim, host, ask };
}

describe('a request', () => {
  it('meets the edge that the DNS leads its viewer to, which remembers', () => {
    const { ask } = open();
    expect(ask('/page').headers).toMatchObject({
      'x-cache': 'Miss from cloudfront',
      'x-amz-cf-pop': 'LIS50-C1',
    });
    expect(ask('/page').headers).toMatchObject({ 'x-cache': 'Hit from cloudfront' });
    expect(ask('/page', { 'x-netlab-as': 'client/tokyo' }).headers).toMatchObject({
      'x-amz-cf-pop': 'NRT57-P3',
    });
  });

  it.each([
    ['by a header', {}, { 'x-netlab-edge': 'Madrid' }, 'MAD53-P2'],
    ['by its code', {}, { 'x-netlab-edge': 'osl50-p1' }, 'OSL50-P1'],
    ['by an option', { edge: 'Paris' }, {}, 'CDG52-P3'],
    ['by a header against an option', { edge: 'Paris' }, { 'x-netlab-edge': 'Madrid' }, 'MAD53-P2'],
  ])('meets the edge that was chosen %s', (_, options, headers, pop) => {
    expect(open(options).ask('/page', headers).headers['x-amz-cf-pop']).toBe(pop);
  });

  it('is plain HTTP unless it says otherwise', () => {
    const { ask, host } = open();
    expect(ask('/page', { 'x-netlab-scheme': 'http' })).toMatchObject({
      status: 301,
      headers: { location: `https://${host}/page` },
    });
  });

  it('reaches anybody else in that world, too', () => {
    const { ask } = open();
    expect(ask('/page', { host: 'shop.example.net:8080', 'x-netlab-scheme': 'http' })).toMatchObject({
      status: 200,
      body: 'ahoy '.repeat(300),
    });
  });
});

describe('one real connection is one simulated connection', () => {
  it('is opened once', () => {
    const { ask, sim } = open();
    const connection = {};
    const kinds = () => sim.state.web.last?.legs.filter(({ depth }) => depth === 0).map(({ kind }) => kind);
    ask('/page', {}, connection);
    expect(kinds()).toEqual(['dns', 'tcp', 'tls', 'http']);
    ask('/page', {}, connection);
    expect(kinds()).toEqual(['http']);
    ask('/page');
    expect(kinds()).toEqual(['dns', 'tcp', 'tls', 'http']);
  });
});

describe('bodies', () => {
  it('are really compressed where the world says so', () => {
    const { headers, body } = open().ask('/page', { 'accept-encoding': 'gzip' });
    expect(headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(body as Uint8Array).toString()).toBe('ahoy '.repeat(300));
  });

  it('of which only the size is known are zeros, and say so', () => {
    const { headers, body } = open().ask('/film');
    expect(headers['x-netlab-body']).toBe('zeros, of 5000000');
    expect(body).toHaveLength(2 ** 20);
  });
});

describe('what can not be', () => {
  it.each([
    ['nobody is named', { host: '127.0.0.1:8080' }, 400, 'The Host header names it'],
    ['an edge of nowhere', { 'x-netlab-edge': 'Lisbn' }, 400, 'Did you mean Lisbon?'],
    ['a viewer of nowhere', { 'x-netlab-as': 'client/moon' }, 400, "There is no client 'moon'"],
    ['a name that nobody has', { host: 'nobody.invalid' }, 502, 'cannot be resolved'],
  ])('%s', (_, headers, status, words) => {
    const answer = open().ask('/page', headers);
    expect(answer.status).toBe(status);
    expect(String(answer.body)).toContain(words);
  });
});
