/**
 * Interconnects, and hosted connections upon them or upon a LAG, belong to partners of AWS; the learner's account is no
 * partner's, and is told so as AWS tells its customers (R-DX-20).
 */
import type {
  ConfirmCustomerAgreementResponse,
  DescribeCustomerMetadataResponse,
} from '@aws-sdk/client-direct-connect';
import type { Context } from '../../kernel/context.ts';
import { type Operations, read, write } from '../../kernel/resource.ts';
import { clientException } from '../errors.ts';

export const interconnectOperations: Operations = {
  DescribeInterconnects: read(() => ({ interconnects: [] })),
  CreateInterconnect: write(notAPartner),
  DeleteInterconnect: write(notAPartner),
  DescribeInterconnectLoa: read(notAPartner),
  AllocateHostedConnection: write(notAPartner),
  AllocateConnectionOnInterconnect: write(notAPartner),
  AssociateHostedConnection: write(notAPartner),
  DescribeHostedConnections: read(notAPartner),
  DescribeConnectionsOnInterconnect: read(notAPartner),
  DescribeCustomerMetadata: read<object, DescribeCustomerMetadataResponse>(() => ({
    agreements: [],
    nniPartnerType: 'nonPartner',
  })),
  ConfirmCustomerAgreement: write<object, ConfirmCustomerAgreementResponse>(() => ({ status: 'signed' })),
};

function notAPartner(_input: object, { account, region }: Context): never {
  throw clientException(`Account [${account}] is not an authorized Direct Connect partner in ${region}.`);
}
