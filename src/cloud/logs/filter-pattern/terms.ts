/**
 * Terms: `ERROR` and `"exact phrase"` must all be there, `-term` must not, and of `?terms` one is enough. A term is
 * found as a whole word, case and all. Beside a term that must be there, `?terms` decide nothing.
 */
import { invalidPattern } from '../errors.ts';
import type { MessageTest } from './filter-pattern.ts';

interface Term {
  readonly sign: '' | '?' | '-';
  readonly text: string;
}

export function compileTerms(pattern: string): MessageTest {
  const terms = readTerms(pattern);
  const textsOf = (sign: Term['sign']) => terms.filter((term) => term.sign === sign).map((term) => term.text);
  const [wanted, optional, unwanted] = [textsOf(''), textsOf('?'), textsOf('-')];
  return (message) => {
    const has = (text: string) => containsWord(message, text);
    const anyOptional = wanted.length > 0 || optional.length === 0 || optional.some(has);
    return wanted.every(has) && anyOptional && !unwanted.some(has);
  };
}

function readTerms(pattern: string): Term[] {
  const terms: Term[] = [];
  let rest = pattern.trim();
  while (rest !== '') {
    const [matched, sign = '', quoted, bare = ''] = /^([?-]?)(?:"((?:[^"\\]|\\.)*)"|(\S*))/.exec(rest) ?? [
      '',
    ];
    if (bare.startsWith('%')) throw invalidPattern('netlab does not simulate regular expressions (%…%)');
    if (quoted === undefined ? !/^\w+$/.test(bare) : quoted === '') {
      const shown = quoted === undefined ? bare : '""';
      throw invalidPattern(`Invalid character(s) in term '${shown}'`);
    }
    terms.push({ sign: sign as Term['sign'], text: quoted?.replace(/\\(.)/g, '$1') ?? bare });
    rest = rest.slice(matched.length).trimStart();
  }
  return terms;
}

const WORD = /\w/;

/** Whether the text stands in the message with no word going on before or after it. */
function containsWord(message: string, text: string): boolean {
  for (let at = message.indexOf(text); at >= 0; at = message.indexOf(text, at + 1)) {
    if (isEdge(message, at) && isEdge(message, at + text.length)) return true;
  }
  return false;
}

/** No word reaches across this position. */
function isEdge(message: string, at: number): boolean {
  return !(WORD.test(message.charAt(at - 1)) && WORD.test(message.charAt(at)));
}
