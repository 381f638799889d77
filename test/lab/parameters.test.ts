import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePrefix, prefixCovers } from '../../src/kit/prefix.ts';
import { assignments } from '../../src/lab/lab.ts';
import { drawParameters, placeholdersIn, substitute } from '../../src/lab/parameters.ts';

const DECLARED = {
  web_cidr: { within: 'vpc_cidr', length: 24, at: [0, 1, 255] },
  web_ip: { within: 'web_cidr', host: [10, 20] },
  vpc_cidr: ['10.20.0.0/16', '172.20.0.0/16'],
};

test('parts lie within their whole, whatever the seed and the order', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 8 }), (seed) => {
      const drawn = drawParameters(DECLARED, 'lab', seed);
      if (!drawn.ok) throw new Error(drawn.reason);
      const { vpc_cidr, web_cidr, web_ip } = drawn.parameters;
      expect(prefixCovers(parsePrefix(vpc_cidr!)!, parsePrefix(web_cidr!)!)).toBe(true);
      expect(prefixCovers(parsePrefix(web_cidr!)!, parsePrefix(`${web_ip}/32`)!)).toBe(true);
    }),
  );
});

test('another parameter does not change what is drawn for the others', () => {
  const one = drawParameters({ a: ['1', '2', '3', '4'] }, 'lab', '7');
  const two = drawParameters({ b: ['x', 'y'], a: ['1', '2', '3', '4'] }, 'lab', '7');
  expect(one.ok && two.ok && one.parameters.a === two.parameters.a).toBe(true);
});

test('a budget follows from the amount that is drawn', () => {
  const declared = { budget: { of: 'size', is: { '10': '400', '60': '1000' } }, size: ['10', '60'] };
  const pairs = Array.from({ length: 20 }, (_, seed) => drawParameters(declared, 'lab', String(seed)));
  const seen = new Set(
    pairs.map((drawn) => drawn.ok && `${drawn.parameters.size}: ${drawn.parameters.budget}`),
  );
  expect([...seen].sort()).toEqual(['10: 400', '60: 1000']);
});

test.each<[string, Parameters<typeof drawParameters>[0], RegExp]>([
  ['an amount without a budget', { a: ['60', '10'], b: { of: 'a', is: { '60': '1000' } } }, /may be 10/],
  [
    'what follows from what follows',
    { a: ['10'], b: { of: 'a', is: { '10': '1' } }, c: { of: 'b', is: { '1': '2' } } },
    /a list of values/,
  ],
  [
    'a circle',
    { a: { within: 'b', length: 24, at: [0] }, b: { within: 'a', length: 24, at: [0] } },
    /circle/,
  ],
  ['itself', { a: { within: 'a', length: 24, at: [0] } }, /circle/],
  ['nothing', { a: { within: 'b', length: 24, at: [0] } }, /names no parameter/],
  [
    'a place that is rarely drawn',
    { a: ['10.0.0.0/16'], b: { within: 'a', length: 24, at: [...Array(50).fill(0), 256] } },
    /no such part of \{a\}: it may be a \/16, which has no place 256/,
  ],
  [
    'a place that only some of the prefixes have',
    { a: [...Array(50).fill('10.0.0.0/16'), '10.0.0.0/28'], b: { within: 'a', host: [16] } },
    /no such part of \{a\}: it may be a \/28, which has no place 16/,
  ],
  ['a text that is no prefix', { a: ['hello'], b: { within: 'a', host: [0] } }, /no such part/],
])('a parameter cannot lie within %s', (_, declared, reason) => {
  expect(drawParameters(declared, 'lab', '1')).toMatchObject({
    ok: false,
    reason: expect.stringMatching(reason),
  });
});

describe('placeholders', () => {
  test.each([
    ['{a} and {a}', '1 and 1'],
    ['\u0024{a} is of the shell', '\u0024{a} is of the shell'],
    ['{b} is unknown, {A} is none, { a } neither', '{b} is unknown, {A} is none, { a } neither'],
    ['{toString} {constructor}', '{toString} {constructor}'],
  ])('%s', (text, expected) => {
    expect(substitute(text, { a: '1' })).toBe(expected);
  });

  test('are found with their places', () => {
    expect(placeholdersIn('x {a} \u0024{b} {c_2}')).toEqual([
      { name: 'a', offset: 2 },
      { name: 'c_2', offset: 11 },
    ]);
  });
});

test('values are quoted for the shell', () => {
  expect(assignments({ a: '10.0.0.0/16', b: "it's; rm" })).toBe("a='10.0.0.0/16'\nb='it'\\''s; rm'");
});
