/** The status bar: virtual time, how far one has come, and the keys that matter where the focus is. */
import { dollars } from '../../../sim/cost.ts';
import { type KeyHint, SEPARATOR, statusBar } from '../../frame/status-bar.ts';
import { rateNow } from '../../panes/cost/now.ts';
import { PART_BINDINGS } from '../../parts/bindings.ts';
import { clockText } from '../../parts/clock-text.ts';
import { checkCounts } from '../../parts/counts.ts';
import type { Focus } from '../../parts/state.ts';
import type { Tab } from '../../parts/tabs.ts';
import type { Row, Span } from '../../text/row.ts';
import { style } from '../../theme.ts';
import { WORKSPACE_BINDINGS } from './bindings.ts';
import type { WorkspaceState } from './state.ts';
import type { WorkspaceParts } from './view.ts';

export function drawStatus(state: WorkspaceState, { snapshot, layout, focus, tab }: WorkspaceParts): Row[] {
  const { isTall } = layout;
  const { passed, total } = checkCounts(snapshot.view);
  const isDone = passed === total;
  const left: Span[] = [
    { text: clockText(snapshot.world.clock.now) },
    SEPARATOR,
    ...(isTall ? [{ text: `${dollars(rateNow(snapshot.world))}/h` }, SEPARATOR] : []),
    { text: `${isDone ? '✓ ' : ''}${passed}/${total} checks`, style: isDone ? style.good : style.title },
    SEPARATOR,
    { text: `${snapshot.view.points} ${isTall ? 'points' : 'pts'}` },
  ];
  if (state.running !== undefined)
    left.push(SEPARATOR, {
      text: state.queue.length > 0 ? `running, ${state.queue.length} more, ^C stops` : 'running, ^C stops',
      style: style.warn,
    });
  return statusBar(left, hintsFor(focus, tab), layout);
}

/** A pane is scrolled where checks are chosen, if one doesn't choose in it too, and has no evidence to open. */
function partHints(focus: Focus, tab: Tab) {
  if (focus === 'tasks') return PART_BINDINGS;
  if ('stops' in tab) return PART_BINDINGS.map((b) => (b.command === 'open' ? { ...b, hint: 'next' } : b));
  return PART_BINDINGS.filter((b) => b.command !== 'open').map((b) =>
    b.command === 'up' ? { ...b, hint: 'scroll' } : b,
  );
}

function hintsFor(focus: Focus, tab: Tab): readonly KeyHint[] {
  if (focus === 'console') return [{ keys: ['tab'], hint: 'complete' }, ...WORKSPACE_BINDINGS];
  return [...WORKSPACE_BINDINGS.filter((b) => b.command !== 'menu'), ...partHints(focus, tab)];
}
