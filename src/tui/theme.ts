/**
 * The few styles that screens use, by what they mean. Sixteen colours only, so that every terminal's own palette
 * holds; with `NO_COLOR` (no-color.org) weights remain. Colour is never the only sign: marks and words say it too.
 */
export type Color =
  | 'black'
  | 'red'
  | 'green'
  | 'yellow'
  | 'blue'
  | 'magenta'
  | 'cyan'
  | 'white'
  | 'gray'
  | 'bright-red'
  | 'bright-green'
  | 'bright-yellow'
  | 'bright-blue'
  | 'bright-magenta'
  | 'bright-cyan'
  | 'bright-white';

export interface Style {
  readonly color?: Color;
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly underline?: boolean;
  readonly inverse?: boolean;
}

/** In the order of SGR 30–37 and 90–97. */
export const COLORS: readonly Color[] = [
  'black',
  'red',
  'green',
  'yellow',
  'blue',
  'magenta',
  'cyan',
  'white',
  'gray',
  'bright-red',
  'bright-green',
  'bright-yellow',
  'bright-blue',
  'bright-magenta',
  'bright-cyan',
  'bright-white',
];

export const style = {
  border: { color: 'gray' },
  focus: { color: 'cyan', bold: true },
  brand: { color: 'cyan', bold: true },
  title: { bold: true },
  muted: { color: 'gray' },
  good: { color: 'green' },
  bad: { color: 'red', bold: true },
  warn: { color: 'yellow' },
  code: { color: 'cyan' },
  link: { color: 'blue', underline: true },
  key: { bold: true },
  prompt: { color: 'green', bold: true },
  selected: { inverse: true },
  public: { color: 'green' },
  private: { color: 'blue' },
  star: { color: 'yellow', bold: true },
} as const satisfies Record<string, Style>;

/** What a theme decides: whether colour is written at all. */
export interface Theme {
  readonly color: boolean;
}

function sgrOf(look: Style, theme: Theme): string {
  const codes: number[] = [];
  if (look.bold) codes.push(1);
  if (look.dim) codes.push(2);
  if (look.underline) codes.push(4);
  if (look.inverse) codes.push(7);
  if (theme.color && look.color) {
    const index = COLORS.indexOf(look.color);
    codes.push(index < 8 ? 30 + index : 82 + index);
  }
  return codes.join(';');
}

/** A text in a style, as the terminal wants it. */
export function paint(text: string, look: Style | undefined, theme: Theme): string {
  const codes = look ? sgrOf(look, theme) : '';
  return codes === '' ? text : `\x1b[${codes}m${text}\x1b[0m`;
}
