/** Lists of this API: `Filters`, `MaxResults` and `NextToken`. */
import type { Filter } from '@aws-sdk/client-route53resolver';
import { AwsError } from '../kernel/errors.ts';
import { paginate } from '../kernel/pagination.ts';
import { brokenConstraint, invalidParameter } from './errors.ts';

/** Reads what a filter compares; by AWS's name of the filter, `HostVPCId`. */
export type Readers<T> = Readonly<Record<string, (item: T) => string | readonly string[] | undefined>>;

export interface ListInput {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

const PER_PAGE = 100;

/** Every filter must match, any of its values may. Early versions wrote `HOST_VPC_ID`, and that still goes. */
export function filtered<T>(
  items: readonly T[],
  filters: readonly Filter[] | undefined,
  readers: Readers<T>,
): readonly T[] {
  const known = new Map(Object.entries(readers).map(([name, reader]) => [plain(name), reader]));
  const tests = (filters ?? []).map(({ Name: name = '', Values: values = [] }) => {
    const reader = known.get(plain(name));
    if (!reader) throw invalidParameter(`The filter "${name}" is invalid`);
    if (values.length === 0) throw invalidParameter(`No values specified for filter ${name}`);
    return (item: T) => [reader(item)].flat().some((text) => values.includes(text ?? ''));
  });
  return items.filter((item) => tests.every((test) => test(item)));
}

function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

export interface Listed<T> {
  readonly items: readonly T[];
  /** The members of the answer that say where the page ends. */
  readonly rest: { readonly MaxResults: number; readonly NextToken?: string };
}

export function pageOf<T>(items: readonly T[], { MaxResults, NextToken }: ListInput): Listed<T> {
  const size = MaxResults ?? PER_PAGE;
  if (size > PER_PAGE)
    throw brokenConstraint(size, 'maxResults', `have value less than or equal to ${PER_PAGE}`);
  if (size < 1) throw brokenConstraint(size, 'maxResults', 'have value greater than or equal to 1');
  try {
    const page = paginate(items, { MaxResults: size, NextToken }, { least: 1, most: PER_PAGE });
    const next = page.nextToken === undefined ? {} : { NextToken: page.nextToken };
    return { items: page.items, rest: { MaxResults: size, ...next } };
  } catch (error) {
    if (error instanceof AwsError && error.code === 'InvalidNextToken')
      throw new AwsError('InvalidNextTokenException', 'Invalid value passed for the NextToken parameter');
    throw error;
  }
}
