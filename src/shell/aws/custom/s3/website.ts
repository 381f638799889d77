/** `aws s3 website`. https://docs.aws.amazon.com/cli/latest/reference/s3/website.html */
import type { ArgumentTable } from '../../argument.ts';
import { parseArguments } from '../../argument-parser.ts';
import { usageError } from '../../failure.ts';
import type { CustomCommand } from '../custom-command.ts';
import { takeOperands } from '../operands.ts';
import { openClient } from './client.ts';
import { parseS3Uri } from './s3-uri.ts';
import { one } from './transfer-options.ts';

const OPTIONS: ArgumentTable = new Map(
  [one('index-document'), one('error-document')].map((option) => [option.name, option]),
);

export const website: CustomCommand = {
  service: 's3',
  name: 'website',
  options: OPTIONS,
  help: `WEBSITE()

NAME
       website - makes a bucket a web site

SYNOPSIS
       aws s3 website <S3Uri> [--index-document <value>] [--error-document <value>]
`,
  async run(words, globals, io) {
    const { operands, options } = takeOperands(OPTIONS, words);
    const [path, ...more] = operands;
    const given = parseArguments(OPTIONS, [...more, ...options]);
    if (path === undefined) throw usageError('the following arguments are required: paths');
    const client = await openClient(io, globals);
    const index = given.get('index-document')?.value;
    const error = given.get('error-document')?.value;
    await client.call('PutBucketWebsite', {
      Bucket: parseS3Uri(path).bucket,
      WebsiteConfiguration: {
        ...(index !== undefined && { IndexDocument: { Suffix: index } }),
        ...(error !== undefined && { ErrorDocument: { Key: error } }),
      },
    });
    return '';
  },
};
