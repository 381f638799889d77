import { expect, test } from 'vitest';
import { RowSheet } from '../../../src/tui/terminal/row-sheet.ts';
import { row } from '../../../src/tui/text/row.ts';
import { style } from '../../../src/tui/theme.ts';

test('each row is one character, and comes back whole', () => {
  const sheet = new RowSheet({ color: true });
  const rows = [row('one'), row([style.good, 'two']), row('one')];
  const tokens = sheet.tokens(rows);
  expect([...tokens.replaceAll('\n', '')]).toHaveLength(3);
  expect(tokens.split('\n')[0]).toBe(tokens.split('\n')[2]);
  expect(sheet.expand(`\x1b[H${tokens}\x1b[K`)).toBe('\x1b[Hone\n\x1b[32mtwo\x1b[0m\none\x1b[K');
});

test('more rows than there are characters: those of the last frames stay right', () => {
  const sheet = new RowSheet({ color: true });
  const still = row('still');
  for (let frame = 0; frame < 5_000; frame++) {
    const tokens = sheet.tokens([still, row(`frame ${frame}`)]);
    expect(sheet.expand(tokens)).toBe(`still\nframe ${frame}`);
  }
});

test('what is no row passes as it is', () => {
  expect(new RowSheet({ color: true }).expand('plain \x1b[2J 日本 🙂')).toBe('plain \x1b[2J 日本 🙂');
});
