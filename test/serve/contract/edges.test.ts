import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Serving, startServe } from '../../../src/serve/serve.ts';
import { distributed } from '../edge/distributed.ts';
import { isInstalled, say } from './programs.ts';

const origin = createServer((request, response) => response.end(`real ${request.url}\n`));
let serving: Serving;
let host: string;
let folder: string;
let port: number;
beforeAll(async () => {
  await new Promise<void>((resolve) => origin.listen(0, '127.0.0.1', resolve));
  const made = distributed({}, { name: 'localhost', port: (origin.address() as AddressInfo).port });
  host = made.host;
  serving = await startServe({
    ...{ sim: made.sim, host: '127.0.0.1', port: 0, edgePort: 0, speed: 0, visitor: 'client/lisbon' },
    ...{ version: 'test', now: () => Date.now(), requestId: () => 'request' },
  });
  port = serving.edges?.port ?? 0;
  folder = await mkdtemp(join(tmpdir(), 'netlab-'));
  const authority = await fetch(`http://127.0.0.1:${serving.api.port}/_netlab/ca.pem`);
  await writeFile(join(folder, 'ca.pem'), await authority.text());
});
afterAll(async () => {
  await serving.close();
  origin.close();
  await rm(folder, { recursive: true });
});

describe.skipIf(!isInstalled('curl'))('curl at the edges', () => {
  const curl = (...args: string[]) =>
    say('curl', ['-sS', '-i', '--connect-to', `::127.0.0.1:${port}`, ...args], { cwd: folder });

  it('gets over TLS what a server of this machine says, through the caches of the world', async () => {
    const url = `https://${host}/over-tls`;
    const { stdout, stderr } = await curl('--cacert', 'ca.pem', url, url);
    expect(stderr).toBe('');
    expect(stdout).toMatch(
      /Miss from cloudfront[\s\S]*real \/over-tls\n[\s\S]*Hit from cloudfront[\s\S]*real \/over-tls\n/,
    );
  });

  it('gets over plain HTTP, on the same port, what the world says to that', async () => {
    expect((await curl(`http://${host}/plain`)).stdout).toMatch(/^HTTP\/1.1 301 [\s\S]*location: https:/);
  });

  it('believes nobody who was not made known to it', async () => {
    expect((await curl(`https://${host}/`)).exitCode).toBe(60);
  });

  it.each([
    ['london', /x-amz-cf-pop: LHR/],
    ['new-york', /x-amz-cf-pop: JFK/],
    ['LHR61-P5', /x-amz-cf-pop: LHR61-P5/],
  ])('chooses the edge of %s by the name in TLS', async (city, pop) => {
    const { stdout } = await curl(
      '--cacert',
      'ca.pem',
      '-H',
      `Host: ${host}`,
      `https://${city}.edge.localhost/`,
    );
    expect(stdout).toMatch(pop);
  });

  it('is told of a city without an edge', async () => {
    const url = 'https://lundon.edge.localhost/';
    const { stdout } = await curl('--cacert', 'ca.pem', '-H', `Host: ${host}`, url);
    expect(stdout).toContain('Did you mean London?');
  });

  it('is told of a name that nobody has', async () => {
    const { stdout } = await curl('--cacert', 'ca.pem', 'https://nobody.invalid/');
    expect(stdout).toMatch(/^HTTP\/1.1 50[24] /);
  });
});

/** What comes back until the other side hangs up. */
function answerTo(octets: string | Uint8Array, end = false): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('error', () => resolve(answer));
    socket.on('end', () => {
      socket.destroy();
      resolve(answer);
    });
    if (end) socket.end(octets);
    else socket.write(octets);
  });
}

describe('what is neither HTTP nor TLS', () => {
  it.each([
    ['a greeting', 'HELO there\r\n\r\n', /^HTTP\/1.1 400 /],
    ['a handshake that is none', Uint8Array.of(22, 3, 1, 0, 5, 9, 9, 9, 9, 9), /^(?:\x15|$)/],
  ])('%s is answered in kind, or hung up on', async (_, octets, expected) => {
    expect(await answerTo(octets)).toMatch(expected);
  });

  it('a client that closes its half is still answered', async () => {
    const request = `GET /half HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
    expect(await answerTo(request, true)).toMatch(/^HTTP\/1.1 301 /);
    expect(await answerTo('', true)).toBe('');
  });

  it('names that are none get the certificate for nobody', async () => {
    const subject = await new Promise((resolve, reject) => {
      const options = { port, host: '127.0.0.1', servername: 'a..b', rejectUnauthorized: false };
      const socket = connectTls(options, () => {
        resolve(socket.getPeerCertificate().subject.CN);
        socket.destroy();
      }).on('error', reject);
    });
    expect(subject).toBe('localhost');
  });
});
