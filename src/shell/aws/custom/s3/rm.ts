/** `aws s3 rm`. https://docs.aws.amazon.com/cli/latest/reference/s3/rm.html */
import type { CommandOutput } from '../../../command.ts';
import { parseArguments } from '../../argument-parser.ts';
import type { AwsIo } from '../../aws-io.ts';
import { CliFailure, EXIT } from '../../failure.ts';
import type { CustomCommand } from '../custom-command.ts';
import { takeOperands } from '../operands.ts';
import { openClient } from './client.ts';
import { passes, takeFilters } from './name-filters.ts';
import { type Item, itemsBelow, openEnd } from './places.ts';
import { runTransfers } from './run-transfers.ts';
import { isS3Uri } from './s3-uri.ts';
import { REMOVE_OPTIONS } from './transfer-options.ts';

const HELP = `RM()

NAME
       rm - deletes objects

SYNOPSIS
       aws s3 rm <S3Uri> [--recursive] [--exclude <value>] [--include <value>] [--dryrun] [--quiet]
`;

export const rm: CustomCommand = {
  service: 's3',
  name: 'rm',
  options: REMOVE_OPTIONS,
  help: HELP,
  run: removeObjects,
};

export async function removeObjects(
  words: readonly string[],
  globals: ReadonlyMap<string, string>,
  io: AwsIo,
): Promise<CommandOutput> {
  const { filters, rest } = takeFilters(words);
  const { operands, options } = takeOperands(REMOVE_OPTIONS, rest);
  const given = parseArguments(REMOVE_OPTIONS, options);
  const [path, more] = operands;
  if (path === undefined || more !== undefined || !isS3Uri(path))
    throw new CliFailure(EXIT.usage, 'usage: aws s3 rm <S3Uri>\nError: Invalid argument type');
  const client = await openClient(io, globals);
  const all = given.has('recursive');
  const plan = async () => {
    const from = await openEnd(path, all, io.files);
    // Without --recursive nobody looks whether it is there: S3 takes deleting nothing for success.
    const lone: Item = {
      name: from.root.split('/').at(-1) ?? '',
      at: from.root,
      shown: path,
      size: 0,
      modified: 0,
    };
    const items = all ? await itemsBelow(from, client, io.files, true) : [lone];
    return items
      .filter((item) => passes(filters, item.name))
      .map((item) => ({ verb: 'delete' as const, item, from }));
  };
  return runTransfers(plan, given, io, client);
}
