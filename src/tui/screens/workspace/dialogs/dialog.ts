/** A dialog: a text and what can be chosen. One file each, one line in `index.ts`. */
import type { Session } from '../../../../lab/session.ts';
import type { SessionView } from '../../../../lab/session-view.ts';
import type { KeyGroup } from '../../../bindings.ts';
import type { ShownDialog } from '../../../frame/dialog.ts';
import type { DialogId } from './index.ts';

export type ChoiceCommand =
  | { readonly type: 'close' }
  | { readonly type: 'open'; readonly dialog: DialogId }
  /** Runs a console line; the dialog stays open with `stays`. */
  | { readonly type: 'run'; readonly line: string; readonly stays?: boolean }
  | { readonly type: 'leave' }
  | { readonly type: 'exit' };

export interface Choice {
  readonly label: string;
  readonly command: ChoiceCommand;
}

export interface DialogContent extends ShownDialog {
  readonly choices: readonly Choice[];
}

/** What a dialog speaks of. */
export interface DialogSubject {
  readonly session: Session;
  readonly view: SessionView;
  /** The keys of the screen, for the help page. */
  readonly keys: readonly KeyGroup[];
}

export interface DialogKind {
  readonly id: string;
  content(subject: DialogSubject): DialogContent;
}
