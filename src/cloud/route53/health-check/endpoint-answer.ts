/**
 * What an endpoint answers to an HTTP request, where a lab wants it to be something else than an empty page: a page that
 * says "maintenance", a server that fails. Packets still decide whether it is reached at all.
 */
import { produce } from 'immer';
import { GLOBAL_REGION } from '../../kernel/dispatch.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Resource } from '../../kernel/resource.ts';
import type { Table, World } from '../../kernel/world.ts';

export interface EndpointAnswerItem {
  Address: string;
  Port: number;
  Status: number;
  Body: string;
}

const notFound = (id: string) => new AwsError('NotFound', `Nothing is said about the endpoint ${id}.`, 404);

export const endpointAnswer: Resource<EndpointAnswerItem> = {
  kind: 'endpoint-answer',
  prefix: 'endpoint',
  id: (item) => endpointKey(item.Address, item.Port),
  notFound,
  malformed: notFound,
  filters: {},
};

export function endpointKey(address: string, port: number): string {
  return `${address} ${port}`;
}

/** A world in which the endpoint answers like this. */
export function setEndpointAnswer(world: World, item: EndpointAnswerItem): World {
  return produce(world, (draft) => {
    draft.regions[GLOBAL_REGION] ??= {};
    const tables = draft.regions[GLOBAL_REGION];
    tables[endpointAnswer.kind] ??= {};
    const table = tables[endpointAnswer.kind] as Table<EndpointAnswerItem>;
    table[endpointKey(item.Address, item.Port)] = item;
  });
}
