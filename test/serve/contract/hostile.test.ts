/** What strangers do to open ports: they stay up, they answer who is well-behaved, and they close when told to. */
import { createSocket } from 'node:dgram';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serveAccount } from './serving.ts';

const CROWD = 700;

async function open(): Promise<Served & { readonly ports: readonly (readonly [string, number])[] }> {
  const served = await serveAccount({ edgePort: 0, dnsPort: 0 });
  const { api, edges, dns } = served.serving;
  const ports = [
    ['the API', api.port],
    ['the edges', edges?.port ?? 0],
    ['the DNS', dns?.port ?? 0],
  ] as const;
  return { ...served, ports };
}

function dial(port: number, octets?: Uint8Array | string): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () => {
      if (octets !== undefined) socket.write(octets);
      resolve(socket);
    });
    socket.on('error', () => resolve(socket));
    socket.resume();
  });
}

const closed = (socket: Socket) =>
  new Promise<void>((resolve) => {
    if (socket.destroyed) resolve();
    socket.on('end', () => socket.destroy()).once('close', () => resolve());
  });

const greet = (port: number) => fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } });

describe('a crowd', () => {
  let served: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    served = await open();
  });
  afterAll(() => served.serving.close());

  it.each([0, 1, 2])('at port %i that says nothing keeps nobody out once it has gone', async (index) => {
    const port = served.ports[index]?.[1] ?? 0;
    const crowd = await Promise.all(Array.from({ length: CROWD }, () => dial(port)));
    for (const socket of crowd) socket.destroy();
    await Promise.all(crowd.map(closed));
    expect((await greet(served.port)).status).toBe(200);
  });

  it.each([
    ['octets of every kind', Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7919) % 251)],
    ['a length that is a lie, over DNS', Uint8Array.of(0xff, 0xff, 1, 2, 3)],
    ['nothing but line ends', '\r\n'.repeat(20_000)],
    ['a header without end', `GET / HTTP/1.1\r\nx: ${'y'.repeat(200_000)}`],
    ['chunks that are none', 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n'],
  ])('of %s at each port at once does no harm', async (_, octets) => {
    const sockets = await Promise.all(
      served.ports.flatMap(([, port]) => Array.from({ length: 20 }, () => dial(port, octets))),
    );
    for (const socket of sockets) socket.end();
    await Promise.all(sockets.map((socket) => Promise.race([closed(socket), after(3000)])));
    for (const socket of sockets) socket.destroy();
    expect((await greet(served.port)).status).toBe(200);
  });

  it('of datagrams that are no questions does no harm', async () => {
    const socket = createSocket('udp4');
    for (let length = 0; length < 600; length += 3)
      await new Promise((resolve) => {
        socket.send(new Uint8Array(length).fill(length), served.ports[2]?.[1] ?? 0, '127.0.0.1', resolve);
      });
    socket.close();
    expect((await greet(served.port)).status).toBe(200);
  });
});

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

describe('the end', () => {
  it('comes while connections are open: silent, halfway through a request, or streaming', async () => {
    const { serving, ports, port } = await open();
    const sockets = await Promise.all([
      ...ports.map(([, each]) => dial(each)),
      ...ports.map(([, each]) =>
        dial(each, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nhalf'),
      ),
      ...ports.map(([, each]) => dial(each, Uint8Array.of(22, 3, 1))),
      dial(port, 'GET /_netlab/events HTTP/1.1\r\nHost: a\r\n\r\n'),
    ]);
    const gone = Promise.all(sockets.map(closed));
    await serving.close();
    await gone;
    await expect(greet(port)).rejects.toThrow();
  });
});
