/** The replay for screen readers: the step, what was typed and printed, what it changed, and what is looked at. */
import { allTasks } from '../../console/check-changes.ts';
import { checkCounts } from '../../parts/counts.ts';
import { rowText } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import type { ReplayState } from './state.ts';
import type { ReplayParts } from './view.ts';

/** Rows of a command and its output that are told. */
const SPOKEN_ROWS = 30;

export function spokenReplay(state: ReplayState, parts: ReplayParts): string[] {
  const { scrubber, transcript } = parts;
  const { moment, goal, played, notice } = scrubber.scrub;
  const { passed, total } = checkCounts(moment.view);
  if (state.isSearching) return [`Search commands: ${state.query}`, 'Enter goes to the next, Escape back.'];
  const rows = transcript.rows.slice(transcript.lastStart);
  const rest = rows.length - SPOKEN_ROWS;
  return [
    `Step ${moment.count} of ${scrubber.replay.length}.`,
    ...(goal === undefined ? [] : [`Playing, ${played} commands so far.`]),
    ...(notice ? [notice] : []),
    ...rows.slice(0, SPOKEN_ROWS).map(rowText),
    ...(rest > 0 ? [`${rest} more rows.`] : []),
    ...spokenPart(parts),
    `${passed} of ${total} checks, ${moment.view.points} points. Arrows step, n next change, slash searches, question mark helps, q leaves.`,
  ];
}

function spokenPart({ focus, tab, pane, scrubber }: ReplayParts): string[] {
  if (focus === 'pane') return [`Pane: ${tab.title}`, ...pane.rows.map(rowText)];
  const { view } = scrubber.scrub.moment;
  const task = view.tasks[view.current] ?? allTasks(view).at(-1);
  if (!task) return [];
  const checks = task.checks.map(
    ({ passed, id, label, text }) =>
      `${passed ? 'Passed' : 'Failed'}: ${sanitize(id)}. ${sanitize(passed ? label : text)}`,
  );
  return [`Task: ${sanitize(task.title)}`, ...checks];
}
