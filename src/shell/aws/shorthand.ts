/**
 * The CLI's shorthand syntax: `Key=Value,List=a,b,Nested={a=b,c=[1,2]}`, with quotes, escaped commas and `key@=file`.
 * Purely syntactic: every leaf is a string; `coerce.ts` gives it the types that the model asks for.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html
 */
export type ShorthandValue = string | ShorthandValue[] | { [key: string]: ShorthandValue };

export class ShorthandError extends Error {}

const KEY = /^[A-Za-z0-9\-_.#/:]*/;
const SINGLE_QUOTED = /^'(?:\\'|[^'])*'/;
const DOUBLE_QUOTED = /^"(?:\\"|[^"])*"/;
const START = String.raw`(?:\\,|[!#-&(-+\-.\/0-9:;<>-Z\\-z|-\uffff])`;
/** A value that a key introduces may hold `=`; one within a comma list may not, as it could be the next key. */
const FIRST_VALUE = new RegExp(String.raw`^${START}(?:\\,|[\s!#-&(-+\--\\^-|~-\uffff])*`, 'u');
const SECOND_VALUE = new RegExp(String.raw`^${START}(?:\\,|[\s!#-&(-+\--<>-\uffff])*`, 'u');
const WHITESPACE = /^[ \t\n\r\v\f]*/;

/** Contents of the files that `key@=file://…` may name, by URI. */
export type ShorthandFiles = ReadonlyMap<string, string>;

/** The files that a shorthand text asks for, so that they can be read beforehand. */
export function shorthandFiles(text: string): readonly string[] {
  return text.includes('@=') ? (text.match(/(?<=@=\s*["']?)fileb?:\/\/[^\s,"'\]}]+/g) ?? []) : [];
}

export function parseShorthand(
  text: string,
  files: ShorthandFiles = new Map(),
): Record<string, ShorthandValue> {
  return new ShorthandParser(text, files).parse();
}

class ShorthandParser {
  private readonly text: string;
  private readonly files: ShorthandFiles;
  private index = 0;
  private readsFile = false;

  constructor(text: string, files: ShorthandFiles) {
    this.text = text;
    this.files = files;
  }

  parse(): Record<string, ShorthandValue> {
    const values = new Map<string, ShorthandValue>();
    const [key, value] = this.keyValue();
    values.set(key, value);
    let last = this.index;
    while (this.index < this.text.length) {
      this.expect(',', true);
      const [nextKey, nextValue] = this.keyValue();
      if (values.has(nextKey)) throw this.duplicate(nextKey, last + 1);
      values.set(nextKey, nextValue);
      last = this.index;
    }
    return Object.fromEntries(values);
  }

  private keyValue(): [string, ShorthandValue] {
    const key = this.key();
    return [key, this.values()];
  }

  /** A key and its `=` or `@=`. */
  private key(): string {
    const key = this.take(KEY) ?? '';
    this.skipSpace();
    this.readsFile = this.text[this.index] === '@';
    if (this.readsFile) {
      this.index++;
      this.skipSpace();
    }
    this.expect('=', true);
    return key;
  }

  private values(): ShorthandValue {
    if (this.index >= this.text.length) return '';
    return this.bracketed() ?? this.commaList();
  }

  private bracketed(): ShorthandValue | undefined {
    if (this.current === '[') return this.explicitList();
    if (this.current === '{') return this.hash();
    return undefined;
  }

  /** `a` is a scalar, `a,b` a list; `a,b,c=d` ends before `c`, which is the next key. */
  private commaList(): ShorthandValue {
    const first = this.firstValue();
    this.skipSpace();
    if (this.current !== ',') return first;
    this.expect(',', true);
    const list = [first];
    for (;;) {
      try {
        const value = this.secondValue();
        this.skipSpace();
        if (this.index >= this.text.length) {
          list.push(value);
          break;
        }
        this.expect(',', true);
        list.push(value);
      } catch (error) {
        if (!(error instanceof ShorthandError) || this.index >= this.text.length) throw error;
        this.index = this.text.lastIndexOf(',', this.index);
        break;
      }
    }
    return list.length === 1 ? first : list;
  }

  private explicitList(): ShorthandValue[] {
    this.expect('[', true);
    const values: ShorthandValue[] = [];
    while (this.current !== ']') {
      values.push(this.bracketed() ?? this.firstValue());
      this.separatorBefore(']');
    }
    this.expect(']');
    return values;
  }

  private hash(): Record<string, ShorthandValue> {
    this.expect('{', true);
    const values = new Map<string, ShorthandValue>();
    while (this.current !== '}') {
      const key = this.key();
      values.set(key, this.bracketed() ?? this.firstValue());
      this.separatorBefore('}');
    }
    this.expect('}');
    return Object.fromEntries(values);
  }

  private separatorBefore(close: string): void {
    this.skipSpace();
    if (this.current === close) return;
    this.expect(',');
    this.skipSpace();
  }

  private firstValue(): string {
    return this.quoted() ?? this.plain(this.take(FIRST_VALUE) ?? '');
  }

  private secondValue(): string {
    const quoted = this.quoted();
    if (quoted !== undefined) return quoted;
    const value = this.take(SECOND_VALUE);
    if (value === undefined) throw this.syntax('<second>', '<none>');
    return this.plain(value);
  }

  private quoted(): string | undefined {
    const quote = this.current;
    if (quote !== "'" && quote !== '"') return undefined;
    const single = quote === "'";
    const text = this.take(single ? SINGLE_QUOTED : DOUBLE_QUOTED);
    if (text === undefined) throw this.syntax(single ? '<singled quoted>' : '<double quoted>', '<none>');
    return this.fileOr(text.slice(1, -1).replaceAll(`\\${quote}`, quote).replaceAll('\\\\', '\\'));
  }

  private plain(text: string): string {
    return this.fileOr(text.replaceAll('\\,', ',').trimEnd());
  }

  private fileOr(value: string): string {
    return (this.readsFile ? this.files.get(value) : undefined) ?? value;
  }

  private get current(): string | undefined {
    return this.text[this.index];
  }

  private take(pattern: RegExp): string | undefined {
    const match = pattern.exec(this.text.slice(this.index));
    if (!match) return undefined;
    this.index += match[0].length;
    return match[0];
  }

  private skipSpace(): void {
    this.take(WHITESPACE);
  }

  private expect(character: string, spaceAround = false): void {
    if (spaceAround) this.skipSpace();
    if (this.current !== character) throw this.syntax(character, this.current ?? 'EOF');
    this.index++;
    if (spaceAround) this.skipSpace();
  }

  private syntax(expected: string, received: string): ShorthandError {
    return new ShorthandError(
      `Expected: '${expected}', received: '${received}' for input:\n${this.location(this.index)}`,
    );
  }

  private duplicate(key: string, index: number): ShorthandError {
    const hint = 'This is often because there is a preceding "," instead of a space.';
    return new ShorthandError(
      `Second instance of key "${key}" encountered for input:\n${this.location(index)}\n${hint}`,
    );
  }

  /** The text with a caret under the place, within the line it is in. */
  private location(index: number): string {
    const lineStart = this.text.lastIndexOf('\n', index - 1) + 1;
    const lineEnd = this.text.indexOf('\n', index);
    const consumed = lineEnd < 0 ? this.text : this.text.slice(0, lineEnd);
    const rest = lineEnd < 0 ? '' : this.text.slice(lineEnd);
    return `${consumed}\n${' '.repeat(index - lineStart)}^${rest}`;
  }
}
