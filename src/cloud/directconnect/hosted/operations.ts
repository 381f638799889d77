/** ConfirmConnection: the owner takes what the partner offers (R-DX-20). */
import type { ConfirmConnectionRequest, ConfirmConnectionResponse } from '@aws-sdk/client-direct-connect';
import { type Operations, write } from '../../kernel/resource.ts';
import { presentConnection } from '../connection/change.ts';
import { clientException } from '../errors.ts';

export const hostedOperations: Operations = {
  ConfirmConnection: write<ConfirmConnectionRequest, ConfirmConnectionResponse>(
    ({ connectionId }, context) => {
      const item = presentConnection(connectionId, context);
      if (item.connectionState !== 'ordering')
        throw clientException(
          `Connection ${item.connectionId} is in the state ${item.connectionState}: only hosted connections in the state ordering can be confirmed.`,
        );
      item.connectionState = 'pending';
      item.hasLogicalRedundancy = 'no';
      return { connectionState: item.connectionState };
    },
  ),
};
