import { describe, expect, test } from 'vitest';
import { layoutLine } from '../../../src/tui/line-editor/index.ts';
import { rowText } from '../../../src/tui/text/row.ts';
import { drive } from './drive.ts';

const lay = (keys: string, width: number, prompt = '$ ') => {
  const { rows, cursor } = layoutLine(drive(keys).state, prompt, width);
  return { rows: rows.map(rowText), cursor: [cursor.row, cursor.column] };
};

describe('the line in rows', () => {
  test.each<[keys: string, width: number, rows: string[], cursor: [number, number]]>([
    ['', 10, ['$ '], [0, 2]],
    ['abc', 10, ['$ abc'], [0, 5]],
    ['abc<left>', 10, ['$ abc'], [0, 4]],
    ['12345678', 10, ['$ 12345678', ''], [1, 0]],
    ['123456789', 10, ['$ 12345678', '9'], [1, 1]],
    ['123456789<left>', 10, ['$ 12345678', '9'], [1, 0]],
    ["'a<enter>b", 10, ["$ 'a", '> b'], [1, 3]],
    ["'a<enter>b<up>", 10, ["$ 'a", '> b'], [0, 3]],
    ['日本語日本', 10, ['$ 日本語日', '本'], [1, 2]],
    ['日本語x日本', 10, ['$ 日本語x', '日本'], [1, 4]],
    ['a\tb', 10, ['$ a  b'], [0, 6]],
  ])('%j in %i columns', (keys, width, rows, cursor) => {
    expect(lay(keys, width)).toEqual({ rows, cursor });
  });

  test('a prompt longer than the row is cut', () => {
    expect(lay('abc', 20, 'learner@somewhere-very-far $ ').rows).toEqual(['learner@som…abc']);
  });

  test('a prompt brings no escape sequences', () => {
    expect(lay('abc', 20, '\x1b[31m$\x1b[0m ').rows).toEqual(['$ abc']);
  });
});
