/** Paginated operations take the CLI's own paging options; the API's hide behind them. */

import type { Operation, ServiceModel } from '../../model/model.ts';
import { cliName } from '../../model/names.ts';
import type { ArgumentTable } from './argument.ts';

/** Options under whose names the paging values stand in `Parsed.given`. */
export const PAGING_OPTIONS = ['starting-token', 'page-size', 'max-items'] as const;

export function addPagingArguments(model: ServiceModel, operation: Operation, table: ArgumentTable): void {
  const paginator = model.paginators[operation.name];
  if (!paginator) return;
  for (const member of [paginator.inputToken, paginator.limitKey].flat()) {
    const argument = member === undefined ? undefined : table.get(cliName(member));
    if (argument) table.set(argument.name, { ...argument, hidden: true });
  }
  table.set('starting-token', { name: 'starting-token', arity: 'one', required: false, hint: '<string>' });
  if (paginator.limitKey !== undefined) {
    table.set('page-size', { name: 'page-size', arity: 'one', required: false, hint: '<integer>' });
  }
  table.set('max-items', { name: 'max-items', arity: 'one', required: false, hint: '<integer>' });
}
