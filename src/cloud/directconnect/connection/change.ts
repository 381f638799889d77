/** UpdateConnection and DeleteConnection (R-DX-17). */
import type {
  Connection,
  DeleteConnectionRequest,
  UpdateConnectionRequest,
} from '@aws-sdk/client-direct-connect';
import type { Context } from '../../kernel/context.ts';
import type { Plain } from '../../kernel/plain.ts';
import { clientException } from '../errors.ts';
import { checkLeave } from '../lag/members.ts';
import { checkEncryption } from '../macsec/encryption-mode.ts';
import { type ConnectionItem, connection, isGone } from './connection.ts';
import { reject, remove } from './lifecycle.ts';
import { checkName } from './request.ts';
import { shownConnection } from './show.ts';

export function updateConnection(input: UpdateConnectionRequest, context: Context): Plain<Connection> {
  const item = presentConnection(input.connectionId, context);
  if (input.connectionName === undefined && input.encryptionMode === undefined)
    throw clientException('At least one of connectionName and encryptionMode must be specified.');
  if (input.encryptionMode !== undefined) item.encryptionMode = checkEncryption(input.encryptionMode, item);
  if (input.connectionName !== undefined)
    item.connectionName = checkName(input.connectionName, 'The connection name');
  return shownConnection(item);
}

/** What third parties run to the port goes on, and costs: the cross-connect has to be cancelled with them. */
export function deleteConnection(input: DeleteConnectionRequest, context: Context): Plain<Connection> {
  const item = presentConnection(input.connectionId, context);
  if (context.holders(item.connectionId).length > 0)
    throw clientException(
      `Connection ${item.connectionId} has virtual interfaces. Delete its virtual interfaces before you delete the connection.`,
    );
  if (item.lagId !== undefined) checkLeave(item, context);
  if (item.connectionState === 'ordering') reject(item, context);
  else remove(item, context);
  return shownConnection(item);
}

/** Throws for a connection that is gone, as for one that never was. */
export function presentConnection(id: string | undefined, context: Context): ConnectionItem {
  const item = context.get(connection, id ?? '');
  if (isGone(item))
    throw clientException(`Connection ${item.connectionId} is in the state ${item.connectionState}.`);
  return item;
}
