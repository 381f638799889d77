import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ancestorsWithin,
  compareNames,
  displayName,
  isWithin,
  labelOctets,
  nameLength,
  nameOfLabels,
  parentName,
  parseName,
  readName,
  reversedName,
} from '../../src/dns/name.ts';

describe('reading', () => {
  test.each([
    ['.', '.'],
    ['Example.COM', 'example.com.'],
    ['example.com.', 'example.com.'],
    ['\\052.example.com', '*.example.com.'],
    ['a\\.b.example.com', 'a\\056b.example.com.'],
    ['a/b.example.com', 'a\\057b.example.com.'],
    ['\\101\\102.com', 'ab.com.'],
    ['_sip._tcp.example.com', '_sip._tcp.example.com.'],
  ])('%s is %s (R-R53-37)', (text, name) => {
    expect(parseName(text)).toBe(name);
  });

  test('decimal escapes are those of master files', () => {
    expect(parseName('\\042.example.com', 'decimal')).toBe('*.example.com.');
  });

  test('the case is kept where it is asked for', () => {
    expect(readName('WWW.Example.com')).toEqual({ name: 'WWW.Example.com.' });
  });

  const long = 'a'.repeat(63);
  test.each([
    ['', 'NAME_EMPTY'],
    ['a..b', 'LABEL_EMPTY'],
    ['.a', 'LABEL_EMPTY'],
    [`${long}a.com`, 'LABEL_TOO_LONG'],
    [`${long}.${long}.${long}.${'a'.repeat(62)}`, 'NAME_TOO_LONG'],
    ['a\\9.com', 'BAD_ESCAPE'],
    ['a\\400.com', 'BAD_ESCAPE'],
    ['bücher.de', 'UNSUPPORTED_CHARACTER'],
    ['a b.com', 'UNSUPPORTED_CHARACTER'],
  ])('%s: %s', (text, code) => {
    expect(readName(text)).toMatchObject({ problem: { code } });
  });

  test('255 octets are the most', () => {
    expect(nameLength(parseName(`${long}.${long}.${long}.${'a'.repeat(61)}`) ?? '')).toBe(255);
  });
});

const label = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 20 });
const labels = fc.array(label, { maxLength: 5 });
const nameOf = (parts: readonly number[][]) => {
  const read = nameOfLabels(parts);
  return 'name' in read ? read.name : '';
};

describe('properties', () => {
  test('any octets make a name that reads as itself, in either kind of escapes', () => {
    fc.assert(
      fc.property(labels, (parts) => {
        const name = nameOf(parts);
        expect(readName(name)).toEqual({ name });
        expect(readName(displayName(name, 'octal'))).toEqual({ name });
        expect(readName(displayName(name, 'decimal'), 'decimal')).toEqual({ name });
        expect(nameLength(name)).toBe(1 + parts.reduce((sum, part) => sum + part.length + 1, 0));
        expect(name === '.' ? [] : name.slice(0, -1).split('.').map(labelOctets)).toEqual(parts);
      }),
    );
  });

  test('ancestors are exactly what a name is within', () => {
    fc.assert(
      fc.property(labels, labels, (parts, others) => {
        const [name, other] = [nameOf(parts), nameOf(others)];
        expect(isWithin(name, other)).toBe(ancestorsWithin(name, '.').includes(other));
        expect(ancestorsWithin(name, '.').at(1)).toBe(parentName(name));
      }),
    );
  });
});

test('the order of RFC 4034 §6.1', () => {
  const sorted = [
    'example.',
    'a.example.',
    'yljkjljk.a.example.',
    'z.a.example.',
    'zabc.a.example.',
    'z.example.',
    '\\001.z.example.',
    '*.z.example.',
    '\\200.z.example.',
  ];
  expect(sorted.toReversed().sort(compareNames)).toEqual(sorted);
});

test('labels from the top (R-R53-52)', () => {
  expect(reversedName('www.example.com.')).toBe('com.example.www.');
});
