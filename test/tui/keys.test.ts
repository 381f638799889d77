import type { Key as InkKey } from 'ink';
import { describe, expect, test } from 'vitest';
import { shownKey } from '../../src/tui/bindings.ts';
import { splitTyped, toKeys } from '../../src/tui/keys.ts';

const NONE: InkKey = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
};

const names = (input: string, key: Partial<InkKey> = {}) =>
  toKeys(input, { ...NONE, ...key }).map(({ name, text }) => (name === 'text' ? `'${text}'` : name));

describe('keys by name', () => {
  test.each<[string, string, Partial<InkKey>, string[]]>([
    ['a letter', 'a', {}, ["'a'"]],
    ['what came in one read', 'ls\r', {}, ["'ls'", 'enter']],
    ['typed ahead', 'a\x01b\tc\x1b', {}, ["'a'", 'ctrl-a', "'b'", 'tab', "'c'", 'escape']],
    ['several lines without bracketed paste', 'a\r\nb\n', {}, ["'a'", 'enter', "'b'", 'enter']],
    ['Ctrl-A', 'a', { ctrl: true }, ['ctrl-a']],
    ['Alt-B', 'b', { meta: true }, ['meta-b']],
    ['Ctrl-Left', '', { ctrl: true, leftArrow: true }, ['ctrl-left']],
    ['Shift-Tab', '', { tab: true, shift: true }, ['shift-tab']],
    ['Alt-Backspace', '', { meta: true, backspace: true }, ['meta-backspace']],
    ['Escape', '', { escape: true, meta: true }, ['escape']],
    ['a function key', '', {}, ['function']],
    ['an unknown key with a modifier', '', { ctrl: true }, []],
  ])('%s', (_what, input, key, expected) => {
    expect(names(input, key)).toEqual(expected);
  });

  test('controls that have no meaning are dropped or named, never typed', () => {
    for (let code = 0; code < 32; code++) {
      expect(splitTyped(String.fromCharCode(code)).every(({ name }) => name !== 'text')).toBe(true);
    }
  });
});

test.each([
  ['ctrl-t', '^T'],
  ['meta-b', 'alt-b'],
  ['ctrl-left', 'ctrl-←'],
  ['pageup', 'pgup'],
  ['function', 'f1'],
])('%s is shown as %s', (name, shown) => {
  expect(shownKey(name)).toBe(shown);
});
