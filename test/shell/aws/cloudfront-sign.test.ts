import { describe, expect, it } from 'vitest';
import { verifySignedRequest } from '../../../src/cloud/cloudfront/signing/verify.ts';
import { seedRandom } from '../../../src/kit/random.ts';
import type { AwsIo } from '../../../src/shell/aws/aws-io.ts';
import { runAws } from '../../../src/shell/aws/run-aws.ts';
import { createSim } from '../../../src/sim/create-sim.ts';
import { ECDSA, OTHER_RSA, RSA } from '../../cloud/cloudfront/keys.ts';
import { noFiles } from './no-files.ts';

const FILES: Readonly<Record<string, string>> = {
  'key.pem': RSA.privateKey,
  'pkcs8.pem': OTHER_RSA.privateKey,
  'public.pem': RSA.publicKey,
  'ec.pem': ECDSA.privateKey,
};

const io: AwsIo = {
  sim: createSim({ seed: 'sign' }),
  stdin: '',
  files: noFiles,
  standing: { place: 'internet' },
  readFile: async (path) => FILES[path],
  writeFile: async () => {},
  env: {},
  random: seedRandom('sign'),
  pause: async () => {},
};

const URL_TEXT = 'https://d1.cloudfront.net/film.mp4';

function sign(...extra: string[]) {
  const words = ['cloudfront', 'sign', '--key-pair-id', 'K1', ...extra];
  return runAws(words, io);
}

/** What CloudFront makes of a signed URL. */
function verdict(url: string, pem: string, now: string, peer = '192.0.2.7') {
  const { protocol, host, pathname, search } = new URL(url);
  const scheme = protocol === 'https:' ? 'https' : 'http';
  const request = {
    method: 'GET',
    scheme,
    host,
    path: pathname,
    query: search.slice(1),
    headers: [],
  } as const;
  const found = verifySignedRequest(request, [{ id: 'K1', pem }], Date.parse(now), peer);
  return found.allowed ? 'allowed' : found.code;
}

describe('aws cloudfront sign', () => {
  it('signs a canned policy and prints the URL without a line end', async () => {
    const options = ['--url', URL_TEXT, '--private-key', 'file://key.pem', '--date-less-than', '2026-01-06'];
    const { stdout, exitCode } = await sign(...options);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^https:\/\/d1\.cloudfront\.net\/film\.mp4\?Expires=1767657600&Signature=[A-Za-z0-9~_-]+&Key-Pair-Id=K1$/,
    );
    expect(verdict(stdout, RSA.publicKey, '2026-01-05T23:59:59Z')).toBe('allowed');
    expect(verdict(stdout, RSA.publicKey, '2026-01-06T00:00:00Z')).toBe('AccessDenied');
    expect(verdict(stdout, OTHER_RSA.publicKey, '2026-01-05T00:00:00Z')).toBe('AccessDenied');
  });

  it('signs a custom policy where there is a start or an address', async () => {
    const { stdout } = await sign(
      '--url',
      `${URL_TEXT}?size=large`,
      '--private-key',
      'file://pkcs8.pem',
      '--date-less-than',
      '2026-01-06T02:00:00+02:00',
      '--date-greater-than',
      '1767600000',
      '--ip-address',
      '192.0.2.7',
    );
    const policy = /&Policy=([^&]+)/.exec(stdout)?.[1] ?? '';
    const plain = policy.replaceAll('-', '+').replaceAll('_', '=').replaceAll('~', '/');
    expect(Buffer.from(plain, 'base64').toString()).toBe(
      `{"Statement":[{"Resource":"${URL_TEXT}?size=large","Condition":{"DateLessThan":{"AWS:EpochTime":1767657600},"IpAddress":{"AWS:SourceIp":"192.0.2.7/32"},"DateGreaterThan":{"AWS:EpochTime":1767600000}}}]}`,
    );
    expect(verdict(stdout, OTHER_RSA.publicKey, '2026-01-05T12:00:00Z')).toBe('allowed');
    expect(verdict(stdout, OTHER_RSA.publicKey, '2026-01-05T12:00:00Z', '192.0.2.8')).toBe('AccessDenied');
    expect(verdict(stdout, OTHER_RSA.publicKey, '2026-01-05T07:59:59Z')).toBe('AccessDenied');
  });

  it.each([
    [[], 'the following arguments are required: --url, --private-key, --date-less-than', 252],
    [
      ['--url', URL_TEXT, '--private-key', 'file://none.pem', '--date-less-than', '1'],
      "Unable to load paramfile file://none.pem: [Errno 2] No such file or directory: 'none.pem'",
      252,
    ],
    [
      ['--url', URL_TEXT, '--private-key', 'file://key.pem', '--date-less-than', 'soon'],
      'Invalid timestamp "soon"',
      255,
    ],
    [
      ['--url', URL_TEXT, '--private-key', 'file://public.pem', '--date-less-than', '1'],
      "isn't an RSA key",
      255,
    ],
    [['--url', URL_TEXT, '--private-key', 'file://ec.pem', '--date-less-than', '1'], "isn't an RSA key", 255],
  ])('refuses %j', async (options, message, status) => {
    const { stderr, exitCode } = await sign(...options);
    expect(stderr).toContain(message);
    expect(exitCode).toBe(status);
  });
});
