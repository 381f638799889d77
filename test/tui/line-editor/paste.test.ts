import { describe, expect, test } from 'vitest';
import { drive, drivePaste } from './drive.ts';

const submitted = (driven: ReturnType<typeof drivePaste>) =>
  driven.actions.flatMap((action) => (action.type === 'submit' ? action.lines : []));

describe('pasting', () => {
  test('one line without its end stays to be edited', () => {
    const pasted = drivePaste('two', drive('one three<left><left><left><left><left>').state);
    expect(pasted.actions).toEqual([]);
    expect(pasted.shown).toBe('one two|three');
  });

  test('every whole line is entered in order, the rest stays', () => {
    const pasted = drivePaste('one\r\ntwo\n\nthree');
    expect(submitted(pasted)).toEqual(['one', 'two']);
    expect(pasted.shown).toBe('three|');
    expect(pasted.state.history).toEqual(['one', 'two']);
  });

  test('what was typed before goes in front, what stands behind the cursor stays behind', () => {
    const pasted = drivePaste('b\nc', drive('aX<left>').state);
    expect(submitted(pasted)).toEqual(['ab']);
    expect(pasted.shown).toBe('c|X');
  });

  test('a command over several lines stays together', () => {
    expect(submitted(drivePaste("echo 'a\nb'\nnext \\\n  more\n"))).toEqual([
      "echo 'a\nb'",
      'next \\\n  more',
    ]);
  });

  test('a command that is not finished stays to be edited', () => {
    const pasted = drivePaste("one\necho 'a\nb");
    expect(submitted(pasted)).toEqual(['one']);
    expect(pasted.shown).toBe("echo 'a\nb|");
  });

  test('five hundred lines come through in order', () => {
    const lines = Array.from({ length: 500 }, (_, index) => `echo ${index}`);
    expect(submitted(drivePaste(`${lines.join('\n')}\n`))).toEqual(lines);
  });

  test('escape sequences in it do nothing', () => {
    expect(drivePaste('a\x1b[2J\x1b]0;x\x07b\x07').shown).toBe('ab|');
  });

  test('it ends search and menu', () => {
    expect(drivePaste('x', drive('d<tab><tab>').state).state.menu).toBeUndefined();
    expect(drivePaste('x', drive('one<enter><ctrl-r>on').state).state.search).toBeUndefined();
  });
});
