import { type Binding, shownKey } from '../bindings.ts';
import { type Row, row } from '../text/row.ts';
import { textWidth } from '../text/width.ts';
import { wrapWords } from '../text/wrap.ts';
import { style } from '../theme.ts';

const NAME_WIDTH = 16;

/** A list of keys with what they do, for a help page. */
export function keyRows(bindings: readonly Binding<unknown>[], width: number): Row[] {
  return bindings.flatMap(({ keys, does }) =>
    entryRows(keys.slice(0, 2).map(shownKey).join(' '), does, width),
  );
}

/** A name and its explanation. */
export function entryRows(name: string, text: string, width: number): Row[] {
  const padding = ' '.repeat(Math.max(1, NAME_WIDTH - textWidth(name)));
  return wrapWords(row('  ', [style.code, name], `${padding}${text}`), width, NAME_WIDTH + 2);
}
