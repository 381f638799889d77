import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAnsi, rowToAnsi } from '../../../src/tui/text/ansi.ts';
import { markdownRows } from '../../../src/tui/text/markdown.ts';
import {
  fitRow,
  overlayRow,
  type Row,
  row,
  rowText,
  rowWidth,
  sliceRow,
  spread,
} from '../../../src/tui/text/row.ts';
import { sanitize } from '../../../src/tui/text/sanitize.ts';
import { headFitting, textWidth } from '../../../src/tui/text/width.ts';
import { wrapHard, wrapWords } from '../../../src/tui/text/wrap.ts';
import { style } from '../../../src/tui/theme.ts';

const texts = (rows: readonly Row[]) => rows.map(rowText);

describe('width', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['─│→✓✗●◐○★┃', 10],
    ['日本', 4],
    ['e\u0301', 1],
    ['🙂', 2],
    ['ａ', 2],
  ])('%j takes %i columns', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });

  test('the beginning that fits never cuts a character', () => {
    expect(headFitting('日本語', 5)).toBe('日本');
    expect(headFitting('abc', 2)).toBe('ab');
  });
});

describe('sanitize', () => {
  test.each([
    ['plain', 'plain'],
    ['a\x1b[2Jb', 'ab'],
    ['a\x1b[31mb\x1b[0m', 'ab'],
    ['\x1b]0;title\x07x', 'x'],
    ['\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\', 'link'],
    ['\x1bP1;2q\x1b\\x', 'x'],
    ['\x1b(Bx\x1bcy', 'xy'],
    ['a\x00\x07\x08\x7f\x85b', 'ab'],
    ['👨\u200d👩', '👨👩'],
    ['☀\ufe0f', '☀'],
    ['👍🏽', '👍'],
    ['a\u202eb', 'ab'],
    ['\ud800x', 'x'],
    ['\u{f0001}x', 'x'],
    ['one\r\ntwo', 'one\ntwo'],
    ['10%\r20%\r100%\ndone', '100%\ndone'],
    ['a\tb', 'a\tb'],
  ])('%j → %j', (from, to) => {
    expect(sanitize(from)).toBe(to);
  });

  test('leaves nothing that moves a cursor, and finds nothing more to do the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = sanitize(text);
        expect(clean).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
        expect(sanitize(clean)).toBe(clean);
      }),
    );
  });
});

describe('command output', () => {
  test('keeps colours and weights, drops what moves the cursor', () => {
    expect(parseAnsi('\x1b[1;32mok\x1b[22m \x1b[2Jgo\x1b[0m.\n\x1b[91mx')).toEqual([
      [
        { text: 'ok', style: { bold: true, color: 'green' } },
        { text: ' go', style: { bold: false, dim: false, color: 'green' } },
        { text: '.', style: {} },
      ],
      [{ text: 'x', style: { color: 'bright-red' } }],
    ]);
  });

  test('colours beyond the sixteen go, what follows them stays', () => {
    expect(parseAnsi('\x1b[38;5;200;1mx')).toEqual([[{ text: 'x', style: { bold: true } }]]);
    expect(parseAnsi('\x1b[38;2;1;2;3;4mx')).toEqual([[{ text: 'x', style: { underline: true } }]]);
  });

  test('tabs go to every eighth column', () => {
    expect(texts(parseAnsi('a\tb\n日本\tx\n12345678\ty'))).toEqual([
      'a       b',
      '日本    x',
      '12345678        y',
    ]);
  });
});

test('without colour, weights remain', () => {
  const line = row([style.bad, 'x'], [style.good, 'y'], 'z');
  expect(rowToAnsi(line, { color: true })).toBe('\x1b[1;31mx\x1b[0m\x1b[32my\x1b[0mz');
  expect(rowToAnsi(line, { color: false })).toBe('\x1b[1mx\x1b[0myz');
});

describe('wrapping', () => {
  test.each<[text: string, width: number, hanging: number, rows: string[]]>([
    ['the quick brown fox', 10, 0, ['the quick', 'brown fox']],
    ['- the quick brown fox', 10, 2, ['- the', '  quick', '  brown', '  fox']],
    ['a verylongwordindeed b', 8, 2, ['a', '  verylo', '  ngword', '  indeed', '  b']],
    ['', 8, 0, ['']],
    ['日本語 日本', 6, 0, ['日本語', '日本']],
  ])('%j in %i columns', (text, width, hanging, rows) => {
    expect(texts(wrapWords(row(text), width, hanging))).toEqual(rows);
  });

  test('hard: at the last column, never within a character', () => {
    expect(texts(wrapHard(row('ab', [style.good, '日本'], 'c'), 3))).toEqual(['ab', '日', '本c']);
  });

  test('loses no character and no row is too long', () => {
    const anyRow = fc
      .array(fc.string({ unit: 'grapheme' }).map(sanitize))
      .map((parts) => row(...parts.map((part) => part.replaceAll(/[\n\t]/g, ' '))));
    fc.assert(
      fc.property(anyRow, fc.integer({ min: 4, max: 30 }), (line, width) => {
        const hard = wrapHard(line, width);
        expect(hard.map(rowText).join('')).toBe(rowText(line));
        const soft = wrapWords(line, width);
        expect(soft.map(rowText).join('').replaceAll(/\s/g, '')).toBe(rowText(line).replaceAll(/\s/g, ''));
      }),
    );
  });
});

describe('rows', () => {
  const line = row('ab', [style.good, '日本'], 'cd');

  test('a slice through a wide character leaves a space', () => {
    expect(rowText(sliceRow(line, 1, 3))).toBe('b ');
    expect(rowText(sliceRow(line, 3, 7))).toBe(' 本c');
  });

  test.each([
    [8, 'ab日本cd'],
    [10, 'ab日本cd  '],
    [6, 'ab日 …'],
    [5, 'ab日…'],
    [1, '…'],
    [0, ''],
  ])('fitted to %i columns', (width, text) => {
    expect(rowText(fitRow(line, width))).toBe(text);
    expect(rowWidth(fitRow(line, width))).toBe(width);
  });

  test('laid over each other', () => {
    expect(rowText(overlayRow(row('0123456789'), 3, row('ab')))).toBe('012ab56789');
    expect(rowText(overlayRow(row('01'), 4, row('ab')))).toBe('01  ab');
    expect(rowText(overlayRow(line, 3, row('x')))).toBe('ab x本cd');
  });

  test('spread, the left gives way', () => {
    expect(rowText(spread(row('left side'), row('right'), 20))).toBe('left side      right');
    expect(rowText(spread(row('left side'), row('right'), 10))).toBe('left…right');
  });
});

test('Markdown of briefs', () => {
  const markdown =
    '# Title\n\nSome `code` and **strong**\nwords, a [link](http://x).\n\n- one item that is long enough\n- two\n\n1. first\n\n```\naws ec2   x\n```\n';
  expect(texts(markdownRows(markdown, 24))).toEqual([
    'Title',
    '',
    'Some code and strong',
    'words, a link.',
    '',
    '• one item that is long',
    '  enough',
    '• two',
    '',
    '1. first',
    '',
    '  aws ec2   x',
  ]);
});

test('a quotation keeps its own paragraphs behind a bar', () => {
  const markdown = 'Said:\n\n> *From: the director*\n>\n> All is lost, and the rest is 3 * 4 * 5.\n\nSo.';
  expect(texts(markdownRows(markdown, 24))).toEqual([
    'Said:',
    '',
    '│ From: the director',
    '│ ',
    '│ All is lost, and the',
    '│ rest is 3 * 4 * 5.',
    '',
    'So.',
  ]);
});

test('a table of Markdown, as wide as it needs and no wider than there is room', () => {
  const markdown =
    '| subnet | zone | leads to |\n|---|:-:|---|\n| `a` | 1a | the internet, through a gateway |\n| b | 1b | |\n';
  expect(texts(markdownRows(markdown, 60))).toEqual([
    'subnet  zone  leads to',
    'a       1a    the internet, through a gateway',
    'b       1b    ',
  ]);
  expect(texts(markdownRows(markdown, 30))).toEqual([
    'subnet  zone  leads to',
    'a       1a    the internet,',
    '              through a',
    '              gateway',
    'b       1b    ',
  ]);
});
