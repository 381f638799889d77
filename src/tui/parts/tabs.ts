/** The tabs of the upper part: the panes, and before them the tasks where they have no column of their own. */
import type { World } from '../../cloud/kernel/world.ts';
import { PANES } from '../panes/index.ts';
import type { Pane } from '../panes/pane.ts';
import type { Focus } from './state.ts';

export interface TasksTab {
  readonly id: 'tasks';
  readonly title: string;
  readonly about: string;
}

export type Tab = TasksTab | Pane;

export const TASKS_TAB: TasksTab = {
  id: 'tasks',
  title: 'Tasks',
  about: 'what is asked, and which checks hold',
};

/** The panes that this world has something for. */
export function tabsFor(isWide: boolean, world: World): readonly Tab[] {
  const panes = PANES.filter(({ isUseful }) => isUseful?.(world) ?? true);
  return isWide ? panes : [TASKS_TAB, ...panes];
}

/** The tab of this name, or the first where there is none (the tasks have no tab in a wide window). */
export function tabOf(tabs: readonly Tab[], id: string): Tab {
  return tabs.find((tab) => tab.id === id) ?? (tabs[0] as Tab);
}

/** The tab `steps` further, round and round. */
export function tabAfter(tabs: readonly Tab[], id: string, steps: number): Tab {
  const at = tabs.indexOf(tabOf(tabs, id));
  return tabs[(((at + steps) % tabs.length) + tabs.length) % tabs.length] as Tab;
}

/** Where the keys go: in a narrow window tasks and panes share one place, so that the tab decides. */
export function settledFocus(focus: Focus, tab: string, isWide: boolean): Focus {
  if (focus === 'console' || isWide) return focus;
  return tab === TASKS_TAB.id ? 'tasks' : 'pane';
}
