import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
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
  const origins = openRealOrigins(sim, [{ name: 'shop.example.net', url: `http://127.0.0.1:${port}` }]);
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
