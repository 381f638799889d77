/** `aws s3 ls`. https://docs.aws.amazon.com/cli/latest/reference/s3/ls.html */
import type { ArgumentTable } from '../../argument.ts';
import { parseArguments } from '../../argument-parser.ts';
import type { CustomCommand } from '../custom-command.ts';
import { takeOperands } from '../operands.ts';
import { openClient, type StoredObject } from './client.ts';
import { parseS3Uri } from './s3-uri.ts';
import { humanSize } from './sizes.ts';
import { flag, one } from './transfer-options.ts';

const OPTIONS: ArgumentTable = new Map(
  [
    flag('recursive'),
    flag('human-readable'),
    flag('summarize'),
    one('page-size', '<integer>'),
    one('bucket-name-prefix'),
    one('bucket-region'),
  ].map((option) => [option.name, option]),
);

const HELP = `LS()

NAME
       ls - lists buckets, or what is in one

SYNOPSIS
       aws s3 ls [<S3Uri>] [--recursive] [--human-readable] [--summarize]
         [--bucket-name-prefix <value>] [--bucket-region <value>]
`;

const SIZE_WIDTH = 10;
const PREFIX_WIDTH = 30;

export const ls: CustomCommand = {
  service: 's3',
  name: 'ls',
  options: OPTIONS,
  help: HELP,
  async run(words, globals, io) {
    const { operands, options } = takeOperands(OPTIONS, words);
    const [path = 's3://', ...more] = operands;
    const given = parseArguments(OPTIONS, [...more, ...options]);
    const client = await openClient(io, globals);
    const { bucket, key } = parseS3Uri(path);
    const human = given.has('human-readable');
    if (bucket === '') {
      const prefix = given.get('bucket-name-prefix')?.value;
      const region = given.get('bucket-region')?.value;
      const { Buckets } = await client.call('ListBuckets', {
        ...(prefix !== undefined && { Prefix: prefix }),
        ...(region !== undefined && { BucketRegion: region }),
      });
      const buckets = Buckets as readonly { readonly Name: string; readonly CreationDate: string }[];
      return buckets.map(({ Name, CreationDate }) => `${time(CreationDate)} ${Name}\n`).join('');
    }
    const deep = given.has('recursive');
    const { objects, prefixes } = await client.list(bucket, key, deep ? undefined : '/');
    const lines = [
      ...prefixes.map((prefix) => `${'PRE'.padStart(PREFIX_WIDTH)} ${lastName(prefix.slice(0, -1))}/\n`),
      ...objects.map((object) => objectLine(object, human, deep)),
      ...(given.has('summarize') ? [summary(objects, human)] : []),
    ];
    const nothing = key !== '' && objects.length === 0 && prefixes.length === 0;
    return { stdout: lines.join(''), stderr: '', exitCode: nothing ? 1 : 0 };
  },
};

function objectLine({ Key, Size, LastModified }: StoredObject, human: boolean, deep: boolean): string {
  const size = sizeText(Size, human).padStart(SIZE_WIDTH);
  return `${time(LastModified)} ${size} ${deep ? Key : lastName(Key)}\n`;
}

function summary(objects: readonly StoredObject[], human: boolean): string {
  const total = objects.reduce((sum, { Size }) => sum + Size, 0);
  return `\nTotal Objects: ${objects.length}\n   Total Size: ${sizeText(total, human)}\n`;
}

function sizeText(octets: number, human: boolean): string {
  return human ? humanSize(octets) : String(octets);
}

function lastName(key: string): string {
  return key.split('/').at(-1) ?? '';
}

function time(iso: string): string {
  return iso.slice(0, 19).replace('T', ' ');
}
