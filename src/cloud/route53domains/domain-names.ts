/** Names that can be registered: which top-level domains the registrar sells, and who has what already. */
import { isWithin, labelsOf, type Name, parseName } from '../../dns/index.ts';
import { invalidInput, unsupportedTld } from './errors.ts';

/** A choice of the top-level domains that Route 53 registers. */
const TLDS = [
  'com',
  'net',
  'org',
  'info',
  'io',
  'dev',
  'app',
  'biz',
  'eu',
  'de',
  'fr',
  'ch',
  'it',
  'me',
  'co.uk',
  'cloud',
];

/** The name in the form `example.com`. Throws `InvalidInput` or `UnsupportedTLD`. */
export function requireDomainName(text: string | undefined): string {
  const name = parseName(text ?? '');
  const labels = name === undefined ? [] : labelsOf(name);
  if (name === undefined || !labels.every((label) => /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(label)))
    throw invalidInput(`Invalid domain name: [${text}]`);
  const tld = TLDS.filter((known) => isWithin(name, `${known}.`)).sort((a, b) => b.length - a.length)[0];
  if (tld === undefined) throw unsupportedTld(labels.at(-1) ?? '');
  if (labels.length !== labelsOf(`${tld}.` as Name).length + 1)
    throw invalidInput(`Invalid domain name: [${text}]`);
  return name.slice(0, -1);
}
