/** Shows something on the terminal, and gives the terminal back as it was on every way out. */
import type { ReactNode } from 'react';
import { RESTORE_TERMINAL, startApp } from '../tui/terminal/start.tsx';

export interface Look {
  readonly screenReader: boolean;
  readonly colour: boolean;
}

/** Signals that end the process; each has a number, and 128 + that number is the exit code. */
const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/** Resolves to the exit code once what is shown was stopped. */
export async function onTerminal(
  show: (stop: () => void) => ReactNode,
  { screenReader, colour }: Look,
): Promise<number> {
  const { stdin, stdout, stderr } = process;
  const app = startApp(
    show(() => app.stop()),
    { stdin, stdout, stderr, theme: { color: colour }, screenReader },
  );
  for (const [signal, number] of Object.entries(SIGNALS)) {
    process.once(signal, () => {
      stdout.write(RESTORE_TERMINAL);
      process.exit(128 + number);
    });
  }
  await app.ended;
  return 0;
}
