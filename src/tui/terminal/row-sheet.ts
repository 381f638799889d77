/**
 * Lends every row of the screen one private-use character, and puts the row back when the frame is written.
 *
 * Ink cuts the whole frame into graphemes again for each frame: 6–7 ms for 120×40 on a slow core, most of a 60 Hz
 * frame, to learn what we know already: our rows are exact (`fitRow`). So Ink is given one character a row, compares
 * rows by it, and writes it where a row changed; the stream below turns it into the row. Layout, input, diffing,
 * cursor and screen handling stay Ink's.
 */

import { rowToAnsi } from '../text/ansi.ts';
import type { Row } from '../text/row.ts';
import type { Theme } from '../theme.ts';

/** Supplementary private use area A: one column wide, never printed by anything else that we let through. */
const FIRST = 0xf0000;
/** More than any screen has rows; the ones not shown for longest give way. */
const CAPACITY = 2_048;
const tokens = /[\u{f0000}-\u{f07ff}]/gu;

export class RowSheet {
  private readonly theme: Theme;
  private readonly known = new WeakMap<Row, string>();
  /** Written rows by token and back; the map's order is that of last use. */
  private readonly tokenOf = new Map<string, string>();
  private readonly writtenOf = new Map<string, string>();
  private readonly free: string[] = Array.from({ length: CAPACITY }, (_, index) =>
    String.fromCodePoint(FIRST + index),
  );

  constructor(theme: Theme) {
    this.theme = theme;
  }

  /** One character a row. Call it for all rows of a frame, so that none of them gives way to another. */
  tokens(rows: readonly Row[]): string {
    return rows.map((row) => this.token(this.written(row))).join('\n');
  }

  /** What Ink writes, with the rows in place of their characters. */
  expand(output: string): string {
    return output.replace(tokens, (token) => this.writtenOf.get(token) ?? '');
  }

  private written(row: Row): string {
    const known = this.known.get(row);
    if (known !== undefined) return known;
    const written = rowToAnsi(row, this.theme);
    this.known.set(row, written);
    return written;
  }

  private token(written: string): string {
    const token = this.tokenOf.get(written) ?? this.free.pop() ?? this.oldest();
    this.tokenOf.delete(written);
    this.tokenOf.set(written, token);
    this.writtenOf.set(token, written);
    return token;
  }

  private oldest(): string {
    for (const [written, token] of this.tokenOf) {
      this.tokenOf.delete(written);
      return token;
    }
    return '';
  }
}

/** The terminal, with rows put back into what is written to it. */
export function expandingStream(stdout: NodeJS.WriteStream, sheet: RowSheet): NodeJS.WriteStream {
  const write = (chunk: unknown, ...rest: unknown[]) =>
    (stdout.write as (...args: unknown[]) => boolean)(
      typeof chunk === 'string' ? sheet.expand(chunk) : chunk,
      ...rest,
    );
  return new Proxy(stdout, {
    get(target, property) {
      if (property === 'write') return write;
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
