/**
 * A command's grammar, read from FRR's notation: words one after the other, `<one|of|these>`, `[may be missing]`,
 * `{any|of these|in any order}`, `NAME...` for one word or more. `$name` behind a word or a group names what was typed there.
 */
import { assert } from '../../kit/assert.ts';
import { type Token, tokenOf } from './token.ts';

export type Pattern =
  | { readonly kind: 'token'; readonly token: Token; readonly name?: string; readonly repeats?: true }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly options: readonly Pattern[]; readonly name?: string }
  | { readonly kind: 'optional'; readonly inner: Pattern }
  | { readonly kind: 'any-order'; readonly options: readonly Pattern[] };

const CLOSING: Readonly<Record<string, string>> = { '<': '>', '[': ']', '{': '}' };

export function parsePattern(text: string): Pattern {
  const pieces = text.match(/\(\d+-\d+\)(?:\.\.\.)?|[<>[\]{}|]|\$\w+|[^\s<>[\]{}|$()]+/g) ?? [];
  const reader = new Reader(pieces);
  const pattern = reader.sequence();
  assert(reader.isDone, `a command's pattern does not end where it should: ${text}`);
  return pattern;
}

class Reader {
  #at = 0;
  constructor(readonly pieces: readonly string[]) {}

  get isDone(): boolean {
    return this.#at >= this.pieces.length;
  }

  sequence(): Pattern {
    const parts: Pattern[] = [];
    while (!this.isDone && !/^[>\]}|]$/.test(this.#peek())) parts.push(this.#part());
    return parts.length === 1 ? (parts[0] as Pattern) : { kind: 'sequence', parts };
  }

  #part(): Pattern {
    const piece = this.#take();
    if (!(piece in CLOSING)) return this.#token(piece);
    const options = [this.sequence()];
    while (this.#peek() === '|') {
      this.#take();
      options.push(this.sequence());
    }
    assert(this.#take() === CLOSING[piece], 'a group in a pattern is not closed');
    if (piece === '{') return { kind: 'any-order', options };
    const name = this.#name();
    const choice: Pattern = { kind: 'choice', options, ...(name === undefined ? {} : { name }) };
    return piece === '[' ? { kind: 'optional', inner: choice } : choice;
  }

  #token(piece: string): Pattern {
    const repeats = piece.endsWith('...');
    const token = tokenOf(repeats ? piece.slice(0, -3) : piece);
    const name = this.#name();
    return {
      kind: 'token',
      token,
      ...(name === undefined ? {} : { name }),
      ...(repeats ? { repeats: true as const } : {}),
    };
  }

  #name(): string | undefined {
    return this.#peek().startsWith('$') ? this.#take().slice(1) : undefined;
  }

  #peek(): string {
    return this.pieces[this.#at] ?? '';
  }

  #take(): string {
    return this.pieces[this.#at++] ?? '';
  }
}
