import { afterEach, describe, expect, test, vi } from 'vitest';
import { readAttempts } from '../../../src/lab/classroom/attempts.ts';
import { Replay } from '../../../src/lab/replay.ts';
import { ReplayApp, type ReplayAppProps } from '../../../src/tui/replay-app.tsx';
import { replayPlain } from '../../../src/tui/replay-plain.ts';
import { findLab, play } from '../../lab/classroom/fixture.ts';
import { KEY, type RenderedApp, type RenderOptions, renderApp } from '../render.ts';

const running: RenderedApp[] = [];
afterEach(() => {
  for (const app of running.splice(0)) app.stop();
});

const SCRIPT = `echo begin
vpc=$(aws ec2 create-vpc --cidr-block "$vpc_cidr" --query Vpc.VpcId --output text)
seq 60
aws ec2 delete-vpc --vpc-id "$vpc"
aws ec2 describe-nothing
printf '\\033]0;evil\\007\\033[2J\\033[31mred\\033[0m end\\n'
`;

async function openReplay(script = SCRIPT): Promise<Replay> {
  const text = await play({ slug: 'build-a-vpc', seed: 'abc', script });
  const stage = readAttempts(text, findLab)?.attempts[0]?.stage;
  if (!stage) throw new Error('this journal can be played');
  return Replay.open(stage);
}

const attempt = (replay: Replay, notes: readonly string[] = []) => ({
  ...{ title: replay.variant.lab.title, commands: replay.length, notes },
  open: async () => replay,
});

async function show(props: Pick<ReplayAppProps, 'attempts'>, options: RenderOptions = {}) {
  const onExit = vi.fn();
  const app = await renderApp(<ReplayApp owner="s-042" {...props} onExit={onExit} />, options);
  running.push(app);
  return { app, onExit };
}

/** Playing on takes turns of the event loop: wait until it has arrived. */
async function arrive(app: RenderedApp, wanted: string | RegExp): Promise<string> {
  await vi.waitFor(
    async () => {
      await app.settle();
      expect(app.frame()).toMatch(wanted);
    },
    { timeout: 20_000 },
  );
  return app.frame();
}

describe.each([
  [80, 24],
  [120, 40],
])('at %i×%i', (columns, rows) => {
  test('one steps on and back, and is told what turned', async () => {
    const { app } = await show({ attempts: [attempt(await openReplay())] }, { columns, rows });
    expect(await arrive(app, '0/6')).toContain('Before the first command');
    await app.press(KEY.right);
    expect(await arrive(app, '1/6')).toContain('$ echo begin');
    await app.press(KEY.right);
    const made = await arrive(app, '2/6');
    expect(made).toContain('✓ vpc: ');
    expect(made).toContain('1/10 checks');
    expect(made.split('\n')).toHaveLength(rows);
    expect(made.split('\n').every((line) => line.length === columns)).toBe(true);
    await app.press(KEY.left, KEY.left);
    const begin = await arrive(app, '0/6');
    expect(begin).toContain('0/10 checks');
    expect(begin).not.toContain('✓ vpc: ');
  });

  test('what is typed fast adds up, and the end is the end', async () => {
    const { app } = await show({ attempts: [attempt(await openReplay())] }, { columns, rows });
    await arrive(app, '0/6');
    await app.press(KEY.right + KEY.right + KEY.right);
    await arrive(app, '3/6');
    await app.press(KEY.end);
    const end = await arrive(app, '6/6');
    expect(end).toContain('red end');
    await app.press(KEY.right, KEY.pageDown);
    expect(app.frame()).toContain('6/6');
    await app.press(KEY.home);
    expect(app.frame()).toContain('0/6');
    expect(app.written()).not.toContain('\x1b]0;');
  });
});

test('n goes to where a check turns, whichever way it turns, and N back', async () => {
  const { app } = await show({ attempts: [attempt(await openReplay())] });
  await arrive(app, '0/6');
  await app.press('n');
  expect(await arrive(app, '2/6')).toContain('✓ vpc: ');
  await app.press('n');
  expect(await arrive(app, '4/6')).toContain('✗ vpc: ');
  await app.press('n');
  await arrive(app, 'No check turns after this step.');
  expect(app.frame()).toContain('4/6');
  await app.press('N');
  await arrive(app, '2/6');
  await app.press(KEY.home, 'nn');
  await arrive(app, '4/6');
});

test('fast keys go on from where those before lead, and as far as there is something', async () => {
  const { app } = await show({ attempts: [attempt(await openReplay())] });
  await arrive(app, '0/6');
  await app.press(`${KEY.right}${KEY.right}${KEY.right}n`);
  expect(await arrive(app, '4/6')).toContain('✗ vpc: ');
  const fresh = await show({ attempts: [attempt(await openReplay())] });
  await arrive(fresh.app, '0/6');
  await fresh.app.press('nnnnn');
  expect(await arrive(fresh.app, '4/6')).not.toContain('No check turns');
});

test('the command shows from its beginning, and what it printed can be scrolled', async () => {
  const { app } = await show({ attempts: [attempt(await openReplay())] });
  await arrive(app, '0/6');
  await app.press(KEY.right + KEY.right + KEY.right);
  const first = await arrive(app, '3/6');
  expect(first).toContain('$ seq 60');
  expect(first).toMatch(/\d+ more rows, ↓/);
  await app.press(KEY.down, KEY.down);
  expect(app.frame()).not.toContain('$ seq 60');
  await app.press(KEY.right, KEY.left);
  expect(await arrive(app, '3/6')).toContain('$ seq 60');
});

test('a search goes to the next command with the words, and round again', async () => {
  const { app } = await show({ attempts: [attempt(await openReplay())] });
  await arrive(app, '0/6');
  await app.press('/vpc', KEY.backspace);
  expect(app.frame()).toMatch(/\/vp +2 commands/);
  await app.press(KEY.enter);
  await arrive(app, '2/6');
  await app.press('/VPC-ID', KEY.enter);
  await arrive(app, '4/6');
  await app.press('/vpc', KEY.enter);
  await arrive(app, '2/6');
  await app.press('/', KEY.enter);
  await arrive(app, '4/6');
  await app.press('/', KEY.enter);
  await arrive(app, '2/6');
  await app.press('/nothing like it', KEY.enter);
  expect(app.frame()).toContain('2/6');
  expect(app.frame()).toContain('No command has these words.');
});

test('panes show the world of the step', async () => {
  const { app } = await show({ attempts: [attempt(await openReplay())] });
  await arrive(app, '0/6');
  await app.press('2');
  expect(app.frame()).toContain('There is no VPC yet.');
  await app.press('n');
  expect(await arrive(app, '2/6')).not.toContain('There is no VPC yet.');
  await app.press(KEY.end);
  expect(await arrive(app, '6/6')).toContain('There is no VPC yet.');
  await app.press('?');
  expect(app.frame()).toContain('Keys and panes');
  await app.press(KEY.escape, KEY.tab);
  expect(app.frame()).toContain(' Reach ');
});

test('of several attempts one is chosen; what cannot be played says why', async () => {
  const missing = { title: 'gone', commands: 3, refusal: "This netlab has no lab 'gone'.", notes: [] };
  const { app, onExit } = await show({ attempts: [missing, attempt(await openReplay(), ['a note'])] });
  expect(app.frame()).toContain("! This netlab has no lab 'gone'.");
  await app.press(KEY.enter);
  expect(app.frame()).toContain('3 commands');
  await app.press(KEY.down, KEY.enter);
  expect(await arrive(app, '0/6')).toContain('! a note');
  await app.press(KEY.escape);
  expect(app.frame()).toContain('3 commands');
  expect(onExit).not.toHaveBeenCalled();
  await app.press('q');
  expect(onExit).toHaveBeenCalledOnce();
});

test('what is typed while an attempt opens is not lost', async () => {
  const replay = await openReplay();
  let opened = (_: Replay) => {};
  const open = () => new Promise<Replay>((resolve) => (opened = resolve));
  const { app } = await show({ attempts: [{ ...attempt(replay), open }] });
  await app.press(KEY.right, KEY.right);
  expect(app.frame()).toContain('Opening Build a VPC');
  opened(replay);
  await arrive(app, '2/6');
});

test('a window too small says so, and leaves the attempt where it is', async () => {
  const { app, onExit } = await show({ attempts: [attempt(await openReplay())] });
  await arrive(app, '0/6');
  await app.press(KEY.right);
  await arrive(app, '1/6');
  await app.resize(40, 10);
  expect(app.frame()).toContain('netlab needs');
  await app.resize(80, 24);
  await app.press(KEY.right);
  await arrive(app, '2/6');
  await app.press('q');
  expect(onExit).toHaveBeenCalledOnce();
});

test('without colour the marks remain; a screen reader hears step, command and checks', async () => {
  const replay = await openReplay();
  const plain = await show({ attempts: [attempt(replay)] }, { theme: { color: false } });
  await arrive(plain.app, '0/6');
  await plain.app.press('nn');
  expect(await arrive(plain.app, '4/6')).toMatch(/4\/6 ━+✓━+●┄+/);
  expect(plain.app.written()).not.toMatch(/\x1b\[(?:\d+;)*3[0-7]m/);
  const spoken = await show({ attempts: [attempt(replay)] }, { screenReader: true, rows: 60 });
  await arrive(spoken.app, 'Step 0 of 6.');
  await spoken.app.press('n');
  const heard = await arrive(spoken.app, 'Step 2 of 6.');
  expect(heard).toContain('Passed: vpc.');
  expect(heard).toContain('1 of 10 checks');
});

test('in plain lines: each command, what it printed and changed, and what holds in the end', async () => {
  let text = '';
  await replayPlain(await openReplay(), ['odd'], (more) => {
    text += more;
  });
  expect(text).toMatch(/^Build a VPC\n! odd\n/);
  expect(text).toContain('── 2/6 · day 0 00:00:09\n');
  expect(text).toMatch(/── 2\/6[^─]+✓ vpc: [^─]+── 3\/6/);
  expect(text).toMatch(/── 4\/6[^─]+✗ vpc: /);
  expect(text).toContain('(exit code 252)');
  expect(text).toContain('0/10 checks');
  expect(text).not.toContain('\x1b');
});
