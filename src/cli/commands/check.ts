/** `netlab check LAB --script FILE`: plays a script in a fresh world and tells what holds afterwards. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Grade } from '../../lab/grade.ts';
import { isSeed } from '../../lab/lab.ts';
import { printable, printableJson } from '../../shell/printable.ts';
import { type CliCommand, UsageError } from '../command.ts';
import { knownLab, knownLabs, LABS_OPTION, LABS_USAGE } from '../known-lab.ts';

export const check: CliCommand = {
  name: 'check',
  summary: 'grade a script against a lab',
  usage: `usage: netlab check LAB --script FILE [--seed SEED] [--json] [--labs PATH]

Plays a script in a fresh world of the lab and tells which checks hold afterwards.
Exit code 0 when all do, 1 when not.

  --script FILE   the commands, as in the lab's console
  --seed SEED     which variant of the lab (default 1)
  --json          the whole grade as JSON
${LABS_USAGE}
`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        script: { type: 'string' },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
        ...LABS_OPTION,
      },
    });
    const [slug, ...more] = positionals;
    if (slug === undefined || more.length > 0) throw new UsageError('check takes the name of one lab');
    if (values.script === undefined) throw new UsageError('check needs --script FILE');
    const lab = knownLab(slug, await knownLabs(io, values.labs));
    const script = readScript(values.script);
    if (!isSeed(values.seed)) throw new UsageError('a seed is 1 to 100 printable characters without blanks');
    const { grade } = await import('../../lab/grade.ts');
    const result = await grade({ lab, seed: values.seed, submission: { script } });
    io.stdout(values.json ? `${printableJson(result)}\n` : report(result));
    return result.passed ? 0 : 1;
  },
};

function readScript(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}

function report(grade: Grade): string {
  const lines: string[] = [];
  for (const { command, exitCode, stderr } of grade.failures) {
    lines.push(
      `! exit code ${exitCode}: ${command.split('\n')[0]}`,
      ...stderr
        .trim()
        .split('\n')
        .map((line) => `    ${line}`),
    );
  }
  if (grade.error) lines.push(grade.error);
  for (const task of grade.tasks) {
    lines.push(`${task.done ? '✓' : '✗'} ${task.title} (${task.points}/${task.maxPoints})`);
    for (const { id, passed, text } of task.checks) lines.push(`    ${passed ? '✓' : '✗'} ${id}: ${text}`);
  }
  lines.push(...grade.notes);
  lines.push(
    `${grade.passed ? 'Solved' : 'Not solved'}: ${grade.points}/${grade.maxPoints} points, seed ${grade.seed}.`,
  );
  // What a submitted script said is not to be obeyed by the terminal of whoever grades it.
  return `${lines.join('\n')}\n`.replace(/[^\n\t]+/g, printable);
}
