import { markdownRows, withoutHeading } from '../../../text/markdown.ts';
import { EMPTY_ROW, row } from '../../../text/row.ts';
import { sanitize } from '../../../text/sanitize.ts';
import { wrapWords } from '../../../text/wrap.ts';
import { style } from '../../../theme.ts';
import type { DialogKind } from './dialog.ts';

/** The story: greets whoever opens a lab for the first time. */
export const brief: DialogKind = {
  id: 'brief',
  content: ({ session, view }) => ({
    title: session.lab.title,
    body: (width) => [
      ...markdownRows(withoutHeading(session.variant.brief, session.lab.title), width),
      ...session.notes.flatMap((note) => [
        EMPTY_ROW,
        ...wrapWords(row([style.warn, `! ${sanitize(note)}`]), width, 2),
      ]),
    ],
    choices: [{ label: view.commands === 0 ? 'Begin' : 'Back to work', command: { type: 'close' } }],
  }),
};
