/** What each key does to the line: GNU readline's emacs mode, as far as a console line needs it. */
import { type Binding, bindingIndex } from '../bindings.ts';
import { nextBoundary, previousBoundary } from '../text/width.ts';
import { startCompletion } from './completion.ts';
import {
  kill,
  lineEnd,
  lineStart,
  moveTo,
  remove,
  spacedWordBackward,
  transpose,
  wordBackward,
  wordForward,
  yank,
  yankOlder,
} from './edit.ts';
import { down, show, startSearch, up } from './history.ts';
import { deleteOrEnd, enter, interrupt } from './line-end.ts';
import type { EditorContext, EditorState, EditorStep } from './state.ts';

export type EditorCommand = (state: EditorState, context: EditorContext) => EditorStep;

/** A change to the line; the bell rings where there is nothing to change. */
const edit =
  (change: (state: EditorState) => EditorState | undefined): EditorCommand =>
  (state) => {
    const next = change(state);
    return next ? { state: next } : { state, action: { type: 'bell' } };
  };

const deleteForward = edit((s) =>
  s.cursor < s.text.length ? remove(s, s.cursor, nextBoundary(s.text, s.cursor)) : undefined,
);

export const EDITOR_BINDINGS: readonly Binding<EditorCommand>[] = [
  {
    keys: ['enter'],
    does: 'run the line, or go on with it while a quote or heredoc is open',
    command: enter,
  },
  {
    keys: ['tab'],
    does: 'complete: as much as is sure, then a menu',
    hint: 'complete',
    command: startCompletion,
  },
  { keys: ['up', 'ctrl-p'], does: 'the command before', command: edit(up) },
  { keys: ['down', 'ctrl-n'], does: 'the command after', command: edit(down) },
  { keys: ['ctrl-r'], does: 'search the commands before', hint: 'search', command: edit(startSearch) },
  {
    keys: ['ctrl-a', 'home'],
    does: 'to the start of the line',
    command: edit((s) => moveTo(s, lineStart(s.text, s.cursor))),
  },
  {
    keys: ['ctrl-e', 'end'],
    does: 'to the end of the line',
    command: edit((s) => moveTo(s, lineEnd(s.text, s.cursor))),
  },
  {
    keys: ['ctrl-b', 'left'],
    does: 'a character back',
    command: edit((s) => moveTo(s, previousBoundary(s.text, s.cursor))),
  },
  {
    keys: ['ctrl-f', 'right'],
    does: 'a character on',
    command: edit((s) => moveTo(s, nextBoundary(s.text, s.cursor))),
  },
  {
    keys: ['meta-b', 'ctrl-left', 'meta-left'],
    does: 'a word back',
    command: edit((s) => moveTo(s, wordBackward(s.text, s.cursor))),
  },
  {
    keys: ['meta-f', 'ctrl-right', 'meta-right'],
    does: 'a word on',
    command: edit((s) => moveTo(s, wordForward(s.text, s.cursor))),
  },
  {
    keys: ['ctrl-k'],
    does: 'cut to the end of the line',
    command: edit((s) => kill(s, s.cursor, lineEnd(s.text, s.cursor))),
  },
  {
    keys: ['ctrl-u'],
    does: 'cut to the start of the line',
    command: edit((s) => kill(s, lineStart(s.text, s.cursor), s.cursor)),
  },
  {
    keys: ['ctrl-w'],
    does: 'cut the word before',
    command: edit((s) => kill(s, spacedWordBackward(s.text, s.cursor), s.cursor)),
  },
  {
    keys: ['meta-backspace', 'ctrl-backspace', 'ctrl-meta-h'],
    does: 'cut back to the start of the word',
    command: edit((s) => kill(s, wordBackward(s.text, s.cursor), s.cursor)),
  },
  {
    keys: ['meta-d', 'ctrl-delete'],
    does: 'cut to the end of the word',
    command: edit((s) => kill(s, s.cursor, wordForward(s.text, s.cursor))),
  },
  { keys: ['ctrl-y'], does: 'put back what was cut', command: edit(yank) },
  { keys: ['meta-y'], does: 'after ^Y: what was cut before that', command: edit(yankOlder) },
  { keys: ['meta-t', 'ctrl-t'], does: 'swap two characters', command: edit(transpose) },
  {
    keys: ['backspace', 'ctrl-h', 'shift-backspace'],
    does: 'delete the character before',
    command: edit((s) =>
      s.cursor > 0 ? remove(s, previousBoundary(s.text, s.cursor), s.cursor) : undefined,
    ),
  },
  { keys: ['delete'], does: 'delete the character at the cursor', command: deleteForward },
  { keys: ['ctrl-d'], does: 'delete; on an empty line: leave the host', command: deleteOrEnd(deleteForward) },
  { keys: ['meta-<'], does: 'the first command', command: edit((s) => show(s, 0)) },
  {
    keys: ['meta->'],
    does: 'back to the line being written',
    command: edit((s) => show(s, s.history.length)),
  },
  { keys: ['ctrl-l'], does: 'clear the console', command: (state) => ({ state, action: { type: 'clear' } }) },
  { keys: ['ctrl-c'], does: 'throw the line away', command: interrupt },
];

export const editorCommands = bindingIndex(EDITOR_BINDINGS);
