/** A screen, or in a window too small for any a word that says so; the screen is kept meanwhile. */
import { useWindowSize } from 'ink';
import { Activity, type ReactNode } from 'react';
import { MIN_COLUMNS, MIN_ROWS } from '../parts/layout.ts';
import { HiddenContext } from '../terminal/screen.tsx';
import { TooSmall } from './too-small.tsx';

export function Fitting({ children, onExit }: { readonly children: ReactNode; onExit(): void }) {
  const { columns, rows } = useWindowSize();
  const isTooSmall = columns < MIN_COLUMNS || rows < MIN_ROWS;
  return (
    <>
      {isTooSmall && <TooSmall needed={`${MIN_COLUMNS}×${MIN_ROWS}`} onExit={onExit} />}
      <Activity mode={isTooSmall ? 'hidden' : 'visible'}>
        <HiddenContext value={isTooSmall}>{children}</HiddenContext>
      </Activity>
    </>
  );
}
