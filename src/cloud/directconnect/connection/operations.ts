/** The operations of connections. */
import { type Operations, read, write } from '../../kernel/resource.ts';
import { deleteConnection, updateConnection } from './change.ts';
import { createConnection } from './create.ts';
import { describeConnections } from './show.ts';

export const connectionOperations: Operations = {
  CreateConnection: write(createConnection),
  DescribeConnections: read(describeConnections),
  UpdateConnection: write(updateConnection),
  DeleteConnection: write(deleteConnection),
};
