/** `netlab lab …`: for those who write labs. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { builtInCatalogue } from '../../lab/built-in.ts';
import type { Compiled } from '../../lab/compile-lab.ts';
import { findLabFolders, readLabFolder } from '../../lab/files.ts';
import type { Lab, LabFiles } from '../../lab/lab.ts';
import { formatProblem, type Problem } from '../../lab/problem.ts';
import { type CliCommand, type CliIo, UsageError } from '../command.ts';

export const lab: CliCommand = {
  name: 'lab',
  summary: 'verify labs, print their schema',
  usage: `usage: netlab lab verify [PATH] [--seeds N] [--json]
       netlab lab schema

verify   proves labs: nothing holds at the start, the solution makes everything hold, and every command of it is needed.
         PATH is a lab's folder or a folder of labs; without it, the built-in labs are verified.
schema   prints the JSON Schema of lab.yaml, for editors.

  --seeds N   how many variants of each lab are tried (default 3)
  --json      as JSON, with what each left-out command made fail
`,
  async run([action, ...args], io) {
    if (action === 'schema') {
      const { labJsonSchema } = await import('../../lab/schema.ts');
      io.stdout(`${JSON.stringify(labJsonSchema(), undefined, 2)}\n`);
      return 0;
    }
    if (action === 'verify') return verify(args, io);
    throw new UsageError(
      action === undefined ? 'lab what? verify or schema' : `lab cannot '${action}': verify or schema`,
    );
  },
};

interface Report {
  readonly lab: string;
  readonly problems: readonly Problem[];
  readonly mutations?: unknown;
}

async function verify(args: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { seeds: { type: 'string', default: '3' }, json: { type: 'boolean', default: false } },
  });
  const count = Number(values.seeds);
  if (!Number.isInteger(count) || count < 1 || count > 1000)
    throw new UsageError('--seeds takes a number from 1 to 1000');
  const seeds = Array.from({ length: count }, (_, index) => String(index + 1));
  const [{ verifyLab }, { compileLab }] = await Promise.all([
    import('../../lab/verify.ts'),
    import('../../lab/compile-lab.ts'),
  ]);
  const reports: Report[] = [];
  for (const { slug, lab: found, problems } of labsAt(positionals, compileLab)) {
    if (!found) reports.push({ lab: slug, problems });
    else {
      const proof = await verifyLab(found, seeds);
      reports.push({ lab: slug, problems: proof.problems, mutations: proof.seeds[0]?.mutations });
    }
    if (!values.json) io.stdout(line(reports.at(-1) as Report, count));
  }
  if (values.json) io.stdout(`${JSON.stringify(reports, undefined, 2)}\n`);
  return reports.every((report) => report.problems.length === 0) ? 0 : 1;
}

function labsAt(
  paths: readonly string[],
  compile: (files: LabFiles) => Compiled,
): { slug: string; lab?: Lab; problems: readonly Problem[] }[] {
  if (paths.length === 0)
    return builtInCatalogue().labs.map((found) => ({ slug: found.slug, lab: found, problems: [] }));
  const missing = paths.find((path) => !existsSync(path));
  if (missing !== undefined) throw new UsageError(`there is no folder ${missing}`);
  const folders = paths.flatMap(findLabFolders);
  if (folders.length === 0)
    throw new UsageError(`there is no lab in ${paths.join(', ')}: a lab is a folder with a lab.yaml`);
  return folders.map((folder) => {
    const files = readLabFolder(folder);
    const compiled = compile(files);
    const { slug } = files;
    return compiled.ok ? { slug, lab: compiled.lab, problems: [] } : { slug, problems: compiled.problems };
  });
}

function line({ lab: slug, problems }: Report, seeds: number): string {
  if (problems.length === 0) return `✓ ${slug}: proved for ${seeds} seed${seeds === 1 ? '' : 's'}\n`;
  return `✗ ${slug}\n${problems.map((problem) => `  ${formatProblem(slug, problem)}\n`).join('')}`;
}
