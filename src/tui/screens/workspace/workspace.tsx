/** The lab workspace: holds cursor, scroll and focus; everything else is read from the session. */
import { useInput, usePaste } from 'ink';
import { useMemo, useState, useSyncExternalStore } from 'react';
import type { Session } from '../../../lab/session.ts';
import type { KeyGroup } from '../../bindings.ts';
import { Scrollback } from '../../console/scrollback.ts';
import { toKeys } from '../../keys.ts';
import { useParts } from '../../parts/use-parts.ts';
import { snapshotter } from '../../session-snapshot.ts';
import { Screen } from '../../terminal/screen.tsx';
import type { AppModel } from '../screen-entry.ts';
import { useScreenSize } from '../use-screen-size.ts';
import { entryRows } from './entry-rows.ts';
import { composeFrame } from './frame.ts';
import { type FrameContext, useWorkspace } from './use-workspace.ts';
import { drawConsole, type WorkspaceParts } from './view.ts';

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

  const { lab, sim } = session;
  const shown = useParts({ title: lab.title, snapshot, sim, state, size });
  const { layout, tabs } = shown;
  const parts: WorkspaceParts = {
    ...shown,
    snapshot,
    scrollback: scrollback.rows(state.items, layout.consoleWidth),
    lastCommandRow: scrollback.rowOf(state.items.findLastIndex(({ type }) => type === 'command')),
    clearedRow: scrollback.rowOf(state.clearedAt),
    line: entryRows(state, snapshot.prompt, layout.consoleWidth),
  };
  const drawn = drawConsole(state, parts);
  const context: FrameContext = {
    keys,
    tabs,
    isWide: layout.isWide,
    ...(shown.stops !== undefined && { stops: shown.stops }),
    extent: {
      ...shown.extent,
      console: { limit: drawn.limit, height: layout.consoleHeight },
    },
  };
  useInput((input, key) => {
    for (const pressed of toKeys(input, key)) dispatch({ type: 'key', key: pressed }, context);
  });
  usePaste((text) => dispatch({ type: 'paste', text }, context));

  return <Screen frame={composeFrame(state, parts, drawn, { session, view, keys })} />;
}
