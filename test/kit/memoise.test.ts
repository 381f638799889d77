import { expect, test, vi } from 'vitest';
import { memoise, memoiseWithList, memoiseWithText } from '../../src/kit/memoise.ts';

test('the identical arguments get the identical value, in any number of worlds at once', () => {
  const join = memoise((...parts: readonly { text: string }[]) => ({ all: parts.map(({ text }) => text) }));
  const [a, b, c] = [{ text: 'a' }, { text: 'b' }, { text: 'c' }];
  const [first, second] = [join(a, b), join(a, c)];
  expect(join(a, b)).toBe(first);
  expect(join(a, c)).toBe(second);
  expect(join(a)).not.toBe(first);
  expect(join({ text: 'a' }, b)).toEqual(first);
  expect(join({ text: 'a' }, b)).not.toBe(first);
});

test('a text beside the item tells values apart; the latest few are kept', () => {
  const compute = vi.fn((item: { name: string }, rest: string) => ({ text: item.name + rest }));
  const value = memoiseWithText((_item: { name: string }, rest: string) => rest, compute);
  const item = { name: 'a' };
  expect(value(item, '1')).toBe(value(item, '1'));
  expect(value(item, '2').text).toBe('a2');
  expect(compute).toHaveBeenCalledTimes(2);
  for (let count = 0; count < 20; count++) value(item, `other ${count}`);
  expect(value(item, '1').text).toBe('a1');
  expect(compute).toHaveBeenCalledTimes(23);
});

test('a list counts by its members, not by itself', () => {
  const compute = vi.fn((item: object, list: readonly object[]) => ({ item, size: list.length }));
  const value = memoiseWithList(compute);
  const [item, one, two] = [{}, {}, {}];
  const known = value(item, [one, two]);
  expect(value(item, [one, two])).toBe(known);
  expect(value(item, [two, one])).not.toBe(known);
  expect(value(item, [one])).not.toBe(known);
  expect(value({}, [one, two])).not.toBe(known);
  expect(value(item, [one, two])).toBe(known);
  expect(compute).toHaveBeenCalledTimes(4);
});
