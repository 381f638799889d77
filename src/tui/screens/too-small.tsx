import { useInput, useWindowSize } from 'ink';
import { toKeys } from '../keys.ts';
import { Screen } from '../terminal/screen.tsx';
import { EMPTY_ROW, fitRow, row } from '../text/row.ts';

/** Stands in for every screen in a window that is too small for any. */
export function TooSmall({ needed, onExit }: { readonly needed: string; onExit(): void }) {
  const { columns, rows } = useWindowSize();
  useInput((input, key) => {
    if (toKeys(input, key).some(({ name, text }) => name === 'ctrl-c' || text === 'q')) onExit();
  });
  const lines = [
    `This window is ${columns}×${rows}.`,
    `netlab needs ${needed}.`,
    'Make it larger, or press q to quit.',
  ];
  const filled = Array.from({ length: rows }, (_, index) =>
    fitRow(lines[index] ? row(lines[index]) : EMPTY_ROW, columns),
  );
  return <Screen frame={{ rows: filled, spoken: lines }} />;
}
