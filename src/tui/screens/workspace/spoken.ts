/** The workspace for screen readers: what matters now, in reading order, in sentences rather than columns. */
import { allTasks } from '../../console/check-changes.ts';
import { clockText } from '../../parts/clock-text.ts';
import { checkCounts } from '../../parts/counts.ts';
import { rowText } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import type { DialogSubject } from './dialogs/dialog.ts';
import { dialogContent } from './dialogs/index.ts';
import type { WorkspaceState } from './state.ts';
import type { WorkspaceParts } from './view.ts';

const SPOKEN_WIDTH = 200;
/** Console rows that are told again with each frame. */
const SPOKEN_ROWS = 12;

export function spokenWorkspace(
  state: WorkspaceState,
  parts: WorkspaceParts,
  subject: DialogSubject,
): string[] {
  if (state.dialog) {
    const { title, body, choices } = dialogContent(state.dialog.id, subject);
    const chosen = state.dialog.selected;
    return [
      `Dialog: ${sanitize(title)}`,
      ...body(SPOKEN_WIDTH).map(rowText),
      ...choices.map(({ label }, index) => `${index === chosen ? 'Chosen: ' : ''}${label}`),
    ];
  }
  return [...spokenPart(parts), ...spokenConsole(state, parts), spokenStatus(parts)];
}

function spokenPart({ snapshot: { view }, focus, tab, pane }: WorkspaceParts): string[] {
  if (focus === 'pane') return [`Pane: ${tab.title}`, ...pane.rows.map(rowText)];
  const task = view.tasks[view.current] ?? view.finale;
  if (!task) return ['All tasks are done.'];
  const heading = `Task ${Math.min(view.current, allTasks(view).length - 1) + 1} of ${allTasks(view).length}: ${sanitize(task.title)}`;
  const checks = task.checks.map(
    ({ passed, id, label, text }) =>
      `${passed ? 'Passed' : 'Failed'}: ${id}. ${sanitize(passed ? label : text)}`,
  );
  return focus === 'tasks' ? [heading, sanitize(task.text), ...checks] : [heading, ...checks];
}

function spokenConsole(state: WorkspaceState, { scrollback, line }: WorkspaceParts): string[] {
  const { menu } = state.editor;
  const items = menu?.completion.items ?? [];
  const item = menu && items[menu.selected];
  const proposal = item
    ? [
        `Completion ${menu.selected + 1} of ${items.length}: ${sanitize(item.value)} ${sanitize(item.description ?? '')}`,
      ]
    : [];
  return [...scrollback.slice(-SPOKEN_ROWS).map(rowText), ...line.rows.map(rowText), ...proposal];
}

function spokenStatus({ snapshot: { view, world } }: WorkspaceParts): string {
  const { passed, total } = checkCounts(view);
  return `${clockText(world.clock.now)}, ${passed} of ${total} checks, ${view.points} points. F1 help, Escape menu.`;
}
