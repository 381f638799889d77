import { describe, expect, test } from 'vitest';
import { matchesArn } from '../../../src/cloud/iam-policy/wildcard.ts';

describe('wildcards', () => {
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
