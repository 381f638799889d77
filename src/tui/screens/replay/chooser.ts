/** Which of the attempts of a submission to look at. */
import { between, rule } from '../../frame/box.ts';
import { statusBar } from '../../frame/status-bar.ts';
import type { Key } from '../../keys.ts';
import { windowTop } from '../../parts/scroll.ts';
import type { Frame } from '../../terminal/screen.tsx';
import { EMPTY_ROW, fitRow, highlight, type Row, row, spread } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { style } from '../../theme.ts';

export interface AttemptLine {
  readonly title: string;
  /** How many commands it has. */
  readonly commands: number;
  /** Why it cannot be played. */
  readonly refusal?: string;
}

export interface Leading {
  readonly chosen: number;
  /** What goes on. */
  readonly notice: string;
}

const KEYS = [
  { keys: ['up', 'k', 'ctrl-p'], command: 'up', hint: 'choose' },
  { keys: ['down', 'j', 'ctrl-n'], command: 'down' },
  { keys: ['enter', 'l'], command: 'open', hint: 'open' },
  { keys: ['q', 'escape', 'ctrl-c', 'ctrl-d'], command: 'leave', hint: 'quit' },
] as const;

/** What a key does here. */
export function leadBy({ name, text }: Key): (typeof KEYS)[number]['command'] | undefined {
  const pressed = name === 'text' ? text : name;
  return KEYS.find(({ keys }) => (keys as readonly string[]).includes(pressed))?.command;
}

export function drawChooser(
  attempts: readonly AttemptLine[],
  { chosen, notice }: Leading,
  owner: string,
  columns: number,
  rows: number,
): Frame {
  const size = { columns, isTall: true };
  const height = rows - 4;
  const width = columns - 4;
  const lines = attempts.map((attempt, index) => attemptRow(attempt, index === chosen, width));
  const top = windowTop(0, lines.length, height, { from: chosen, to: chosen + 1 });
  const title = row([style.brand, ' netlab '], [style.muted, '─ replay ']);
  const end = row([style.muted, owner === '' ? '' : ` ${owner} `]);
  const body = Array.from({ length: height }, (_, index) =>
    between([{ text: ' ' }, ...fitRow(lines[top + index] ?? EMPTY_ROW, width), { text: ' ' }], columns),
  );
  const refusal = attempts[chosen]?.refusal;
  const told = refusal === undefined ? row(sanitize(notice)) : row([style.warn, `! ${sanitize(refusal)}`]);
  return {
    rows: [rule('╭', '╮', columns, title, end), ...body, ...statusBar(told, KEYS, size)],
    spoken: [
      `Attempts of ${owner || 'somebody'}.`,
      ...attempts.map((attempt, index) => `${index === chosen ? 'Chosen: ' : ''}${spokenLine(attempt)}`),
      sanitize(notice),
      'Arrows choose, Enter opens, q quits.',
    ],
  };
}

const commandsOf = ({ commands }: AttemptLine) => `${commands} command${commands === 1 ? '' : 's'}`;

const spokenLine = (attempt: AttemptLine) =>
  `${sanitize(attempt.title)}, ${commandsOf(attempt)}${attempt.refusal ? `. ${sanitize(attempt.refusal)}` : ''}`;

function attemptRow(attempt: AttemptLine, isChosen: boolean, width: number): Row {
  const mark = attempt.refusal === undefined ? '  ' : '! ';
  const line = spread(
    row([style.focus, isChosen ? '▸ ' : '  '], [style.warn, mark], sanitize(attempt.title)),
    row([style.muted, commandsOf(attempt)]),
    width,
  );
  return isChosen ? highlight(line, style.selected) : line;
}
