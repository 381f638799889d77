/** Tasks and panes of a screen, as rows: made anew only where what they show has changed. */
import { useIsScreenReaderEnabled } from 'ink';
import { useMemo } from 'react';
import type { Sim } from '../../sim/sim.ts';
import { taskInHand, taskRows } from '../panes/tasks/task-rows.ts';
import type { SessionSnapshot } from '../session-snapshot.ts';
import type { Row } from '../text/row.ts';
import { checkInQuestion } from './check-in-question.ts';
import { drawUpper, type PartRows } from './draw.ts';
import { layoutParts, type PartsLayout } from './layout.ts';
import type { PartsContext } from './move.ts';
import { chosenTop, windowTop } from './scroll.ts';
import type { Focus, PartsState } from './state.ts';
import { settledFocus, TASKS_TAB, type Tab, tabOf, tabsFor } from './tabs.ts';

export interface PartsInput {
  readonly title: string;
  readonly snapshot: SessionSnapshot;
  /** Another one, or another world in it, only with another snapshot. */
  readonly sim: Sim;
  readonly state: PartsState;
  readonly size: { readonly columns: number; readonly rows: number };
  /** Rows that the screen needs below the console, besides the status bar. */
  readonly ownRows?: number;
}

export interface Parts {
  readonly layout: PartsLayout;
  readonly focus: Focus;
  readonly tabs: readonly Tab[];
  readonly tab: Tab;
  readonly pane: PartRows;
  /** The upper part of the screen. */
  readonly upper: readonly Row[];
  readonly extent: Pick<PartsContext['extent'], 'tasks' | 'pane'>;
  /** Among how many one chooses in the pane. */
  readonly stops?: number;
}

const NOTHING: { readonly rows: readonly Row[]; readonly stops?: undefined } = { rows: [] };

export function useParts({ title, snapshot, sim, state, size, ownRows = 0 }: PartsInput): Parts {
  const { view, world } = snapshot;
  const { columns, rows } = size;
  const layout = useMemo(
    () => layoutParts(columns, rows, state.focus, state.isZoomed, ownRows),
    [columns, rows, state.focus, state.isZoomed, ownRows],
  );
  const { isWide, upperHeight: height, tasksWidth, paneWidth } = layout;
  const focus = settledFocus(state.focus, state.tab, isWide);
  const tabs = useMemo(() => tabsFor(isWide, world), [isWide, world]);
  const tab = tabOf(tabs, state.tab);

  const check = checkInQuestion(view, state.evidence);
  const choice = state.choices[tab.id] ?? 0;
  const isSpoken = useIsScreenReaderEnabled();
  const cursor = state.cursors[tab.id] ?? 0;
  const { rows: paneRows, stops } = useMemo(() => {
    const context = { snapshot, sim, width: paneWidth, height, isSpoken, choice, cursor, check };
    return 'rows' in tab ? { rows: tab.rows(context), stops: tab.stops?.(context) } : NOTHING;
  }, [tab, snapshot, sim, paneWidth, height, isSpoken, choice, cursor, check]);
  const opened = state.openedTask ?? taskInHand(view);
  const chosen = focus === 'tasks' ? state.selectedCheck : undefined;
  const tasks = useMemo(() => taskRows(view, tasksWidth, opened, chosen), [view, tasksWidth, opened, chosen]);
  const tasksTop = windowTop(state.scroll[TASKS_TAB.id] ?? 0, tasks.rows.length, height, tasks.selection);
  const scrolled = state.scroll[tab.id] ?? 0;
  const paneTop = stops
    ? chosenTop(scrolled, paneRows.length, height, stops.chosen)
    : windowTop(scrolled, paneRows.length, height);
  const upper = useMemo(
    () =>
      drawUpper({
        ...{ title, layout, focus, tabs, tab },
        tasks: { rows: tasks.rows, top: tasksTop },
        pane: { rows: paneRows, top: paneTop },
      }),
    [title, layout, focus, tabs, tab, tasks, tasksTop, paneRows, paneTop],
  );
  return {
    ...{ layout, focus, tabs, tab, upper },
    pane: { rows: paneRows, top: paneTop },
    ...(stops && { stops: stops.count }),
    extent: {
      tasks: { limit: Math.max(0, tasks.rows.length - height), height },
      pane: { limit: Math.max(0, paneRows.length - height), height },
    },
  };
}
