/** Everything the workspace itself knows: cursor, focus, scroll, dialogs. What is true of the lab is the session's. */
import type { ConsoleItem } from '../../console/scrollback.ts';
import { createEditor, type EditorState } from '../../line-editor/index.ts';
import { FIRST_PARTS, type PartsState } from '../../parts/state.ts';
import type { DialogId } from './dialogs/index.ts';

export interface Dialog {
  readonly id: DialogId;
  readonly selected: number;
  readonly scroll: number;
}

export interface WorkspaceState extends PartsState {
  readonly editor: EditorState;
  /** How many console items were there at C-l. */
  readonly clearedAt: number;
  readonly dialog: Dialog | undefined;
  readonly items: readonly ConsoleItem[];
  /** Lines that wait for the one that runs. */
  readonly queue: readonly string[];
  /** The line that runs. */
  readonly running: string | undefined;
}

export function createWorkspace(
  items: readonly ConsoleItem[],
  history: readonly string[],
  isNew: boolean,
): WorkspaceState {
  return {
    ...FIRST_PARTS,
    editor: createEditor(history),
    clearedAt: 0,
    dialog: isNew ? { id: 'brief', selected: 0, scroll: 0 } : undefined,
    items,
    queue: [],
    running: undefined,
  };
}
