/** The status bar: virtual time, how far one has come, and the keys that matter where the focus is. */
import { dollars } from '../../../sim/cost.ts';
import { shownKey } from '../../bindings.ts';
import { between, rule } from '../../frame/box.ts';
import { rateNow } from '../../panes/cost/now.ts';
import { PART_BINDINGS } from '../../parts/bindings.ts';
import { clockText } from '../../parts/clock-text.ts';
import { checkCounts } from '../../parts/counts.ts';
import type { Focus } from '../../parts/state.ts';
import { type Row, row, rowWidth, type Span, spread } from '../../text/row.ts';
import { style } from '../../theme.ts';
import { WORKSPACE_BINDINGS } from './bindings.ts';
import type { WorkspaceState } from './state.ts';
import type { WorkspaceParts } from './view.ts';

export function drawStatus(state: WorkspaceState, { snapshot, layout, focus }: WorkspaceParts): Row[] {
  const { columns, isTall } = layout;
  const { passed, total } = checkCounts(snapshot.view);
  const separator: Span = { text: ' · ', style: style.muted };
  const isDone = passed === total;
  const left: Span[] = [
    { text: clockText(snapshot.world.clock.now) },
    separator,
    ...(isTall ? [{ text: `${dollars(rateNow(snapshot.world))}/h` }, separator] : []),
    { text: `${isDone ? '✓ ' : ''}${passed}/${total} checks`, style: isDone ? style.good : style.title },
    separator,
    { text: `${snapshot.view.points} ${isTall ? 'points' : 'pts'}` },
  ];
  if (state.running !== undefined)
    left.push(separator, {
      text: state.queue.length > 0 ? `running, ${state.queue.length} more, ^C stops` : 'running, ^C stops',
      style: style.warn,
    });
  const room = columns - rowWidth(left) - (isTall ? 5 : 9);
  const hints = hintsRow(focus, room);
  if (!isTall)
    return [
      rule('╰', '╯', columns, row(' ', ...left.map((s) => [s.style, s.text] as const), ' '), [
        { text: ' ' },
        ...hints,
        { text: ' ' },
      ]),
    ];
  return [
    rule('├', '┤', columns),
    between([{ text: ' ' }, ...spread(left, [...hints, { text: ' ' }], columns - 3)], columns),
    rule('╰', '╯', columns),
  ];
}

/** A pane is scrolled where checks are chosen, and has no evidence to open. */
function partHints(focus: Focus) {
  if (focus === 'tasks') return PART_BINDINGS;
  return PART_BINDINGS.filter((b) => b.command !== 'open').map((b) =>
    b.command === 'up' ? { ...b, hint: 'scroll' } : b,
  );
}

/** As many of the hints as there is room for; the most needed stand last and stay longest. */
function hintsRow(focus: Focus, room: number): Row {
  const own =
    focus === 'console'
      ? [{ keys: ['tab'], hint: 'complete' }, ...WORKSPACE_BINDINGS]
      : [...WORKSPACE_BINDINGS.filter((b) => b.command !== 'menu'), ...partHints(focus)];
  const hints = own.flatMap(({ keys, hint }) => (hint ? [{ key: shownKey(keys[0] ?? ''), hint }] : []));
  let spans: Span[] = [];
  for (const { key, hint } of hints.reverse()) {
    const more: Span[] = [
      { text: key, style: style.key },
      { text: ` ${hint}`, style: style.muted },
    ];
    const joined: Span[] = spans.length > 0 ? [...more, { text: ' · ', style: style.muted }, ...spans] : more;
    if (rowWidth(joined) > room) break;
    spans = joined;
  }
  return spans;
}
