/** The line as rows of a given width, and where in them the cursor stands. */

import { fitText, type Row, type Span } from '../text/row.ts';
import { sanitize } from '../text/sanitize.ts';
import { graphemes, textWidth } from '../text/width.ts';
import { type Style, style } from '../theme.ts';
import type { EditorState } from './state.ts';

export interface LineLayout {
  readonly rows: readonly Row[];
  readonly cursor: { readonly row: number; readonly column: number };
}

const CONTINUATION = '> ';
const TAB = '  ';

/** Lays the line out behind its prompt; while searching, behind the search's. */
export function layoutLine(state: EditorState, prompt: string, width: number): LineLayout {
  const { search } = state;
  const label = search ? searchLabel(search.query, search.at === undefined) : sanitize(prompt);
  const shownPrompt = fitText(label, Math.max(2, width - 8));
  const writer = new Writer(width, shownPrompt, search ? style.warn : style.prompt);
  const matchEnd = search?.at === undefined ? -1 : state.cursor + search.query.length;
  let index = 0;
  for (const piece of graphemes(state.text)) {
    if (index === state.cursor) writer.markCursor();
    if (piece === '\n') writer.newLine(CONTINUATION);
    else
      writer.write(
        piece === '\t' ? TAB : piece,
        index >= state.cursor && index < matchEnd ? style.selected : undefined,
      );
    index += piece.length;
  }
  if (state.cursor >= index) writer.markCursor();
  return writer.finish();
}

function searchLabel(query: string, isFailing: boolean): string {
  return query !== '' && isFailing ? `(no match) ‘${query}’: ` : `(search) ‘${query}’: `;
}

/** Fills rows character by character; a cursor behind a full row goes to the next. */
class Writer {
  private readonly width: number;
  private readonly rows: Row[] = [];
  private current: Span[];
  private column: number;
  private cursor = { row: 0, column: 0 };

  constructor(width: number, prompt: string, promptStyle: Style) {
    this.width = width;
    this.current = prompt === '' ? [] : [{ text: prompt, style: promptStyle }];
    this.column = textWidth(prompt);
  }

  write(text: string, look: Style | undefined): void {
    const columns = textWidth(text);
    if (this.column + columns > this.width) this.breakRow();
    const last = this.current.at(-1);
    if (last && last.style === look)
      this.current[this.current.length - 1] = { text: last.text + text, style: look };
    else this.current.push({ text, style: look });
    this.column += columns;
  }

  newLine(prompt: string): void {
    this.breakRow();
    this.current = [{ text: prompt, style: style.muted }];
    this.column = textWidth(prompt);
  }

  markCursor(): void {
    const isPastEnd = this.column >= this.width;
    this.cursor = { row: this.rows.length + (isPastEnd ? 1 : 0), column: isPastEnd ? 0 : this.column };
  }

  finish(): LineLayout {
    this.rows.push(this.current);
    if (this.cursor.row === this.rows.length) this.rows.push([]);
    return { rows: this.rows, cursor: this.cursor };
  }

  private breakRow(): void {
    this.rows.push(this.current);
    this.current = [];
    this.column = 0;
  }
}
