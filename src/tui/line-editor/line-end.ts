/** How a line ends: entered, thrown away, or found empty. */
import { insert, moveTo, withText } from './edit.ts';
import { remember } from './history.ts';
import type { EditorContext, EditorState, EditorStep } from './state.ts';

export function enter(state: EditorState, context: EditorContext): EditorStep {
  if (context.isIncomplete(state.text)) return { state: insert(moveTo(state, state.text.length), '\n') };
  return { state: blank(remember(state, state.text)), action: { type: 'submit', lines: [state.text] } };
}

export function interrupt(state: EditorState): EditorStep {
  return { state: blank(state), action: { type: 'interrupt', text: state.text } };
}

/** C-d: end of input on an empty line, else what Delete does. */
export const deleteOrEnd =
  (deleteForward: (state: EditorState, context: EditorContext) => EditorStep) =>
  (state: EditorState, context: EditorContext): EditorStep =>
    state.text === '' ? { state, action: { type: 'end' } } : deleteForward(state, context);

export function blank(state: EditorState): EditorState {
  const historyAt = state.history.length;
  return { ...withText(state, '', 0), historyAt, draft: '', search: undefined, menu: undefined };
}
