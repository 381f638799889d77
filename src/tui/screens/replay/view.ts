/** The replay as a frame: tasks and panes above, the commands up to the step below, and the line that one scrubs along. */
import { bar, between, joint, rule, titleRow } from '../../frame/box.ts';
import { withDialog } from '../../frame/dialog.ts';
import { SEPARATOR, statusBar } from '../../frame/status-bar.ts';
import { clockText } from '../../parts/clock-text.ts';
import { checkCounts } from '../../parts/counts.ts';
import { windowRows } from '../../parts/draw.ts';
import { helpRows } from '../../parts/help-rows.ts';
import type { Parts } from '../../parts/use-parts.ts';
import type { Frame } from '../../terminal/screen.tsx';
import { type Row, row, type Span, spread } from '../../text/row.ts';
import { textWidth } from '../../text/width.ts';
import { style } from '../../theme.ts';
import { REPLAY_HINTS, REPLAY_KEYS } from './bindings.ts';
import { scrubBar } from './scrub-bar.ts';
import type { Scrubber } from './scrubber.ts';
import { matches } from './search.ts';
import { spokenReplay } from './spoken.ts';
import type { ReplayState } from './state.ts';
import type { ShownTranscript } from './transcript-rows.ts';

/** The row of the scrub bar. */
export const OWN_ROWS = 1;

export interface ReplayParts extends Parts {
  readonly scrubber: Scrubber;
  readonly transcript: ShownTranscript;
  /** The first row of it that shows. */
  readonly top: number;
  /** Whose attempt it is, as far as its file says. */
  readonly owner: string;
  readonly lines: readonly string[];
}

export function drawReplay(state: ReplayState, parts: ReplayParts): Frame {
  const { scrubber, transcript, top, layout, focus, upper } = parts;
  const { columns, consoleHeight, upperHeight } = layout;
  const isSplit = upperHeight > 0 && consoleHeight > 0;
  const rows: Row[] = [
    ...upper,
    ...(isSplit ? [middleRule(parts)] : []),
    ...windowRows({ rows: transcript.rows, top }, consoleHeight, columns, focus === 'console'),
    between([{ text: ' ' }, ...ownRow(state, parts, columns - 4), { text: ' ' }], columns, bar()),
    ...statusBar(statusSpans(parts), hintsFor(state), layout),
  ];
  const spoken = spokenReplay(state, parts);
  if (state.help !== undefined) {
    const content = {
      title: 'Keys and panes',
      body: (width: number) => helpRows(REPLAY_KEYS, scrubber.scrub.moment.world, width),
      choices: [],
    };
    return { rows: withDialog(rows, { selected: 0, scroll: state.help }, content, columns), spoken };
  }
  if (!state.isSearching) return { rows, spoken };
  const column = Math.min(columns - 3, 3 + textWidth(state.query));
  return { rows, spoken, cursor: { row: rows.length - (layout.isTall ? 4 : 2), column } };
}

function ownRow({ isSearching, query }: ReplayState, { scrubber, lines }: ReplayParts, width: number): Row {
  if (!isSearching) return scrubBar(scrubber, width);
  const found = matches(lines, query).length;
  const count = query === '' ? '' : `${found} command${found === 1 ? '' : 's'}`;
  return spread(row([style.key, '/'], query), row([style.muted, count]), width);
}

function middleRule({ layout, focus, owner, transcript, top }: ReplayParts): Row {
  const { columns, isWide, tasksWidth, consoleHeight } = layout;
  const below = transcript.rows.length - top - consoleHeight;
  const end =
    below > 0
      ? row([style.warn, ` ${below} more row${below === 1 ? '' : 's'}, ↓ `])
      : row([style.muted, owner === '' ? '' : ` ${owner} `]);
  const hasFocus = focus === 'console';
  const title = titleRow('attempt', hasFocus);
  const line = rule('├', '┤', columns, hasFocus ? title : row([style.muted, ' attempt ']), end);
  return isWide ? joint(line, tasksWidth + 3, '┴') : line;
}

function statusSpans({ scrubber, layout }: ReplayParts): readonly Span[] {
  const { moment, played } = scrubber.scrub;
  const { passed, total } = checkCounts(moment.view);
  const isDone = passed === total;
  const minutes = layout.isTall ? minutesIn(scrubber) : undefined;
  const exit = moment.command?.exitCode ?? 0;
  return [
    { text: clockText(moment.world.clock.now) },
    ...(minutes === undefined ? [] : [SEPARATOR, { text: `${minutes} min in` }]),
    SEPARATOR,
    { text: `${isDone ? '✓ ' : ''}${passed}/${total} checks`, style: isDone ? style.good : style.title },
    SEPARATOR,
    { text: `${moment.view.points} ${layout.isTall ? 'points' : 'pts'}` },
    ...(exit !== 0 && moment.count <= played ? [SEPARATOR, { text: `exit ${exit}`, style: style.warn }] : []),
  ];
}

/** By the learner's own clock, since their first command; undefined where none was kept. */
export function minutesIn({ scrub, replay }: Scrubber): number | undefined {
  const wall = scrub.moment.command?.wall;
  const first = replay.entries[0]?.wall;
  return wall === undefined || first === undefined
    ? undefined
    : Math.max(0, Math.round((wall - first) / 60_000));
}

function hintsFor({ isSearching }: ReplayState) {
  return isSearching
    ? [
        { keys: ['enter'], hint: 'next' },
        { keys: ['escape'], hint: 'back' },
      ]
    : REPLAY_HINTS;
}
