/** Pieces beside each other as long as there is room: none is broken over two rows, but cut where it is wider than one. */
import { fitRow, type Row, rowWidth } from '../../text/row.ts';

const GAP = 2;
const HANGING = 4;

export function packed(head: Row, pieces: readonly Row[], width: number): readonly Row[] {
  const rows: Row[] = [];
  let current: Row = head;
  for (const piece of pieces.filter((one) => one.length > 0)) {
    if (rowWidth(current) + GAP + rowWidth(piece) > width) {
      rows.push(current);
      current = [{ text: ' '.repeat(HANGING) }, ...piece];
    } else current = [...current, { text: ' '.repeat(GAP) }, ...piece];
  }
  return [...rows, current].map((line) => (rowWidth(line) > width ? fitRow(line, width) : line));
}
