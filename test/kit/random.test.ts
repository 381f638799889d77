import { expect, test } from 'vitest';
import { hash32, nextBelow, nextHex, nextUint32, pick, seedRandom } from '../../src/kit/random.ts';

const draw = (count: number, seed: string) => {
  const state = seedRandom(seed);
  return Array.from({ length: count }, () => nextUint32(state));
};

test('the same seed draws the same numbers, another seed draws others', () => {
  expect(draw(20, 'lab/1')).toEqual(draw(20, 'lab/1'));
  expect(draw(20, 'lab/1')).not.toEqual(draw(20, 'lab/2'));
});

test('a copy of the state goes on as the original does', () => {
  const state = seedRandom('fork');
  nextUint32(state);
  const fork = { ...state };
  expect(nextHex(fork, 17)).toBe(nextHex(state, 17));
});

test('numbers are spread evenly over a small range', () => {
  const state = seedRandom('even');
  const counts = new Array<number>(10).fill(0);
  for (let draws = 0; draws < 10_000; draws++) {
    const value = nextBelow(state, 10);
    counts[value] = (counts[value] as number) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(200);
});

test('hexadecimal digits come in the number asked for', () => {
  const state = seedRandom('hex');
  for (const digits of [0, 1, 8, 17, 40])
    expect(nextHex(state, digits)).toMatch(new RegExp(`^[0-9a-f]{${digits}}$`));
});

test('pick takes every item sooner or later, and only those', () => {
  const state = seedRandom('pick');
  expect(new Set(Array.from({ length: 100 }, () => pick(state, ['a', 'b', 'c'])))).toEqual(
    new Set(['a', 'b', 'c']),
  );
});

test('hash32 tells texts apart that differ by one letter', () => {
  expect(new Set(Array.from({ length: 1000 }, (_, index) => hash32(`i-${index}`))).size).toBe(1000);
});
