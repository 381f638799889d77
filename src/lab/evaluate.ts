/** Runs checks, each on a fork: the learner's own world is only ever looked at. */

import { parseDuration } from '../kit/duration.ts';
import { UnknownPlace } from '../sim/places.ts';
import type { Sim } from '../sim/sim.ts';
import type { LabStep, Verdict } from './checks/check.ts';
import { kindOf, type LabCheck } from './checks/index.ts';
import type { Variant } from './lab.ts';
import type { LabAct } from './schema.ts';
import { openConsole } from './stage.ts';

export interface CheckResult extends Verdict {
  readonly id: string;
  /** What is checked, in a few words. */
  readonly label: string;
  /** What it means that it holds, in the words of its kind. */
  readonly proof: string;
  /** It guards what is so from the beginning. */
  readonly guard?: true;
}

/** Which checks hold in a world. The finale's are looked at on worlds in which its faults have struck. */
export interface Evaluation {
  /** By task, in order. */
  readonly tasks: readonly (readonly CheckResult[])[];
  /** By act, in order; absent before every task is done. */
  readonly finale?: readonly (readonly CheckResult[])[];
}

export async function evaluate(variant: Variant, sim: Sim): Promise<Evaluation> {
  const tasks: (readonly CheckResult[])[] = [];
  for (const task of variant.tasks) tasks.push(await runChecks(task.checks, variant, sim));
  const done = tasks.every((checks) => checks.every((check) => check.passed));
  if (!done || variant.finale.length === 0) return { tasks };
  const finale: (readonly CheckResult[])[] = [];
  for (const act of variant.finale) finale.push(await playAct(act, variant, sim));
  return { tasks, finale };
}

async function playAct(act: LabAct, variant: Variant, sim: Sim): Promise<readonly CheckResult[]> {
  const broken = sim.fork();
  const failed = await takeStep({ fail: act.fault }, variant, broken);
  if (!failed) return runChecks(act.checks, variant, broken);
  return act.checks.map((check) => ({ ...named(check), ...failed }));
}

async function runChecks(
  checks: readonly LabCheck[],
  variant: Variant,
  sim: Sim,
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of checks) results.push(await runCheck(check, variant, sim));
  return results;
}

export async function runCheck(check: LabCheck, variant: Variant, sim: Sim): Promise<CheckResult> {
  const fork = sim.fork();
  const kind = kindOf(check);
  for (const step of check.after ?? []) {
    const failed = await takeStep(step, variant, fork);
    if (!failed) continue;
    // A step fails mostly because something isn't there yet; the check itself says that best.
    const verdict = kind.run(check, fork);
    return { ...named(check), ...(verdict.code === 'unknown-place' ? verdict : failed) };
  }
  return { ...named(check), ...kind.run(check, fork) };
}

function named(check: LabCheck): Pick<CheckResult, 'id' | 'label' | 'proof' | 'guard'> {
  const { proof, describe } = kindOf(check);
  return { id: check.id, label: check.text ?? describe(check), proof, ...(check.guard && { guard: true }) };
}

/** Lets one thing happen; answers with a verdict only where it could not. */
async function takeStep(step: LabStep, variant: Variant, sim: Sim): Promise<Verdict | undefined> {
  try {
    if ('fail' in step) sim.fault({ target: step.fail });
    else if ('heal' in step) sim.heal({ target: step.heal });
    else if ('wait' in step) sim.advance(parseDuration(step.wait) ?? 0);
    else {
      const console = await openConsole(sim, variant);
      const { exitCode, stderr } = await console.run(step.run);
      if (exitCode !== 0) {
        return {
          passed: false,
          code: 'step-failed',
          text: `What comes first does not work yet: ${stderr.trim()}`,
        };
      }
    }
    return undefined;
  } catch (error) {
    if (!(error instanceof UnknownPlace)) throw error;
    return { passed: false, code: 'unknown-place', text: error.message };
  }
}
