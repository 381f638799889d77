/** `aws s3 cp` and `aws s3 mv`. https://docs.aws.amazon.com/cli/latest/reference/s3/cp.html */
import type { CommandOutput } from '../../../command.ts';
import { type GivenOptions, parseArguments } from '../../argument-parser.ts';
import type { AwsIo } from '../../aws-io.ts';
import { CliFailure, EXIT } from '../../failure.ts';
import type { CustomCommand } from '../custom-command.ts';
import { takeOperands } from '../operands.ts';
import { openClient, type S3Client } from './client.ts';
import { contentParams } from './content-options.ts';
import { guessContentType } from './content-type.ts';
import { type NameFilter, passes, takeFilters } from './name-filters.ts';
import { type Item, itemAt, itemsBelow, openEnd, target } from './places.ts';
import { runTransfers } from './run-transfers.ts';
import { isS3Uri, parseS3Uri } from './s3-uri.ts';
import { contentUnknown, type Transfer } from './transfer.ts';
import { COPY_OPTIONS } from './transfer-options.ts';

export const cp = copying('cp', 'copies files to a bucket, from a bucket, or from one to another');
export const mv = copying('mv', 'moves files to a bucket, from a bucket, or from one to another');

function copying(name: 'cp' | 'mv', what: string): CustomCommand {
  return {
    service: 's3',
    name,
    options: COPY_OPTIONS,
    help: `${name.toUpperCase()}()

NAME
       ${name} - ${what}

SYNOPSIS
       aws s3 ${name} <LocalPath> <S3Uri> or <S3Uri> <LocalPath> or <S3Uri> <S3Uri>
         [--recursive] [--exclude <value>] [--include <value>] [--dryrun]
         [--content-type <value>] [--cache-control <value>] [--metadata <value>] [--acl <value>] ...
         [--metadata-directive COPY|REPLACE] [--quiet] [--only-show-errors]

       A single file may be - : standard input, or standard output.
`,
    run: (words, globals, io) => run(name, words, globals, io),
  };
}

async function run(
  name: 'cp' | 'mv',
  words: readonly string[],
  globals: ReadonlyMap<string, string>,
  io: AwsIo,
): Promise<string | CommandOutput> {
  const { filters, rest } = takeFilters(words);
  const { operands, options } = takeOperands(COPY_OPTIONS, rest);
  const given = parseArguments(COPY_OPTIONS, options);
  const [source, destination] = twoPaths(name, operands);
  const client = await openClient(io, globals);
  if (source === '-' || destination === '-') return stream(name, source, destination, given, client, io);
  checkPaths(name, source, destination);
  if (!isS3Uri(source) && (await io.files.look(io.files.resolve(source))) === undefined)
    throw noSuchPath(source);
  const plan = () =>
    planCopy(name, { source, destination, filters, all: given.has('recursive') }, client, io);
  return runTransfers(plan, given, io, client);
}

interface Wish {
  readonly source: string;
  readonly destination: string;
  readonly filters: readonly NameFilter[];
  readonly all: boolean;
}

async function planCopy(
  name: 'cp' | 'mv',
  { source, destination, filters, all }: Wish,
  client: S3Client,
  io: AwsIo,
): Promise<Transfer[]> {
  const from = await openEnd(source, all, io.files);
  const to = await openEnd(destination, all, io.files);
  const items: readonly Item[] = all
    ? await itemsBelow(from, client, io.files)
    : [await itemAt(from, client, io.files)];
  return items
    .filter((item) => passes(filters, item.name))
    .map((item) => ({
      verb: name === 'mv' ? 'move' : verbFor(from.kind, to.kind),
      item,
      from,
      to: { end: to, ...target(to, item, io.files) },
    }));
}

export function verbFor(from: 'local' | 's3', to: 'local' | 's3'): Transfer['verb'] {
  if (from === 'local') return 'upload';
  return to === 'local' ? 'download' : 'copy';
}

export function twoPaths(name: string, operands: readonly string[]): [string, string] {
  const [source, destination, more] = operands;
  if (source === undefined || destination === undefined || more !== undefined) {
    const problem =
      more === undefined ? 'the following arguments are required: paths' : `Unknown options: ${more}`;
    throw new CliFailure(EXIT.usage, `${usage(name)}\n\naws: error: ${problem}`);
  }
  return [source, destination];
}

function usage(name: string): string {
  return `usage: aws s3 ${name} <LocalPath> <S3Uri> or <S3Uri> <LocalPath> or <S3Uri> <S3Uri>`;
}

export function checkPaths(name: string, source: string, destination: string): void {
  if (!isS3Uri(source) && !isS3Uri(destination))
    throw new CliFailure(EXIT.usage, `${usage(name)}\nError: Invalid argument type`);
  const { bucket, key } = parseS3Uri(destination);
  const into =
    key === '' || key.endsWith('/') ? `s3://${bucket}/${key}${source.split('/').at(-1)}` : destination;
  if (name === 'mv' && isS3Uri(source) && source === into)
    throw new CliFailure(EXIT.usage, `Cannot mv a file onto itself: ${source} - ${destination}`);
}

export function noSuchPath(path: string): CliFailure {
  return new CliFailure(EXIT.general, `The user-provided path ${path} does not exist.`);
}

/** `-` stands for standard input or output. */
async function stream(
  name: string,
  source: string,
  destination: string,
  given: GivenOptions,
  client: S3Client,
  io: AwsIo,
): Promise<string> {
  if (name !== 'cp' || given.has('recursive'))
    throw new CliFailure(EXIT.usage, 'Streaming currently is only compatible with non-recursive cp commands');
  if (source === '-') {
    const { bucket, key } = parseS3Uri(destination);
    const guessed = guessContentType(key);
    const content = { ...(guessed !== undefined && { ContentType: guessed }), ...contentParams(given) };
    await client.call('PutObject', { ...content, Bucket: bucket, Key: key, Body: io.stdin });
    return '';
  }
  const { bucket, key } = parseS3Uri(source);
  const { Body, ContentLength } = await client.call('GetObject', { Bucket: bucket, Key: key });
  if (Body === undefined) throw contentUnknown(ContentLength);
  return Body as string;
}
