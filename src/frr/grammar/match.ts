/**
 * Which command a line is, as FRR finds it: every word may be shortened as long as only one command is left; a keyword
 * spelt out goes before a value (an address, a number), that before a shortened keyword, that before a free word.
 */
import type { Pattern } from './pattern.ts';
import type { Fit, Token } from './token.ts';

/** What was typed, by the names in the pattern; keywords in full. */
export type Bindings = Readonly<Record<string, string>>;

export interface Grammar<Command> {
  readonly pattern: Pattern;
  readonly command: Command;
}

export type Match<Command> =
  | { readonly kind: 'found'; readonly command: Command; readonly bindings: Bindings }
  | { readonly kind: 'unknown' | 'incomplete' | 'ambiguous' };

interface Way {
  readonly at: number;
  readonly fits: readonly Fit[];
  /** The line with all keywords spelt out, values left out. */
  readonly spelling: string;
  readonly bindings: Bindings;
}

/** A pattern that can be gone through in more ways than this is not followed further. */
const MAX_WAYS = 500;

export function matchLine<Command>(
  grammars: readonly Grammar<Command>[],
  words: readonly string[],
): Match<Command> {
  const complete: { command: Command; way: Way }[] = [];
  let isIncomplete = false;
  for (const { pattern, command } of grammars) {
    const walk = new Walk(words);
    for (const way of walk.follow(pattern)) {
      if (way.at === words.length) complete.push({ command, way });
    }
    isIncomplete ||= walk.expected.size > 0;
  }
  const [first, ...others] = complete.sort((left, right) => compare(left.way.fits, right.way.fits));
  if (!first) return { kind: isIncomplete ? 'incomplete' : 'unknown' };
  const rival = others.find(({ way }) => way.spelling !== first.way.spelling);
  if (rival && compare(rival.way.fits, first.way.fits) === 0) return { kind: 'ambiguous' };
  return { kind: 'found', command: first.command, bindings: first.way.bindings };
}

/** What may come after these words: tokens as they are written in patterns, `<cr>` for the end of the line. */
export function expectedAfter(
  grammars: readonly Grammar<unknown>[],
  words: readonly string[],
): readonly Token['text'][] {
  const expected = new Set<string>();
  for (const { pattern } of grammars) {
    const walk = new Walk(words);
    for (const way of walk.follow(pattern)) if (way.at === words.length) expected.add('<cr>');
    for (const text of walk.expected) expected.add(text);
  }
  return [...expected].sort();
}

function compare(left: readonly Fit[], right: readonly Fit[]): number {
  for (const [index, fit] of left.entries()) {
    const difference = fit - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const START: Way = { at: 0, fits: [], spelling: '', bindings: {} };

class Walk {
  /** Tokens that could have come when the words were over. */
  readonly expected = new Set<string>();
  constructor(readonly words: readonly string[]) {}

  follow(pattern: Pattern, from: Way = START): readonly Way[] {
    switch (pattern.kind) {
      case 'token':
        return this.#token(pattern, from);
      case 'sequence':
        return pattern.parts.reduce<readonly Way[]>(
          (ways, part) => ways.flatMap((way) => this.follow(part, way)).slice(0, MAX_WAYS),
          [from],
        );
      case 'choice':
        return pattern.options.flatMap((option) =>
          this.#named(pattern.name, from, this.follow(option, from)),
        );
      case 'optional':
        return [from, ...this.follow(pattern.inner, from)];
      case 'any-order':
        return this.#anyOrder(pattern.options, from);
    }
  }

  /** One or more, each at most once. */
  #anyOrder(options: readonly Pattern[], from: Way): readonly Way[] {
    return options.flatMap((option) => {
      const others = options.filter((one) => one !== option);
      return this.follow(option, from).flatMap((way) => [way, ...this.#anyOrder(others, way)]);
    });
  }

  #token(pattern: Extract<Pattern, { kind: 'token' }>, from: Way): readonly Way[] {
    const ways: Way[] = [];
    let before: Way = from;
    do {
      const next = this.#step(pattern, before);
      if (!next) break;
      before = next;
      ways.push(before);
    } while (pattern.repeats);
    return ways;
  }

  #step({ token, name }: Extract<Pattern, { kind: 'token' }>, way: Way): Way | undefined {
    const word = this.words[way.at];
    if (word === undefined) {
      this.expected.add(token.text);
      return undefined;
    }
    const fit = token.fit(word);
    if (fit === undefined) return undefined;
    const value = token.kind === 'keyword' ? token.text : token.read(word);
    const known = name === undefined ? undefined : way.bindings[name];
    return {
      at: way.at + 1,
      fits: [...way.fits, fit],
      spelling: `${way.spelling} ${token.kind === 'keyword' ? token.text : '·'}`,
      bindings:
        name === undefined
          ? way.bindings
          : { ...way.bindings, [name]: known === undefined ? value : `${known} ${value}` },
    };
  }

  /** A group's name stands for all that was typed in it. */
  #named(name: string | undefined, from: Way, ways: readonly Way[]): readonly Way[] {
    if (name === undefined) return ways;
    return ways.map((way) => {
      const spelt = way.spelling.slice(from.spelling.length).trim().split(' ');
      const typed = this.words.slice(from.at, way.at);
      const text = typed
        .map((word, index) => (spelt[index] === '·' ? word : (spelt[index] ?? word)))
        .join(' ');
      return { ...way, bindings: { ...way.bindings, [name]: text } };
    });
  }
}
