/** Shows the app on the terminal, and gives the terminal back as it was on every way out. */
import { App, type AppProps } from '../tui/app.tsx';
import { RESTORE_TERMINAL, startApp } from '../tui/terminal/start.tsx';

interface ScreenOptions extends Omit<AppProps, 'onExit'> {
  readonly screenReader: boolean;
  readonly colour: boolean;
}

/** Signals that end the process; each has a number, and 128 + that number is the exit code. */
const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

export async function showApp({ screenReader, colour, ...props }: ScreenOptions): Promise<number> {
  const { stdin, stdout, stderr } = process;
  const app = startApp(<App {...props} onExit={() => app.stop()} />, {
    stdin,
    stdout,
    stderr,
    theme: { color: colour },
    screenReader,
  });
  for (const [signal, number] of Object.entries(SIGNALS)) {
    process.once(signal, () => {
      stdout.write(RESTORE_TERMINAL);
      process.exit(128 + number);
    });
  }
  await app.ended;
  return 0;
}
