import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesWildcards } from '../../src/kit/wildcards.ts';

describe('matchesWildcards', () => {
  it.each([
    ['s3:Get*', 's3:GetObject', true],
    ['s3:Get*', 's3:PutObject', false],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['*a*b', 'xxaxxaxb', true],
    ['*a*b', 'xxaxxax', false],
    ['**', 'anything', true],
  ])('%s on %s: %s', (pattern, text, expected) => {
    expect(matchesWildcards(pattern, text)).toBe(expected);
  });

  it('matches as the regular expression does that means the same', () => {
    const escaped = (pattern: string) =>
      pattern
        .replace(/[.\\^$+()[\]{}|]/g, '\\$&')
        .replaceAll('*', '[^]*')
        .replaceAll('?', '[^]');
    fc.assert(
      fc.property(
        fc.stringMatching(/^[ab*?.]{0,8}$/),
        fc.stringMatching(/^[ab.]{0,10}$/),
        (pattern, text) => {
          expect(matchesWildcards(pattern, text)).toBe(new RegExp(`^${escaped(pattern)}$`).test(text));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('take a moment for a hostile pattern too', () => {
    const text = 'a'.repeat(5000);
    expect(matchesWildcards(`${'*a'.repeat(500)}b`, text)).toBe(false);
    expect(matchesWildcards(`${'*a'.repeat(500)}*`, text)).toBe(true);
  });
});
