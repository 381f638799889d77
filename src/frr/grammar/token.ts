/**
 * What a word of a command may be, in the notation in which FRR lists its commands: a keyword, `A.B.C.D`,
 * `A.B.C.D/M`, `X:X::X:X`, `X:X::X:X/M`, a range `(1-255)`, any word in capitals (`NAME`), or the rest of the line
 * (`LINE...`).
 */
import { formatAddress, parseAddress } from '../../kit/address.ts';

/** How well a word fits, the better the lower: this is how FRR decides between commands. */
export const FIT = { keyword: 0, value: 1, abbreviation: 2, anything: 3 } as const;
export type Fit = (typeof FIT)[keyof typeof FIT];

export interface Token {
  readonly text: string;
  readonly kind: 'keyword' | 'value' | 'word';
  /** Undefined: the word can't stand here. */
  fit(word: string): Fit | undefined;
  /** The word as it is kept: IPv6 addresses in their one spelling. */
  read(word: string): string;
}

const VALUES: Readonly<Record<string, (word: string) => boolean>> = {
  'A.B.C.D': (word) => isAddress(word, 4),
  'X:X::X:X': (word) => isAddress(word, 6),
  'A.B.C.D/M': (word) => isPrefix(word, 4, 32),
  'X:X::X:X/M': (word) => isPrefix(word, 6, 128),
};

export function tokenOf(text: string): Token {
  const isValue = VALUES[text] ?? rangeOf(text);
  if (isValue) {
    const read = text === 'X:X::X:X' ? spelling : same;
    return { text, kind: 'value', read, fit: (word) => (isValue(word) ? FIT.value : undefined) };
  }
  if (/^[A-Z][A-Z0-9_:-]*$/.test(text)) return { text, kind: 'word', read: same, fit: () => FIT.anything };
  return { text, kind: 'keyword', read: same, fit: (word) => keywordFit(text, word) };
}

const same = (word: string) => word;

function spelling(word: string): string {
  const address = parseAddress(word);
  return address ? formatAddress(address) : word;
}

function keywordFit(keyword: string, word: string): Fit | undefined {
  if (word === keyword) return FIT.keyword;
  return keyword.startsWith(word) ? FIT.abbreviation : undefined;
}

function rangeOf(text: string): ((word: string) => boolean) | undefined {
  const [, from, to] = /^\((\d+)-(\d+)\)$/.exec(text) ?? [];
  if (from === undefined) return undefined;
  return (word) => /^\d{1,15}$/.test(word) && Number(word) >= Number(from) && Number(word) <= Number(to);
}

function isAddress(word: string, family: 4 | 6): boolean {
  return parseAddress(word)?.family === family;
}

function isPrefix(word: string, family: 4 | 6, longest: number): boolean {
  const [address = '', length = '', ...more] = word.split('/');
  return (
    more.length === 0 && isAddress(address, family) && /^\d{1,3}$/.test(length) && Number(length) <= longest
  );
}
