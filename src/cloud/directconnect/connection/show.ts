/** Connections as they are shown: without what is netlab's own (R-DX-10). */
import type { Connection, DescribeConnectionsRequest } from '@aws-sdk/client-direct-connect';
import type { Context } from '../../kernel/context.ts';
import { paginate } from '../../kernel/pagination.ts';
import type { Plain } from '../../kernel/plain.ts';
import { type ConnectionItem, connection } from './connection.ts';

export const PAGE_LIMITS = { least: 1, most: 100 };

export function describeConnections(
  { connectionId, maxResults: MaxResults, nextToken: NextToken }: DescribeConnectionsRequest,
  context: Context,
): Plain<{ connections: Connection[]; nextToken?: string }> {
  const items =
    connectionId === undefined ? context.list(connection) : [context.get(connection, connectionId)];
  const page = paginate(items, { MaxResults, NextToken }, PAGE_LIMITS);
  return {
    connections: page.items.map(shownConnection),
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  };
}

export function shownConnection(item: ConnectionItem): Plain<Connection> {
  const { orderedAt, port, loaIssuedAt, readyAt, litAt, activeAt, interruptedUntil, ...shown } = item;
  return shown;
}
