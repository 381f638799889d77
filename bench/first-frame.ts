/**
 * From the start of the process to the first full frame, against the same Ink (as we bundle it) drawing "hello" on the
 * same Node.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { build } from 'esbuild';
import { BUNDLE_PLUGINS } from '../scripts/bundle-plugins.ts';
import { inTurn, type Row } from './row.ts';

const ROOT = join(import.meta.dirname, '..');

const HELLO = `
import { render, Text } from 'ink';
import { createElement } from 'react';
render(createElement(Text, null, 'hello'), { alternateScreen: true, interactive: true, patchConsole: false });
setTimeout(() => {}, 1e6);
`;

export async function firstFrame(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'netlab-bench-'));
  try {
    const hello = join(folder, 'hello.mjs');
    await bundleHello(hello);
    const home = { ...process.env, NETLAB_HOME: folder } as Record<string, string>;
    const [own, peer] = await inTurn(
      9,
      () => untilShown([join(ROOT, 'dist/netlab.js')], 'netlab', home),
      () => untilShown([hello], 'hello', home),
    );
    return [
      {
        name: 'first frame',
        value: own,
        unit: 'ms',
        against: { name: 'Ink "hello"', value: peer },
        aim: '≤ 1.5',
      },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function bundleHello(outfile: string): Promise<void> {
  const source = join(ROOT, 'node_modules/.cache/netlab-hello.jsx');
  await writeFile(source, HELLO);
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    minify: true,
    plugins: [...BUNDLE_PLUGINS],
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
}

/** Ink writes a frame as one synchronised update, which a crash that happens to print the text does not. */
const END_OF_FRAME = '\x1b[?2026l';

function untilShown(args: string[], text: string, env: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const terminal = spawn(process.execPath, args, { cols: 120, rows: 40, env, name: 'xterm-256color' });
    let seen = '';
    let isShown = false;
    terminal.onData((data) => {
      seen += data;
      const at = seen.indexOf(text);
      isShown ||= at >= 0 && seen.includes(END_OF_FRAME, at);
      if (isShown) terminal.kill('SIGKILL');
    });
    terminal.onExit(() => {
      if (isShown) resolve();
      else reject(new Error(`${args.join(' ')} ended without a frame:\n${seen}`));
    });
  });
}
