/** The window's size, or the least that a screen is drawn for: a hidden one is drawn, too, where there is no room. */
import { useWindowSize } from 'ink';
import { MIN_COLUMNS, MIN_ROWS } from '../parts/layout.ts';

export function useScreenSize(): { readonly columns: number; readonly rows: number } {
  const { columns, rows } = useWindowSize();
  return { columns: Math.max(MIN_COLUMNS, columns), rows: Math.max(MIN_ROWS, rows) };
}
