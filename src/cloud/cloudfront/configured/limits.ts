/** What CloudFront's configurations may hold, in the words of its service: names, comments, choices. */
import { AwsError } from '../../kernel/errors.ts';
import { invalidArgument } from '../errors.ts';

const LONGEST_COMMENT = 128;
const LONGEST_NAME = 128;

/** Refuses a value that AWS's XML schema doesn't know; `path` as the service writes it: `originAccessControlConfig.signingBehavior`. */
export function requireOneOf(value: string | undefined, allowed: readonly string[], path: string): void {
  if (value !== undefined && allowed.includes(value)) return;
  throw malformedXml(value, path, `Member must satisfy enum value set: [${allowed.join(', ')}]`);
}

/** "1 validation error detected: Value 'x' at 'path' failed to satisfy constraint: …" */
export function malformedXml(value: unknown, path: string, constraint: string): AwsError {
  const shown = value === undefined ? 'null' : `'${value}'`;
  return new AwsError(
    'MalformedXML',
    `1 validation error detected: Value ${shown} at '${path}' failed to satisfy constraint: ${constraint}`,
  );
}

/** Letters, digits, `-` and `_`, at most 128. */
export function checkName(name: string | undefined): void {
  if (!name) throw invalidArgument('The parameter Name is required.');
  if (name.length > LONGEST_NAME)
    throw invalidArgument(`The parameter Name is too long; at most ${LONGEST_NAME} characters are allowed.`);
  if (!/^[A-Za-z0-9_-]+$/.test(name))
    throw invalidArgument('The parameter Name contains characters that are not allowed.');
}

export function checkComment(comment: string | undefined): void {
  if ((comment ?? '').length > LONGEST_COMMENT)
    throw invalidArgument(
      `The parameter Comment is too long; at most ${LONGEST_COMMENT} characters are allowed.`,
    );
}

/** Refuses the name of another item of the kind. */
export function refuseTakenName<Item extends { Id: string }>(
  items: readonly Item[],
  nameOf: (item: Item) => string | undefined,
  name: string | undefined,
  self: Item | undefined,
  taken: () => AwsError,
): void {
  if (items.some((item) => item.Id !== self?.Id && nameOf(item) === name)) throw taken();
}
