import type { KeyGroup } from '../../../bindings.ts';
import { entryRows, keyRows } from '../../../frame/key-rows.ts';
import { TASKS_TAB, tabsFor } from '../../../parts/tabs.ts';
import { EMPTY_ROW, row } from '../../../text/row.ts';
import { wrapWords } from '../../../text/wrap.ts';
import { style } from '../../../theme.ts';
import type { DialogKind } from './dialog.ts';

/** Every key and every pane, made from the lists that the keys themselves are looked up in. */
export const help: DialogKind = {
  id: 'help',
  content: ({ keys, session }) => ({
    title: 'Keys and panes',
    body: (width) => [
      ...wrapWords(row('Type `help` in the console for its commands.'), width),
      ...keys.flatMap(({ title, bindings }: KeyGroup) => [
        EMPTY_ROW,
        row([style.title, title]),
        ...keyRows(bindings, width),
      ]),
      EMPTY_ROW,
      row([style.title, 'Panes']),
      ...[TASKS_TAB, ...tabsFor(true, session.sim.state)].flatMap((tab) =>
        entryRows(tab.title, tab.about, width),
      ),
    ],
    choices: [],
  }),
};
