/** `netlab lab verify`: proves labs, once or after each change, and tells every problem with its place. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { builtInCatalogue } from '../../lab/built-in.ts';
import { hashFiles, type Lab } from '../../lab/lab.ts';
import { formatProblem, type Problem } from '../../lab/problem.ts';
import { printableJson } from '../../shell/printable.ts';
import { type CliIo, UsageError } from '../command.ts';
import { type FoundLab, labsAtPath } from '../labs/sources.ts';
import { watchFolders } from './watch.ts';

interface Report {
  readonly lab: string;
  readonly problems: readonly Problem[];
  readonly mutations?: unknown;
}

export async function verify(args: readonly string[], io: CliIo): Promise<number> {
  const { paths, seeds, json, watch } = readOptions(args);
  if (watch) return verifyAgainAndAgain(paths, seeds, io);
  const reports: Report[] = [];
  const tell = (report: Report, where?: string) => {
    reports.push(report);
    if (!json) io.stdout(lineOf(report, seeds.length, where));
  };
  if (paths.length === 0) for (const lab of builtInCatalogue().labs) tell(await prove(lab, seeds));
  for (const found of paths.flatMap(labsAtPath)) tell(await examine(found, seeds), found.where);
  if (json) io.stdout(`${printableJson(reports)}\n`);
  return reports.every(({ problems }) => problems.length === 0) ? 0 : 1;
}

interface Options {
  readonly paths: readonly string[];
  readonly seeds: readonly string[];
  readonly json: boolean;
  readonly watch: boolean;
}

function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seeds: { type: 'string', default: '3' },
      json: { type: 'boolean', default: false },
      watch: { type: 'boolean', default: false },
    },
  });
  const count = Number(values.seeds);
  if (!Number.isInteger(count) || count < 1 || count > 1000)
    throw new UsageError('--seeds takes a number from 1 to 1000');
  if (values.watch && values.json) throw new UsageError('--watch and --json do not go together');
  if (values.watch && positionals.length === 0)
    throw new UsageError('--watch needs the folders that are to be watched');
  const missing = positionals.find((path) => !existsSync(path));
  if (missing !== undefined) throw new UsageError(`there is no folder ${missing}`);
  const seeds = Array.from({ length: count }, (_, index) => String(index + 1));
  return { paths: positionals, seeds, json: values.json, watch: values.watch };
}

/** From files to a proof: what can't be compiled can't be proved. */
async function examine(found: FoundLab, seeds: readonly string[]): Promise<Report> {
  const { compileLab } = await import('../../lab/compile-lab.ts');
  const compiled = compileLab(found);
  if (!compiled.ok) return { lab: found.slug, problems: compiled.problems };
  const report = await prove(compiled.lab, seeds);
  const { placed } = await import('../../lab/place-problems.ts');
  return { ...report, problems: placed(report.problems, found.files['lab.yaml'] ?? '') };
}

async function prove(lab: Lab, seeds: readonly string[]): Promise<Report> {
  const { verifyLab } = await import('../../lab/verify.ts');
  const { problems, seeds: proofs } = await verifyLab(lab, seeds);
  return { lab: lab.slug, problems, mutations: proofs[0]?.mutations };
}

function lineOf({ lab, problems }: Report, seeds: number, where = lab): string {
  if (problems.length === 0) return `✓ ${lab}: proved for ${seeds} seed${seeds === 1 ? '' : 's'}\n`;
  const count = `${problems.length} problem${problems.length === 1 ? '' : 's'}`;
  return `✗ ${lab}: ${count}\n${problems.map((problem) => `  ${formatProblem(where, problem)}\n`).join('')}`;
}

/** Until Ctrl-C. Only labs of which something changed are proved again. */
async function verifyAgainAndAgain(
  paths: readonly string[],
  seeds: readonly string[],
  io: CliIo,
): Promise<never> {
  const changes = watchFolders(paths.flatMap(labsAtPath).map(({ where }) => where));
  const known = new Map<string, string>();
  for (;;) {
    for (const found of labsNow(paths, io)) {
      const hash = hashFiles(found.files);
      const before = known.get(found.where);
      if (before === hash) continue;
      known.set(found.where, hash);
      if (before !== undefined) io.stdout(`\n${join(found.where)} has changed:\n`);
      io.stdout(lineOf(await examine(found, seeds), seeds.length, found.where));
    }
    await changes.next();
  }
}

/** A folder may be away for a moment while an editor or a checkout replaces it. */
function labsNow(paths: readonly string[], io: CliIo): readonly FoundLab[] {
  try {
    return paths.flatMap(labsAtPath);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.stdout(`\n${error.message}\n`);
    return [];
  }
}
