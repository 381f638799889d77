/** Looking at distributions: one, its configuration, all of them. */
import type { ListDistributionsRequest } from '@aws-sdk/client-cloudfront';
import type { Context } from '../../kernel/context.ts';
import { type ItemList, pageOf } from '../pages.ts';
import { type DistributionItem, distribution } from './distribution.ts';

export function listDistributions(
  input: ListDistributionsRequest,
  context: Context,
): { DistributionList: ItemList<DistributionItem> } {
  return { DistributionList: pageOf(context.list(distribution), input, (item) => item.Id) };
}
