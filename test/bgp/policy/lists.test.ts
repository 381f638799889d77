import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largeCommunitySet } from '../../../src/bgp/attributes/community.ts';
import {
  communitySet,
  type PrefixListEntry,
  parseCommunity,
  parseLargeCommunity,
  pathExpression,
} from '../../../src/bgp/index.ts';
import { judgeAsPath } from '../../../src/bgp/policy/as-path-list.ts';
import { judgeCommunities } from '../../../src/bgp/policy/community-list.ts';
import { judgePrefix } from '../../../src/bgp/policy/prefix-list.ts';
import { type Prefix, parsePrefix } from '../../../src/kit/prefix.ts';

const entry = (prefix: string, more: Partial<PrefixListEntry> = {}): PrefixListEntry => ({
  sequence: 5,
  action: 'permit',
  prefix,
  ...more,
});
const prefixOf = (text: string) => parsePrefix(text) as Prefix;

describe('prefix lists', () => {
  it.each<readonly [string, readonly PrefixListEntry[], readonly string[], readonly string[]]>([
    ['the very prefix', [entry('10.0.0.0/8')], ['10.0.0.0/8'], ['10.0.0.0/9', '10.1.0.0/16', '11.0.0.0/8']],
    ['ge', [entry('10.0.0.0/8', { ge: 16 })], ['10.1.0.0/16', '10.1.2.3/32'], ['10.0.0.0/8', '10.0.0.0/15']],
    ['le', [entry('10.0.0.0/8', { le: 16 })], ['10.0.0.0/8', '10.1.0.0/16'], ['10.1.1.0/24']],
    [
      'both',
      [entry('10.0.0.0/8', { ge: 16, le: 24 })],
      ['10.1.0.0/16', '10.1.1.0/24'],
      ['10.0.0.0/8', '10.1.1.0/25'],
    ],
    ['the default route only', [entry('0.0.0.0/0')], ['0.0.0.0/0'], ['10.0.0.0/8']],
    ['everything', [entry('0.0.0.0/0', { le: 32 })], ['0.0.0.0/0', '10.1.1.1/32'], ['::/0']],
    ['any', [entry('any')], ['0.0.0.0/0', '10.1.1.1/32', '2001:db8::/32'], []],
    ['IPv6', [entry('2001:db8::/32', { le: 48 })], ['2001:db8:1::/48'], ['2001:db8:1:1::/64', '10.0.0.0/8']],
    [
      'by sequence, not as written',
      [entry('any', { sequence: 20 }), entry('10.0.0.0/8', { action: 'deny' })],
      ['11.0.0.0/8'],
      ['10.0.0.0/8'],
    ],
    ['an empty list', [], ['10.0.0.0/8'], []],
  ])('%s', (_name, entries, permitted, denied) => {
    const list = { name: 'L', entries };
    for (const text of permitted) expect([text, judgePrefix(list, prefixOf(text))]).toEqual([text, 'permit']);
    for (const text of denied) expect([text, judgePrefix(list, prefixOf(text))]).toEqual([text, 'deny']);
  });
});

const matches = (expression: string, text: string) => {
  const compiled = pathExpression(expression);
  return 'matches' in compiled ? compiled.matches(text) : compiled.error;
};

describe('AS path expressions', () => {
  it.each([
    ['^$', [''], ['65001']],
    ['^65001$', ['65001'], ['65001 65002', '650011', '165001']],
    ['_65001_', ['65001', '1 65001 2', '1 65001', '65001 2', '1 {65001,3}'], ['650011', '1 165001 2']],
    ['^65001_', ['65001', '65001 2'], ['650012', '2 65001']],
    ['_65001$', ['65001', '2 65001'], ['65001 2', '165001']],
    ['^[0-9]+$', ['65001'], ['', '65001 2']],
    ['^65001( 65001)*$', ['65001', '65001 65001 65001'], ['65001 65002']],
    ['^65001_[0-9]*$', ['65001 7', '65001 '], ['65001 7 8']],
    ['(_64512_|_64513_)', ['1 64512', '64513 2'], ['64514']],
    ['^6500[^1]', ['65002'], ['65001']],
    ['.*', ['', '1 2 3'], []],
    ['1?2+', ['12', '2', '22', '3 2'], ['1']],
    ['\\.', ['1.2'], ['12']],
    ['\\{65001', ['1 {65001,2}'], ['65001']],
  ] as const)('%s', (expression, some, none) => {
    for (const text of some) expect([text, matches(expression, text)]).toEqual([text, true]);
    for (const text of none) expect([text, matches(expression, text)]).toEqual([text, false]);
  });

  it.each([
    ['(65001', '( without )'],
    ['65001)', 'nothing before )'],
    ['[0-9', '[ without ]'],
    ['*', 'nothing before *'],
    ['65001\\', 'ends in a backslash'],
    ['1'.repeat(600), 'longer than 512'],
    ['('.repeat(60), 'nested too deeply'],
  ])('%s is refused', (expression, why) => {
    expect(matches(expression, '')).toContain(why);
  });

  it('agrees with regular expressions at large, and never takes long', () => {
    const piece = fc.constantFrom('1', '2', ' ', '.', '(1|2)', '[12]', '(12)', '^', '$', '[^1]');
    const sign = fc.constantFrom('', '', '*', '+', '?');
    const expressions = fc
      .array(
        fc.tuple(piece, sign).map(([one, after]) => (/[\^$]$/.test(one) ? one : one + after)),
        { minLength: 1, maxLength: 5 },
      )
      .map((parts) => parts.join(''));
    const texts = fc
      .array(fc.constantFrom('1', '2', ' ', '3'), { maxLength: 6 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(expressions, texts, (expression, text) => {
        expect(matches(expression, text)).toBe(new RegExp(expression).test(text));
      }),
      { numRuns: 2000 },
    );
    expect(matches(`(${'(1*)*'.repeat(20)})*$`, `${'1'.repeat(2000)}2`)).toBe(true);
    expect(matches('^(1+)+$', `${'1'.repeat(2000)}2`)).toBe(false);
  });

  it('lists judge by the first entry that matches, and deny the rest', () => {
    const list = {
      name: 'L',
      entries: [
        { action: 'deny' as const, expression: '_666_' },
        { action: 'permit' as const, expression: '^65001_' },
      ],
    };
    expect(judgeAsPath(list, [65001, 666])).toBe('deny');
    expect(judgeAsPath(list, [65001, 7])).toBe('permit');
    expect(judgeAsPath(list, [7])).toBe('deny');
  });
});

describe('communities', () => {
  it.each([
    ['65001:100', '65001:100'],
    ['7224:7300', '7224:7300'],
    ['no-export', 'no-export'],
    ['65535:65281', 'no-export'],
    ['4294967042', 'no-advertise'],
    ['LOCAL-as', 'local-AS'],
    ['0:0', 'internet'],
    ['65536:1', undefined],
    ['1:65536', undefined],
    ['x', undefined],
  ])('%s (R-BGP-8)', (text, expected) => {
    expect(parseCommunity(text)).toBe(expected);
  });

  it('sets are sorted by number, without doubles', () => {
    expect(communitySet(['no-export', '65001:2', '7224:7100', '65001:2', 'nonsense'])).toEqual([
      '7224:7100',
      '65001:2',
      'no-export',
    ]);
    expect(largeCommunitySet(['10:2:1', '9:1:1', '10:1:2', '10:1:1'])).toEqual([
      '9:1:1',
      '10:1:1',
      '10:1:2',
      '10:2:1',
    ]);
    expect(parseLargeCommunity('4294967296:1:1')).toBeUndefined();
  });

  it.each([
    ['one of those it has', { communities: ['1:1'] }, false, 'permit'],
    ['all of them', { communities: ['1:1', '1:2'] }, false, 'permit'],
    ['one that it lacks', { communities: ['1:1', '1:3'] }, false, 'deny'],
    ['exactly, with too few', { communities: ['1:1'] }, true, 'deny'],
    ['exactly', { communities: ['1:1', '1:2'] }, true, 'permit'],
    ['internet', { communities: ['internet'] }, false, 'permit'],
    ['an expression', { expression: '_1:[23]_' }, false, 'permit'],
    ['an expression that does not match', { expression: '^2:' }, false, 'deny'],
  ] as const)('a list with %s', (_name, given, isExact, expected) => {
    const list = { name: 'L', entries: [{ action: 'permit' as const, ...given }] };
    expect(judgeCommunities(list, ['1:1', '1:2'], isExact)).toBe(expected);
  });
});
