import { describe, expect, test } from 'vitest';
import { cacheControlWords } from '../../../../../src/tui/panes/journey/request/cache-control-words.ts';
import { headerRank, headerWords } from '../../../../../src/tui/panes/journey/request/header-words.ts';
import { ALL } from './journeys.ts';

const alone = () => undefined;

test.each([
  ['X-Cache', 'Hit from cloudfront', 'the edge had it, and asked nobody'],
  ['X-Cache', 'RefreshHit from cloudfront', 'the edge had it, asked whether it still holds, and it did'],
  ['x-cache', 'MISS', 'what a cache on the way did'],
  ['Age', '20', '20 s in caches'],
  ['Vary', '*', 'no stored copy fits another request'],
  ['Vary', 'Origin', 'a copy is kept for each value of these request headers'],
  ['ETag', 'W/"1"', 'weak name of this version: If-None-Match asks whether it still holds'],
  ['Via', '1.1 a, 1.1 b (CloudFront)', '2 servers on the way'],
  ['X-Amz-Cf-Pop', 'LIS50-C1', 'LIS is the airport nearby'],
  ['Access-Control-Allow-Origin', 'https://a.example', 'scripts of https://a.example may read it'],
  ['x-amz-meta-colour', 'blue', 'metadata that was stored with the object'],
  ['constructor', '1', 'the server’s own: no standard meaning'],
])('%s: %s', (name, value, words) => {
  expect(headerWords(name, value, alone)).toContain(words);
});

test('Age is weighed against what Cache-Control allows; shared caches have a word of their own', () => {
  const other = (cacheControl: string) => () => cacheControl;
  expect(headerWords('Age', '20', other('max-age=60'))).toBe(
    '20 s in caches, of the 60 s that Cache-Control allows',
  );
  expect(headerWords('Age', '20', other('max-age=60, s-maxage=90'))).toContain('of the 90 s');
});

describe('Cache-Control, directive by directive', () => {
  test.each([
    ['no-store', 'nobody may keep it'],
    ['max-age=60', 'good for 60 s'],
    ['public, s-maxage="86400"', 'anybody may keep it; in shared caches for 1d'],
    ['Private', 'only the browser may keep it'],
    ['max-age', 'max-age: no standard meaning'],
    ['toString=1', 'toString=1: no standard meaning'],
  ])('%s', (value, words) => {
    expect(cacheControlWords(value)).toBe(words);
  });
});

test('every header that the simulated servers send is understood', () => {
  const names = new Set(
    Object.values(ALL).flatMap(({ response }) => response?.headers.map(([name]) => name) ?? []),
  );
  const last = headerRank('nobody-knows-this');
  expect(names.size).toBeGreaterThan(8);
  expect([...names].filter((name) => headerRank(name) === last)).toEqual([]);
});
