/** AssociateMacSecKey and DisassociateMacSecKey: refused plainly, since nothing here encrypts (R-DX-90). */
import type { AssociateMacSecKeyRequest, DisassociateMacSecKeyRequest } from '@aws-sdk/client-direct-connect';
import type { Context } from '../../kernel/context.ts';
import { type Operations, write } from '../../kernel/resource.ts';
import { presentConnection } from '../connection/change.ts';
import { clientException, notSimulatedHere } from '../errors.ts';
import { lag } from '../lag/lag.ts';

export const macSecOperations: Operations = {
  AssociateMacSecKey: write(associateKey),
  DisassociateMacSecKey: write(disassociateKey),
};

const KEY = /^[0-9a-f]{64}$/i;

function associateKey(input: AssociateMacSecKeyRequest, context: Context): never {
  const { macSecCapable } = portOrGroup(input.connectionId, context);
  if (!macSecCapable) throw clientException('MAC Security (MACsec) is not supported on this port.');
  if ((input.secretARN === undefined) === (input.ckn === undefined || input.cak === undefined))
    throw clientException('Either secretARN, or both ckn and cak must be specified.');
  for (const [name, key] of Object.entries({ CKN: input.ckn, CAK: input.cak }))
    if (key !== undefined && !KEY.test(key))
      throw clientException(`The ${name} must be a hexadecimal string of 64 characters.`);
  throw notSimulatedHere('MACsec keys: what goes over Direct Connect is not encrypted here');
}

function disassociateKey(input: DisassociateMacSecKeyRequest, context: Context): never {
  portOrGroup(input.connectionId, context);
  throw clientException(`The MACsec key ${input.secretARN} is not associated with ${input.connectionId}.`);
}

function portOrGroup(id: string | undefined, context: Context): { macSecCapable: boolean } {
  return context.find(lag, id) ?? presentConnection(id, context);
}
