import { expect, test } from 'vitest';
import { readAttempts } from '../../src/lab/classroom/attempts.ts';
import { Replay } from '../../src/lab/replay.ts';
import { findLab, play } from './classroom/fixture.ts';

const SCRIPT = `vpc=$(aws ec2 create-vpc --cidr-block "$vpc_cidr" --query Vpc.VpcId --output text)
aws ec2 describe-vpcs --query 'Vpcs[].VpcId' --output text
hint
reset --yes
`;

async function attempt(script = SCRIPT) {
  const text = await play({ slug: 'build-a-vpc', seed: 'abc', script, wall: 1e12 });
  const stage = readAttempts(text, findLab)?.attempts[0]?.stage;
  if (!stage) throw new Error('this journal can be played');
  return { text, replay: await Replay.open(stage) };
}

async function playOn(replay: Replay): Promise<void> {
  while (replay.moments.length <= replay.length) await replay.advance();
}

test('steps are taken when they are asked for, and are then what they were for the learner', async () => {
  const { replay } = await attempt();
  expect(replay.length).toBe(4);
  expect(replay.moments).toHaveLength(1);
  await playOn(replay);
  const [begin, made, asked, hinted, reset] = replay.moments;
  const [id] = Object.keys(made?.world.regions['us-east-1']?.vpc ?? {});
  expect(Object.keys(begin?.world.regions['us-east-1']?.vpc ?? {})).toEqual([]);
  expect(asked?.command?.output).toEqual([{ stream: 'stdout', text: `${id}\n` }]);
  expect(begin?.view.tasks[0]?.hintsShown).toHaveLength(0);
  expect(hinted?.view.tasks[0]?.hintsShown).toHaveLength(1);
  expect(hinted?.view.points).toBeLessThan(made?.view.maxPoints ?? 0);
  expect(Object.keys(reset?.world.regions['us-east-1']?.vpc ?? {})).toEqual([]);
  expect(replay.moments.some(({ command }) => command?.strayed)).toBe(false);
  await replay.advance();
  expect(replay.moments).toHaveLength(5);
});

test('the world of an earlier step answers as it did then', async () => {
  const { replay } = await attempt();
  await playOn(replay);
  const vpcs = replay.moments.map((moment) => {
    const answer = replay.simAt(moment).call({ service: 'ec2', operation: 'DescribeVpcs', input: {} });
    return answer.ok ? (answer.output.Vpcs as unknown[]).length : answer;
  });
  expect(vpcs).toEqual([0, 1, 1, 1, 0]);
});

test('a moment that replaying does not come to is told from there on', async () => {
  const { text } = await attempt('echo one\necho two\n');
  const journal = readAttempts(text, findLab)?.attempts[0]?.stage?.journal;
  const lab = findLab('build-a-vpc');
  if (!journal || !lab) throw new Error('this journal can be played');
  const entries = journal.entries.map((entry, index) => (index === 1 ? { ...entry, at: 1 } : entry));
  const replay = await Replay.open({ lab, journal: { ...journal, entries } });
  await playOn(replay);
  expect(replay.moments.map(({ command }) => command?.strayed)).toEqual([undefined, false, true]);
});

test('an endless loop ends, and what prints without end is cut', async () => {
  const { replay } = await attempt('while true; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaa; done\necho after\n');
  await playOn(replay);
  const [, loop, after] = replay.moments;
  const characters = loop?.command?.output.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
  expect(characters).toBeLessThan(101_000);
  expect(after?.command?.output).toEqual([{ stream: 'stdout', text: 'after\n' }]);
});

test('an interruption ends it: nothing is played from then on', async () => {
  const { replay } = await attempt('echo one\n');
  await replay.advance(AbortSignal.abort());
  expect(replay.moments).toHaveLength(1);
});
