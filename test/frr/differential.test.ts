/**
 * Beside the real console: the same lines are taken and refused in the same words, prompts and all, and leave the same
 * running configuration. Compared but for the daemons' own head lines, and the order of neighbors.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RESET, typing } from './lines.ts';
import { OurConsole } from './our-console.ts';
import { hasConsole, RealConsole } from './real-console.ts';

/** Each takes a second; `NETLAB_FRR_RUNS` asks for more, `NETLAB_FRR_SEED` for others. */
const RUNS = Number(process.env.NETLAB_FRR_RUNS ?? 6);
const SEED = Number(process.env.NETLAB_FRR_SEED ?? 20_261_123);

describe.skipIf(!hasConsole)('beside the real vtysh', { timeout: 3_600_000 }, () => {
  let real: RealConsole;
  beforeAll(async () => {
    real = new RealConsole();
    await real.start();
  }, 60_000);
  afterAll(() => real.stop());

  const compare = (lines: readonly string[]) => {
    const before = real.type(...RESET, 'end', 'show running-config');
    const statics = before.match(/^ip route .*$/gm) ?? [];
    const names = before.match(/^interface \S+$/gm) ?? [];
    real.type(
      'configure terminal',
      ...statics.map((line) => `no ${line}`),
      ...names.flatMap((name) => [name, 'no description', 'no shutdown', 'exit']),
    );
    const ours = new OurConsole();
    const all = ['configure terminal', ...withinConfiguration(lines)];
    const dialogue = real.type(...all);
    expect(answers(ours.type(...all))).toEqual(answers(dialogue));
    const show = ['end', 'show running-config'];
    expect(configuration(ours.type(...show))).toEqual(configuration(real.type(...show)));
  };

  test('any lines', () => {
    fc.assert(fc.property(typing, compare), { numRuns: RUNS, endOnFailure: true, seed: SEED });
  });
});

/** Without the `exit` that would end the dialogue. */
function withinConfiguration(lines: readonly string[]): readonly string[] {
  const probe = new OurConsole();
  probe.answer('configure terminal');
  return lines.filter((line) => {
    const leaves = line.trim() === 'exit' && probe.prompt.endsWith('(config)# ');
    if (!leaves) probe.answer(line);
    return !leaves;
  });
}

/** Prompts, lines and answers, one after the other, without the greeting and the name of the machine. */
function answers(dialogue: string): readonly string[] {
  const lines = dialogue.split('\n').map((line) => line.replace(/^[^\s#(]+(?=(\([a-z-]+\))?# )/, 'edge'));
  const first = lines.findIndex((line) => line.startsWith('edge'));
  return lines.slice(first).filter((line) => line !== '' && !/^edge(\([a-z-]+\))?# ?$/.test(line));
}

function configuration(dialogue: string): readonly string[] {
  const lines = dialogue.split('\n');
  const from = lines.findIndex((line) => line.startsWith('service integrated-vtysh-config'));
  return lines.slice(from + 1, lines.indexOf('end')).filter((line) => line !== '!' && line !== ' !');
}
