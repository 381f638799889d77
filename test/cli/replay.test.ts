/** `netlab replay` in the built app, in a real terminal. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { assignmentOf, findLab, play, submit } from '../lab/classroom/fixture.ts';
import { Terminal } from './terminal.ts';

const ENTRY = join(import.meta.dirname, '../../dist/netlab.js');
const folder = mkdtempSync(join(tmpdir(), 'netlab-replay-'));
const journal = join(folder, 'one.jsonl');
const submission = join(folder, 'two.netlab');

beforeAll(async () => {
  const script = `${findLab('build-a-vpc')?.solution}\nwhile true; do :; done\n`;
  writeFileSync(journal, await play({ slug: 'build-a-vpc', seed: 'abc', script }));
  const labs = ['build-a-vpc', 'private-door-to-s3'];
  writeFileSync(submission, await submit(assignmentOf(labs), 's-042', { script: () => 'echo hello\n' }));
});

test.each([
  [80, 24],
  [120, 40],
])('a solved lab is stepped through at %i×%i', async (columns, rows) => {
  const terminal = new Terminal({ columns, rows, args: ['replay', journal] });
  await terminal.shows(/ 0\/19 ●/);
  terminal.type('n');
  await terminal.shows('✓ vpc: ');
  terminal.type('\x1b[6~');
  await terminal.shows(/11\/19 /);
  terminal.type('\x1b[H');
  await terminal.shows(/ 0\/19 /);
  terminal.resize(100, 30);
  await terminal.shows(/^╭.{98}╮$/m);
  terminal.type('q');
  expect(await terminal.exited()).toBe(0);
});

test('a journal that loops for ever is left at once', async () => {
  const terminal = new Terminal({ args: ['replay', journal] });
  await terminal.shows(/ 0\/19 ●/);
  terminal.type('G');
  await terminal.shows('18 of 19 …');
  terminal.type('q');
  expect(await terminal.exited()).toBe(0);
});

test('a submission of several labs lets one choose', async () => {
  const terminal = new Terminal({ args: ['replay', submission] });
  await terminal.shows('s-042');
  terminal.type('j\r');
  await terminal.shows(/0\/1 ●/);
  expect(terminal.text).toContain(findLab('private-door-to-s3')?.title);
  terminal.type('\x1b');
  await terminal.shows('1 command');
  terminal.type('q');
  expect(await terminal.exited()).toBe(0);
});

function netlab(...args: string[]): { readonly text: string; readonly status: number } {
  try {
    return {
      text: execFileSync(process.execPath, [ENTRY, ...args], { encoding: 'utf8', stdio: 'pipe' }),
      status: 0,
    };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { text: stdout + stderr, status };
  }
}

test('without a terminal the steps come as lines, of one lab or all', () => {
  const all = netlab('replay', submission);
  expect(all.status).toBe(0);
  expect(all.text.match(/\$ echo hello\nhello\n/g)).toHaveLength(2);
  const one = netlab('replay', submission, '--lab', 'build-a-vpc');
  expect(one.text.match(/\$ echo hello/g)).toHaveLength(1);
});

test.each([
  ['another lab', () => ['replay', submission, '--lab', 'other'], 'it has: build-a-vpc, private-door-to-s3'],
  ['a file that is none', () => ['replay', ENTRY], 'neither a submission nor a journal'],
  ['no file', () => ['replay', join(folder, 'none')], 'ENOENT'],
  ['nothing', () => ['replay'], 'replay takes one file'],
])('%s is told', (_name, args, text) => {
  expect(netlab(...args())).toMatchObject({ status: 2, text: expect.stringContaining(text) });
});

test('a lab that is not here is told, and its commands are shown', () => {
  const path = join(folder, 'gone.jsonl');
  const line = JSON.stringify({ journal: 1, lab: 'gone', hash: 'a', seed: 'abc', version: '9' });
  writeFileSync(path, `${line}\n`);
  expect(netlab('replay', path)).toMatchObject({ status: 1, text: expect.stringContaining("no lab 'gone'") });
});
