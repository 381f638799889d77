/** The words and signs of a space-delimited pattern. */
import { invalidPattern } from '../errors.ts';

export interface Token {
  /** A name or an operand, or one of `, ( ) || && = != > >= < <=`. */
  readonly kind: 'text' | 'symbol';
  readonly text: string;
}

export const ELLIPSIS = '...';

const TOKEN = /\s*(?:"((?:[^"\\]|\\.)*)"|(\|\||&&|!=|>=|<=|[,()=<>])|([^\s,()=<>!|&"]+))/y;

export function tokenize(pattern: string): Token[] {
  const tokens: Token[] = [];
  const text = pattern.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const start = TOKEN.lastIndex;
    const [, quoted, symbol, word] = TOKEN.exec(text) ?? [];
    if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol });
    else if (word?.startsWith('%'))
      throw invalidPattern('netlab does not simulate regular expressions (%…%)');
    else if (word !== undefined) tokens.push({ kind: 'text', text: word });
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.replace(/\\(.)/g, '$1') });
    else throw invalidPattern(`Invalid character(s) in term '${text.slice(start).trim()}'`);
  }
  return tokens;
}
