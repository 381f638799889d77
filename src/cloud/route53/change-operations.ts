/** What can be done with changes. */
import type { GetChangeRequest, GetChangeResponse } from '@aws-sdk/client-route-53';
import type { Context } from '../kernel/context.ts';
import type { Plain } from '../kernel/plain.ts';
import type { Operations } from '../kernel/resource.ts';
import { read } from '../kernel/resource.ts';
import { change, showChange } from './change.ts';
import { noSuchChange } from './errors.ts';
import { bareId } from './ids.ts';

export const changeOperations: Operations = {
  GetChange: read<GetChangeRequest, Plain<GetChangeResponse>>(getChange),
};

function getChange(input: GetChangeRequest, context: Context): Plain<GetChangeResponse> {
  const id = bareId(input.Id ?? '');
  const found = context.find(change, id);
  if (!found) throw noSuchChange(id);
  return { ChangeInfo: showChange(found, context.now) };
}
