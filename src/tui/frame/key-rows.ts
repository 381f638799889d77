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

/** A name and its explanation; a long name has a row of its own. */
export function entryRows(name: string, text: string, width: number): Row[] {
  const gap = NAME_WIDTH - textWidth(name);
  const named = row('  ', [style.code, name]);
  const explained = (start: Row, spaces: number) =>
    wrapWords([...start, ...row(`${' '.repeat(spaces)}${text}`)], width, NAME_WIDTH + 2);
  return gap > 0 ? explained(named, gap) : [named, ...explained([], NAME_WIDTH + 2)];
}
