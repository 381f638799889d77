/** A lab's files as a lab, where nothing is wrong with them. */
import type { Lab } from '../../lab/lab.ts';
import { formatProblem } from '../../lab/problem.ts';
import { UsageError } from '../command.ts';
import type { FoundLab } from '../labs/sources.ts';

/** Throws a `UsageError` with all problems and their places. */
export async function compiledOf(found: FoundLab): Promise<Lab> {
  const { compileLab } = await import('../../lab/compile-lab.ts');
  const compiled = compileLab(found);
  if (compiled.ok) return compiled.lab;
  const lines = compiled.problems.map((problem) => `  ${formatProblem(found.where, problem)}`);
  throw new UsageError(`the files of ${found.slug} are wrong:\n${lines.join('\n')}`);
}
