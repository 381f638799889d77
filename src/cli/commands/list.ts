/** `netlab list`: the catalogue. */
import { parseArgs } from 'node:util';
import { builtInCatalogue } from '../../lab/built-in.ts';
import type { LabSummary } from '../../lab/lab.ts';
import type { CliCommand } from '../command.ts';

export const list: CliCommand = {
  name: 'list',
  summary: 'list the labs',
  usage: `usage: netlab list [--json]

Lists the labs: name, level, minutes, title. ★ marks those where something is broken and is to be mended.

  --json   as JSON, with what each lab trains
`,
  async run(args, io) {
    const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false } } });
    const { summaries } = builtInCatalogue();
    io.stdout(values.json ? `${JSON.stringify(summaries, undefined, 2)}\n` : table(summaries));
    return 0;
  },
};

function table(labs: readonly LabSummary[]): string {
  const width = Math.max(...labs.map((lab) => lab.slug.length));
  const rows = labs.map(
    (lab) =>
      `${lab.slug.padEnd(width)}  ${lab.level.padEnd(12)}  ${String(lab.minutes).padStart(3)} min  ${lab.title}${lab.breakFix ? ' ★' : ''}\n`,
  );
  return rows.join('');
}
