import { describe, expect, it } from 'vitest';
import { matchesPattern } from '../../../src/cdn/index.ts';
import { bucketBehind } from '../../../src/cloud/cloudfront/distribution/config/origin/s3-name.ts';

describe('a path pattern', () => {
  it.each([
    ['/images/*.jpg', '/images/a.jpg', true],
    ['images/*.jpg', '/images/a.jpg', true],
    ['images/*.jpg', '/images/a/b.jpg', true],
    ['images/*.jpg', '/Images/a.jpg', false],
    ['*.jpg', '/a/b.jpg', true],
    ['/a??.jpg', '/ant.jpg', true],
    ['/a??.jpg', '/an.jpg', false],
    ['/api/*', '/api', false],
    ['*', '/', true],
    ['/a', '/ab', false],
    ['', '/', true],
  ])('R-CF-50: %s and %s: %s', (pattern, path, expected) => {
    expect(matchesPattern(pattern, path)).toBe(expected);
  });
});

describe('the name of a bucket', () => {
  it.each([
    ['cabin.s3.amazonaws.com', { bucket: 'cabin' }],
    ['cabin.s3.eu-west-1.amazonaws.com', { bucket: 'cabin', region: 'eu-west-1' }],
    ['cabin.s3-eu-west-1.amazonaws.com', { bucket: 'cabin', region: 'eu-west-1' }],
    ['cabin.s3.dualstack.us-east-2.amazonaws.com', { bucket: 'cabin', region: 'us-east-2' }],
    [
      'www.cabin.example.s3.us-gov-west-1.amazonaws.com',
      { bucket: 'www.cabin.example', region: 'us-gov-west-1' },
    ],
    ['cabin.s3-website-us-east-1.amazonaws.com', undefined],
    ['cabin.s3-website.eu-central-1.amazonaws.com', undefined],
    ['s3.amazonaws.com', undefined],
    ['cabin.example.com', undefined],
  ])('R-CF-30: %s', (domain, expected) => {
    expect(bucketBehind(domain)).toEqual(expected);
  });
});
