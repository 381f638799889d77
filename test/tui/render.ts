/**
 * Runs an app on a terminal of a given size, which is xterm itself, headless: what a test sees is what a person would.
 * Frames come after the app is quiet; no test waits for a fixed time.
 */
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import xterm from '@xterm/headless';
import type { ReactNode } from 'react';
// Loaded on demand by the app: no test should wait for the disk.
import '../../src/tui/screens/workspace/index.ts';
import { startApp } from '../../src/tui/terminal/start.tsx';
import type { Theme } from '../../src/tui/theme.ts';

const { Terminal } = xterm;
export type HeadlessTerminal = InstanceType<typeof Terminal>;

class FakeStdin extends PassThrough {
  readonly isTTY = true;
  setRawMode(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
}

class FakeStdout extends EventEmitter {
  readonly isTTY = true;
  readonly writable = true;
  columns: number;
  rows: number;
  written = '';
  private readonly terminal: HeadlessTerminal;

  constructor(terminal: HeadlessTerminal) {
    super();
    this.terminal = terminal;
    this.columns = terminal.cols;
    this.rows = terminal.rows;
  }

  write(text: string, done?: () => void): boolean {
    this.written += text;
    this.terminal.write(text);
    if (typeof done === 'function') done();
    return true;
  }
}

export interface RenderOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly theme?: Theme;
  readonly screenReader?: boolean;
}

export interface RenderedApp {
  readonly terminal: HeadlessTerminal;
  /** Everything that was written to the terminal. */
  readonly written: () => string;
  /** Sends keys as a terminal would, and waits until the app is quiet. */
  press(...sequences: readonly string[]): Promise<void>;
  /** A bracketed paste. */
  paste(text: string): Promise<void>;
  resize(columns: number, rows: number): Promise<void>;
  settle(): Promise<void>;
  /** The screen as rows of text, spaces at their ends cut. */
  frame(): string;
  /** Where the cursor stands, or `undefined` while it is hidden. */
  cursor(): { readonly row: number; readonly column: number } | undefined;
  readonly ended: Promise<void>;
  stop(): void;
}

/** Longer than Ink's own waits for a frame (17 ms) and for the rest of an escape sequence (20 ms). */
const QUIET_MS = 30;

export async function renderApp(app: ReactNode, options: RenderOptions = {}): Promise<RenderedApp> {
  const { columns = 80, rows = 24, theme = { color: true }, screenReader = false } = options;
  const terminal = new Terminal({
    cols: columns,
    rows,
    allowProposedApi: true,
    scrollback: 0,
    convertEol: true,
  });
  const stdin = new FakeStdin();
  const stdout = new FakeStdout(terminal);
  const running = startApp(app, {
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    stderr: stdout as unknown as NodeJS.WriteStream,
    theme,
    screenReader,
  });
  const settle = async () => {
    let before: string;
    do {
      before = stdout.written;
      await delay(QUIET_MS);
      await nextTurn();
    } while (stdout.written !== before);
    await new Promise<void>((resolve) => terminal.write('', resolve));
  };
  await settle();
  return {
    terminal,
    written: () => stdout.written,
    async press(...sequences) {
      for (const sequence of sequences) {
        stdin.write(sequence);
        await (sequence === KEY.escape ? delay(QUIET_MS) : nextTurn());
      }
      await settle();
    },
    async paste(text) {
      stdin.write(`\x1b[200~${text}\x1b[201~`);
      await settle();
    },
    async resize(newColumns, newRows) {
      terminal.resize(newColumns, newRows);
      stdout.columns = newColumns;
      stdout.rows = newRows;
      stdout.emit('resize');
      await settle();
    },
    settle,
    frame: () => screenText(terminal),
    cursor() {
      const { cursorY: row, cursorX: column } = terminal.buffer.active;
      const isShown = stdout.written.lastIndexOf('\x1b[?25h') > stdout.written.lastIndexOf('\x1b[?25l');
      return isShown ? { row, column } : undefined;
    },
    ended: running.ended,
    stop: () => running.stop(),
  };
}

function screenText(terminal: HeadlessTerminal): string {
  const { active } = terminal.buffer;
  return Array.from(
    { length: terminal.rows },
    (_, row) => active.getLine(active.viewportY + row)?.translateToString(true, 0, terminal.cols) ?? '',
  )
    .join('\n')
    .trimEnd();
}

/** What terminals send for keys. */
export const KEY = {
  enter: '\r',
  tab: '\t',
  shiftTab: '\x1b[Z',
  escape: '\x1b',
  backspace: '\x7f',
  delete: '\x1b[3~',
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  home: '\x1b[H',
  end: '\x1b[F',
  pageUp: '\x1b[5~',
  pageDown: '\x1b[6~',
  f1: '\x1bOP',
  ctrlLeft: '\x1b[1;5D',
  ctrlRight: '\x1b[1;5C',
  ctrl: (letter: string) => String.fromCharCode(letter.toLowerCase().charCodeAt(0) - 96),
  meta: (letter: string) => `\x1b${letter}`,
} as const;
