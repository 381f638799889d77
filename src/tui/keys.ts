/**
 * Keys as names that tables can hold: `ctrl-a`, `meta-b`, `shift-tab`, `pageup`; what is typed comes as `text`.
 *
 * Ink hands over what arrived in one read as one call, so that fast typing, `tmux send-keys` and terminals without
 * bracketed paste give `"ls\r"` whole: it's split here, or Enter would be lost. Ink also tells no function key from
 * another; all of them are `function`.
 */
import type { Key as InkKey } from 'ink';

export interface Key {
  readonly name: string;
  /** What to insert, for `text` only. */
  readonly text: string;
}

const named = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
] as const satisfies readonly (readonly [keyof InkKey, string])[];

const controls: Readonly<Record<string, string>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\x1b': 'escape',
  '\x7f': 'backspace',
  '\b': 'backspace',
};

const textKey = (text: string): Key => ({ name: 'text', text });
const namedKey = (name: string): Key => ({ name, text: '' });

/** One call of Ink's `useInput` as the keys that were pressed. */
export function toKeys(input: string, key: InkKey): Key[] {
  const modifiers = `${key.ctrl ? 'ctrl-' : ''}${key.meta ? 'meta-' : ''}`;
  const special = named.find(([flag]) => key[flag] === true);
  if (special) {
    const isPlainEscape = special[1] === 'escape';
    return [namedKey(isPlainEscape ? 'escape' : `${modifiers}${key.shift ? 'shift-' : ''}${special[1]}`)];
  }
  if (input === '') return modifiers === '' ? [namedKey('function')] : [];
  if (modifiers !== '') return [namedKey(`${modifiers}${input.toLowerCase()}`)];
  return splitTyped(input);
}

/** Text, and the control characters within it, in order. */
export function splitTyped(input: string): Key[] {
  const keys: Key[] = [];
  for (const part of input.replaceAll('\r\n', '\r').split(/([\x00-\x1f\x7f])/)) {
    if (part === '') continue;
    const control = controls[part];
    if (control) keys.push(namedKey(control));
    else if (part < ' ') keys.push(namedKey(`ctrl-${String.fromCharCode(part.charCodeAt(0) + 96)}`));
    else keys.push(textKey(part));
  }
  return keys;
}
