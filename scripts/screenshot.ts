/**
 * Takes a picture of a terminal program: runs it in a pty, presses keys, and writes the screen as SVG.
 *
 *     npx tsx scripts/screenshot.ts OUT.svg 120x40 'KEYS' COMMAND [ARGUMENT…]
 *
 * Keys are written as in a shell's $'…': `\r`, `\t`, `\x14`; `\p` waits until the screen is quiet.
 */
import { writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { terminalSvg } from './terminal-svg.ts';

const QUIET_MS = 1_500;
const PATIENCE_MS = 30_000;

const [out, size = '', keys = '', command, ...args] = process.argv.slice(2);
const [columns = 0, rows = 0] = size.split('x').map(Number);
if (!out || !command || !columns || !rows) {
  process.stderr.write("usage: screenshot.ts OUT.svg COLUMNSxROWS 'KEYS' COMMAND [ARGUMENT…]\n");
  process.exit(2);
}

const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
const child = spawn(command, args, {
  cols: columns,
  rows,
  env: { ...process.env, TERM: 'xterm-256color', CI: '' },
});
let lastOutput: number | undefined;
let isCursorShown = true;
child.onData((data) => {
  lastOutput = performance.now();
  const [sign] = data.match(/\x1b\[\?25[hl](?!.*\x1b\[\?25[hl])/s) ?? [];
  if (sign) isCursorShown = sign.endsWith('h');
  terminal.write(data);
});

/** Until something has been written, and then nothing more for a while. */
async function quiet(): Promise<void> {
  const start = performance.now();
  const isQuiet = () =>
    lastOutput !== undefined && performance.now() - Math.max(start, lastOutput) >= QUIET_MS;
  while (!isQuiet() && performance.now() - start < PATIENCE_MS) await delay(QUIET_MS / 4);
}

const pressed = (text: string) =>
  text.replace(/\\(x[0-9a-fA-F]{2}|.)/g, (_, code: string) => {
    if (code.startsWith('x') && code.length === 3)
      return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return { r: '\r', n: '\n', t: '\t', e: '\x1b' }[code] ?? code;
  });

await quiet();
for (const part of keys.split('\\p')) {
  if (part !== '') child.write(pressed(part));
  await quiet();
}
writeFileSync(out, terminalSvg(terminal, `netlab, ${columns} × ${rows}`, isCursorShown));
child.kill();
process.exit(0);
