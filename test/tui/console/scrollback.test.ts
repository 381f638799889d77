import { describe, expect, test } from 'vitest';
import { lineOutput } from '../../../src/shell/console.ts';
import {
  type ConsoleItem,
  consoleWindow,
  ROW_LIMIT,
  Scrollback,
} from '../../../src/tui/console/scrollback.ts';
import { row, rowText } from '../../../src/tui/text/row.ts';

const command = (line: string, stdout: string, stderr = ''): ConsoleItem => ({
  type: 'command',
  prompt: '$ ',
  line,
  output: lineOutput({ stdout, stderr, exitCode: 0 }).chunks,
});
const texts = (scrollback: Scrollback, items: readonly ConsoleItem[], width: number) =>
  scrollback.rows(items, width).map(rowText);

describe('rows', () => {
  const items = [
    command("echo 'a\nb'", 'a\nb\n'),
    command('fail', '', 'no\n'),
    { type: 'notice', row: row('✓ open') } as const,
  ];

  test('prompt, line, output, errors, notices', () => {
    expect(texts(new Scrollback(), items, 40)).toEqual([
      "$ echo 'a",
      "> b'",
      'a',
      'b',
      '$ fail',
      'no',
      '✓ open',
    ]);
  });

  test('both streams in the order in which they came; an open line goes on', () => {
    const mixed: ConsoleItem = {
      type: 'command',
      prompt: '$ ',
      line: 'sh',
      output: [
        { stream: 'stdout', text: 'one\ntw' },
        { stream: 'stderr', text: 'o\nno\n' },
        { stream: 'stdout', text: '\n\nthree' },
        { stream: 'stdout', text: '!\n' },
      ],
    };
    expect(texts(new Scrollback(), [mixed], 40)).toEqual(['$ sh', 'one', 'two', 'no', '', '', 'three!']);
  });

  test('wrapped at the width, and anew when it changes', () => {
    const scrollback = new Scrollback();
    const long = [command('x', '0123456789\n')];
    expect(texts(scrollback, long, 6)).toEqual(['$ x', '012345', '6789']);
    expect(texts(scrollback, long, 20)).toEqual(['$ x', '0123456789']);
  });

  test('what is appended leaves the rows before as they are', () => {
    const scrollback = new Scrollback();
    const before = scrollback.rows(items, 40);
    const after = scrollback.rows([...items, command('ls', '')], 40);
    expect(after.slice(0, before.length).every((line, index) => line === before[index])).toBe(true);
    expect(scrollback.rowOf(3)).toBe(before.length);
    expect(scrollback.rowOf(99)).toBe(after.length);
  });

  test('an empty line of output stays, the end of the last does not make one', () => {
    expect(texts(new Scrollback(), [command('x', 'a\n\nb')], 20)).toEqual(['$ x', 'a', '', 'b']);
  });

  test('the oldest rows go when there are too many', () => {
    const scrollback = new Scrollback();
    const many = [command('first', ''), command('many', 'x\n'.repeat(ROW_LIMIT))];
    const rows = scrollback.rows(many, 20);
    expect(rows).toHaveLength(ROW_LIMIT);
    expect(scrollback.rowOf(0)).toBe(0);
  });
});

describe('the window on them', () => {
  test.each([
    ['all fits', 5, 10, 0, 0, { top: 0, back: 0, limit: 0 }],
    ['the end', 30, 10, 0, 0, { top: 20, back: 0, limit: 20 }],
    ['scrolled back', 30, 10, 7, 0, { top: 13, back: 7, limit: 20 }],
    ['no further than there is', 30, 10, 99, 0, { top: 0, back: 20, limit: 20 }],
    ['cleared', 30, 10, 0, 28, { top: 28, back: 0, limit: 28 }],
    ['cleared, scrolled back', 30, 10, 10, 28, { top: 18, back: 10, limit: 28 }],
    ['filled again after clearing', 50, 10, 0, 28, { top: 40, back: 0, limit: 40 }],
  ])('%s', (_what, total, height, back, cleared, expected) => {
    expect(consoleWindow(total, height, back, cleared)).toEqual(expected);
  });
});
