/** STS: as much as a learner needs to ask who they are. */
import type { GetCallerIdentityRequest, GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import { read, type Service } from '../kernel/resource.ts';

export const sts: Service = {
  name: 'sts',
  resources: [],
  operations: {
    GetCallerIdentity: read<GetCallerIdentityRequest, GetCallerIdentityResponse>((_input, { account }) => ({
      UserId: 'AIDANETLABLEARNER0001',
      Account: account,
      Arn: `arn:aws:iam::${account}:user/learner`,
    })),
  },
};
