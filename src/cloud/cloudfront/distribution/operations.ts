/** What can be done with distributions. */
import { read, write } from '../../kernel/resource.ts';
import { associateAlias, listConflictingAliases } from './aliases.ts';
import {
  getDistribution,
  getDistributionConfig,
  listByCachePolicy,
  listByKeyGroup,
  listByOriginRequestPolicy,
  listByResponseHeadersPolicy,
  listDistributions,
} from './read.ts';
import {
  createDistribution,
  createDistributionWithTags,
  deleteDistribution,
  updateDistribution,
} from './write.ts';

export const distributionOperations = {
  CreateDistribution: write(createDistribution),
  CreateDistributionWithTags: write(createDistributionWithTags),
  GetDistribution: read(getDistribution),
  GetDistributionConfig: read(getDistributionConfig),
  ListDistributions: read(listDistributions),
  ListDistributionsByCachePolicyId: read(listByCachePolicy),
  ListDistributionsByKeyGroup: read(listByKeyGroup),
  ListDistributionsByOriginRequestPolicyId: read(listByOriginRequestPolicy),
  ListDistributionsByResponseHeadersPolicyId: read(listByResponseHeadersPolicy),
  UpdateDistribution: write(updateDistribution),
  DeleteDistribution: write(deleteDistribution),
  AssociateAlias: write(associateAlias),
  ListConflictingAliases: read(listConflictingAliases),
};
