/** From the start of the process to the first full frame, against the same Ink drawing "hello" on the same Node. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { build } from 'esbuild';
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
    external: ['react-devtools-core'],
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
}

function untilShown(args: string[], text: string, env: Record<string, string>): Promise<void> {
  return new Promise((resolve) => {
    const terminal = spawn(process.execPath, args, { cols: 120, rows: 40, env, name: 'xterm-256color' });
    let seen = '';
    terminal.onData((data) => {
      seen += data;
      if (!seen.includes(text)) return;
      terminal.kill('SIGKILL');
    });
    terminal.onExit(() => resolve());
  });
}
