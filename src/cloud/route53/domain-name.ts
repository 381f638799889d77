/**
 * Domain names in Route 53's words. Kept as the engine's canonical names; shown with everything but `a-z 0-9 - _` as
 * an octal escape (R-R53-37). https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html
 */
import {
  canonicalName,
  displayName,
  type Name,
  type NameProblemCode,
  readName as readAnyName,
  reversedName,
} from '../../dns/index.ts';

/** What is wrong with a value, as AWS's code and words (R-R53-39), and with which piece of it. */
export interface FatalProblem {
  readonly code: string;
  readonly text: string;
  readonly piece: string;
}

const WORDS: Readonly<Record<NameProblemCode, readonly [code: string, text: string]>> = {
  NAME_EMPTY: ['DomainLabelEmpty', 'Domain label is empty'],
  LABEL_EMPTY: ['DomainLabelEmpty', 'Domain label is empty'],
  LABEL_TOO_LONG: ['DomainLabelTooLong', 'Domain label is too long'],
  NAME_TOO_LONG: ['DomainNameTooLong', 'Domain name is too long'],
  BAD_ESCAPE: ['UnsupportedCharacter', 'Value contains unsupported characters'],
  UNSUPPORTED_CHARACTER: ['UnsupportedCharacter', 'Value contains unsupported characters'],
};

/** The canonical name; escapes are octal, a missing last dot is added. */
export function readName(text: string): { readonly name: Name } | { readonly problem: FatalProblem } {
  const read = readAnyName(text);
  if ('name' in read) return { name: canonicalName(read.name) };
  const [code, words] = WORDS[read.problem.code];
  return { problem: { code, text: words, piece: text } };
}

/** As the API returns it: `\052.example.com.` for a wildcard. */
export function showName(name: Name): string {
  return displayName(name, 'octal');
}

/** R-R53-52: by labels reversed, as one text, so that `!"#$%&'()*+,-` come before the dot between labels. */
export function compareNames(left: Name, right: Name): number {
  const [a, b] = [sortKey(left), sortKey(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

export function fatal({ code, text, piece }: FatalProblem): string {
  return `FATAL problem: ${code} (${text}) encountered with '${piece}'`;
}

function sortKey(name: Name): string {
  return reversedName(name).replace(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}
