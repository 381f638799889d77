/** `aws s3 presign`. https://docs.aws.amazon.com/cli/latest/reference/s3/presign.html */
import { presignedQuery } from '../../../../model/signature/presign.ts';
import type { ArgumentTable } from '../../argument.ts';
import { parseArguments } from '../../argument-parser.ts';
import { checkBucket } from '../../bucket-name.ts';
import { parseInteger } from '../../coerce.ts';
import { usageError } from '../../failure.ts';
import type { CustomCommand } from '../custom-command.ts';
import { takeOperands } from '../operands.ts';
import { openClient } from './client.ts';
import { parseS3Uri } from './s3-uri.ts';
import { one } from './transfer-options.ts';

const OPTIONS: ArgumentTable = new Map([['expires-in', one('expires-in', '<integer>')]]);
const DEFAULT_SECONDS = '3600';

export const presign: CustomCommand = {
  service: 's3',
  name: 'presign',
  options: OPTIONS,
  help: `PRESIGN()

NAME
       presign - a URL with which anybody may get an object, for a while

SYNOPSIS
       aws s3 presign <S3Uri> [--expires-in <seconds>]
`,
  async run(words, globals, io) {
    const { operands, options } = takeOperands(OPTIONS, words);
    const [path, ...more] = operands;
    const given = parseArguments(OPTIONS, [...more, ...options]);
    if (path === undefined) throw usageError('the following arguments are required: path');
    const { region } = await openClient(io, globals);
    const { bucket, key } = parseS3Uri(path);
    checkBucket(bucket);
    // A bucket with dots in its name has no certificate under its own host; the CLI puts it into the path then.
    const endpoint = `s3.${region}.amazonaws.com`;
    const inPath = bucket.includes('.');
    const host = inPath ? endpoint : `${bucket}.${endpoint}`;
    const encoded = key.split('/').map(encodeURIComponent).join('/');
    const url = { method: 'GET', host, path: inPath ? `/${bucket}/${encoded}` : `/${encoded}` };
    const seconds = parseInteger((given.get('expires-in')?.value as string | undefined) ?? DEFAULT_SECONDS);
    const query = presignedQuery(url, { region, now: io.sim.state.clock.now, expiresSeconds: seconds });
    return `https://${host}${url.path}?${query}\n`;
  },
};
