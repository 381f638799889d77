/** `netlab lab new NAME`: a folder with a lab that is proved as it stands, to be made one's own. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isSlug, type LabFiles } from '../../lab/lab.ts';
import { type CliIo, UsageError } from '../command.ts';
import { starterLab } from './starter.ts';

export async function newLab(args: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { in: { type: 'string', default: '.' } },
  });
  const [slug, ...more] = positionals;
  if (slug === undefined || more.length > 0) throw new UsageError('lab new takes the name of one lab');
  if (!isSlug(slug))
    throw new UsageError(
      `'${slug}' can't be the name of a lab: lowercase words joined by hyphens, at most 60 characters`,
    );
  const folder = join(values.in, slug);
  writeLabFolder(folder, starterLab(slug));
  io.stdout(
    [
      `${folder} is written: a small lab that is complete. Change it piece by piece, and prove it again:`,
      '',
      `  netlab lab verify ${folder} --watch`,
      `  netlab run ${slug} --labs ${folder}`,
      '',
    ].join('\n'),
  );
  return 0;
}

/** Never over what is there already. `folder` ends in the lab's name. */
export function writeLabFolder(folder: string, { slug, files }: LabFiles): void {
  if (existsSync(folder)) throw new UsageError(`${folder} is there already; --in FOLDER writes elsewhere`);
  try {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { flag: 'wx' });
  } catch (error) {
    throw new UsageError(
      `cannot write ${slug} to ${folder}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
    );
  }
}
