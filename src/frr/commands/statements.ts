/** `match …` and `set …` of route maps: one entry a line of the language, with what it means to BGP. */
import {
  type Change,
  communitySet,
  largeCommunitySet,
  type Match,
  type Origin,
  parseCommunity,
  parseLargeCommunity,
} from '../../bgp/index.ts';
import type { Bindings } from '../grammar/match.ts';

export interface StatementWords {
  /** What there can be one of in a clause: the first words. */
  readonly key: string;
  /** What follows them. */
  readonly pattern: string;
  /** What follows them behind `no`. */
  readonly no: string;
  read(args: Bindings): Meaning | { readonly refusal: string };
}

export interface Meaning {
  /** What stands behind the key in `show running-config`. */
  readonly text: string;
  readonly match?: Match;
  readonly change?: Change;
}

const OUT_OF_RANGE = [
  '% Failed to edit configuration.',
  '',
  'YANG error(s):',
  ' Unsatisfied range - value "0" is out of the allowed range.',
].join('\n');

const ORIGINS = '<egp|igp|incomplete>$value';
/** IPv6 lists have names of their own; in policies they are told apart by this word in front. */
export const listName = (family: 4 | 6, name: string) => (family === 4 ? name : `ipv6 ${name}`);

function matching(key: string, pattern: string, no: string, read: (args: Bindings) => Match): StatementWords {
  return {
    key: `match ${key}`,
    pattern,
    no,
    read: (args) => ({ text: args.value ?? '', match: read(args) }),
  };
}

const value = ({ value: text = '' }: Bindings) => text;
const number = ({ value: text }: Bindings) => Number(text);

function listed(kind: 'community' | 'large-community'): StatementWords {
  return {
    key: `match ${kind}`,
    pattern: '<(1-99)|(100-500)|WORD>$value [exact-match$exact]',
    no: '[<(1-99)|(100-500)|WORD> [exact-match]]',
    read: (args) => ({
      text: `${value(args)}${args.exact ? ' exact-match' : ''}`,
      match: { kind, list: value(args), ...(args.exact ? { exact: true } : {}) },
    }),
  };
}

function ofFamily(word: 'ip' | 'ipv6', family: 4 | 6): readonly StatementWords[] {
  return [
    matching(`${word} address prefix-list`, 'WORD$value', '[WORD]', (args) => ({
      kind: 'prefix-list',
      list: listName(family, value(args)),
      family,
    })),
    matching(`${word} next-hop prefix-list`, 'WORD$value', '[WORD]', (args) => ({
      kind: 'next-hop-prefix-list',
      list: listName(family, value(args)),
      family,
    })),
    matching(`${word} address prefix-len`, `(0-${family === 4 ? 32 : 128})$value`, '[(0-128)]', (args) => ({
      kind: 'prefix-length',
      length: number(args),
      family,
    })),
  ];
}

function setting(
  key: string,
  pattern: string,
  no: string,
  read: (args: Bindings) => Meaning | { readonly refusal: string },
): StatementWords {
  return { key: `set ${key}`, pattern, no, read };
}

function simple(key: string, pattern: string, no: string, read: (args: Bindings) => Change): StatementWords {
  return setting(key, pattern, no, (args) => ({ text: args.value ?? '', change: read(args) }));
}

/** `50`, `+50`, `-50`; no range of FRR's has signs, so it is read as a word. */
function amount(kind: 'med' | 'local-preference', key: string): StatementWords {
  return setting(key, 'WORD$value', '[WORD]', (args) => {
    const [, sign, digits] = /^([+-]?)(\d{1,10})$/.exec(value(args)) ?? [];
    if (digits === undefined || Number(digits) > 0xffffffff) return { refusal: UNKNOWN };
    const amount = Number(digits);
    const change = sign === '' ? { kind, to: amount } : { kind, by: Number(`${sign}${amount}`) };
    return { text: `${sign}${amount}`, change: change as Change };
  });
}

/** Stands for FRR's refusal of a word that its grammar does not take. */
export const UNKNOWN = '% Unknown command';

function communities(
  key: 'community' | 'large-community',
  parse: (text: string) => string | undefined,
  inOrder: (texts: readonly string[]) => readonly string[],
): StatementWords {
  return setting(key, 'AA:NN...$value', '[AA:NN...]', (args) => {
    const words = value(args).split(' ');
    if (words.length === 1 && words[0] === 'none')
      return { text: 'none', change: { kind: key, communities: [] } };
    const additive = words.includes('additive');
    const named = words.filter((word) => word !== 'additive');
    const wrong = named.find((word) => parse(word) === undefined || /^\d+$/.test(word));
    if (wrong !== undefined || named.length === 0) {
      const refusal =
        key === 'community'
          ? `% Malformed communities attribute '${words.join(' ')}'`
          : '% [BGP] Argument form is unsupported or malformed.';
      return { refusal };
    }
    const list = inOrder(named);
    return {
      text: `${list.join(' ')}${additive ? ' additive' : ''}`,
      change: { kind: key, communities: list, ...(additive ? { additive } : {}) },
    };
  });
}

const numbers = (text: string) => text.split(' ').map(Number);
const ASNS = '(1-4294967295)...$value';

export const STATEMENTS: readonly StatementWords[] = [
  ...ofFamily('ip', 4),
  ...ofFamily('ipv6', 6),
  matching('as-path', 'WORD$value', '[WORD]', (args) => ({ kind: 'as-path', list: value(args) })),
  listed('community'),
  listed('large-community'),
  {
    key: 'match metric',
    pattern: '(0-4294967295)$value',
    no: '[(0-4294967295)]',
    // FRR's grammar takes 0, its model of the configuration does not.
    read: (args) =>
      number(args) === 0
        ? { refusal: OUT_OF_RANGE }
        : { text: value(args), match: { kind: 'med', value: number(args) } },
  },
  matching('local-preference', '(0-4294967295)$value', '[(0-4294967295)]', (args) => ({
    kind: 'local-preference',
    value: number(args),
  })),
  matching('origin', ORIGINS, '[<egp|igp|incomplete>]', (args) => ({
    kind: 'origin',
    value: value(args) as Origin,
  })),
  matching('peer', '<A.B.C.D|X:X::X:X>$value', '[<A.B.C.D|X:X::X:X>]', (args) => ({
    kind: 'peer',
    address: value(args),
  })),
  matching(
    'source-protocol',
    '<bgp|connected|kernel|static>$value',
    '[<bgp|connected|kernel|static>]',
    (args) => ({
      kind: 'source',
      source: value(args),
    }),
  ),
  amount('local-preference', 'local-preference'),
  amount('med', 'metric'),
  simple('weight', '(0-4294967295)$value', '[(0-4294967295)]', (args) => ({
    kind: 'weight',
    to: number(args),
  })),
  simple('origin', ORIGINS, '[<egp|igp|incomplete>]', (args) => ({
    kind: 'origin',
    to: value(args) as Origin,
  })),
  simple('as-path prepend', ASNS, '[(1-4294967295)...]', (args) => ({
    kind: 'prepend',
    asns: numbers(value(args)),
  })),
  setting('as-path prepend', 'last-as (1-10)$value', '[last-as [(1-10)]]', (args) => ({
    text: `last-as ${value(args)}`,
    change: { kind: 'prepend-last', times: number(args) },
  })),
  simple('as-path exclude', ASNS, '[(1-4294967295)...]', (args) => ({
    kind: 'exclude',
    asns: numbers(value(args)),
  })),
  communities('community', parseCommunity, communitySet),
  communities('large-community', parseLargeCommunity, largeCommunitySet),
  setting(
    'comm-list',
    '<(1-99)|(100-500)|WORD>$value delete',
    '[<(1-99)|(100-500)|WORD> delete]',
    (args) => ({
      text: `${value(args)} delete`,
      change: { kind: 'delete-communities', list: value(args) },
    }),
  ),
  setting(
    'large-comm-list',
    '<(1-99)|(100-500)|WORD>$value delete',
    '[<(1-99)|(100-500)|WORD> delete]',
    (args) => ({
      text: `${value(args)} delete`,
      change: { kind: 'delete-large-communities', list: value(args) },
    }),
  ),
  simple('ip next-hop', 'A.B.C.D$value', '[A.B.C.D]', (args) => ({ kind: 'next-hop', to: value(args) })),
  setting('ip next-hop', 'peer-address', '[peer-address]', () => ({
    text: 'peer-address',
    change: { kind: 'next-hop', to: 'peer' },
  })),
  simple('ipv6 next-hop global', 'X:X::X:X$value', '[X:X::X:X]', (args) => ({
    kind: 'next-hop',
    to: value(args),
  })),
  setting('ipv6 next-hop peer-address', '', '', () => ({
    text: '',
    change: { kind: 'next-hop', to: 'peer' },
  })),
  setting('atomic-aggregate', '', '', () => ({ text: '', change: { kind: 'atomic-aggregate' } })),
];
