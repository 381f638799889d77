/** Options of `aws s3 cp`, `mv`, `sync` and `rm`. https://docs.aws.amazon.com/cli/latest/reference/s3/cp.html */
import type { Argument, ArgumentTable } from '../../argument.ts';

export function one(name: string, hint = '<string>', choices?: readonly string[]): Argument {
  return { name, arity: 'one', required: false, hint, ...(choices && { choices }) };
}

export function flag(name: string): Argument {
  return { name, arity: 'none', required: false };
}

/** Of an option and its opposite the last one counts. */
function opposed(name: string): readonly Argument[] {
  return [
    { ...flag(name), destination: name },
    { ...flag(`no-${name}`), destination: name },
  ];
}

export const ACLS = [
  'private',
  'public-read',
  'public-read-write',
  'authenticated-read',
  'aws-exec-read',
  'bucket-owner-read',
  'bucket-owner-full-control',
  'log-delivery-write',
];

const STORAGE_CLASSES = [
  'STANDARD',
  'REDUCED_REDUNDANCY',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER',
  'DEEP_ARCHIVE',
  'GLACIER_IR',
];

const SHOWN = [flag('dryrun'), flag('quiet'), flag('only-show-errors'), flag('no-progress')];
const CHOSEN = [one('include'), one('exclude'), flag('recursive')];
const ABOUT_CONTENT = [
  one('acl', '<string>', ACLS),
  one('content-type'),
  one('cache-control'),
  one('content-disposition'),
  one('content-encoding'),
  one('content-language'),
  one('expires', '<timestamp>'),
  one('website-redirect'),
  one('storage-class', '<string>', STORAGE_CLASSES),
  one('metadata', '<map>'),
  one('metadata-directive', '<string>', ['COPY', 'REPLACE']),
  ...opposed('guess-mime-type'),
  ...opposed('follow-symlinks'),
  { ...one('sse', '<string>'), arity: 'optional' as const, choices: ['AES256'] },
];

function tableOf(options: readonly Argument[]): ArgumentTable {
  return new Map(options.map((option) => [option.name, option]));
}

export const COPY_OPTIONS = tableOf([...SHOWN, ...CHOSEN, ...ABOUT_CONTENT]);
export const REMOVE_OPTIONS = tableOf([...SHOWN.slice(0, 3), ...CHOSEN]);
export const SYNC_OPTIONS = tableOf([
  ...SHOWN,
  one('include'),
  one('exclude'),
  ...ABOUT_CONTENT,
  flag('delete'),
  flag('size-only'),
  flag('exact-timestamps'),
]);
