/** `netlab lab install`, `list` and `remove`: the labs that a learner has beside the built-in ones. */
import { parseArgs } from 'node:util';
import { builtInCatalogue } from '../../lab/built-in.ts';
import { hashFiles, type Lab } from '../../lab/lab.ts';
import { printable, printableJson } from '../../shell/printable.ts';
import { type CliIo, UsageError } from '../command.ts';
import { homeFolder } from '../home.ts';
import { knownLabs, LABS_OPTION } from '../known-lab.ts';
import { labsCalled } from '../labs/sources.ts';
import { LabStore } from '../labs/store.ts';
import { compiledOf } from './sound.ts';

/** All that are named, or none: whatever is wrong is told before anything is written. */
export async function install(args: readonly string[], io: CliIo): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
  if (positionals.length === 0)
    throw new UsageError('lab install takes folders, archives, or names of packages (netlab-lab-…)');
  const found = positionals.flatMap(labsCalled);
  const builtIn = builtInCatalogue();
  const taken = found.find(({ slug }) => builtIn.find(slug));
  if (taken)
    throw new UsageError(
      `a built-in lab has the name ${taken.slug}, and keeps it: rename the folder ${taken.where}`,
    );
  const labs: Lab[] = [];
  for (const one of found) labs.push(await compiledOf(one));
  const store = new LabStore(homeFolder(io.env));
  const installed = new Set(store.slugs);
  for (const [index, lab] of labs.entries()) {
    const before = installed.has(lab.slug) ? hashFiles(store.filesOf(lab.slug).files) : undefined;
    const files = found[index];
    if (files) store.put(files);
    const how = before === undefined ? 'installed' : before === lab.hash ? 'there already' : 'replaced';
    io.stdout(`${named(lab)}: ${how}\n`);
  }
  return 0;
}

export async function list(args: readonly string[], io: CliIo): Promise<number> {
  const options = { json: { type: 'boolean', default: false }, ...LABS_OPTION } as const;
  const { values } = parseArgs({ args: [...args], options });
  const { added, where, broken } = await knownLabs(io, values.labs);
  const rows = added.map(({ slug, title, version, hash }) => {
    const known = { slug, title, ...(version !== undefined && { version }), hash };
    return { ...known, where: where.get(slug) ?? '' };
  });
  if (values.json) io.stdout(`${printableJson(rows)}\n`);
  else if (rows.length === 0) io.stdout('No labs beside the built-in ones: netlab lab install …\n');
  else {
    const width = Math.max(...rows.map(({ slug }) => slug.length));
    for (const { slug, version = '–', hash, where: place, title } of rows) {
      const columns = [slug.padEnd(width), version.padEnd(8), hash.slice(0, 8), title];
      io.stdout(`${printable(`${columns.join('  ')}  (${place})`)}\n`);
    }
  }
  return broken.size > 0 ? 1 : 0;
}

export async function remove(args: readonly string[], io: CliIo): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
  if (positionals.length === 0) throw new UsageError('lab remove takes names of installed labs');
  const store = new LabStore(homeFolder(io.env));
  const missing = positionals.find((slug) => !store.slugs.includes(slug));
  if (missing !== undefined)
    throw new UsageError(
      builtInCatalogue().find(missing)
        ? `${missing} is a built-in lab, and stays`
        : `there is no installed lab '${missing}'; \`netlab lab list\` shows them`,
    );
  for (const slug of positionals) {
    store.remove(slug);
    io.stdout(`${slug}: removed; what you did in it is kept\n`);
  }
  return 0;
}

/** `three-doors 1.0.0 (ab12cd34)`. */
function named({ slug, version, hash }: Lab): string {
  return `${slug}${version === undefined ? '' : ` ${version}`} (${hash.slice(0, 8)})`;
}
