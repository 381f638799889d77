/** Shows a replay on the terminal. */
import { ReplayApp, type ReplayAppProps } from '../tui/replay-app.tsx';
import { type Look, onTerminal } from './on-terminal.ts';

export function showReplay({
  screenReader,
  colour,
  ...props
}: Omit<ReplayAppProps, 'onExit'> & Look): Promise<number> {
  return onTerminal((stop) => <ReplayApp {...props} onExit={stop} />, { screenReader, colour });
}
