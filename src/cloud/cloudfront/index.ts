/**
 * CloudFront: distributions, invalidations, policies, keys. Lambda@Edge, functions, field-level encryption, tenants
 * and continuous deployment are not simulated.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/Welcome.html
 */
import { read, type Service } from '../kernel/resource.ts';
import { deployed, distribution } from './distribution/distribution.ts';
import { listDistributions } from './distribution/read.ts';

export const cloudfront: Service = {
  name: 'cloudfront',
  global: true,
  resources: [distribution],
  operations: {
    ListDistributions: read(listDistributions),
  },
  transitions: { [distribution.kind]: { deployed } },
};
