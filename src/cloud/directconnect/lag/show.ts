/** Groups as they are shown, with their members. */
import type { DescribeLagsRequest, Lag } from '@aws-sdk/client-direct-connect';
import type { Context } from '../../kernel/context.ts';
import { paginate } from '../../kernel/pagination.ts';
import type { Plain } from '../../kernel/plain.ts';
import { PAGE_LIMITS, shownConnection } from '../connection/show.ts';
import { type LagItem, lag } from './lag.ts';
import { membersOf } from './members.ts';
import { lagStateOf } from './state.ts';

export function describeLags(
  { lagId, maxResults: MaxResults, nextToken: NextToken }: DescribeLagsRequest,
  context: Context,
): Plain<{ lags: Lag[]; nextToken?: string }> {
  const items = lagId === undefined ? context.list(lag) : [context.get(lag, lagId)];
  const page = paginate(items, { MaxResults, NextToken }, PAGE_LIMITS);
  return {
    lags: page.items.map((item) => shownLag(item, context)),
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  };
}

export function shownLag(item: LagItem, context: Context): Plain<Lag> {
  const members = membersOf(item.lagId, context);
  return {
    ...item,
    lagState: lagStateOf(item, context),
    numberOfConnections: members.length,
    connections: members.map(shownConnection),
  };
}
