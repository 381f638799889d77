/**
 * From a key to the frame that shows it: the whole way through Ink, in a 120×40 window with 2,000 lines of scrollback.
 * Keys come with pauses, as from a person; beside it, the same Ink drawing one line, so that the machine cancels out.
 */
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { render, Text, useInput } from 'ink';
import { type ReactNode, useState } from 'react';
import { App } from '../src/tui/app.tsx';
import { startApp } from '../src/tui/terminal/start.tsx';
import { CATALOGUE } from '../test/tui/fake-catalogue.ts';
import { fakeSession } from '../test/tui/fake-session.ts';
import { quantile, type Row } from './row.ts';

const LINES = 2_000;
const KEYS = 400;
const WARM_UP = 60;
/** Longer than a 60 Hz frame, so that no key waits for the one before. */
const PAUSE_MS = 25;

class Output extends EventEmitter {
  readonly isTTY = true;
  readonly writable = true;
  readonly columns: number;
  readonly rows: number;
  lastWrite = 0;

  constructor(columns: number, rows: number) {
    super();
    this.columns = columns;
    this.rows = rows;
  }

  write(_text: string, done?: () => void): boolean {
    this.lastWrite = performance.now();
    if (typeof done === 'function') done();
    return true;
  }
}

class Input extends PassThrough {
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

type Start = (stdin: Input, stdout: Output) => () => void;

/** Milliseconds from key to frame. */
async function measure(
  columns: number,
  rows: number,
  start: Start,
  prepare: (stdin: Input) => Promise<void>,
): Promise<number[]> {
  const stdin = new Input();
  const stdout = new Output(columns, rows);
  const stop = start(stdin, stdout);
  await delay(200);
  await prepare(stdin);
  const times: number[] = [];
  for (let index = 0; index < WARM_UP + KEYS; index++) {
    const key = index % 80 === 79 ? '\x15' : 'abcdefgh -'[index % 10];
    const pressed = performance.now();
    stdin.write(key);
    await delay(PAUSE_MS);
    if (index >= WARM_UP && stdout.lastWrite > pressed) times.push(stdout.lastWrite - pressed);
  }
  stop();
  return times;
}

const terminal = (stdin: Input, stdout: Output) => ({
  stdin: stdin as unknown as NodeJS.ReadStream,
  stdout: stdout as unknown as NodeJS.WriteStream,
  stderr: stdout as unknown as NodeJS.WriteStream,
});

const startNetlab: Start = (stdin, stdout) => {
  const app: ReactNode = (
    <App
      catalogue={CATALOGUE}
      progress={{}}
      openSession={async () => fakeSession()}
      saveProgress={() => undefined}
      firstSlug="build-a-vpc"
      onExit={() => undefined}
    />
  );
  const running = startApp(app, { ...terminal(stdin, stdout), theme: { color: true } });
  return () => running.stop();
};

async function fillConsole(stdin: Input): Promise<void> {
  for (const keys of ['\r', `lines ${LINES}`, '\r']) {
    stdin.write(keys);
    await delay(100);
  }
}

function Hello() {
  const [text, setText] = useState('');
  useInput((input) => setText((typed) => (typed + input).slice(-40)));
  return <Text>hello {text}</Text>;
}

const startHello: Start = (stdin, stdout) => {
  const instance = render(<Hello />, {
    ...terminal(stdin, stdout),
    maxFps: 60,
    patchConsole: false,
    interactive: true,
  });
  return () => instance.unmount();
};

export async function keyToFrame(): Promise<readonly Row[]> {
  const nothing = async () => undefined;
  const hello = await measure(120, 40, startHello, nothing);
  const wide = await measure(120, 40, startNetlab, fillConsole);
  const narrow = await measure(80, 24, startNetlab, fillConsole);
  const row = (size: string, label: string, share: number, times: readonly number[]): Row => ({
    name: `key to frame, ${size}, 2,000 lines, ${label}`,
    value: quantile(times, share),
    unit: 'ms',
    against: { name: `Ink, one line, ${label}`, value: quantile(hello, share) },
  });
  return [
    row('120×40', 'median', 0.5, wide),
    { ...row('120×40', 'p99', 0.99, wide), aim: 'below 16.7 ms' },
    row('80×24', 'median', 0.5, narrow),
    { ...row('80×24', 'p99', 0.99, narrow), aim: 'below 16.7 ms' },
  ];
}
