export { EDITOR_BINDINGS } from './bindings.ts';
export { type LineLayout, layoutLine } from './layout.ts';
export {
  createEditor,
  type EditorAction,
  type EditorContext,
  type EditorState,
  type EditorStep,
} from './state.ts';
export { isEditorKey, paste, step } from './step.ts';
