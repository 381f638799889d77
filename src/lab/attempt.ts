/** One try at a lab: commands played on a fork of the stage, and what holds afterwards. */

import type { Sim } from '../sim/sim.ts';
import type { CheckResult, Evaluation } from './evaluate.ts';
import { evaluate } from './evaluate.ts';
import type { ScriptCommand } from './script.ts';
import { openConsole, playCommands, type ScriptFailure, type Stage } from './stage.ts';

export interface Attempt {
  /** The world afterwards. */
  readonly sim: Sim;
  /** Commands that did not end with 0. */
  readonly failures: readonly ScriptFailure[];
  /** Checks that do not hold; empty when the lab is solved. */
  readonly failed: readonly CheckResult[];
}

export async function attempt(stage: Stage, commands: readonly ScriptCommand[]): Promise<Attempt> {
  const sim = stage.start.fork();
  const console = await openConsole(sim, stage.variant);
  const failures = await playCommands(console, commands);
  return { sim, failures, failed: failedOf(await evaluate(stage.variant, sim)) };
}

function failedOf({ tasks, finale = [] }: Evaluation): readonly CheckResult[] {
  return [...tasks, ...finale].flat().filter((check) => !check.passed);
}
