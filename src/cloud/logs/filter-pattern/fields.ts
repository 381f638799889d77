/**
 * Space-delimited patterns: `[version, account, …, dstport = 22 || dstport = 23, action = "REJECT", status]`. A field
 * for each word of the message, in order, with a condition or without; one `...` stands for any number of them.
 * Conditions compare a field with a text, in which `*` is any text, or with a number.
 */
import { invalidPattern } from '../errors.ts';
import type { MessageTest } from './filter-pattern.ts';
import { globMatches } from './glob.ts';
import { ELLIPSIS, type Token, tokenize } from './tokens.ts';

type FieldTest = (value: string) => boolean;

const ANYTHING: FieldTest = () => true;

export function compileFieldPattern(pattern: string): MessageTest {
  const fields = splitFields(tokenize(pattern));
  const gap = fields.findIndex(isEllipsis);
  if (gap !== fields.findLastIndex(isEllipsis)) throw invalidPattern("Only one '...' is allowed");
  const head = (gap < 0 ? fields : fields.slice(0, gap)).map(compileField);
  const tail = (gap < 0 ? [] : fields.slice(gap + 1)).map(compileField);
  return (message) => {
    const values = splitMessage(message);
    const least = head.length + tail.length;
    if (gap < 0 ? values.length !== least : values.length < least) return false;
    const end = values.length - tail.length;
    return (
      head.every((test, index) => test(values[index] as string)) &&
      tail.every((test, index) => test(values[end + index] as string))
    );
  };
}

/** Words; what stands in quotation marks or square brackets is one. */
function splitMessage(message: string): string[] {
  return [...message.matchAll(/"([^"]*)"|\[([^\]]*)\]|(\S+)/g)].map(
    ([, quoted, bracketed, word]) => quoted ?? bracketed ?? word ?? '',
  );
}

function splitFields(tokens: readonly Token[]): Token[][] {
  const fields: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'symbol' && token.text === ',') fields.push([]);
    else fields.at(-1)?.push(token);
  }
  return fields;
}

function isEllipsis(field: readonly Token[]): boolean {
  return field.length === 1 && field[0]?.text === ELLIPSIS;
}

function compileField(tokens: readonly Token[]): FieldTest {
  const parser = new FieldParser(tokens);
  return parser.parse();
}

/** Recursive descent: `||` under `&&` under a comparison or parentheses. Each comparison names this very field. */
class FieldParser {
  #at = 0;
  #name: string | undefined;

  constructor(readonly tokens: readonly Token[]) {}

  parse(): FieldTest {
    if (this.tokens.length === 1 && this.tokens[0]?.kind === 'text') return ANYTHING;
    const test = this.#either();
    if (this.#at < this.tokens.length) throw this.#invalid();
    return test;
  }

  #either(): FieldTest {
    const tests = [this.#both()];
    while (this.#take('||')) tests.push(this.#both());
    return (value) => tests.some((test) => test(value));
  }

  #both(): FieldTest {
    const tests = [this.#one()];
    while (this.#take('&&')) tests.push(this.#one());
    return (value) => tests.every((test) => test(value));
  }

  #one(): FieldTest {
    if (this.#take('(')) {
      const test = this.#either();
      if (!this.#take(')')) throw this.#invalid();
      return test;
    }
    const name = this.#text();
    this.#name ??= name;
    if (name !== this.#name) throw this.#invalid();
    const operator = this.tokens[this.#at++];
    const comparison = operator?.kind === 'symbol' ? COMPARISONS[operator.text] : undefined;
    if (!comparison) throw this.#invalid();
    return comparison(this.#text());
  }

  #take(symbol: string): boolean {
    const token = this.tokens[this.#at];
    const found = token?.kind === 'symbol' && token.text === symbol;
    if (found) this.#at++;
    return found;
  }

  #text(): string {
    const token = this.tokens[this.#at++];
    if (token?.kind !== 'text') throw this.#invalid();
    return token.text;
  }

  #invalid() {
    return invalidPattern(`Invalid condition '${this.tokens.map(({ text }) => text).join(' ')}'`);
  }
}

type Comparison = (operand: string) => FieldTest;

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '=': (operand) => (value) => globMatches(operand, value),
  '!=': (operand) => (value) => !globMatches(operand, value),
  '>': numeric((left, right) => left > right),
  '>=': numeric((left, right) => left >= right),
  '<': numeric((left, right) => left < right),
  '<=': numeric((left, right) => left <= right),
};

function numeric(holds: (left: number, right: number) => boolean): Comparison {
  return (operand) => {
    const right = numberIn(operand);
    if (right === undefined) throw invalidPattern(`'${operand}' is not a number`);
    return (value) => {
      const left = numberIn(value);
      return left !== undefined && holds(left, right);
    };
  };
}

function numberIn(text: string): number | undefined {
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined;
}
