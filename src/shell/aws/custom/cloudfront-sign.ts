/**
 * `aws cloudfront sign`: a signed URL, made by the client alone; nothing goes to AWS.
 * https://docs.aws.amazon.com/cli/latest/reference/cloudfront/sign.html
 */
import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import type { Argument, ArgumentTable } from '../argument.ts';
import { parseArguments } from '../argument-parser.ts';
import { CliFailure, EXIT } from '../failure.ts';
import { readFileUri } from '../values.ts';
import type { CustomCommand } from './custom-command.ts';

const OPTIONS: readonly Argument[] = [
  { name: 'url', arity: 'one', required: true, hint: '<string>' },
  { name: 'key-pair-id', arity: 'one', required: true, hint: '<string>' },
  { name: 'private-key', arity: 'one', required: true, hint: '<file://key.pem>' },
  { name: 'date-less-than', arity: 'one', required: true, hint: '<2026-01-06>' },
  { name: 'date-greater-than', arity: 'one', required: false, hint: '<2026-01-05T12:00:00>' },
  { name: 'ip-address', arity: 'one', required: false, hint: '<192.0.2.0/24>' },
];

const TABLE: ArgumentTable = new Map(OPTIONS.map((option) => [option.name, option]));

const HELP = `SIGN()

NAME
       sign - a given URL, so that whoever has it may open it for a while

SYNOPSIS
       aws cloudfront sign
         --url <value>
         --key-pair-id <value>         the ID of the public key in CloudFront: K...
         --private-key <value>         file://path/to/your/private-key.pem
         --date-less-than <value>      when it expires
         [--date-greater-than <value>] from when on it may be used
         [--ip-address <value>]        from where: x.x.x.x or x.x.x.x/x

       Dates: YYYY-MM-DD (0AM UTC of that day), YYYY-MM-DDThh:mm:ss (UTC), the
       same with an offset (+hh:mm), or seconds since 1970. Not YYYYMMDD, which
       is taken for seconds.
`;

export const cloudfrontSign: CustomCommand = {
  service: 'cloudfront',
  name: 'sign',
  options: TABLE,
  help: HELP,
  async run(words, _globals, io) {
    const given = parseArguments(TABLE, words);
    const text = (name: string) => given.get(name)?.value as string | undefined;
    const url = text('url') ?? '';
    const pem = await readFileUri(text('private-key') ?? '', '--private-key', io.readFile);
    const key = readKey(pem);
    const before = secondsOf(text('date-less-than') ?? '');
    const start = text('date-greater-than');
    const address = text('ip-address');
    const policy = policyText(url, before, start === undefined ? undefined : secondsOf(start), address);
    const isCustom = start !== undefined || address !== undefined;
    const signature = sign('sha1', Buffer.from(policy), key);
    const parameters = [
      isCustom ? `Policy=${forUrl(Buffer.from(policy))}` : `Expires=${before}`,
      `Signature=${forUrl(signature)}`,
      `Key-Pair-Id=${text('key-pair-id')}`,
    ];
    return `${url}${url.includes('?') ? '&' : '?'}${parameters.join('&')}`;
  },
};

/** Members in the CLI's order, non-ASCII characters escaped as Python's JSON has them. */
function policyText(
  resource: string,
  before: number,
  after: number | undefined,
  address: string | undefined,
): string {
  const condition = {
    DateLessThan: { 'AWS:EpochTime': before },
    ...(address && { IpAddress: { 'AWS:SourceIp': address.includes('/') ? address : `${address}/32` } }),
    ...(after !== undefined && { DateGreaterThan: { 'AWS:EpochTime': after } }),
  };
  const text = JSON.stringify({ Statement: [{ Resource: resource, Condition: condition }] });
  return text.replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Seconds since the Unix epoch; times without a zone are UTC, a bare number is what it says. */
function secondsOf(text: string): number {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Math.trunc(Number(text));
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) || !text.includes(':');
  const time = Date.parse(hasZone ? text : `${text}Z`);
  if (Number.isNaN(time)) throw new CliFailure(EXIT.general, `Invalid timestamp "${text}"`);
  return Math.trunc(time / 1000);
}

/** RSA, as PKCS #1 or PKCS #8. */
function readKey(pem: string): KeyObject {
  const key = parseKey(pem);
  if (key?.asymmetricKeyType === 'rsa') return key;
  throw new CliFailure(
    EXIT.general,
    "The private key isn't an RSA key in PEM form; give it as --private-key file://private_key.pem",
  );
}

function parseKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined; // no PEM, a public key, or one with a passphrase
  }
}

function forUrl(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('+', '-').replaceAll('=', '_').replaceAll('/', '~');
}
