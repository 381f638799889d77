import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isInstalled, say } from './programs.ts';
import { type Served, serveAccount } from './serving.ts';

let served: Served;
beforeAll(async () => {
  served = await serveAccount();
});
afterAll(() => served.serving.close());

describe.skipIf(!isInstalled('curl'))('curl', () => {
  const curl = (...args: string[]) => say('curl', ['-s', ...args]);
  const url = () => `http://127.0.0.1:${served.port}`;

  it('signs for itself', async () => {
    const { stdout } = await curl(
      '--user',
      'a:b',
      '--aws-sigv4',
      'aws:amz:us-east-1:ec2',
      '-d',
      'Action=DescribeVpcs&Version=2016-11-15',
      url(),
    );
    expect(stdout).toContain('<cidrBlock>172.31.0.0/16</cidrBlock>');
  });

  it('uploads after 100 Continue', async () => {
    const sign = ['--user', 'a:b', '--aws-sigv4', 'aws:amz:us-east-1:s3'];
    await curl(...sign, '-X', 'PUT', `${url()}/curl-harbour`);
    const put = await curl(
      ...sign,
      '-v',
      '-H',
      'Expect: 100-continue',
      '--data-binary',
      'ahoy',
      '-X',
      'PUT',
      `${url()}/curl-harbour/k`,
    );
    expect(put.stderr).toContain('HTTP/1.1 100 Continue');
    expect((await curl(...sign, `${url()}/curl-harbour/k`)).stdout).toBe('ahoy');
  });

  it('is a visitor without a signature', async () => {
    const { stdout } = await curl(`${url()}/curl-nobody/k`);
    expect(stdout).toContain('<Code>NoSuchBucket</Code>');
  });
});

/** What comes back to octets that are no request. */
function answerTo(octets: string | Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(served.port, '127.0.0.1', () => void socket.write(octets));
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('error', () => resolve(answer));
    socket.on('close', () => resolve(answer));
  });
}

describe('what is no HTTP is answered in HTTP, and hung up on', () => {
  it.each([
    ['a greeting', 'HELO there\r\n\r\n', '400 Bad Request'],
    ['TLS', Uint8Array.of(0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0, 13, 10, 13, 10), '400 Bad Request'],
    [
      'headers without end',
      `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(100_000)}`,
      '431 Request Header Fields Too Large',
    ],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
      '400 Bad Request',
    ],
  ])('%s', async (_, octets, status) => {
    expect(await answerTo(octets)).toContain(`HTTP/1.1 ${status}`);
  });

  it('a body beyond all bounds', async () => {
    const head = 'PUT /b/k HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n';
    const answer = await answerTo(head);
    expect(answer).toContain('HTTP/1.1 413');
    expect(answer).toContain('<Code>EntityTooLarge</Code>');
  });
});
