/** Drives the editor's machine as a typist would. */
import type { Key } from '../../../src/tui/keys.ts';
import {
  createEditor,
  type EditorAction,
  type EditorState,
  paste,
  step,
} from '../../../src/tui/line-editor/index.ts';
import { fakeComplete, fakeIsIncomplete } from '../fake-session.ts';

export const CONTEXT = { complete: fakeComplete, isIncomplete: fakeIsIncomplete };

export interface Driven {
  readonly state: EditorState;
  readonly actions: readonly EditorAction[];
  /** The line with `|` where the cursor stands. */
  readonly shown: string;
}

/** `<ctrl-a>` is a key, the rest is typed: `hello<ctrl-a><delete>`. */
export function drive(keys: string, from: EditorState = createEditor()): Driven {
  let state = from;
  const actions: EditorAction[] = [];
  for (const part of keys.split(/(<meta-[<>]>|<[a-z][^>]*>)/).filter((piece) => piece !== '')) {
    const key: Key = part.startsWith('<')
      ? { name: part.slice(1, -1), text: '' }
      : { name: 'text', text: part };
    const next = step(state, key, CONTEXT);
    state = next.state;
    if (next.action) actions.push(next.action);
  }
  return driven(state, actions);
}

export function drivePaste(text: string, from: EditorState = createEditor()): Driven {
  const { state, action } = paste(from, text, CONTEXT);
  return driven(state, action ? [action] : []);
}

function driven(state: EditorState, actions: readonly EditorAction[]): Driven {
  return { state, actions, shown: `${state.text.slice(0, state.cursor)}|${state.text.slice(state.cursor)}` };
}
