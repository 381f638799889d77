/** Runs the workspace's machine: keeps its state, and does outside what its steps ask for. */
import { useRef, useState } from 'react';
import type { Session } from '../../../lab/session.ts';
import type { ConsoleItem } from '../../console/scrollback.ts';
import { row } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { style } from '../../theme.ts';
import { createWorkspace, type WorkspaceState } from './state.ts';
import type { WorkspaceContext, WorkspaceEvent } from './step.ts';
import { update } from './update.ts';

/** What the machine may look at besides the session, as of the last frame. */
export type FrameContext = Pick<WorkspaceContext, 'keys' | 'tabs' | 'isWide' | 'extent'>;

export interface RunningWorkspace {
  readonly state: WorkspaceState;
  dispatch(event: WorkspaceEvent, frame: FrameContext): void;
}

export function useWorkspace(session: Session, onLeave: () => void, onExit: () => void): RunningWorkspace {
  const [state, setState] = useState(() => openWorkspace(session));
  // Several keys can come in one call: each goes on from what the one before made.
  const current = useRef(state);
  const abort = useRef<AbortController>(undefined);

  const dispatch = (event: WorkspaceEvent, frame: FrameContext) => {
    const context: WorkspaceContext = { ...frame, session, view: session.view, editor: session.console };
    const { state: next, effects } = update(current.current, event, context);
    current.current = next;
    setState(next);
    for (const effect of effects) {
      if (effect.type === 'run') void runLine(effect.line, frame);
      else if (effect.type === 'interrupt') abort.current?.abort();
      else if (effect.type === 'leave') onLeave();
      else onExit();
    }
  };
  const runLine = async (line: string, frame: FrameContext) => {
    const before = session.view;
    const known = session.transcript.length;
    abort.current = new AbortController();
    const failure = await session
      .run(line, { signal: abort.current.signal })
      .then(() => undefined, messageOf);
    const items = [
      ...consoleItems(session, known),
      ...(failure === undefined ? [] : [failureItem(line, failure)]),
    ];
    dispatch({ type: 'ran', items, before, after: session.view }, frame);
  };
  return { state, dispatch };
}

function openWorkspace(session: Session): WorkspaceState {
  const history = session.transcript.map(({ line }) => line);
  const notes = session.notes.map(
    (note): ConsoleItem => ({ type: 'notice', row: row([style.warn, `! ${sanitize(note)}`]) }),
  );
  return createWorkspace([...consoleItems(session, 0), ...notes], history, session.transcript.length === 0);
}

/** What the transcript says from one entry on. */
function consoleItems(session: Session, from: number): ConsoleItem[] {
  return session.transcript.slice(from).map(({ prompt, line, output }) => ({
    type: 'command',
    prompt,
    line,
    output: output.chunks,
  }));
}

/** A journal that can't be written, say: the learner must know, and the screen must go on. */
function failureItem(line: string, message: string): ConsoleItem {
  return {
    type: 'command',
    prompt: '! ',
    line,
    output: [{ stream: 'stderr', text: `netlab: ${message}\n` }],
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
