/** Shows the app on the terminal. */
import { App, type AppProps } from '../tui/app.tsx';
import { type Look, onTerminal } from './on-terminal.ts';

export function showApp({
  screenReader,
  colour,
  ...props
}: Omit<AppProps, 'onExit'> & Look): Promise<number> {
  return onTerminal((stop) => <App {...props} onExit={stop} />, { screenReader, colour });
}
