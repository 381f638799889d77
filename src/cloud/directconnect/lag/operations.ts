/** The operations of groups. */
import { type Operations, read, write } from '../../kernel/resource.ts';
import { associateConnection, deleteLag, disassociateConnection, updateLag } from './change.ts';
import { createLag } from './create.ts';
import { describeLags } from './show.ts';

export const lagOperations: Operations = {
  CreateLag: write(createLag),
  DescribeLags: read(describeLags),
  UpdateLag: write(updateLag),
  DeleteLag: write(deleteLag),
  AssociateConnectionWithLag: write(associateConnection),
  DisassociateConnectionFromLag: write(disassociateConnection),
};
