/**
 * The proof that a lab must pass before it ships (DESIGN.md): nothing holds at the start; the solution makes everything
 * hold; without any one of its commands some named check fails, unless the command is marked as convenience; other right
 * ways pass and wrong ways don't; the same for every seed; every hint, text and parameter is of use.
 */
import type { Sim } from '../sim/sim.ts';
import { attempt } from './attempt.ts';
import type { LabCheck } from './checks/index.ts';
import { runCheck } from './evaluate.ts';
import { type Lab, type Variant, variantOf } from './lab.ts';
import type { Problem } from './problem.ts';
import type { ScriptCommand } from './script.ts';
import { openConsole, type ScriptFailure, type Stage, setStage } from './stage.ts';
import { unusedProblems } from './verify-texts.ts';

/** What a mutation showed: the command that was left out, and the checks that noticed. */
export interface Mutation {
  readonly line: number;
  readonly command: string;
  readonly convenience: boolean;
  /** IDs of the checks that fail without it. */
  readonly noticedBy: readonly string[];
}

export interface SeedProof {
  readonly seed: string;
  readonly problems: readonly Problem[];
  readonly mutations: readonly Mutation[];
}

export interface Proof {
  readonly lab: string;
  readonly seeds: readonly SeedProof[];
  /** Everything that is wrong, once, whatever the seeds that showed it. */
  readonly problems: readonly Problem[];
}

export async function verifyLab(lab: Lab, seeds: readonly string[]): Promise<Proof> {
  const proofs: SeedProof[] = [];
  for (const seed of seeds) proofs.push(await proveSeed(lab, seed));
  const problems = new Map<string, Problem>();
  for (const problem of unusedProblems(lab)) problems.set(key(problem), problem);
  for (const { seed, problems: found } of proofs) {
    for (const problem of found) {
      if (!problems.has(key(problem)))
        problems.set(key(problem), { ...problem, text: `${problem.text} (seed ${seed})` });
    }
  }
  return { lab: lab.slug, seeds: proofs, problems: [...problems.values()] };
}

/** IDs and addresses differ from seed to seed; the place and the beginning of the text don't. */
function key({ file, line, column, text }: Problem): string {
  return `${file}:${line}:${column}:${text.slice(0, 40)}`;
}

async function proveSeed(lab: Lab, seed: string): Promise<SeedProof> {
  const stage = await setStage(variantOf(lab, seed));
  const solution = stage.split(stage.variant.solution);
  const solved = await attempt(stage, solution);
  const problems: Problem[] = [
    ...stage.failures.map((failure) => commandProblem('start.sh', failure)),
    ...(await startProblems(stage)),
    ...solved.failures.map((failure) => commandProblem('solution.sh', failure)),
    ...solved.failed.map(({ id, text }) => atTop('solution.sh', `check \`${id}\` fails at the end: ${text}`)),
  ];
  if (problems.length > 0) return { seed, problems, mutations: [] };
  const mutations = await mutate(stage, solution);
  problems.push(
    ...(await guardProblems(stage, solved.sim)),
    ...mutations.flatMap(mutationProblem),
    ...(await otherWays(stage)),
  );
  return { seed, problems, mutations };
}

function atTop(file: string, text: string): Problem {
  return { file, line: 1, column: 1, text };
}

/** `check`: its place among the checks of the task. */
function inTask(index: number, text: string, check?: number): Problem {
  const path = ['tasks', index, ...(check === undefined ? [] : ['checks', check])];
  return { ...atTop('lab.yaml', `task ${index + 1}: ${text}`), path };
}

function commandProblem(file: string, { line, command, output }: ScriptFailure): Problem {
  return { file, line, column: 1, text: `\`${firstLine(command)}\` fails: ${output}` };
}

function firstLine(command: string): string {
  const [first = '', ...more] = command.split('\n');
  return more.length > 0 ? `${first.replace(/\s*\\$/, '')} …` : first;
}

/** Nothing holds at the start, except what a guard guards. */
async function startProblems(stage: Stage): Promise<readonly Problem[]> {
  const { variant } = stage;
  const problems: Problem[] = [];
  for (const [index, task] of variant.tasks.entries()) {
    let failing = 0;
    for (const [order, check] of task.checks.entries()) {
      const result = await runCheck(check, variant, stage.start);
      if (!result.passed) failing++;
      if (result.passed && !check.guard) {
        const text = `check \`${check.id}\` holds at the start already; is it a guard? ${result.text}`;
        problems.push(inTask(index, text, order));
      }
      if (!result.passed && check.guard) {
        const text = `guard \`${check.id}\` does not hold at the start: ${result.text}`;
        problems.push(inTask(index, text, order));
      }
    }
    if (failing === 0) problems.push(inTask(index, `task \`${task.id}\` is done at the start already`));
  }
  return problems;
}

/** Each guard can be broken in the solved world; else it guards nothing. */
async function guardProblems({ variant }: Stage, solved: Sim): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const [index, task] of variant.tasks.entries()) {
    for (const [order, check] of task.checks.entries()) {
      const text = check.guard && (await guardProblem(check, variant, solved));
      if (text) problems.push(inTask(index, text, order));
    }
  }
  return problems;
}

async function guardProblem(check: LabCheck, variant: Variant, solved: Sim): Promise<string | undefined> {
  if (check.breaks === undefined)
    return `guard \`${check.id}\` needs \`breaks:\`, a command after which it fails`;
  const broken = solved.fork();
  const console = await openConsole(broken, variant);
  const { exitCode, stderr } = await console.run(check.breaks);
  if (exitCode !== 0) return `\`breaks\` of \`${check.id}\` fails: ${stderr.trim()}`;
  const result = await runCheck(check, variant, broken);
  return result.passed
    ? `guard \`${check.id}\` still holds after its \`breaks\`: it guards nothing`
    : undefined;
}

/** Leaves out each command in turn and plays the rest. */
async function mutate(stage: Stage, commands: readonly ScriptCommand[]): Promise<readonly Mutation[]> {
  const mutations: Mutation[] = [];
  for (const left of commands) {
    const { failed } = await attempt(
      stage,
      commands.filter((command) => command !== left),
    );
    const { line, text, convenience } = left;
    mutations.push({ line, command: text, convenience, noticedBy: failed.map((check) => check.id) });
  }
  return mutations;
}

function mutationProblem({ line, command, convenience, noticedBy }: Mutation): readonly Problem[] {
  const place = { file: 'solution.sh', line, column: 1 };
  if (!convenience && noticedBy.length === 0) {
    const text = `without \`${firstLine(command)}\` everything still holds: check for it, or mark it \`# convenience\``;
    return [{ ...place, text }];
  }
  if (convenience && noticedBy.length > 0) {
    return [
      {
        ...place,
        text: `\`${firstLine(command)}\` is no convenience: without it ${noticedBy.join(', ')} fails`,
      },
    ];
  }
  return [];
}

/** `right-*.sh` must make everything hold, `wrong-*.sh` must not; the commands of both must work. */
async function otherWays(stage: Stage): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const { right, wrong } = stage.variant.lab;
  for (const { file, text } of [...right, ...wrong]) {
    const { failures, failed } = await attempt(stage, stage.split(text));
    problems.push(...failures.map((failure) => commandProblem(file, failure)));
    if (wrong.some((script) => script.file === file)) {
      if (failed.length === 0) problems.push(atTop(file, 'a wrong way, but everything holds after it'));
    } else {
      problems.push(
        ...failed.map(({ id, text: why }) => atTop(file, `a right way, but check \`${id}\` fails: ${why}`)),
      );
    }
  }
  return problems;
}
