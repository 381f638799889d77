/** What screens read of a session: one object, the same as long as nothing changed, for `useSyncExternalStore`. */
import type { World } from '../cloud/kernel/world.ts';
import type { Session } from '../lab/session.ts';
import type { SessionView } from '../lab/session-view.ts';

export interface SessionSnapshot {
  readonly view: SessionView;
  readonly world: World;
  readonly prompt: string;
  /** How many commands the transcript holds. */
  readonly entries: number;
}

export function snapshotter(session: Session): () => SessionSnapshot {
  let last: SessionSnapshot | undefined;
  return () => {
    const next: SessionSnapshot = {
      view: session.view,
      world: session.sim.state,
      prompt: session.console.prompt,
      entries: session.transcript.length,
    };
    const isSame =
      last?.view === next.view &&
      last.world === next.world &&
      last.prompt === next.prompt &&
      last.entries === next.entries;
    if (!isSame || !last) last = next;
    return last;
  };
}
