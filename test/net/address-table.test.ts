import { describe, expect, test } from 'vitest';
import {
  addressTable,
  agreement,
  changesNothing,
  compose,
  fixedValues,
  preimage,
} from '../../src/net/address-table.ts';

const out = addressTable([
  [1, 11],
  [2, 12],
  [5, 15],
]);
const back = addressTable([
  [11, 1],
  [12, 2],
  [15, 5],
]);

test('domain and image', () => {
  expect(out.domain).toEqual([1, 3, 5, 6]);
  expect(out.image).toEqual([11, 13, 15, 16]);
});

test.each([
  [
    [0, 100],
    [1, 3, 5, 6],
  ],
  [
    [12, 16],
    [2, 3, 5, 6],
  ],
  [[13, 15], []],
])('what leads into %j: %j', (wanted, values) => expect(preimage(out, wanted)).toEqual(values));

describe('composition', () => {
  test('there and back changes nothing', () => {
    expect([...compose(out, back).entries]).toEqual([
      [1, 1],
      [2, 2],
      [5, 5],
    ]);
    expect(changesNothing(compose(out, back))).toBe(true);
    expect(changesNothing(out)).toBe(false);
  });

  test('what the second table does not know falls out', () => {
    expect([...compose(out, addressTable([[12, 99]])).entries]).toEqual([[2, 99]]);
    expect(compose(out, out).domain).toEqual([]);
  });
});

test('where tables agree, and what they leave alone', () => {
  expect(
    agreement(
      out,
      addressTable([
        [1, 11],
        [2, 13],
      ]),
    ),
  ).toEqual([1, 2]);
  expect(agreement(out, out)).toEqual(out.domain);
  expect(
    fixedValues(
      addressTable([
        [1, 1],
        [2, 3],
      ]),
    ),
  ).toEqual([1, 2]);
});
