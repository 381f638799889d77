/**
 * Options that every `aws` command takes, wherever they stand.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-options.html
 */
import { invalidChoice } from './argument-parser.ts';
import { usageError } from './failure.ts';

export const OUTPUT_FORMATS = ['json', 'text', 'table', 'yaml', 'off'] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

export interface GlobalOption {
  readonly name: string;
  readonly takesValue: boolean;
  readonly choices?: readonly string[];
  readonly summary: string;
}

/** In the order in which help lists them. What the simulator has no use for is accepted and ignored. */
export const GLOBAL_OPTIONS: readonly GlobalOption[] = [
  { name: 'region', takesValue: true, summary: 'the region to send the request to' },
  { name: 'output', takesValue: true, choices: OUTPUT_FORMATS, summary: 'how to print the answer' },
  { name: 'query', takesValue: true, summary: 'a JMESPath expression that picks from the answer' },
  { name: 'no-paginate', takesValue: false, summary: 'ask for the first page only' },
  { name: 'profile', takesValue: true, summary: 'ignored: there is one account here' },
  { name: 'color', takesValue: true, choices: ['on', 'off', 'auto'], summary: 'ignored' },
  { name: 'debug', takesValue: false, summary: 'ignored' },
  {
    name: 'endpoint-url',
    takesValue: true,
    summary: 'for aws s3 and a Snow device at the site; else refused',
  },
  { name: 'no-verify-ssl', takesValue: false, summary: 'ignored' },
  { name: 'no-sign-request', takesValue: false, summary: 'ignored' },
  { name: 'ca-bundle', takesValue: true, summary: 'ignored' },
  { name: 'cli-read-timeout', takesValue: true, summary: 'ignored' },
  { name: 'cli-connect-timeout', takesValue: true, summary: 'ignored' },
  { name: 'cli-binary-format', takesValue: true, summary: 'ignored' },
  { name: 'no-cli-pager', takesValue: false, summary: 'ignored: nothing is paged here' },
  { name: 'cli-auto-prompt', takesValue: false, summary: 'ignored: press Tab instead' },
  { name: 'no-cli-auto-prompt', takesValue: false, summary: 'ignored' },
  { name: 'version', takesValue: false, summary: 'print the version' },
];

const BY_NAME = new Map(GLOBAL_OPTIONS.map((option) => [option.name, option]));

export interface GlobalValues {
  /** What was given, by option name; flags hold an empty text. */
  readonly values: ReadonlyMap<string, string>;
  /** The other words, in order. */
  readonly rest: readonly string[];
}

export function takeGlobalOptions(words: readonly string[]): GlobalValues {
  const values = new Map<string, string>();
  const rest: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as string;
    const equals = word.indexOf('=');
    const name = word.slice(2, equals < 0 ? undefined : equals);
    const option = word.startsWith('--') ? BY_NAME.get(name) : undefined;
    if (!option) {
      rest.push(word);
      continue;
    }
    if (!option.takesValue) {
      values.set(name, '');
      continue;
    }
    const value = equals < 0 ? words[++index] : word.slice(equals + 1);
    if (value === undefined || (equals < 0 && /^--[a-z]/.test(value)))
      throw usageError(`argument --${name}: expected one argument`);
    if (option.choices && !option.choices.includes(value))
      throw invalidChoice(`--${name}`, value, option.choices);
    values.set(name, value);
  }
  return { values, rest };
}
