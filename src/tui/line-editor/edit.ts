/** Moving, inserting and killing within the text. */
import { nextBoundary, previousBoundary } from '../text/width.ts';
import { type EditorState, KILL_RING_LIMIT } from './state.ts';

const isWordCharacter = (character: string) => /[\p{Letter}\p{Number}]/u.test(character);

export function lineStart(text: string, cursor: number): number {
  return cursor === 0 ? 0 : text.lastIndexOf('\n', cursor - 1) + 1;
}

export function lineEnd(text: string, cursor: number): number {
  const end = text.indexOf('\n', cursor);
  return end === -1 ? text.length : end;
}

/** The end of the next word, readline's `forward-word`. */
export function wordForward(text: string, cursor: number): number {
  let at = cursor;
  while (at < text.length && !isWordCharacter(characterAt(text, at))) at = nextBoundary(text, at);
  while (at < text.length && isWordCharacter(characterAt(text, at))) at = nextBoundary(text, at);
  return at;
}

/** The start of the word before, readline's `backward-word`. */
export function wordBackward(text: string, cursor: number): number {
  return backwardWhile(
    text,
    backwardWhile(text, cursor, (c) => !isWordCharacter(c)),
    isWordCharacter,
  );
}

/** Back over one word as spaces bound it, readline's `unix-word-rubout`. */
export function spacedWordBackward(text: string, cursor: number): number {
  return backwardWhile(
    text,
    backwardWhile(text, cursor, (c) => /\s/.test(c)),
    (c) => !/\s/.test(c),
  );
}

function characterAt(text: string, index: number): string {
  return text.slice(index, nextBoundary(text, index));
}

function backwardWhile(text: string, cursor: number, holds: (character: string) => boolean): number {
  let at = cursor;
  while (at > 0) {
    const before = previousBoundary(text, at);
    if (!holds(text.slice(before, at))) break;
    at = before;
  }
  return at;
}

/** Another text or cursor; what depended on the key before ends. */
export function withText(state: EditorState, text: string, cursor: number): EditorState {
  return { ...state, text, cursor, last: 'other', yanked: undefined };
}

export function moveTo(state: EditorState, cursor: number): EditorState {
  return withText(state, state.text, cursor);
}

export function insert(state: EditorState, inserted: string): EditorState {
  const text = state.text.slice(0, state.cursor) + inserted + state.text.slice(state.cursor);
  return withText(state, text, state.cursor + inserted.length);
}

export function remove(state: EditorState, from: number, to: number): EditorState {
  return withText(state, state.text.slice(0, from) + state.text.slice(to), from);
}

/** Removes a stretch into the kill ring; kills in a row become one, in the order of the text. */
export function kill(state: EditorState, from: number, to: number): EditorState {
  if (from === to) return moveTo(state, state.cursor);
  const piece = state.text.slice(from, to);
  const previous = state.last === 'kill' ? (state.killed.at(-1) ?? '') : '';
  const joined = from < state.cursor ? piece + previous : previous + piece;
  const ring = state.last === 'kill' ? state.killed.slice(0, -1) : state.killed;
  return { ...remove(state, from, to), last: 'kill', killed: [...ring, joined].slice(-KILL_RING_LIMIT) };
}

export function yank(state: EditorState): EditorState | undefined {
  const piece = state.killed.at(-1);
  if (piece === undefined) return undefined;
  const from = state.cursor;
  return {
    ...insert(state, piece),
    last: 'yank',
    yanked: { from, to: from + piece.length, ring: state.killed.length - 1 },
  };
}

/** M-y: the kill before, in place of the one just yanked. */
export function yankOlder(state: EditorState): EditorState | undefined {
  if (state.last !== 'yank' || !state.yanked) return undefined;
  const { from, to, ring } = state.yanked;
  const older = (ring + state.killed.length - 1) % state.killed.length;
  const piece = state.killed[older] ?? '';
  const text = state.text.slice(0, from) + piece + state.text.slice(to);
  const end = from + piece.length;
  return { ...withText(state, text, end), last: 'yank', yanked: { from, to: end, ring: older } };
}

/** C-t: the character before the cursor moves over the one at it; at the end, the last two change places. */
export function transpose(state: EditorState): EditorState | undefined {
  const { text } = state;
  const middle =
    state.cursor === lineEnd(text, state.cursor) ? previousBoundary(text, state.cursor) : state.cursor;
  const start = previousBoundary(text, middle);
  const end = nextBoundary(text, middle);
  if (middle <= lineStart(text, state.cursor) || end === middle) return undefined;
  const swapped = text.slice(middle, end) + text.slice(start, middle);
  return withText(state, text.slice(0, start) + swapped + text.slice(end), end);
}
