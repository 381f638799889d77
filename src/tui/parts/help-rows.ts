/** Every key and every pane, made from the lists that the keys themselves are looked up in. */
import type { World } from '../../cloud/kernel/world.ts';
import type { KeyGroup } from '../bindings.ts';
import { entryRows, keyRows } from '../frame/key-rows.ts';
import { EMPTY_ROW, type Row, row } from '../text/row.ts';
import { style } from '../theme.ts';
import { TASKS_TAB, tabsFor } from './tabs.ts';

export function helpRows(keys: readonly KeyGroup[], world: World, width: number): Row[] {
  return [
    ...keys.flatMap(({ title, bindings }) => [
      row([style.title, title]),
      ...keyRows(bindings, width),
      EMPTY_ROW,
    ]),
    row([style.title, 'Panes']),
    ...[TASKS_TAB, ...tabsFor(true, world)].flatMap(({ title, about }) => entryRows(title, about, width)),
  ];
}
