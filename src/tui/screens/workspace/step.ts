/** What goes into a step of the workspace, and what comes out of it. */
import type { Session } from '../../../lab/session.ts';
import type { SessionView } from '../../../lab/session-view.ts';
import type { KeyGroup } from '../../bindings.ts';
import type { ConsoleItem } from '../../console/scrollback.ts';
import type { Key } from '../../keys.ts';
import type { EditorContext } from '../../line-editor/index.ts';
import type { PartsContext } from '../../parts/move.ts';
import type { DialogId } from './dialogs/index.ts';
import type { WorkspaceState } from './state.ts';

export type WorkspaceEvent =
  | { readonly type: 'key'; readonly key: Key }
  | { readonly type: 'paste'; readonly text: string }
  /** A command ended. */
  | {
      readonly type: 'ran';
      readonly items: readonly ConsoleItem[];
      readonly before: SessionView;
      readonly after: SessionView;
    };

export type WorkspaceEffect =
  | { readonly type: 'run'; readonly line: string }
  /** Ends the command that runs. */
  | { readonly type: 'interrupt' }
  /** Back to the home screen. */
  | { readonly type: 'leave' }
  /** Out of netlab. */
  | { readonly type: 'exit' };

/** What a step may look at: the session, and how much room the last frame had. */
export interface WorkspaceContext extends PartsContext {
  readonly editor: EditorContext;
  readonly session: Session;
  readonly keys: readonly KeyGroup[];
}

export interface WorkspaceStep {
  readonly state: WorkspaceState;
  readonly effects: readonly WorkspaceEffect[];
}

/** A step that asks for nothing outside. */
export const only = (state: WorkspaceState): WorkspaceStep => ({ state, effects: [] });

export function opened(state: WorkspaceState, id: DialogId): WorkspaceState {
  return { ...state, dialog: { id, selected: 0, scroll: 0 } };
}
