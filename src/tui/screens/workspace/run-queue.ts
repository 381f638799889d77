/** Lines run one after the other, however fast they come; what each changed is told below its output. */
import { changeItem } from '../../console/change-item.ts';
import { checkChanges } from '../../console/check-changes.ts';
import type { WorkspaceState } from './state.ts';
import { only, opened, type WorkspaceEvent, type WorkspaceStep } from './step.ts';

export function enqueue(state: WorkspaceState, lines: readonly string[]): WorkspaceStep {
  if (state.running !== undefined) return only({ ...state, queue: [...state.queue, ...lines] });
  return startNext({ ...state, queue: [...state.queue, ...lines] });
}

function startNext(state: WorkspaceState): WorkspaceStep {
  const [line, ...queue] = state.queue;
  if (line === undefined) return only({ ...state, running: undefined });
  return { state: { ...state, queue, running: line }, effects: [{ type: 'run', line }] };
}

export function afterRun(
  state: WorkspaceState,
  event: Extract<WorkspaceEvent, { type: 'ran' }>,
): WorkspaceStep {
  const changes = checkChanges(event.before, event.after);
  const items = [...state.items, ...event.items, ...changes.map(changeItem)];
  const isSolved = event.after.solved && !event.before.solved;
  const next: WorkspaceState = {
    ...state,
    items,
    openedTask: changes.length > 0 ? undefined : state.openedTask,
  };
  return startNext(isSolved ? opened(next, 'solved') : next);
}
