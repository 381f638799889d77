/** Everything the workspace itself knows: cursor, focus, scroll, dialogs. What is true of the lab is the session's. */
import type { ConsoleItem } from '../../console/scrollback.ts';
import { createEditor, type EditorState } from '../../line-editor/index.ts';
import type { DialogId } from './dialogs/index.ts';
import { TASKS_TAB } from './tabs.ts';

/** The parts that keys can go to. */
export type Focus = 'console' | 'tasks' | 'pane';

export interface Dialog {
  readonly id: DialogId;
  readonly selected: number;
  readonly scroll: number;
}

export interface WorkspaceState {
  readonly editor: EditorState;
  readonly focus: Focus;
  /** ID of the tab that shows. */
  readonly tab: string;
  /** The focused part has the whole height. */
  readonly isZoomed: boolean;
  /** Rows scrolled up from the end of the console. */
  readonly consoleBack: number;
  /** Rows scrolled down from the top, of the tasks and of each tab. */
  readonly scroll: Readonly<Record<string, number>>;
  /** How often each tab was asked for the next of what it has several of. */
  readonly choices: Readonly<Record<string, number>>;
  /** How many console items were there at C-l. */
  readonly clearedAt: number;
  /** The task that is shown in full, when it isn't the one in hand. */
  readonly openedTask: number | undefined;
  readonly selectedCheck: string | undefined;
  /** The check whose path the Trace tab shows, when the learner chose one. */
  readonly evidence: string | undefined;
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
    editor: createEditor(history),
    focus: 'console',
    tab: TASKS_TAB.id,
    isZoomed: false,
    consoleBack: 0,
    scroll: {},
    choices: {},
    clearedAt: 0,
    openedTask: undefined,
    selectedCheck: undefined,
    evidence: undefined,
    dialog: isNew ? { id: 'brief', selected: 0, scroll: 0 } : undefined,
    items,
    queue: [],
    running: undefined,
  };
}
