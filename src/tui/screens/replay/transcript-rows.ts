/**
 * The commands up to a step with what they printed and changed, as rows of the current width. A step is wrapped once; of
 * a long attempt only as much is put together as anybody scrolls back.
 */
import { changeItem } from '../../console/change-item.ts';
import { type ConsoleItem, itemRows } from '../../console/scrollback.ts';
import { type Row, row } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { style } from '../../theme.ts';
import type { Scrubber } from './scrubber.ts';

export interface ShownTranscript {
  readonly rows: readonly Row[];
  /** Where the last command begins. */
  readonly lastStart: number;
}

const ROW_LIMIT = 2000;

const STRAYED: ConsoleItem = {
  type: 'notice',
  row: row([
    style.warn,
    '! The journal says that this was typed at another moment: here it went another way.',
  ]),
};

export class TranscriptRows {
  readonly #scrubber: Scrubber;
  readonly #opening: readonly ConsoleItem[];
  #width = 0;
  #steps: (readonly Row[])[] = [];
  #shown: ShownTranscript & { readonly count: number } = { rows: [], lastStart: 0, count: -1 };

  /** Notes are told before the first command. */
  constructor(scrubber: Scrubber, notes: readonly string[]) {
    this.#scrubber = scrubber;
    const { length } = scrubber.replay;
    const told = length === 0 ? 'Nothing was typed.' : 'Before the first command. → goes on.';
    this.#opening = [
      ...notes.map((note) => row([style.warn, `! ${sanitize(note)}`])),
      row([style.muted, told]),
    ].map((line) => ({ type: 'notice', row: line }));
  }

  upTo(count: number, width: number): ShownTranscript {
    if (width !== this.#width) this.#steps = [];
    else if (this.#shown.count === count) return this.#shown;
    this.#width = width;
    const parts: (readonly Row[])[] = [];
    let total = 0;
    for (let step = count; step >= 0 && total < ROW_LIMIT; step--) {
      const rows = this.#rowsOf(step);
      parts.unshift(rows);
      total += rows.length;
    }
    const lastStart = total - (parts.at(-1)?.length ?? 0);
    this.#shown = { rows: parts.flat(), lastStart, count };
    return this.#shown;
  }

  #rowsOf(step: number): readonly Row[] {
    this.#steps[step] ??= this.#itemsOf(step).flatMap((item) => itemRows(item, this.#width));
    return this.#steps[step];
  }

  #itemsOf(step: number): readonly ConsoleItem[] {
    const { moments } = this.#scrubber.replay;
    const command = moments[step]?.command;
    if (!command) return this.#opening;
    const { prompt, line, output, strayed } = command;
    const isFirst = strayed && !moments[step - 1]?.command?.strayed;
    return [
      { type: 'command', prompt, line, output },
      ...(isFirst ? [STRAYED] : []),
      ...this.#scrubber.changesAt(step).map(changeItem),
    ];
  }
}
