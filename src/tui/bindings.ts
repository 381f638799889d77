/** Keys and what they do, in one place: screens look commands up in these lists, help and status bar show them. */
export interface Binding<Command> {
  /** Names as `keys.ts` gives them; all do the same. */
  readonly keys: readonly string[];
  /** What it does, for the help page. */
  readonly does: string;
  /** A word or two for the status bar; most keys have none. */
  readonly hint?: string;
  readonly command: Command;
}

/** A part of the help page. */
export interface KeyGroup {
  readonly title: string;
  readonly bindings: readonly Binding<unknown>[];
}

export function bindingIndex<Command>(bindings: readonly Binding<Command>[]): ReadonlyMap<string, Command> {
  return new Map(bindings.flatMap(({ keys, command }) => keys.map((key) => [key, command] as const)));
}

const shownNames: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  enter: 'enter',
  escape: 'esc',
  function: 'f1',
  pageup: 'pgup',
  pagedown: 'pgdn',
  'shift-tab': 'shift-tab',
};

/** `ctrl-t` as `^T`, `meta-b` as `alt-b`. */
export function shownKey(name: string): string {
  const known = shownNames[name];
  if (known) return known;
  const [, modifier, rest] = /^(ctrl|meta|shift)-(.+)$/.exec(name) ?? [];
  if (modifier === 'ctrl' && rest?.length === 1) return `^${rest.toUpperCase()}`;
  if (modifier && rest) return `${modifier === 'meta' ? 'alt' : modifier}-${shownNames[rest] ?? rest}`;
  return name;
}
