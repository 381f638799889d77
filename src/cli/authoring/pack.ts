/** `netlab lab pack` and `unpack`: a lab as one file to hand on, and back. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { archiveName, packLab } from '../../lab/archive.ts';
import { type CliIo, UsageError } from '../command.ts';
import { labsAtPath } from '../labs/sources.ts';
import { replaceFile } from '../write-file.ts';
import { writeLabFolder } from './new.ts';
import { compiledOf } from './sound.ts';

export async function pack(args: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { output: { type: 'string' } },
  });
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw new UsageError('lab pack takes the folder of one lab');
  const [found, ...more] = labsAtPath(path);
  if (!found || more.length > 0) throw new UsageError(`${path} holds several labs; pack them one by one`);
  const { version } = await compiledOf(found);
  const file = values.output ?? archiveName(found, version);
  const octets = packLab(found);
  if (!existsSync(file)) replaceFile(file, octets);
  else if (!readFileSync(file).equals(octets))
    throw new UsageError(
      `${file} is there already, and holds something else: raise \`version\` in lab.yaml, or name another with --output`,
    );
  io.stdout(`${file} is written. Others install it with: netlab lab install ${file}\n`);
  return 0;
}

export async function unpack(args: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { in: { type: 'string', default: '.' } },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('lab unpack takes one archive');
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`${path} is a folder already`);
  for (const found of labsAtPath(path)) {
    const folder = join(values.in, found.slug);
    writeLabFolder(folder, found);
    io.stdout(`${folder} is written.\n`);
  }
  return 0;
}
