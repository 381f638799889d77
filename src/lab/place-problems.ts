/** Where in lab.yaml the things stand that a proof complains about. */
import type { Problem } from './problem.ts';
import { parseYaml } from './yaml-source.ts';

/** `yaml`: the text that the lab was compiled from. */
export function placed(problems: readonly Problem[], yaml: string): readonly Problem[] {
  const parsed = parseYaml('lab.yaml', yaml);
  return problems.map(({ path, ...problem }) =>
    path && parsed.ok ? { ...problem, ...parsed.source.locate(path) } : problem,
  );
}
