/** `netlab list`: the catalogue. */
import { parseArgs } from 'node:util';
import { type Lab, summarise } from '../../lab/lab.ts';
import { printable, printableJson } from '../../shell/printable.ts';
import type { CliCommand } from '../command.ts';
import { knownLabs, LABS_OPTION, LABS_USAGE } from '../known-lab.ts';
import type { KnownLabs } from '../labs/search.ts';

export const list: CliCommand = {
  name: 'list',
  summary: 'list the labs',
  usage: `usage: netlab list [--json] [--labs PATH]

Lists the labs: name, level, minutes, title. ★ marks those where something is broken and is to be mended. Behind labs that
don't ship with netlab stands where they are.

  --json          as JSON, with what each lab trains, its version and its hash
${LABS_USAGE}
`,
  async run(args, io) {
    const options = { json: { type: 'boolean', default: false }, ...LABS_OPTION } as const;
    const { values } = parseArgs({ args: [...args], options });
    const known = await knownLabs(io, values.labs);
    io.stdout(values.json ? `${printableJson(summaries(known))}\n` : table(known));
    return 0;
  },
};

function summaries({ catalogue, where }: KnownLabs): readonly object[] {
  return catalogue.labs.map((lab) => ({
    ...summarise(lab),
    ...(lab.version !== undefined && { version: lab.version }),
    hash: lab.hash,
    where: where.get(lab.slug) ?? 'built-in',
  }));
}

function table({ catalogue: { labs }, where }: KnownLabs): string {
  const width = Math.max(...labs.map((lab) => lab.slug.length));
  const row = ({ slug, level, minutes, title, breakFix }: Lab) => {
    const columns = [slug.padEnd(width), level.padEnd(12), `${String(minutes).padStart(3)} min`, title];
    const place = where.get(slug);
    return `${columns.join('  ')}${breakFix ? ' ★' : ''}${place === undefined ? '' : `  (${place})`}`;
  };
  return labs.map((lab) => `${printable(row(lab))}\n`).join('');
}
