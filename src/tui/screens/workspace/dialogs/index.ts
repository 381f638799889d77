/** The dialogs of the workspace. */
import { brief } from './brief.ts';
import type { DialogContent, DialogKind, DialogSubject } from './dialog.ts';
import { help } from './help.ts';
import { hint } from './hint.ts';
import { menu } from './menu.ts';
import { reset } from './reset.ts';
import { solution } from './solution.ts';
import { solved } from './solved.ts';

const DIALOGS = { brief, menu, help, hint, solution, reset, solved } as const satisfies Record<
  string,
  DialogKind
>;

export type DialogId = 'brief' | 'menu' | 'help' | 'hint' | 'solution' | 'reset' | 'solved';

export function dialogContent(id: DialogId, subject: DialogSubject): DialogContent {
  return DIALOGS[id].content(subject);
}
