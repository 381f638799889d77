/** One full frame: rows of exactly the terminal's width, and the cursor. */
import { Box, Text, useCursor, useIsScreenReaderEnabled } from 'ink';
import { createContext, use } from 'react';
import { rowToAnsi } from '../text/ansi.ts';
import type { Row } from '../text/row.ts';
import { rowText } from '../text/row.ts';
import type { RowSheet } from './row-sheet.ts';

export interface Frame {
  readonly rows: readonly Row[];
  /** Zero-based; none hides it. */
  readonly cursor?: { readonly row: number; readonly column: number } | undefined;
  /** The same for the ear: in reading order, without frames and columns. */
  readonly spoken: readonly string[];
}

/** Present while frames go to a terminal through `expandingStream`. */
export const RowSheetContext = createContext<RowSheet | undefined>(undefined);

/** True around a screen that is kept but not shown: it has no cursor. */
export const HiddenContext = createContext(false);

export function Screen({ frame }: { readonly frame: Frame }) {
  const sheet = use(RowSheetContext);
  const isSpoken = useIsScreenReaderEnabled();
  const { setCursorPosition } = useCursor();
  const { cursor } = frame;
  const isCursorSeen = !isSpoken && !use(HiddenContext);
  setCursorPosition(cursor && isCursorSeen ? { x: cursor.column, y: cursor.row } : undefined);
  if (isSpoken) return <Text>{frame.spoken.filter((line) => line.trim() !== '').join('\n')}</Text>;
  if (sheet) return <Text wrap="truncate-end">{sheet.tokens(frame.rows)}</Text>;
  return (
    <Box flexDirection="column">
      {frame.rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
        <Text key={index} wrap="truncate-end">
          {rowText(row).trim() === '' ? ' ' : rowToAnsi(row, { color: true })}
        </Text>
      ))}
    </Box>
  );
}
