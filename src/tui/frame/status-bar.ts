/** The status bar: how things stand on the left, the keys that matter on the right; in a low window within the rule. */
import { shownKey } from '../bindings.ts';
import { type Row, row, rowWidth, type Span, spread } from '../text/row.ts';
import { style } from '../theme.ts';
import { between, rule } from './box.ts';

export interface KeyHint {
  readonly keys: readonly string[];
  /** Keys without one are left out. */
  readonly hint?: string;
}

export const SEPARATOR: Span = { text: ' · ', style: style.muted };

/** The most needed of the hints stand last, and stay longest where there is little room. */
export function statusBar(
  left: readonly Span[],
  keys: readonly KeyHint[],
  { columns, isTall }: { readonly columns: number; readonly isTall: boolean },
): Row[] {
  const hints = hintsRow(keys, columns - rowWidth(left) - (isTall ? 7 : 9));
  if (!isTall)
    return [
      rule('╰', '╯', columns, row(' ', ...left.map((s) => [s.style, s.text] as const), ' '), [
        { text: ' ' },
        ...hints,
        { text: ' ' },
      ]),
    ];
  return [
    rule('├', '┤', columns),
    between([{ text: ' ' }, ...spread(left, [...hints, { text: ' ' }], columns - 3)], columns),
    rule('╰', '╯', columns),
  ];
}

function hintsRow(keys: readonly KeyHint[], room: number): Row {
  const hints = keys.flatMap(({ keys, hint }) => (hint ? [{ key: shownKey(keys[0] ?? ''), hint }] : []));
  let spans: Span[] = [];
  for (const { key, hint } of hints.reverse()) {
    const more: Span[] = [
      { text: key, style: style.key },
      { text: ` ${hint}`, style: style.muted },
    ];
    const joined: Span[] = spans.length > 0 ? [...more, SEPARATOR, ...spans] : more;
    if (rowWidth(joined) > room) break;
    spans = joined;
  }
  return spans;
}
