/** Labs and grading as the library hands them out. */
import { builtInCatalogue } from '../lab/built-in.ts';
import type { Catalogue } from '../lab/catalogue.ts';
import { compileLab } from '../lab/compile-lab.ts';
import { isLabFolder, readLabFolder } from '../lab/files.ts';
import { grade as gradeInner } from '../lab/grade.ts';
import type { Lab as InnerLab } from '../lab/lab.ts';
import { formatProblem } from '../lab/problem.ts';
import type * as api from './api.ts';

let catalogue: Catalogue | undefined;
const builtIn = (): Catalogue => {
  catalogue ??= builtInCatalogue();
  return catalogue;
};

export class LabError extends Error implements api.LabError {
  override readonly name = 'LabError';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

export function listLabs(): readonly api.Lab[] {
  return builtIn().labs;
}

export function loadLab(nameOrFolder: string): api.Lab {
  return /[\\/]/.test(nameOrFolder) ? labIn(nameOrFolder) : labNamed(nameOrFolder);
}

function labNamed(name: string): InnerLab {
  const lab = builtIn().find(name);
  if (lab) return lab;
  const near = builtIn().suggest(name);
  throw new LabError([`there is no lab '${name}'${near ? `; did you mean '${near}'?` : ''}`]);
}

function labIn(folder: string): InnerLab {
  if (!isLabFolder(folder))
    throw new LabError([`there is no lab in ${folder}: a lab is a folder with a lab.yaml`]);
  const files = readLabFolder(folder);
  const compiled = compileLab(files);
  if (compiled.ok) return compiled.lab;
  throw new LabError(compiled.problems.map((problem) => formatProblem(files.slug, problem)));
}

/** Takes labs that `loadLab` and `listLabs` gave out: their files came along. */
export async function grade({ lab, seed = '1', submission }: api.GradeOptions): Promise<api.Grade> {
  if (!('tasks' in lab)) throw new TypeError('lab must be one that loadLab or listLabs gave out');
  return gradeInner({ lab: lab as InnerLab, seed, submission });
}
