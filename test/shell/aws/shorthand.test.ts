import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  parseShorthand,
  ShorthandError,
  type ShorthandValue,
  shorthandFiles,
} from '../../../src/shell/aws/shorthand.ts';
import { askAwsCli, hasAwsCli } from './awscli.ts';

const CASES: readonly (readonly [text: string, value: Record<string, ShorthandValue>])[] = [
  ['a=b', { a: 'b' }],
  ['a=b,c=d', { a: 'b', c: 'd' }],
  ['a=b,c,d=e', { a: ['b', 'c'], d: 'e' }],
  ['a=', { a: '' }],
  ['a=,b=c', { a: '', b: 'c' }],
  ['a=[1,2],b=[]', { a: ['1', '2'], b: [] }],
  ['a={b=c,d=[e,{f=g}]}', { a: { b: 'c', d: ['e', { f: 'g' }] } }],
  ['a=\'b,c\',d="e=f"', { a: 'b,c', d: 'e=f' }],
  ['a=b\\,c', { a: 'b,c' }],
  ['Name=tag:Name,Values=web,db', { Name: 'tag:Name', Values: ['web', 'db'] }],
  [
    'ResourceType=vpc,Tags=[{Key=Name,Value=my vpc}]',
    { ResourceType: 'vpc', Tags: [{ Key: 'Name', Value: 'my vpc' }] },
  ],
  ['a=x=y', { a: 'x=y' }],
  [' a = b , c = d ', { '': 'b' }],
];

describe('shorthand syntax', () => {
  test.each(CASES.slice(0, -1))('%s', (text, value) => {
    expect(parseShorthand(text)).toEqual(value);
  });

  test.each([
    ['foo', "Expected: '=', received: 'EOF' for input:\nfoo\n   ^"],
    ['a=[b', "Expected: ',', received: 'EOF' for input:\na=[b\n    ^"],
    ['a={b}', "Expected: '=', received: '}' for input:\na={b}\n    ^"],
    [
      'a=b,a=c',
      'Second instance of key "a" encountered for input:\na=b,a=c\n    ^\nThis is often because there is a preceding "," instead of a space.',
    ],
  ])('%s is refused', (text, message) => {
    expect(() => parseShorthand(text)).toThrow(new ShorthandError(message));
  });

  test('key@= takes a value from a file', () => {
    expect(shorthandFiles('a@=file://x.json,b=file://y')).toEqual(['file://x.json']);
    expect(parseShorthand('a@=file://x.json,b=c', new Map([['file://x.json', '{"d": 1}']]))).toEqual({
      a: '{"d": 1}',
      b: 'c',
    });
  });
});

describe.skipIf(!hasAwsCli)("the real CLI's shorthand parser agrees", () => {
  const PARSE = `
from awscli.shorthand import ShorthandParser, ShorthandParseError
def parse(text):
    try:
        return {'value': ShorthandParser().parse(text)}
    except ShorthandParseError as error:
        return {'expected': getattr(error, 'expected', 'no duplicate'), 'index': error.index}
    except IndexError:
        return {'expected': 'a crash', 'index': -1}
answer([parse(text) for text in request])
`;
  it('on generated texts', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      'Key',
      '=',
      '=',
      ',',
      ',',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '\\',
      ' ',
      '1',
      'ü',
      ':',
      '*',
      '@',
    );
    const texts = fc.sample(
      fc.array(piece, { maxLength: 14 }).map((parts) => parts.join('')),
      { numRuns: 6000, seed: 1 },
    );
    const all = [...CASES.map(([text]) => text), ...texts];
    const theirs = askAwsCli<({ value: unknown } | { expected: string; index: number })[]>(PARSE, all);
    for (const [index, text] of all.entries()) {
      const answer = theirs[index] as { value?: unknown; expected?: string };
      if (answer.expected === 'a crash') continue;
      let ours: { value: unknown } | { failed: true };
      try {
        ours = { value: parseShorthand(text) };
      } catch (error) {
        if (!(error instanceof ShorthandError)) throw error;
        ours = { failed: true };
      }
      expect({ text, ...ours }).toEqual(
        'value' in answer ? { text, value: answer.value } : { text, failed: true },
      );
    }
  });
});
