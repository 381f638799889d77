import { EDITOR_BINDINGS } from '../../line-editor/index.ts';
import { PART_BINDINGS } from '../../parts/bindings.ts';
import type { ScreenEntry } from '../screen-entry.ts';
import { WORKSPACE_BINDINGS } from './bindings.ts';
import { WorkspaceScreen } from './workspace.tsx';

export const workspace: ScreenEntry = {
  keys: [
    { title: 'Everywhere', bindings: WORKSPACE_BINDINGS },
    { title: 'Console', bindings: EDITOR_BINDINGS },
    { title: 'Tasks and panes, when the keys go there', bindings: PART_BINDINGS },
  ],
  Component: WorkspaceScreen,
};
