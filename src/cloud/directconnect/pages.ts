/** Lists of this API: `maxResults` (up to 100) and `nextToken`. */
import { AwsError } from '../kernel/errors.ts';
import { paginate } from '../kernel/pagination.ts';
import { clientException } from './errors.ts';

export interface ListInput {
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

const MOST = 100;

export function pageOf<T>(items: readonly T[], { maxResults, nextToken }: ListInput) {
  try {
    const page = paginate(items, { MaxResults: maxResults, NextToken: nextToken }, { least: 1, most: MOST });
    return { items: page.items, rest: page.nextToken === undefined ? {} : { nextToken: page.nextToken } };
  } catch (error) {
    if (error instanceof AwsError) throw clientException(error.message);
    throw error;
  }
}
