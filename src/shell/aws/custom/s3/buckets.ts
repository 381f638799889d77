/** `aws s3 mb` and `aws s3 rb`. https://docs.aws.amazon.com/cli/latest/reference/s3/mb.html */
import type { CommandOutput } from '../../../command.ts';
import type { ArgumentTable } from '../../argument.ts';
import { parseArguments } from '../../argument-parser.ts';
import { CliFailure, EXIT } from '../../failure.ts';
import type { CustomCommand } from '../custom-command.ts';
import { takeOperands } from '../operands.ts';
import { openClient } from './client.ts';
import { removeObjects } from './rm.ts';
import { isS3Uri, parseS3Uri, type S3Place } from './s3-uri.ts';
import { flag } from './transfer-options.ts';

const NO_OPTIONS: ArgumentTable = new Map();
const RB_OPTIONS: ArgumentTable = new Map([['force', flag('force')]]);

export const mb: CustomCommand = {
  service: 's3',
  name: 'mb',
  options: NO_OPTIONS,
  help: 'MB()\n\nNAME\n       mb - makes a bucket\n\nSYNOPSIS\n       aws s3 mb <S3Uri> [--region <value>]\n',
  async run(words, globals, io) {
    const { path, place } = takePlace('mb', NO_OPTIONS, words);
    const client = await openClient(io, globals);
    const location = client.region !== 'us-east-1' && {
      CreateBucketConfiguration: { LocationConstraint: client.region },
    };
    return reported('make_bucket', path, place.bucket, () =>
      client.call('CreateBucket', { Bucket: place.bucket, ...location }),
    );
  },
};

export const rb: CustomCommand = {
  service: 's3',
  name: 'rb',
  options: RB_OPTIONS,
  help: `RB()

NAME
       rb - removes an empty bucket

SYNOPSIS
       aws s3 rb <S3Uri> [--force]

       --force deletes the objects first; earlier versions stay, and keep the bucket.
`,
  async run(words, globals, io) {
    const { path, place, options } = takePlace('rb', RB_OPTIONS, words);
    if (place.key !== '')
      throw new CliFailure(EXIT.usage, `Please specify a valid bucket name only. E.g. s3://${place.bucket}`);
    const client = await openClient(io, globals);
    const emptied = options.has('force')
      ? await removeObjects([path, '--recursive'], globals, io)
      : { stdout: '', stderr: '', exitCode: 0 };
    if (emptied.exitCode !== 0) {
      const message =
        '\nremove_bucket failed: Unable to delete all objects in the bucket, bucket will not be deleted.\n';
      return { ...emptied, stderr: emptied.stderr + message, exitCode: EXIT.general };
    }
    const removed = await reported('remove_bucket', path, place.bucket, () =>
      client.call('DeleteBucket', { Bucket: place.bucket }),
    );
    return { ...removed, stdout: emptied.stdout + removed.stdout };
  },
};

function takePlace(
  name: string,
  table: ArgumentTable,
  words: readonly string[],
): { path: string; place: S3Place; options: ReadonlyMap<string, unknown> } {
  const { operands, options } = takeOperands(table, words);
  const [path, ...more] = operands;
  const given = parseArguments(table, [...more, ...options]);
  if (path === undefined || !isS3Uri(path))
    throw new CliFailure(EXIT.usage, `usage: aws s3 ${name} <S3Uri>\nError: Invalid argument type`);
  return { path, place: parseS3Uri(path), options: given };
}

/** `make_bucket: photos`, or why not. */
async function reported(
  what: string,
  path: string,
  bucket: string,
  run: () => Promise<unknown>,
): Promise<CommandOutput> {
  try {
    await run();
    return { stdout: `${what}: ${bucket}\n`, stderr: '', exitCode: 0 };
  } catch (error) {
    if (!(error instanceof CliFailure)) throw error;
    return { stdout: '', stderr: `${what} failed: ${path} ${error.message}\n`, exitCode: 1 };
  }
}
