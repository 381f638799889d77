import { beforeAll, describe, expect, test } from 'vitest';
import { compileLab } from '../../src/lab/compile-lab.ts';
import { grade } from '../../src/lab/grade.ts';
import { type JournalStore, readJournal } from '../../src/lab/journal.ts';
import type { Lab } from '../../src/lab/lab.ts';
import { openSession, type Session } from '../../src/lab/session.ts';
import { labFiles } from './fixture.ts';

const YAML = `number: 1
title: Small
summary: A small lab.
track: vpc
level: beginner
minutes: 10
exam: [ANS-C01/2.1]
region: us-east-1
parameters:
  vpc_cidr: [10.20.0.0/16, 10.36.0.0/16, 10.52.0.0/16]
tasks:
  - id: network
    title: A network
    text: Create a VPC with the range {vpc_cidr}.
    hints: [What is a VPC?, Look for create-vpc., "aws ec2 create-vpc --cidr-block {vpc_cidr}"]
    checks:
      - id: vpc
        resource: { service: ec2, operation: describe-vpcs, query: "contains(Vpcs[].CidrBlock, '{vpc_cidr}')" }
        expect: true
  - id: parts
    title: Two parts
    text: And two subnets in it.
    hints: [How many?]
    checks:
      - id: subnets
        resource: { service: ec2, operation: describe-subnets, query: "length(Subnets)" }
        expect: 2
finale:
  - fault: az/us-east-1a
    text: The zone fails.
    checks:
      - id: still-there
        resource: { service: ec2, operation: describe-subnets, query: "length(Subnets)" }
        expect: 2
`;

let lab: Lab;
beforeAll(() => {
  const compiled = compileLab(
    labFiles(YAML, { 'start.sh': 'aws ec2 create-vpc --cidr-block 192.168.0.0/24\n' }),
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  lab = compiled.lab;
});

/** A journal in memory, that can be torn. */
function memoryStore(text = ''): JournalStore & { written(): string } {
  let kept = text;
  return {
    text,
    async append(more) {
      kept += more;
    },
    async keep(bytes) {
      kept = Buffer.from(kept).subarray(0, bytes).toString();
    },
    async close() {},
    written: () => kept,
  };
}

const open = (more: Partial<Parameters<typeof openSession>[0]> = {}) =>
  openSession({ lab, seed: 's1', ...more });
const CREATE = 'vpc=$(aws ec2 create-vpc --cidr-block $vpc_cidr --query Vpc.VpcId --output text)';
const passed = ({ view }: Session) => view.tasks.map((task) => task.checks.map((check) => check.passed));

async function solve(session: Session): Promise<void> {
  await session.run(CREATE);
  await session.run(
    'base=\u0024{vpc_cidr%.0.0/16}; for n in 1 2; do aws ec2 create-subnet --vpc-id $vpc --cidr-block $base.$n.0/24; done',
  );
}

describe('a session', () => {
  test('starts from start.sh, which cannot be undone, and knows the parameters', async () => {
    const session = await open();
    expect((await session.run('aws ec2 describe-vpcs --query "length(Vpcs)"')).stdout).toBe('1\n');
    await session.run('undo');
    expect((await session.run('aws ec2 describe-vpcs --query "length(Vpcs)"')).stdout).toBe('1\n');
    expect((await session.run('echo $vpc_cidr')).stdout).toBe(`${session.parameters.vpc_cidr}\n`);
    expect(session.view.tasks[0]?.text).toContain(session.parameters.vpc_cidr);
  });

  test('looks at the checks after each command, and tells who listens', async () => {
    const session = await open();
    let told = 0;
    session.subscribe(() => told++);
    const before = session.view;
    expect(passed(session)).toEqual([[false], [false]]);
    await session.run(CREATE);
    expect(passed(session)).toEqual([[true], [false]]);
    expect(session.view).not.toBe(before);
    expect(session.view.current).toBe(1);
    expect(told).toBeGreaterThan(0);
    await session.run('undo');
    expect(passed(session)).toEqual([[false], [false]]);
  });

  test('shows the finale once all tasks are done, and is solved when it holds', async () => {
    const session = await open();
    expect(session.view).toMatchObject({ solved: false, points: 0, maxPoints: 30 });
    expect(session.view.finale).toBeUndefined();
    await solve(session);
    expect(session.view).toMatchObject({ solved: true, points: 30, finale: { id: 'finale', done: true } });
    expect(session.sim.state.faults).toEqual([]);
  });

  test('runs what comes at once in order', async () => {
    const session = await open();
    const outputs = await Promise.all(['x=1', 'x=$((x + 1))', 'echo $x'].map((line) => session.run(line)));
    expect(outputs[2]?.stdout).toBe('2\n');
  });

  test('forgets what was interrupted, and keeps what came before', async () => {
    const store = memoryStore();
    const session = await open({ journal: store });
    const stop = new AbortController();
    stop.abort();
    await session.run('aws ec2 create-vpc --cidr-block 10.99.0.0/16', { signal: stop.signal });
    expect((await session.run('aws ec2 describe-vpcs --query "length(Vpcs)"')).stdout).toBe('1\n');
    expect(readJournal(store.written()).entries.length).toBe(1);
  });
});

describe('its commands', () => {
  test('hint tells more each time, and costs', async () => {
    const session = await open();
    expect((await session.run('hint')).stdout).toContain('What is a VPC?');
    expect((await session.run('hint')).stdout).toContain('Look for create-vpc.');
    await session.run(CREATE);
    expect(session.view.tasks[0]).toMatchObject({
      hintsShown: ['What is a VPC?', 'Look for create-vpc.'],
      hintsLeft: 1,
      points: 7,
    });
    expect((await session.run('hint')).stdout).toContain('How many?');
    expect((await session.run('hint parts')).stdout).toContain('no more hints');
    expect(await session.run('hint nonsense')).toMatchObject({ exitCode: 2 });
  });

  test('solution forfeits what is not done, and nothing else', async () => {
    const session = await open();
    await session.run(CREATE);
    expect(await session.run('solution')).toMatchObject({ exitCode: 1 });
    expect(session.view.solutionShown).toBe(false);
    const shown = await session.run('solution --yes');
    expect(shown.stdout).toContain(`vpc_cidr='${session.parameters.vpc_cidr}'`);
    expect(shown.stdout).toContain('aws ec2 create-vpc');
    await solve(session);
    expect(session.view).toMatchObject({ solved: true, points: 10, solutionShown: true });
  });

  test('reset puts the world back, and undo brings the work back', async () => {
    const session = await open();
    await solve(session);
    expect(await session.run('reset')).toMatchObject({ exitCode: 1 });
    await session.run('reset --yes');
    expect(passed(session)).toEqual([[false], [false]]);
    await session.run('undo');
    expect(session.view.solved).toBe(true);
  });

  test('check and score', async () => {
    const session = await open();
    expect(await session.run('check')).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining('✗ vpc'),
    });
    expect(await session.run('check nope')).toMatchObject({ exitCode: 2 });
    await solve(session);
    expect(await session.run('check')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('Everything holds.'),
    });
    expect(await session.run('check subnets')).toMatchObject({ exitCode: 0 });
    expect((await session.run('score')).stdout).toContain('30/30');
  });
});

describe('a journal', () => {
  test('brings back world, shell, hints and points, to the last byte', async () => {
    const store = memoryStore();
    const first = await open({ journal: store });
    await first.run('hint');
    await solve(first);
    const second = await open({ seed: 'another', journal: memoryStore(store.written()) });
    expect(second.seed).toBe('s1');
    expect(second.notes).toEqual([]);
    expect(second.sim.state).toEqual(first.sim.state);
    expect(second.view).toEqual(first.view);
    expect(second.transcript).toEqual(first.transcript);
    expect((await second.run('echo $vpc')).stdout).toBe((await first.run('echo $vpc')).stdout);
  });

  test('goes on after a crash tore its last line', async () => {
    const store = memoryStore();
    await solve(await open({ journal: store }));
    const torn = memoryStore(store.written().slice(0, -5));
    const second = await open({ journal: torn });
    expect(second.notes).toEqual([expect.stringContaining('cut short')]);
    expect(passed(second)).toEqual([[true], [false]]);
    await second.run('date');
    expect(readJournal(torn.written())).toMatchObject({ damaged: false, notes: [] });
    expect(readJournal(torn.written()).entries.map((entry) => entry.line)).toEqual([CREATE, 'date']);
  });

  test('of another version of the lab is played again, with a note', async () => {
    const store = memoryStore();
    await solve(await open({ journal: store }));
    const changed = { ...lab, hash: 'other' };
    const second = await openSession({ lab: changed, seed: 's1', journal: memoryStore(store.written()) });
    expect(second.notes).toEqual([expect.stringContaining('has changed')]);
    expect(second.view.solved).toBe(true);
  });
});

describe('a grade', () => {
  const SCRIPT = `# a comment
vpc=$(aws ec2 create-vpc --cidr-block $vpc_cidr \\
  --query Vpc.VpcId --output text)
base=\${vpc_cidr%.0.0/16}
for n in 1 2; do
  aws ec2 create-subnet --vpc-id $vpc --cidr-block $base.$n.0/24
done
`;

  test('of a script that solves it', async () => {
    const result = await grade({ lab, seed: '7', submission: { script: SCRIPT } });
    expect(result).toMatchObject({ passed: true, points: 30, maxPoints: 30, commands: 3, failures: [] });
  });

  test('is the same every time', async () => {
    const [one, two] = await Promise.all(
      [1, 2].map(() => grade({ lab, seed: '7', submission: { script: SCRIPT } })),
    );
    expect(one).toEqual(two);
  });

  test('of a journal comes from playing it, and only under its own seed', async () => {
    const store = memoryStore();
    await solve(await open({ journal: store }));
    expect(await grade({ lab, seed: 's1', submission: { journal: store.written() } })).toMatchObject({
      passed: true,
      points: 30,
    });
    expect(await grade({ lab, seed: 's2', submission: { journal: store.written() } })).toMatchObject({
      passed: false,
      error: expect.any(String),
    });
    const forged = store.written().replace('create-vpc', 'create-vpcs');
    expect(await grade({ lab, seed: 's1', submission: { journal: forged } })).toMatchObject({
      passed: false,
      error: expect.any(String),
    });
  });

  test.each<[string, string]>([
    ['nothing', ''],
    ['garbage', '\u0000\u0001(((\n)) }{ $('],
    ['an endless loop', 'while true; do :; done'],
    ['a fork bomb', ':(){ :|:& };:'],
    ['a memory bomb', 'x=x; while true; do x=$x$x; done'],
    ['a file of the machine', 'cat /etc/passwd /proc/self/environ'],
  ])('of %s ends, and passes nothing', async (_, script) => {
    const result = await grade({ lab, seed: '7', submission: { script } });
    expect(result).toMatchObject({ passed: false, points: 0 });
  });
});

describe('a journal that cannot be written', () => {
  test('is told once, and the session goes on', async () => {
    const store = memoryStore();
    let full = false;
    const session = await open({
      journal: {
        ...store,
        append: (text) => (full ? Promise.reject(new Error('the disk is full')) : store.append(text)),
      },
    });
    full = true;
    expect((await session.run(CREATE)).stderr).toContain('the disk is full');
    expect((await session.run('echo on')).stderr).toBe('');
    expect(session.notes).toHaveLength(1);
    expect(passed(session)).toEqual([[true], [false]]);
  });
});
