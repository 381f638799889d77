import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { harness } from '../harness.ts';
import { filter } from './scenery.ts';

test('a made key looks like one and says that it is none', () => {
  const h = harness();
  const pair = h.call('CreateKeyPair', { KeyName: 'mine' });
  expect(pair).toMatchObject({
    KeyName: 'mine',
    KeyPairId: expect.stringMatching(/^key-[0-9a-f]{17}$/),
    KeyFingerprint: expect.stringMatching(/^([0-9a-f]{2}:){19}[0-9a-f]{2}$/),
  });
  const lines = pair.KeyMaterial.split('\n');
  expect(lines[0]).toBe('-----BEGIN RSA PRIVATE KEY-----');
  expect(lines[1]).toMatch(/netlab/);
  expect(lines.at(-1)).toBe('-----END RSA PRIVATE KEY-----');
  expect(h.call('CreateKeyPair', { KeyName: 'other', KeyType: 'ed25519' }).KeyMaterial).toMatch(
    /^-----BEGIN OPENSSH PRIVATE KEY/,
  );
});

test('described by name, by ID and by filter; deleted by either', () => {
  const h = harness();
  const { KeyPairId, KeyFingerprint } = h.call('CreateKeyPair', { KeyName: 'mine' });
  const shown = {
    KeyPairId,
    KeyFingerprint,
    KeyName: 'mine',
    KeyType: 'rsa',
    Tags: [],
    CreateTime: '2026-01-05T08:00:00+00:00',
  };
  expect(h.call('DescribeKeyPairs', { KeyNames: ['mine'] }).KeyPairs).toEqual([shown]);
  expect(h.call('DescribeKeyPairs', { KeyPairIds: [KeyPairId] }).KeyPairs).toEqual([shown]);
  expect(h.call('DescribeKeyPairs', { Filters: [filter('key-name', 'm*')] }).KeyPairs).toEqual([shown]);
  expect(h.error('DescribeKeyPairs', { KeyNames: ['yours'] })).toBe(
    "InvalidKeyPair.NotFound: The key pair 'yours' does not exist",
  );
  expect(h.error('CreateKeyPair', { KeyName: 'mine' })).toBe(
    "InvalidKeyPair.Duplicate: The keypair 'mine' already exists.",
  );
  expect(h.call('DeleteKeyPair', { KeyName: 'mine' })).toEqual({ Return: true, KeyPairId });
  expect(h.call('DeleteKeyPair', { KeyName: 'mine' })).toEqual({ Return: true });
  expect(h.error('DeleteKeyPair', { KeyPairId })).toMatch(/^InvalidKeyPair\.NotFound/);
});

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** OpenSSH's own form of a key that Node made. */
function openSshKey(type: 'rsa' | 'ed25519') {
  const field = (data: Buffer) =>
    Buffer.concat([Buffer.from(new Uint32Array([data.length]).buffer).swap32(), data]);
  const mpint = (data: Buffer) => ((data[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), data]) : data);
  const { publicKey } =
    type === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 1024 }) : generateKeyPairSync('ed25519');
  const jwk = publicKey.export({ format: 'jwk' });
  const parts =
    type === 'rsa'
      ? [
          Buffer.from('ssh-rsa'),
          mpint(Buffer.from(jwk.e ?? '', 'base64url')),
          mpint(Buffer.from(jwk.n ?? '', 'base64url')),
        ]
      : [Buffer.from('ssh-ed25519'), Buffer.from(jwk.x ?? '', 'base64url')];
  const name = type === 'rsa' ? 'ssh-rsa' : 'ssh-ed25519';
  return { publicKey, text: `${name} ${Buffer.concat(parts.map(field)).toString('base64')} learner` };
}

describe('importing', () => {
  test('an RSA key: its fingerprint is the MD5 of its DER form', () => {
    const { publicKey, text } = openSshKey('rsa');
    const der = publicKey.export({ type: 'spki', format: 'der' });
    const digest = createHash('md5').update(der).digest('hex');
    const h = harness();
    const pair = h.call('ImportKeyPair', { KeyName: 'mine', PublicKeyMaterial: base64(text) });
    expect(pair.KeyFingerprint.replaceAll(':', '')).toBe(digest);
    expect(h.call('DescribeKeyPairs').KeyPairs[0].KeyType).toBe('rsa');
  });

  test('an Ed25519 key, with whatever comment', () => {
    const { text } = openSshKey('ed25519');
    const pair = harness().call('ImportKeyPair', { KeyName: 'mine', PublicKeyMaterial: base64(text) });
    expect(pair.KeyFingerprint).toMatch(/^[A-Za-z0-9+/]{43}=$/);
  });

  test.each(['', 'ssh-rsa', 'ssh-rsa AAAA', 'hello world', '-----BEGIN PUBLIC KEY-----'])(
    'no key: %j',
    (text) => {
      expect(harness().error('ImportKeyPair', { KeyName: 'mine', PublicKeyMaterial: base64(text) })).toBe(
        'InvalidKey.Format: Key is not in valid OpenSSH public key format',
      );
    },
  );
});
