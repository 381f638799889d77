import { describe, expect, test } from 'vitest';
import { coversName, inventCertificate, nameMatches, verdictOf } from '../../../src/cloud/web/certificate.ts';

const NOW = Date.UTC(2026, 0, 5);
const DAY = 86_400_000;

function certificate(changes: Partial<Parameters<typeof inventCertificate>[0]> = {}) {
  return inventCertificate(
    {
      names: ['shop.example.com', '*.example.org'],
      keyType: 'RSA_2048',
      notBefore: NOW - DAY,
      notAfter: NOW + DAY,
      issuer: { kind: 'amazon', name: 'Amazon RSA 2048 M02' },
      ...changes,
    },
    'test',
  );
}

describe('names (RFC 9525 §6.3)', () => {
  test.each([
    ['shop.example.com', 'shop.example.com', true],
    ['Shop.Example.com', 'shop.EXAMPLE.com.', true],
    ['*.example.com', 'www.example.com', true],
    ['*.example.com', 'example.com', false],
    ['*.example.com', 'a.b.example.com', false],
    ['*.example.com', '.example.com', false],
    ['www.*.com', 'www.example.com', false],
    ['w*.example.com', 'www.example.com', false],
    ['*.com', 'example.com', false],
    ['*.0.0.1', '127.0.0.1', false],
    ['192.0.2.1', '192.0.2.1', true],
  ])('%s for %s: %s', (pattern, name, expected) => {
    expect(nameMatches(pattern, name)).toBe(expected);
  });

  test('any of its names will do', () => {
    expect(coversName(certificate(), 'www.example.org')).toBe(true);
    expect(coversName(certificate(), 'www.example.com')).toBe(false);
  });
});

describe('what a browser finds', () => {
  test.each([
    ['nothing', {}, 'shop.example.com', NOW, []],
    ['another name', {}, 'example.com', NOW, ['wrong-name']],
    ['past its end', {}, 'shop.example.com', NOW + DAY + 1, ['expired']],
    ['at its very end', {}, 'shop.example.com', NOW + DAY, []],
    ['before its start', {}, 'shop.example.com', NOW - 2 * DAY, ['not-yet-valid']],
    [
      'self-signed and wrong',
      { issuer: { kind: 'self-signed', name: 'shop' } as const },
      'www.example.com',
      NOW,
      ['untrusted-issuer', 'wrong-name'],
    ],
    [
      'private',
      { issuer: { kind: 'private', name: 'Corp' } as const },
      'shop.example.com',
      NOW,
      ['untrusted-issuer'],
    ],
    ['public', { issuer: { kind: 'public', name: "Let's Encrypt" } as const }, 'shop.example.com', NOW, []],
    ['weak', { keyType: 'RSA_1024' } as const, 'shop.example.com', NOW, ['weak-key']],
  ])('%s', (_what, changes, name, now, codes) => {
    expect(verdictOf(certificate(changes), name, now).map(({ code }) => code)).toEqual(codes);
  });
});

test('the same certificate has the same serial number; another one has another', () => {
  expect(certificate()).toEqual(certificate());
  expect(certificate().fingerprint).not.toBe(certificate({ notAfter: NOW }).fingerprint);
  expect(certificate().serial).toMatch(/^([0-9a-f]{2}:){15}[0-9a-f]{2}$/);
});
