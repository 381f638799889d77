/** EC2's resources, one line each, in the order in which dependencies are named. */
import type { Service } from '../kernel/resource.ts';
import { subnet } from './subnet.ts';
import { vpc } from './vpc/vpc.ts';

export const ec2: Service = {
  name: 'ec2',
  resources: [vpc, subnet],
  operations: {},
};
