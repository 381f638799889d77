/** What is done with a group that is there (R-DX-86, R-DX-87, R-DX-89). */
import type {
  AssociateConnectionWithLagRequest,
  Connection,
  DeleteLagRequest,
  DisassociateConnectionFromLagRequest,
  Lag,
  UpdateLagRequest,
} from '@aws-sdk/client-direct-connect';
import { MINUTE_MS } from '../../../kit/business-days.ts';
import type { Context } from '../../kernel/context.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Transitions } from '../../kernel/resource.ts';
import { presentConnection } from '../connection/change.ts';
import { connection } from '../connection/connection.ts';
import { checkName } from '../connection/request.ts';
import { shownConnection } from '../connection/show.ts';
import { clientException } from '../errors.ts';
import { checkEncryption } from '../macsec/encryption-mode.ts';
import { checkMovable } from './create.ts';
import { type LagItem, lag } from './lag.ts';
import { checkJoin, checkLeave, membersOf, mostMembers } from './members.ts';
import { join, leave } from './move.ts';
import { shownLag } from './show.ts';
import { lagStateOf } from './state.ts';

export function associateConnection(
  input: AssociateConnectionWithLagRequest,
  context: Context,
): Plain<Connection> {
  const group = presentLag(input.lagId, context);
  const item = presentConnection(input.connectionId, context);
  if (item.lagId === group.lagId)
    throw clientException(`Connection ${item.connectionId} is already associated with LAG ${group.lagId}.`);
  checkMovable(item, context);
  checkJoin(group, item, context);
  join(item, group, context);
  return shownConnection(item);
}

export function disassociateConnection(
  input: DisassociateConnectionFromLagRequest,
  context: Context,
): Plain<Connection> {
  const group = presentLag(input.lagId, context);
  const item = presentConnection(input.connectionId, context);
  if (item.lagId !== group.lagId)
    throw clientException(`Connection ${item.connectionId} is not associated with LAG ${group.lagId}.`);
  checkLeave(item, context);
  leave(item, context);
  return shownConnection(item);
}

export function updateLag(input: UpdateLagRequest, context: Context): Plain<Lag> {
  const group = presentLag(input.lagId, context);
  const { lagName, minimumLinks, encryptionMode } = input;
  if (lagName === undefined && minimumLinks === undefined && encryptionMode === undefined)
    throw clientException('At least one of lagName, minimumLinks and encryptionMode must be specified.');
  if (minimumLinks !== undefined) group.minimumLinks = checkMinimum(minimumLinks, group);
  if (encryptionMode !== undefined) group.encryptionMode = checkEncryption(encryptionMode, group);
  if (lagName !== undefined) group.lagName = checkName(lagName, 'The LAG name');
  return shownLag(group, context);
}

function checkMinimum(links: number, { connectionsBandwidth }: LagItem): number {
  const most = mostMembers(connectionsBandwidth);
  if (links < 0 || links > most)
    throw clientException(
      `minimumLinks must be between 0 and ${most} for a LAG of ${connectionsBandwidth} connections.`,
    );
  return links;
}

/** Its connections stay, each for itself. */
export function deleteLag(input: DeleteLagRequest, context: Context): Plain<Lag> {
  const group = presentLag(input.lagId, context);
  if (context.holders(group.lagId).length > 0)
    throw clientException(
      `LAG ${group.lagId} has virtual interfaces or hosted connections. Delete them before you delete the LAG.`,
    );
  for (const { connectionId } of membersOf(group.lagId, context))
    leave(context.get(connection, connectionId), context);
  group.lagState = 'deleting';
  context.later(MINUTE_MS, lag, group.lagId, 'gone');
  return shownLag(group, context);
}

export const lagTransitions: Transitions<LagItem> = {
  gone: ({ lagId }, context) => context.remove(lag, lagId),
  follow: (group, context) => {
    group.lagState = lagStateOf(group, context);
  },
};

function presentLag(id: string | undefined, context: Context): LagItem {
  const group = context.get(lag, id ?? '');
  if (group.lagState === 'deleting') throw clientException(`LAG ${group.lagId} is in the state deleting.`);
  return group;
}
