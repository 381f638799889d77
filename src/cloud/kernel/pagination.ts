/** `MaxResults` and `NextToken`. A token holds the number of the next item; AWS's are as opaque as ours. */
import { AwsError, invalidParameterCombination } from './errors.ts';

export interface PageInput {
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

/** The least and the most that `MaxResults` may be. */
export interface PageLimits {
  readonly least: number;
  readonly most: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

const TOKEN_PREFIX = 'netlab-page-';

export function paginate<T>(
  items: readonly T[],
  input: PageInput,
  limits: PageLimits = { least: 5, most: 1000 },
): Page<T> {
  const { MaxResults: size, NextToken: token } = input;
  if (size !== undefined && (size < limits.least || size > limits.most)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ( ${size} ) for parameter maxResults is invalid. Expecting a value between ${limits.least} and ${limits.most}.`,
    );
  }
  const start = token === undefined ? 0 : decodeToken(token, items.length);
  const end = Math.min(items.length, start + (size ?? items.length));
  const page = items.slice(start, end);
  return end < items.length ? { items: page, nextToken: btoa(`${TOKEN_PREFIX}${end}`) } : { items: page };
}

/** EC2 refuses a page size together with a list of IDs. */
export function refusePagedIds(
  parameter: string,
  ids: readonly string[] | undefined,
  input: PageInput,
): void {
  if (ids?.length && input.MaxResults !== undefined) {
    throw invalidParameterCombination(
      `The parameter ${parameter} cannot be used with the parameter maxResults`,
    );
  }
}

function decodeToken(token: string, count: number): number {
  const text = /^[A-Za-z0-9+/]+=*$/.test(token) && token.length % 4 === 0 ? atob(token) : '';
  const start = text.startsWith(TOKEN_PREFIX) ? Number(text.slice(TOKEN_PREFIX.length)) : Number.NaN;
  if (!Number.isInteger(start) || start < 0 || start > count) {
    throw new AwsError('InvalidNextToken', `The token '${token}' is invalid.`);
  }
  return start;
}
