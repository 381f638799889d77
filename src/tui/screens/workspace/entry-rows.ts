/** What stands below the console's output: the line being typed, and above it the one that runs, without a new prompt. */
import { typedRows } from '../../console/scrollback.ts';
import { type LineLayout, layoutLine } from '../../line-editor/index.ts';
import type { WorkspaceState } from './state.ts';

export function entryRows({ editor, running }: WorkspaceState, prompt: string, width: number): LineLayout {
  if (running === undefined) return layoutLine(editor, prompt, width);
  const above = typedRows(prompt, running, width);
  const { rows, cursor } = layoutLine(editor, '', width);
  return { rows: [...above, ...rows], cursor: { row: above.length + cursor.row, column: cursor.column } };
}
