import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAuthority } from '../../../src/serve/tls/certificate.ts';
import { integer, namedBits, objectIdentifier, octetString, time } from '../../../src/serve/tls/der.ts';
import { isInstalled, say } from '../contract/programs.ts';

const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex');

describe('DER', () => {
  it.each([
    ['nought', integer(Uint8Array.of(0, 0)), '020100'],
    ['a positive number with its high bit', integer(Uint8Array.of(0x80)), '02020080'],
    ['leading zeros', integer(Uint8Array.of(0, 0, 1)), '020101'],
    [
      'numbers of several octets in an identifier',
      objectIdentifier('1.2.840.10045.4.3.2'),
      '06082a8648ce3d040302',
    ],
    ['the last bits that are set', namedBits(0b110), '03020106'],
    ['the first bit alone', namedBits(0x80), '03020780'],
    ['a long length', octetString(new Uint8Array(300)).subarray(0, 4), '0482012c'],
    ['a length of one long octet', octetString(new Uint8Array(200)).subarray(0, 3), '0481c8'],
    ['a time of this half of the century', time(Date.UTC(2026, 0, 5, 12)), '170d3236303130353132303030305a'],
    ['a time of the next', time(Date.UTC(2050, 0, 1)), '180f32303530303130313030303030305a'],
  ])('%s', (_, octets, expected) => {
    expect(hex(octets)).toBe(expected);
  });
});

const LONG = `${'a-label-that-is-quite-long.'.repeat(4)}example.net`;

describe('a certificate', () => {
  const now = Date.now();
  const authority = createAuthority(now);
  const root = new X509Certificate(authority.certificate);

  it.each(['d123.cloudfront.net', LONG])('for %s is signed by the authority, for that name', (name) => {
    const { cert } = authority.issue(name);
    const leaf = new X509Certificate(cert);
    expect(leaf.checkIssued(root)).toBe(true);
    expect(leaf.verify(root.publicKey)).toBe(true);
    expect(leaf.checkHost(name)).toBe(name);
    expect(leaf.checkHost('other.example')).toBeUndefined();
    expect([leaf.ca, root.ca]).toEqual([false, true]);
    expect(Date.parse(leaf.validFrom)).toBeLessThan(now);
    expect(Date.parse(leaf.validTo)).toBeGreaterThan(now);
  });

  it.skipIf(!isInstalled('openssl', 'version'))('is right by the strict rules of OpenSSL', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'netlab-'));
    try {
      writeFileSync(join(folder, 'ca.pem'), authority.certificate);
      writeFileSync(join(folder, 'leaf.pem'), authority.issue(LONG).cert);
      const args = ['verify', '-x509_strict', '-purpose', 'sslserver', '-verify_hostname', LONG];
      const { stdout, stderr } = await say('openssl', [...args, '-CAfile', 'ca.pem', 'leaf.pem'], {
        cwd: folder,
      });
      expect({ stdout, stderr }).toEqual({ stdout: 'leaf.pem: OK\n', stderr: '' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
