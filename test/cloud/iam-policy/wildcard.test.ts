import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { matchesArn, matchesWildcard } from '../../../src/cloud/iam-policy/wildcard.ts';

describe('wildcards', () => {
  test.each([
    ['s3:Get*', 's3:GetObject', true],
    ['s3:Get*', 's3:PutObject', false],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['*a*b', 'xxaxxaxb', true],
    ['*a*b', 'xxaxxax', false],
    ['**', 'anything', true],
  ])('%s on %s: %s', (pattern, text, expected) => {
    expect(matchesWildcard(pattern, text)).toBe(expected);
  });

  it('agrees with a regular expression', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 });
    fc.assert(
      fc.property(letters, text, (pattern, subject) => {
        const source = pattern.replace(/\*/g, '.*').replace(/\?/g, '.');
        expect(matchesWildcard(pattern, subject)).toBe(new RegExp(`^${source}$`).test(subject));
      }),
    );
  });

  test.each([
    ['arn:aws:s3:::photos/*', 'arn:aws:s3:::photos/a/b.jpg', true],
    ['arn:aws:s3:::photos', 'arn:aws:s3:::photos/a', false],
    [
      'arn:aws:cloudfront::123456789012:distribution/*',
      'arn:aws:cloudfront::123456789012:distribution/E1',
      true,
    ],
    ['arn:aws:*:distribution/E1', 'arn:aws:cloudfront::123456789012:distribution/E1', true],
    ['arn:aws:s3:*', 'arn:aws:s3:::photos', true],
    ['arn:aws:iam::*:user/x', 'arn:aws:iam::1:role/y:user/x', false],
    ['*', 'arn:aws:s3:::photos', true],
  ])('ARN %s on %s: %s', (pattern, arn, expected) => {
    expect(matchesArn(pattern, arn)).toBe(expected);
  });
});
