/**
 * Puts an app on the whole screen. Autowrap is off while it runs, so that a row whose width a terminal sees
 * differently shifts nothing but itself; whoever ends the process by a signal writes `RESTORE_TERMINAL`.
 */
import { render } from 'ink';
import type { ReactNode } from 'react';
import type { Theme } from '../theme.ts';
import { expandingStream, RowSheet } from './row-sheet.ts';
import { RowSheetContext } from './screen.tsx';

export interface TerminalOptions {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly theme: Theme;
  /** Ink's linear output for screen readers instead of frames. */
  readonly screenReader?: boolean;
}

export interface RunningApp {
  /** Resolves when the app has left the screen. */
  readonly ended: Promise<void>;
  stop(): void;
}

const AUTOWRAP_OFF = '\x1b[?7l';
const AUTOWRAP_ON = '\x1b[?7h';

/** Autowrap and cursor on, bracketed paste off, back from the alternate screen: safe to write at any time. */
export const RESTORE_TERMINAL = `${AUTOWRAP_ON}\x1b[?2004l\x1b[?25h\x1b[?1049l`;

export function startApp(app: ReactNode, options: TerminalOptions): RunningApp {
  const { stdin, stdout, stderr, theme, screenReader = false } = options;
  const sheet = new RowSheet(theme);
  if (!screenReader) stdout.write(AUTOWRAP_OFF);
  const instance = render(<RowSheetContext value={screenReader ? undefined : sheet}>{app}</RowSheetContext>, {
    stdin,
    stdout: screenReader ? stdout : expandingStream(stdout, sheet),
    stderr,
    alternateScreen: !screenReader,
    incrementalRendering: true,
    maxFps: 60,
    patchConsole: false,
    exitOnCtrlC: false,
    interactive: true,
    isScreenReaderEnabled: screenReader,
  });
  const ended = instance.waitUntilExit().then(
    () => void stdout.write(AUTOWRAP_ON),
    (error: unknown) => {
      stdout.write(RESTORE_TERMINAL);
      throw error;
    },
  );
  return { ended, stop: () => instance.unmount() };
}
