/** The lab workspace: holds cursor, scroll and focus; everything else is read from the session. */
import { useInput, useIsScreenReaderEnabled, usePaste } from 'ink';
import { useMemo, useState, useSyncExternalStore } from 'react';
import type { Session } from '../../../lab/session.ts';
import type { KeyGroup } from '../../bindings.ts';
import { Scrollback } from '../../console/scrollback.ts';
import { toKeys } from '../../keys.ts';
import { taskInHand, taskRows } from '../../panes/tasks/task-rows.ts';
import { snapshotter } from '../../session-snapshot.ts';
import { Screen } from '../../terminal/screen.tsx';
import type { AppModel } from '../screen-entry.ts';
import { useScreenSize } from '../use-screen-size.ts';
import { checkInQuestion } from './check-in-question.ts';
import { entryRows } from './entry-rows.ts';
import { composeFrame } from './frame.ts';
import { layoutWorkspace } from './layout.ts';
import { windowTop } from './scroll.ts';
import { settledFocus, TASKS_TAB, tabOf, tabsFor } from './tabs.ts';
import { type FrameContext, useWorkspace } from './use-workspace.ts';
import { drawConsole, drawUpper, type WorkspaceParts } from './view.ts';

export function WorkspaceScreen({
  app,
  keys,
}: {
  readonly app: AppModel;
  readonly keys: readonly KeyGroup[];
}) {
  return app.session ? (
    <Workspace session={app.session} keys={keys} onLeave={app.leave} onExit={app.exit} />
  ) : null;
}

interface WorkspaceProps {
  readonly session: Session;
  readonly keys: readonly KeyGroup[];
  onLeave(): void;
  onExit(): void;
}

function Workspace({ session, keys, onLeave, onExit }: WorkspaceProps) {
  const size = useScreenSize();
  const [subscribe, getSnapshot] = useMemo(
    () => [(listener: () => void) => session.subscribe(listener), snapshotter(session)] as const,
    [session],
  );
  const snapshot = useSyncExternalStore(subscribe, getSnapshot);
  const { state, dispatch } = useWorkspace(session, onLeave, onExit);
  const [scrollback] = useState(() => new Scrollback());
  const { view } = snapshot;

  const layout = layoutWorkspace(size.columns, size.rows, state.focus, state.isZoomed);
  const { isWide, upperHeight: height, tasksWidth, paneWidth } = layout;
  const focus = settledFocus(state.focus, state.tab, isWide);
  const { world } = snapshot;
  const tabs = useMemo(() => tabsFor(isWide, world), [isWide, world]);
  const tab = tabOf(tabs, state.tab);

  const check = checkInQuestion(view, state.evidence);
  const choice = state.choices[tab.id] ?? 0;
  const isSpoken = useIsScreenReaderEnabled();
  const paneRows = useMemo(
    () =>
      'rows' in tab
        ? tab.rows({ snapshot, sim: session.sim, width: paneWidth, height, isSpoken, choice, check })
        : [],
    [tab, snapshot, session, paneWidth, height, isSpoken, choice, check],
  );
  const opened = state.openedTask ?? taskInHand(view);
  const chosen = focus === 'tasks' ? state.selectedCheck : undefined;
  const tasks = useMemo(() => taskRows(view, tasksWidth, opened, chosen), [view, tasksWidth, opened, chosen]);
  const tasksTop = windowTop(state.scroll[TASKS_TAB.id] ?? 0, tasks.rows.length, height, tasks.selection);
  const paneTop = windowTop(state.scroll[tab.id] ?? 0, paneRows.length, height);
  const upper = useMemo(
    () =>
      drawUpper({
        title: session.lab.title,
        layout: layoutWorkspace(size.columns, size.rows, state.focus, state.isZoomed),
        focus,
        tabs,
        tab,
        tasks: { rows: tasks.rows, top: tasksTop },
        pane: { rows: paneRows, top: paneTop },
      }),
    [
      session,
      size.columns,
      size.rows,
      state.focus,
      state.isZoomed,
      focus,
      tabs,
      tab,
      tasks,
      tasksTop,
      paneRows,
      paneTop,
    ],
  );

  const parts: WorkspaceParts = {
    snapshot,
    layout,
    focus,
    tab,
    pane: { rows: paneRows, top: paneTop },
    scrollback: scrollback.rows(state.items, layout.consoleWidth),
    lastCommandRow: scrollback.rowOf(state.items.findLastIndex(({ type }) => type === 'command')),
    clearedRow: scrollback.rowOf(state.clearedAt),
    line: entryRows(state, snapshot.prompt, layout.consoleWidth),
  };
  const drawn = drawConsole(state, parts);
  const context: FrameContext = {
    keys,
    tabs,
    isWide,
    extent: {
      console: { limit: drawn.limit, height: layout.consoleHeight },
      tasks: { limit: Math.max(0, tasks.rows.length - height), height },
      pane: { limit: Math.max(0, paneRows.length - height), height },
    },
  };
  useInput((input, key) => {
    for (const pressed of toKeys(input, key)) dispatch({ type: 'key', key: pressed }, context);
  });
  usePaste((text) => dispatch({ type: 'paste', text }, context));

  return <Screen frame={composeFrame(state, parts, upper, drawn, { session, view, keys })} />;
}
