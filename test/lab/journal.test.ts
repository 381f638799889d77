import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryLine, headerLine, readJournal } from '../../src/lab/journal.ts';

const HEADER = { lab: 'small', hash: 'a'.repeat(64), seed: 's', version: '0.1.0' };

function journalOf(lines: readonly string[]): string {
  let { text, hash } = headerLine(HEADER);
  for (const [index, line] of lines.entries()) {
    const entry = entryLine({ at: 1000 * index, line }, hash);
    text += entry.text;
    hash = entry.hash;
  }
  return text;
}

test('what was written is read', () => {
  const text = journalOf(['date', 'cat <<X\nné\nX', '']);
  const journal = readJournal(text);
  expect(journal).toMatchObject({ header: HEADER, damaged: false, notes: [] });
  expect(journal.entries.map((entry) => entry.line)).toEqual(['date', 'cat <<X\nné\nX', '']);
  expect(journal.soundBytes).toBe(Buffer.byteLength(text));
});

test('wherever a crash cuts it, whole lines are kept and the torn one is named', () => {
  const whole = Buffer.from(journalOf(['date', 'echo é', 'true']));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: whole.length }), (length) => {
      const text = whole.subarray(0, length).toString('utf8');
      const journal = readJournal(text);
      const lines = text.split('\n').length - 1;
      expect(journal.damaged).toBe(false);
      expect(journal.entries.length).toBe(Math.max(0, lines - 1));
      expect(journal.notes.length).toBe(text === '' || text.endsWith('\n') ? 0 : 1);
      expect(whole.subarray(0, journal.soundBytes).toString()).toBe(
        text.slice(0, text.lastIndexOf('\n') + 1),
      );
    }),
  );
});

describe('a journal that was changed is sound only up to there', () => {
  const lines = journalOf(['one', 'two', 'three', 'four']).trimEnd().split('\n');
  const join = (changed: readonly string[]) => `${changed.join('\n')}\n`;
  test.each<[string, string, number]>([
    ['a command changed', join(lines.map((line) => line.replace('two', 'TWO'))), 2],
    ['a command taken out', join(lines.filter((_, index) => index !== 2)), 1],
    ['two commands swapped', join([lines[0]!, lines[2]!, lines[1]!, lines[3]!, lines[4]!]), 0],
    [
      'a command put in',
      join([
        ...lines.slice(0, 2),
        JSON.stringify({ after: 'f'.repeat(64), at: 0, line: 'x' }),
        ...lines.slice(2),
      ]),
      1,
    ],
    ['the seed changed', join(lines.map((line) => line.replace('"seed":"s"', '"seed":"t"'))), 0],
    ['garbage', join([...lines.slice(0, 3), '\u0000{]']), 2],
  ])('%s', (_, text, kept) => {
    const journal = readJournal(text);
    expect(journal).toMatchObject({ damaged: true });
    expect(journal.entries.length).toBe(kept);
    expect(journal.notes.length).toBe(1);
  });

  test('something else altogether', () => {
    expect(readJournal('hello\n')).toMatchObject({ header: undefined, damaged: true, soundBytes: 0 });
  });
});
