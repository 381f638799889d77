/** The built app in a real pseudo-terminal, its screen kept by xterm: what a person would see. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IPty, spawn } from '@lydell/node-pty';
import headless from '@xterm/headless';

const ENTRY = join(import.meta.dirname, '../../dist/netlab.js');

export interface TerminalOptions {
  readonly args?: readonly string[];
  readonly columns?: number;
  readonly rows?: number;
  /** Where progress and journals are kept; a fresh folder by default. */
  readonly home?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export class Terminal {
  readonly home: string;
  readonly #screen: InstanceType<typeof headless.Terminal>;
  readonly #process: IPty;
  readonly #exit: Promise<number>;
  #changed: () => void = () => {};

  constructor({ args = [], columns = 120, rows = 40, home, env = {} }: TerminalOptions = {}) {
    this.home = home ?? mkdtempSync(join(tmpdir(), 'netlab-home-'));
    this.#screen = new headless.Terminal({ cols: columns, rows, allowProposedApi: true });
    this.#process = spawn(process.execPath, [ENTRY, ...args], {
      cols: columns,
      rows,
      name: 'xterm-256color',
      env: { ...(process.env as Record<string, string>), NETLAB_HOME: this.home, ...env },
    });
    this.#process.onData((data) => this.#screen.write(data, () => this.#changed()));
    this.#exit = new Promise((resolve) => this.#process.onExit(({ exitCode }) => resolve(exitCode)));
  }

  get pid(): number {
    return this.#process.pid;
  }

  /** What stands on the screen now, a line a row, without trailing blanks. */
  get text(): string {
    const buffer = this.#screen.buffer.active;
    const rows = Array.from({ length: this.#screen.rows }, (_, row) =>
      buffer.getLine(buffer.viewportY + row),
    );
    return rows.map((line) => line?.translateToString(true, 0, this.#screen.cols) ?? '').join('\n');
  }

  type(keys: string): void {
    this.#process.write(keys);
  }

  resize(columns: number, rows: number): void {
    this.#screen.resize(columns, rows);
    this.#process.resize(columns, rows);
  }

  /** Resolves when the screen shows the text; fails with the screen as it is after a long while. */
  async shows(wanted: string | RegExp, patienceMs = 30_000): Promise<void> {
    const matches = () => (typeof wanted === 'string' ? this.text.includes(wanted) : wanted.test(this.text));
    const deadline = Date.now() + patienceMs;
    while (!matches()) {
      if (Date.now() > deadline) throw new Error(`the screen never showed ${wanted}:\n${this.text}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 500);
        this.#changed = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#exit;
  }

  exited(): Promise<number> {
    return this.#exit;
  }
}
