import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closest, editDistance } from '../../src/kit/closest-words.ts';

test.each([
  ['', '', 0],
  ['abc', 'abc', 0],
  ['abc', 'acb', 1],
  ['vpc', 'vpcs', 1],
  ['subnet', 'sbnett', 2],
  ['', 'abc', 3],
])('%s and %s are %i apart', (left, right, distance) => {
  expect(editDistance(left, right)).toBe(distance);
  expect(editDistance(right, left)).toBe(distance);
});

test('distance is at most the longer word, and zero only for equal words', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (left, right) => {
      const distance = editDistance(left, right);
      expect(distance).toBeLessThanOrEqual(Math.max(left.length, right.length));
      expect(distance === 0).toBe(left === right);
    }),
  );
});

test('suggests what is near, nearest first, and nothing that is far', () => {
  const words = ['describe-vpcs', 'describe-vpc-endpoints', 'create-vpc', 'delete-vpc'];
  expect(closest('describe-vpc', words)).toEqual(['describe-vpcs']);
  expect(closest('creat-vpc', words)[0]).toBe('create-vpc');
  expect(closest('zzz', words)).toEqual([]);
});
