import { helpRows } from '../../../parts/help-rows.ts';
import { EMPTY_ROW, row } from '../../../text/row.ts';
import { wrapWords } from '../../../text/wrap.ts';
import type { DialogKind } from './dialog.ts';

export const help: DialogKind = {
  id: 'help',
  content: ({ keys, session }) => ({
    title: 'Keys and panes',
    body: (width) => [
      ...wrapWords(row('Type `help` in the console for its commands.'), width),
      EMPTY_ROW,
      ...helpRows(keys, session.sim.state, width),
    ],
    choices: [],
  }),
};
