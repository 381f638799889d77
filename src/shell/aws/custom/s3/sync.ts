/**
 * `aws s3 sync`: what is new or changed goes over; with `--delete`, what isn't at the source goes away.
 * https://docs.aws.amazon.com/cli/latest/reference/s3/sync.html
 */
import { type GivenOptions, parseArguments } from '../../argument-parser.ts';
import type { AwsIo } from '../../aws-io.ts';
import type { CustomCommand } from '../custom-command.ts';
import { takeOperands } from '../operands.ts';
import { openClient, type S3Client } from './client.ts';
import { checkPaths, noSuchPath, twoPaths, verbFor } from './copy.ts';
import { type NameFilter, passes, takeFilters } from './name-filters.ts';
import { type End, type Item, itemsBelow, openEnd, target } from './places.ts';
import { runTransfers } from './run-transfers.ts';
import { isS3Uri } from './s3-uri.ts';
import type { Transfer } from './transfer.ts';
import { SYNC_OPTIONS } from './transfer-options.ts';

const HELP = `SYNC()

NAME
       sync - makes a bucket or folder like another: copies what is new or changed

SYNOPSIS
       aws s3 sync <LocalPath> <S3Uri> or <S3Uri> <LocalPath> or <S3Uri> <S3Uri>
         [--delete] [--size-only] [--exact-timestamps] [--exclude <value>] [--include <value>] [--dryrun]
         [--content-type <value>] [--cache-control <value>] [--metadata <value>] [--acl <value>] ...
`;

export const sync: CustomCommand = {
  service: 's3',
  name: 'sync',
  options: SYNC_OPTIONS,
  help: HELP,
  async run(words, globals, io) {
    const { filters, rest } = takeFilters(words);
    const { operands, options } = takeOperands(SYNC_OPTIONS, rest);
    const given = parseArguments(SYNC_OPTIONS, options);
    const [source, destination] = twoPaths('sync', operands);
    checkPaths('sync', source, destination);
    if (!isS3Uri(source) && (await io.files.look(io.files.resolve(source))) === undefined)
      throw noSuchPath(source);
    const client = await openClient(io, globals);
    return runTransfers(() => plan(source, destination, filters, given, client, io), given, io, client);
  },
};

async function plan(
  source: string,
  destination: string,
  filters: readonly NameFilter[],
  given: GivenOptions,
  client: S3Client,
  io: AwsIo,
): Promise<Transfer[]> {
  const from = await openEnd(source, true, io.files);
  const to = await openEnd(destination, true, io.files);
  const wanted = await filtered(from, filters, client, io);
  const present = await filtered(to, filters, client, io);
  const copies = [...wanted.values()]
    .filter((item) => differs(item, present.get(item.name), from, to, given))
    .map(
      (item): Transfer => ({
        verb: verbFor(from.kind, to.kind),
        item,
        from,
        to: { end: to, ...target(to, item, io.files) },
      }),
    );
  const extra = given.has('delete') ? [...present.values()].filter(({ name }) => !wanted.has(name)) : [];
  const removals = extra.map((item): Transfer => ({ verb: 'delete', item, from: to }));
  return [...copies, ...removals].sort((left, right) => (left.item.name < right.item.name ? -1 : 1));
}

async function filtered(
  end: End,
  filters: readonly NameFilter[],
  client: S3Client,
  io: AwsIo,
): Promise<Map<string, Item>> {
  const items = await itemsBelow(end, client, io.files);
  return new Map(items.filter(({ name }) => passes(filters, name)).map((item) => [item.name, item]));
}

/** S3 knows modification times in whole seconds, and so times are compared in seconds. */
function differs(item: Item, present: Item | undefined, from: End, to: End, given: GivenOptions): boolean {
  if (!present || present.size !== item.size) return true;
  if (given.has('size-only')) return false;
  const age = Math.floor(present.modified / 1000) - Math.floor(item.modified / 1000);
  if (verbFor(from.kind, to.kind) !== 'download') return age < 0;
  return given.has('exact-timestamps') ? age !== 0 : age > 0;
}
