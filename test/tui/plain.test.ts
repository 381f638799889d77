import { expect, test } from 'vitest';
import { playPlain } from '../../src/tui/plain.ts';
import { fakeSession } from './fake-session.ts';

async function play(...lines: string[]) {
  const session = fakeSession();
  let written = '';
  const input = (async function* () {
    yield* lines;
  })();
  const isSolved = await playPlain(session, { write: (text) => (written += text), lines: input });
  return { session, written, isSolved };
}

test('brief, tasks, prompt; output, and what a command changed', async () => {
  const { written, isSolved } = await play('echo hello', 'stage 1', '', 'stage 0', 'aws');
  expect(written).toMatchInlineSnapshot(`
    "Build a VPC

    A shop wants to go online. You have an empty account and the afternoon.

    • Put its web server on the internet.
    • Keep its database away from it.

    · 1. Put a web server on the internet
    · 2. Give it a database

    \`check\` tells what holds, \`hint\` helps, \`help\` lists the commands, \`quit\` leaves (your work is kept).

    Task 1: Put a web server on the internet
       Launch web from ami-web so that anyone can open it, on port 80 and on no
       other.

    learner@netlab:us-east-1 $ echo hello
    learner@netlab:us-east-1 $ ✓ open: internet → web tcp/80 delivered
    learner@netlab:us-east-1 $ learner@netlab:us-east-1 $ ✗ open: A packet from internet to web tcp/80 is lost on the way.
    learner@netlab:us-east-1 $ 
    An error occurred (UnauthorizedOperation) when calling the DescribeVpcs operation: no.
    learner@netlab:us-east-1 $ 
    "
  `);
  expect(isSolved).toBe(false);
});

test('a command over several lines is one', async () => {
  const { session, written } = await play("echo 'a", "b'");
  expect(session.ran).toEqual(["echo 'a\nb'"]);
  expect(written).toContain('$ > ');
});

test('what is held when the input ends is still run', async () => {
  expect((await play("echo 'a", 'b')).session.ran).toEqual(["echo 'a\nb"]);
});

test('`quit` ends it, and so does the end of the input', async () => {
  expect((await play('echo one', 'quit', 'echo two')).session.ran).toEqual(['echo one']);
  expect((await play('stage 3')).isSolved).toBe(true);
});

test('nothing that moves a cursor gets through', async () => {
  expect((await play('color')).written).toContain('green plain\n');
});

test('what comes from a pipe is written behind the prompt', async () => {
  const session = fakeSession();
  let written = '';
  const lines = (async function* () {
    yield 'echo hello';
  })();
  await playPlain(session, { write: (text) => (written += text), lines, echo: true });
  expect(written).toContain('$ echo hello\necho hello\n');
});

test('Ctrl-C throws away a line that is not complete, and goes on', async () => {
  const session = fakeSession();
  let written = '';
  let interrupt = () => {};
  const lines = (async function* () {
    yield "echo 'a";
    interrupt();
    yield 'echo b';
  })();
  await playPlain(session, {
    write: (text) => (written += text),
    lines,
    onInterrupt: (listener) => {
      interrupt = listener;
    },
  });
  expect(session.ran).toEqual(['echo b']);
  expect(written).toContain('> \nlearner@netlab:us-east-1 $ ');
});
