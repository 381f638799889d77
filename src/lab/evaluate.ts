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
  const rehearsals = new Rehearsals(variant, sim);
  for (const task of variant.tasks) tasks.push(await runChecks(task.checks, rehearsals));
  const done = tasks.every((checks) => checks.every((check) => check.passed));
  if (!done || variant.finale.length === 0) return { tasks };
  const finale: (readonly CheckResult[])[] = [];
  for (const act of variant.finale) finale.push(await playAct(act, variant, sim));
  return { tasks, finale };
}

async function playAct(act: LabAct, variant: Variant, sim: Sim): Promise<readonly CheckResult[]> {
  const broken = sim.fork();
  const failed = await takeStep({ fail: act.fault }, variant, broken);
  if (!failed) return runChecks(act.checks, new Rehearsals(variant, broken));
  return act.checks.map((check) => ({ ...named(check), ...failed }));
}

async function runChecks(
  checks: readonly LabCheck[],
  rehearsals: Rehearsals,
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of checks) results.push(judge(check, await rehearsals.after(check.after ?? [])));
  return results;
}

export async function runCheck(check: LabCheck, variant: Variant, sim: Sim): Promise<CheckResult> {
  return judge(check, await new Rehearsals(variant, sim).after(check.after ?? []));
}

/** A world in which some steps were taken, or as far as they went. */
interface Rehearsal {
  readonly sim: Sim;
  readonly failed?: Verdict;
}

/** The same steps lead to the same world, so they are taken once for all checks that begin with them. */
class Rehearsals {
  readonly #variant: Variant;
  readonly #sim: Sim;
  readonly #known = new Map<string, Rehearsal>();

  constructor(variant: Variant, sim: Sim) {
    this.#variant = variant;
    this.#sim = sim;
  }

  async after(steps: readonly LabStep[]): Promise<Rehearsal> {
    const key = JSON.stringify(steps);
    const rehearsal = this.#known.get(key) ?? (await this.#take(steps));
    this.#known.set(key, rehearsal);
    return { ...rehearsal, sim: rehearsal.sim.fork() };
  }

  async #take(steps: readonly LabStep[]): Promise<Rehearsal> {
    const sim = this.#sim.fork();
    for (const step of steps) {
      const failed = await takeStep(step, this.#variant, sim);
      if (failed) return { sim, failed };
    }
    return { sim };
  }
}

function judge(check: LabCheck, { sim, failed }: Rehearsal): CheckResult {
  const verdict = kindOf(check).run(check, sim);
  // A step fails mostly because something isn't there yet; the check itself says that best.
  return { ...named(check), ...(failed && verdict.code !== 'unknown-place' ? failed : verdict) };
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
