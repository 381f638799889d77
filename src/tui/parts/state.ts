/** What a screen of tasks, panes and a console knows of them: focus, tabs, scroll. */
import { TASKS_TAB } from './tabs.ts';

/** The parts that keys can go to. */
export type Focus = 'console' | 'tasks' | 'pane';

export interface PartsState {
  readonly focus: Focus;
  /** ID of the tab that shows. */
  readonly tab: string;
  /** The focused part has the whole height. */
  readonly isZoomed: boolean;
  /** Rows scrolled up from where the console stands by itself. */
  readonly consoleBack: number;
  /** Rows scrolled down from the top, of the tasks and of each tab. */
  readonly scroll: Readonly<Record<string, number>>;
  /** How often each tab was asked for the next of what it has several of. */
  readonly choices: Readonly<Record<string, number>>;
  /** In tabs that have stops, the chosen one. */
  readonly cursors: Readonly<Record<string, number>>;
  /** The task that is shown in full, when it isn't the one in hand. */
  readonly openedTask: number | undefined;
  readonly selectedCheck: string | undefined;
  /** The check whose path the Trace tab shows, when one was chosen. */
  readonly evidence: string | undefined;
}

export const FIRST_PARTS: PartsState = {
  focus: 'console',
  tab: TASKS_TAB.id,
  isZoomed: false,
  consoleBack: 0,
  scroll: {},
  choices: {},
  cursors: {},
  openedTask: undefined,
  selectedCheck: undefined,
  evidence: undefined,
};
