/** What only a real terminal shows: keys are heard and frames drawn while commands run. */
import { expect, test } from 'vitest';
import { Terminal } from './terminal.ts';

const INTERRUPT = '\x03';
const paste = (text: string) => `\x1b[200~${text}\x1b[201~\r`;

async function openLab(): Promise<Terminal> {
  const terminal = new Terminal({ args: ['run', 'build-a-vpc'] });
  await terminal.shows('Begin');
  terminal.type('\r');
  await terminal.shows('learner@netlab');
  return terminal;
}

test('Ctrl-C ends an endless loop, whose line stays in sight while it runs', async () => {
  const terminal = await openLab();
  terminal.type('while true; do aws ec2 describe-vpcs > /dev/null; done\r');
  await terminal.shows('running, ^C stops');
  expect(terminal.text).toMatch(/\$ while true; do aws ec2 describe-vpcs > \/dev\/null; done +│\n│ +│/);
  terminal.type(INTERRUPT);
  await terminal.shows(/^│ \^C +│\n│ learner@netlab/m);
  terminal.type('echo still here\r');
  await terminal.shows(/^│ still here/m);
  await terminal.kill();
});

test('a long paste is drawn as it runs, and Ctrl-C ends it', async () => {
  const terminal = await openLab();
  const lines = Array.from({ length: 2000 }, (_, index) => `aws sts get-caller-identity > id-${index}`);
  terminal.type(paste(lines.join('\n')));
  await terminal.shows(/running, \d+ more/);
  terminal.type(INTERRUPT);
  // An empty prompt with nothing running below it: while lines run, there are empty prompts too.
  await terminal.shows(/^│ learner@netlab:us-east-1 \$ +│$(?![\s\S]*running)/m);
  terminal.type('ls | grep -c . | sed "s/^/files: /"\r');
  await terminal.shows(/^│ files: \d{1,3} /m);
  await terminal.kill();
});
