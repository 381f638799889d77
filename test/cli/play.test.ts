/** Lab 1 in the built app, in a real terminal: from the first key to the score, with a power cut in the middle. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Terminal } from './terminal.ts';

const SOLUTION = readFileSync(join(import.meta.dirname, '../../labs/build-a-vpc/solution.sh'), 'utf8');

/** The solution, cut where its third part begins. */
const [FIRST = '', SECOND = ''] = SOLUTION.split(/^(?=# 3\.)/m);

/** The prompt stands below the last command of the first part. */
const LAUNCHED = /InstanceId' --output text\)\s*│\n│ learner@netlab:us-east-1 \$ +│/;

const paste = (text: string) => `\x1b[200~${text}\x1b[201~\r`;

test.each([
  [80, 24],
  [120, 40],
])('lab 1 is played, survives kill -9, and is solved at %i×%i', async (columns, rows) => {
  const before = new Terminal({ columns, rows });
  await before.shows('Build a VPC');
  before.type('\r');
  await before.shows('Begin');
  before.type('\r');
  await before.shows('learner@netlab');
  before.type(paste(FIRST));
  await before.shows(LAUNCHED);
  await before.kill();

  const after = new Terminal({ columns, rows, home: before.home });
  await after.shows('Build a VPC');
  after.type('\r');
  await after.shows('2/10 checks');
  after.type(paste(SECOND));
  await after.shows('10/10 checks');
  expect(after.text).toContain('100');
  await after.kill();
});

test('a resize redraws, and quitting gives the terminal back', async () => {
  const terminal = new Terminal({ columns: 120, rows: 40 });
  await terminal.shows('Build a VPC');
  terminal.resize(80, 24);
  await terminal.shows(/^╭.{78}╮$/m);
  terminal.type('q');
  expect(await terminal.exited()).toBe(0);
});

test('garbage on the keyboard breaks nothing', async () => {
  const terminal = new Terminal({ args: ['run', 'build-a-vpc'] });
  await terminal.shows('Begin');
  terminal.type('\r');
  await terminal.shows('learner@netlab');
  terminal.type(paste("'; echo \x07\x1b]0;title\x07 ${BASH_VERSION} 👩‍👩‍👧 `(((\n\x00\x01\x02'\n"));
  terminal.type('\x03');
  terminal.type('echo still here\r');
  await terminal.shows(/^│ still here/m);
  await terminal.kill();
});
