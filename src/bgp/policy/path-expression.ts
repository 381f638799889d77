/**
 * Regular expressions as BGP consoles know them: POSIX extended ones, and `_` for whatever stands between numbers
 * (beginning, end, blank, comma, brace, parenthesis). Matched by following all possibilities at once (Thompson), so
 * that no expression, however ill-meant, takes longer than its length times the path's. Back references and counted
 * repetitions (`{2}`) are not part of it: braces are the signs of an AS_SET.
 */
const MAX_LENGTH = 512;

/** What a character must be to go on; `^` and `$` look at the place only. */
type Test = (character: string) => boolean;
interface State {
  readonly test?: Test;
  readonly anchor?: '^' | '$';
  next: State[];
}

interface Piece {
  readonly start: State;
  readonly end: State;
}

export interface PathExpression {
  matches(text: string): boolean;
}

export interface ExpressionError {
  readonly error: string;
}

const known = new Map<string, PathExpression | ExpressionError>();
const MAX_KNOWN = 1000;

/** The expression, or what is wrong with it and where. */
export function pathExpression(text: string): PathExpression | ExpressionError {
  const before = known.get(text);
  if (before) return before;
  if (known.size >= MAX_KNOWN) known.clear();
  const expression = compile(text);
  known.set(text, expression);
  return expression;
}

function compile(text: string): PathExpression | ExpressionError {
  if (text.length > MAX_LENGTH) return { error: `longer than ${MAX_LENGTH} characters` };
  const reader = new Reader(text);
  const piece = reader.alternatives(0);
  if (reader.error) return { error: reader.error };
  return { matches: (subject) => matches(piece, subject) };
}

function matches({ start, end }: Piece, subject: string): boolean {
  let states = new Set<State>();
  for (let at = 0; at <= subject.length; at++) {
    // It may begin anywhere.
    enter(states, start, at, subject.length);
    if (states.has(end)) return true;
    const character = subject[at];
    if (character === undefined) break;
    const next = new Set<State>();
    for (const state of states) {
      if (!state.test?.(character)) continue;
      for (const one of state.next) enter(next, one, at + 1, subject.length);
    }
    states = next;
  }
  return states.has(end);
}

/** Adds the state and all that is reached from it without a character. */
function enter(states: Set<State>, first: State, at: number, length: number): void {
  const waiting = [first];
  for (let state = waiting.pop(); state; state = waiting.pop()) {
    if (states.has(state)) continue;
    if (state.anchor === '^' && at !== 0) continue;
    if (state.anchor === '$' && at !== length) continue;
    states.add(state);
    if (!state.test) waiting.push(...state.next);
  }
}

const BETWEEN = ' ,{}()';
const MAX_DEPTH = 50;

class Reader {
  error: string | undefined;
  #at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  alternatives(depth: number): Piece {
    const options = [this.#sequence(depth)];
    while (this.#take('|')) options.push(this.#sequence(depth));
    const rest = this.#text[this.#at];
    if (depth === 0 && rest !== undefined) this.#fail(`unexpected ${rest}`);
    return either(options);
  }

  #sequence(depth: number): Piece {
    let whole = nothing();
    for (let next = this.#text[this.#at]; next && next !== '|' && !this.error; next = this.#text[this.#at]) {
      if (next === ')' && depth > 0) break;
      whole = follow(whole, this.#repeated(depth));
    }
    return whole;
  }

  #repeated(depth: number): Piece {
    let piece = this.#atom(depth);
    for (let sign = this.#text[this.#at]; sign && '*+?'.includes(sign); sign = this.#text[this.#at]) {
      this.#at++;
      piece = repeat(piece, sign);
    }
    return piece;
  }

  #atom(depth: number): Piece {
    const character = this.#text[this.#at++] as string;
    switch (character) {
      case '(':
        return this.#group(depth + 1);
      case '[':
        return this.#oneOf();
      case '.':
        return single(() => true);
      case '^':
      case '$':
        return anchored(character);
      case '_':
        return either([anchored('^'), anchored('$'), single((one) => BETWEEN.includes(one))]);
      case '\\':
        return this.#literal(this.#text[this.#at++]);
      case '*':
      case '+':
      case '?':
      case ')':
        return this.#fail(`nothing before ${character}`);
      default:
        return this.#literal(character);
    }
  }

  #literal(character: string | undefined): Piece {
    return character === undefined ? this.#fail('ends in a backslash') : single((one) => one === character);
  }

  #group(depth: number): Piece {
    if (depth > MAX_DEPTH) return this.#fail('nested too deeply');
    const inner = this.alternatives(depth);
    return this.#take(')') ? inner : this.#fail('( without )');
  }

  #oneOf(): Piece {
    const isNot = this.#take('^');
    const from = this.#at;
    // A bracket that comes first stands for itself.
    const close = this.#text.indexOf(']', from + 1);
    if (close < 0) return this.#fail('[ without ]');
    this.#at = close + 1;
    const tests = rangesOf(this.#text.slice(from, close));
    return single((one) => tests.some(([low, high]) => one >= low && one <= high) !== isNot);
  }

  #take(character: string): boolean {
    const isThere = this.#text[this.#at] === character;
    if (isThere) this.#at++;
    return isThere;
  }

  #fail(why: string): Piece {
    this.error ??= `${why}, at character ${Math.min(this.#at, this.#text.length)}`;
    this.#at = this.#text.length;
    return nothing();
  }
}

function rangesOf(inner: string): (readonly [low: string, high: string])[] {
  return [...inner.matchAll(/(.)-(.)|(.)/gs)].map(([, low, high, one]) => [
    low ?? one ?? '',
    high ?? one ?? '',
  ]);
}

const blank = (): State => ({ next: [] });

function nothing(): Piece {
  const start = blank();
  return { start, end: start };
}

function single(test: Test): Piece {
  const end = blank();
  return { start: { test, next: [end] }, end };
}

function anchored(anchor: '^' | '$'): Piece {
  const end = blank();
  return { start: { anchor, next: [end] }, end };
}

function follow(left: Piece, right: Piece): Piece {
  left.end.next.push(right.start);
  return { start: left.start, end: right.end };
}

function either(options: readonly Piece[]): Piece {
  const end = blank();
  for (const option of options) option.end.next.push(end);
  return { start: { next: options.map(({ start }) => start) }, end };
}

function repeat(piece: Piece, sign: string): Piece {
  const end = blank();
  const start: State = { next: sign === '+' ? [piece.start] : [piece.start, end] };
  piece.end.next.push(end);
  if (sign !== '?') piece.end.next.push(piece.start);
  return { start, end };
}
