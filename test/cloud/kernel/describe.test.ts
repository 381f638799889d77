import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wildcard } from '../../../src/cloud/kernel/filters.ts';
import { harness } from '../harness.ts';
import { toy } from './toy.ts';

function shelf() {
  const h = harness({ services: [toy] });
  const tags = (Name: string) => [{ ResourceType: 'box', Tags: [{ Key: 'Name', Value: Name }] }];
  h.call('toy:CreateBox', { Size: 1, Colour: 'red', TagSpecifications: tags('a*b') });
  h.call('toy:CreateBox', { Size: 2, Colour: 'green', TagSpecifications: tags('axb') });
  h.call('toy:CreateBox', { Size: 3 });
  const sizes = (...Filters: object[]): number[] =>
    h.call('toy:DescribeBoxes', { Filters }).Boxes.map((box: { Size: number }) => box.Size);
  return { h, sizes };
}

const by = (Name: string, ...Values: string[]) => ({ Name, Values });

describe('filters', () => {
  test.each([
    ['one value', [by('colour', 'red')], [1]],
    ['any of several values', [by('colour', 'red', 'green')], [1, 2]],
    ['every filter', [by('colour', 'red', 'green'), by('size', '2')], [2]],
    ['a star', [by('colour', '*e*')], [1, 2]],
    ['a question mark', [by('colour', 'r?d')], [1]],
    ['a star that is meant', [by('tag:Name', 'a\\*b')], [1]],
    ['a star that is not', [by('tag:Name', 'a*b')], [1, 2]],
    ['case matters', [by('colour', 'RED')], []],
    ['what has no value matches nothing', [by('colour', '*')], [1, 2]],
    ['no values match nothing', [by('colour')], []],
    ['a key', [by('tag-key', 'Name')], [1, 2]],
    ['a value', [by('tag-value', 'axb')], [2]],
    ['a key that nobody has', [by('tag:Nome', '*')], []],
    ['the owner', [by('owner-id', '123456789012')], [1, 2, 3]],
    ['another owner', [by('owner-id', '210987654321')], []],
    ['none', [], [1, 2, 3]],
  ])('%s', (_name, filters, expected) => {
    expect(shelf().sizes(...filters)).toEqual(expected);
  });

  test.each(['weight', 'toString', '__proto__', ''])('an unknown one: %j', (name) => {
    expect(shelf().h.error('toy:DescribeBoxes', { Filters: [by(name, 'a')] })).toBe(
      `InvalidParameterValue: The filter '${name}' is invalid`,
    );
  });

  test('a wildcard means what a regular expression would', () => {
    const letter = fc.constantFrom('a', 'b', '*', '?', '\\', '.');
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 8 }), fc.array(letter, { maxLength: 8 }), (pattern, text) => {
        const expected = new RegExp(`^${slowly(pattern)}$`, 's').test(text.join(''));
        expect(wildcard(pattern.join(''))(text.join(''))).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  test('a wildcard that would keep a regular expression busy for years', () => {
    expect(wildcard(`${'*a'.repeat(60)}*b`)('a'.repeat(250))).toBe(false);
  });
});

/** The pattern as a regular expression, character by character. */
function slowly(pattern: readonly string[]): string {
  let source = '';
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern[index] as string;
    if (character === '*') source += '.*';
    else if (character === '?') source += '.';
    else if (character === '\\' && index + 1 < pattern.length) source += `\\u{${hex(pattern[++index])}}`;
    else source += `\\u{${hex(character)}}`;
  }
  return source.replace(/\\u\{(\w+)\}/g, (_all, code: string) => `\\x${code.padStart(2, '0')}`);
}

function hex(character: string | undefined): string {
  return (character ?? '').charCodeAt(0).toString(16);
}

describe('pages', () => {
  function crowd(count: number) {
    const h = harness({ services: [toy] });
    for (let size = 0; size < count; size++) h.call('toy:CreateBox', { Size: size });
    return h;
  }

  test('all pages together are the whole, in order', () => {
    const h = crowd(23);
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 30 }), (MaxResults) => {
        const seen: number[] = [];
        let token: string | undefined;
        do {
          const page = h.call('toy:DescribeBoxes', { MaxResults, ...(token && { NextToken: token }) });
          expect(page.Boxes.length).toBeLessThanOrEqual(MaxResults);
          seen.push(...page.Boxes.map((box: { Size: number }) => box.Size));
          token = page.NextToken;
        } while (token);
        expect(seen).toEqual(Array.from({ length: 23 }, (_, index) => index));
      }),
    );
  });

  test('filters come before pages', () => {
    const { Boxes } = crowd(12).call('toy:DescribeBoxes', { MaxResults: 5, Filters: [by('size', '1?')] });
    expect(Boxes).toHaveLength(2);
  });

  test.each([4, 1001, 0, -1])('no page of %i', (MaxResults) => {
    expect(crowd(1).error('toy:DescribeBoxes', { MaxResults })).toBe(
      `InvalidParameterValue: Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value between 5 and 1000.`,
    );
  });

  test.each(['', 'x', 'AAAA', btoa('netlab-page-99'), btoa('netlab-page--1'), btoa('netlab-page-1e1')])(
    'no token: %j',
    (NextToken) => {
      expect(crowd(3).error('toy:DescribeBoxes', { NextToken })).toMatch(/^InvalidNextToken: /);
    },
  );

  test('no page of a list of IDs', () => {
    const h = crowd(1);
    const { BoxId } = h.call('toy:DescribeBoxes').Boxes[0];
    expect(h.error('toy:DescribeBoxes', { BoxIds: [BoxId], MaxResults: 5 })).toBe(
      'InvalidParameterCombination: The parameter boxIds cannot be used with the parameter maxResults',
    );
  });
});

test('an item is shown once, however often its ID is given', () => {
  const { h } = shelf();
  const { BoxId } = h.call('toy:DescribeBoxes').Boxes[0];
  expect(h.call('toy:DescribeBoxes', { BoxIds: [BoxId, BoxId] }).Boxes).toHaveLength(1);
});
