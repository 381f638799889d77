import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { edgeAnswerer } from '../../../src/serve/edge/answer.ts';
import { openRealOrigins } from '../../../src/serve/edge/real-origins.ts';
import { distributed } from './distributed.ts';

const picture = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
const asked: string[] = [];
const origin = createServer((request, response) => {
  asked.push(`${request.method} ${request.url} ${request.headers['x-colour'] ?? ''}`);
  if (request.url === '/picture')
    response.writeHead(200, { 'content-type': 'image/jpeg', 'cache-control': 'max-age=60' }).end(picture);
  else if (request.url === '/style')
    response.writeHead(200, { 'content-type': 'text/css' }).end('a {host} '.repeat(300));
  else if (request.url === '/gone') response.socket?.destroy();
  else response.writeHead(404).end('no such page');
});
beforeAll(() => new Promise<void>((resolve) => origin.listen(0, '127.0.0.1', resolve)));
afterAll(() => void origin.close());

function open() {
  asked.length = 0;
  const { sim, host } = distributed({});
  const { port } = origin.address() as AddressInfo;
  const origins = openRealOrigins({
    sim,
    origins: [{ name: 'shop.example.net', url: `http://127.0.0.1:${port}` }],
    takesLocalhost: true,
  });
  const answer = edgeAnswerer({ sim, visitor: 'client/lisbon', origins, catchUp: () => undefined });
  const ask = (path: string, headers: Record<string, string> = {}) =>
    answer(
      {
        method: 'GET',
        path,
        query: '',
        headers: { host, 'x-netlab-scheme': 'https', ...headers },
        body: new Uint8Array(),
      },
      {},
    );
  return { sim, ask };
}

it('fetches from a real server on a miss, and not on a hit', async () => {
  const { ask } = open();
  const miss = await ask('/picture', { 'x-colour': 'red' });
  expect(miss).toMatchObject({
    status: 200,
    headers: { 'content-type': 'image/jpeg', 'x-cache': 'Miss from cloudfront' },
  });
  expect(miss.body).toEqual(picture);
  const hit = await ask('/picture');
  expect(hit.headers['x-cache']).toBe('Hit from cloudfront');
  expect(hit.headers).not.toHaveProperty('x-netlab-octets');
  expect(hit.body).toEqual(picture);
  expect(asked).toEqual(['GET /picture red']);
});

it('asks again when what it had is too old', async () => {
  const { sim, ask } = open();
  await ask('/picture');
  sim.advance(61_000);
  await ask('/picture');
  expect(asked).toHaveLength(2);
});

it('cuts out what a viewer wants a part of', async () => {
  const { ask } = open();
  await ask('/picture');
  const part = await ask('/picture', { range: 'bytes=250-259' });
  expect(part).toMatchObject({ status: 206 });
  expect(part.body).toEqual(picture.subarray(250, 260));
});

it('leaves text as it is, whatever is in braces', async () => {
  const { ask } = open();
  const { headers, body } = await ask('/style', { 'accept-encoding': 'gzip' });
  const text =
    headers['content-encoding'] === 'gzip' ? gunzipSync(body as Uint8Array) : Buffer.from(body as Uint8Array);
  expect(text.toString()).toBe('a {host} '.repeat(300));
});

it.each([
  ['/nothing', 404, 'no such page'],
  ['/gone', 502, ''],
])('tells of %s what the origin says, or that it says nothing', async (path, status, words) => {
  const answer = await open().ask(path);
  expect(answer.status).toBe(status);
  expect(Buffer.from(answer.body as Uint8Array).toString()).toContain(words);
});

describe('a distribution whose origin is localhost', () => {
  const local = (takesLocalhost: boolean, port = (origin.address() as AddressInfo).port) => {
    asked.length = 0;
    const { sim, host } = distributed({}, { name: 'localhost', port });
    const origins = openRealOrigins({ sim, origins: [], takesLocalhost });
    const answer = edgeAnswerer({ sim, visitor: 'client/lisbon', origins, catchUp: () => undefined });
    const headers = { host, 'x-netlab-scheme': 'https' };
    const ask = () =>
      answer({ method: 'GET', path: '/picture', query: '', headers, body: new Uint8Array() }, {});
    return { sim, ask };
  };

  it('is fetched from this machine, by the port that the distribution names, and again after a reset', async () => {
    const { sim, ask } = local(true);
    const { state } = sim;
    expect(await ask()).toMatchObject({ status: 200, body: picture });
    expect(asked).toEqual(['GET /picture ']);
    sim.restore(state);
    expect(await ask()).toMatchObject({ status: 200, body: picture });
    expect(asked).toHaveLength(2);
  });

  it('is a 502 where nobody listens there', async () => {
    expect(await local(true, 1024).ask()).toMatchObject({ status: 502 });
  });

  it('is the edge itself where no machine stands behind the world, and says so', async () => {
    const { sim, ask } = local(false);
    expect(await ask()).toMatchObject({ status: 502 });
    expect(asked).toEqual([]);
    const reasons = sim.state.web.last?.legs.map(({ reason }) => reason?.text ?? '');
    expect(reasons?.join(' ')).toContain('origins only under `netlab serve`');
  });
});

it.each(['127.0.0.1', '[::1]', 'intranet'])('refuses the origin %s, as CloudFront does', (name) => {
  expect(() => distributed({}, { name, port: 80 })).toThrow('The parameter origin name');
});
