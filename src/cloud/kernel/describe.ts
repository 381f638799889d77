/** `Describe*`, once for all resources: by IDs, filtered, in pages, each item as AWS shows it. */
import type { Context } from './context.ts';
import { applyFilters, type Filter } from './filters.ts';
import { type PageInput, type PageLimits, paginate, refusePagedIds } from './pagination.ts';
import { lowerFirst } from './parameters.ts';
import { type OperationDefinition, type Resource, read } from './resource.ts';

export interface DescribeInput extends PageInput {
  Filters?: Filter[] | undefined;
}

export interface DescribeOptions<T extends object> {
  /** The input's list of IDs: `VpcIds`. */
  readonly ids?: string;
  /** The input's list of filters where it isn't `Filters`. */
  readonly filters?: string;
  /** The output's list: `Vpcs`. */
  readonly result: string;
  /** What is shown where that isn't simply every item of the table. */
  readonly items?: (context: Context, input: Record<string, unknown>) => readonly T[];
  /** How an item is shown where it isn't as stored: derived counts, joined members. */
  readonly view?: (item: T, context: Context) => object;
  /** The least and the most that `MaxResults` may be. */
  readonly pageLimits?: PageLimits;
}

export function describe<T extends object>(
  resource: Resource<T>,
  options: DescribeOptions<T>,
): OperationDefinition {
  return read((input: DescribeInput & Record<string, unknown>, context) => {
    const ids = options.ids ? (input[options.ids] as string[] | undefined) : undefined;
    if (options.ids) refusePagedIds(lowerFirst(options.ids), ids, input);
    const all = ids?.length
      ? [...new Set(ids)].map((id) => context.get(resource, id))
      : (options.items?.(context, input) ?? context.list(resource));
    // Filters see what the learner sees, so the view comes first.
    const shown = all.map((item) => (options.view ? (options.view(item, context) as T) : item));
    const { filters, tags } = resource;
    const wanted = input[options.filters ?? 'Filters'] as Filter[] | undefined;
    const page = paginate(applyFilters(shown, wanted, filters, context, tags), input, options.pageLimits);
    return { [options.result]: page.items, ...(page.nextToken && { NextToken: page.nextToken }) };
  });
}
