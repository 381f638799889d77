import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isInstalled, say } from './programs.ts';
import { type Served, serveAccount } from './serving.ts';

let served: Served;
beforeAll(async () => {
  served = await serveAccount({ dnsPort: 0 });
});
afterAll(() => served.serving.close());

describe.skipIf(!isInstalled('dig', '-v'))('dig', () => {
  const dig = (...args: string[]) =>
    say('dig', ['@127.0.0.1', '-p', String(served.serving.dns?.port), '+tries=1', ...args]);

  it('asks over UDP and TCP', async () => {
    for (const how of ['+notcp', '+tcp'])
      expect((await dig(how, '+short', 'sts.amazonaws.com')).stdout).toMatch(/^\d+\.\d+\.\d+\.\d+\n$/);
  });

  it('is told what does not exist, with its authority', async () => {
    const { stdout } = await dig('nothing.invalid');
    expect(stdout).toContain('status: NXDOMAIN');
    expect(stdout).toMatch(/\tSOA\t/);
  });

  it('is refused other classes, and told that other opcodes are not done', async () => {
    expect((await dig('version.bind', 'CH', 'TXT')).stdout).toContain('status: REFUSED');
    expect((await dig('+opcode=UPDATE', 'example.com')).stdout).toContain('status: NOTIMP');
  });

  it('gets its client subnet back', async () => {
    expect((await dig('+subnet=198.51.100.0/24', 'sts.amazonaws.com')).stdout).toContain('udp: 1232');
  });
});

it('answers message after message on one connection, however they are cut up', async () => {
  const question = Buffer.from(
    '1234010000010000000000000373747309616d617a6f6e61777303636f6d0000010001',
    'hex',
  );
  const framed = Buffer.concat([Buffer.from([0, question.length]), question]);
  const socket = connect(served.serving.dns?.port ?? 0, '127.0.0.1');
  const answers = new Promise<Buffer>((resolve, reject) => {
    let got = Buffer.alloc(0);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      got = Buffer.concat([got, chunk]);
      const first = got.length >= 2 ? 2 + got.readUInt16BE() : Number.POSITIVE_INFINITY;
      if (got.length >= first * 2) resolve(got);
    });
  });
  socket.write(Buffer.concat([framed, framed.subarray(0, 5)]));
  setImmediate(() => socket.write(framed.subarray(5)));
  const got = await answers;
  expect(got.readUInt16BE(2)).toBe(0x1234);
  socket.destroy();
});

it('answers garbage over UDP with FORMERR', async () => {
  const socket = createSocket('udp4');
  const answer = await new Promise<Buffer>((resolve) => {
    socket.on('message', resolve);
    socket.send(Buffer.from('abcdefgh'), served.serving.dns?.port ?? 0, '127.0.0.1');
  });
  socket.close();
  expect([...answer.subarray(0, 2), (answer[3] ?? 0) & 15]).toEqual([97, 98, expect.any(Number)]);
  expect((answer[3] ?? 0) & 15).not.toBe(0);
});
