/** How many endpoints there may be (R-VPC-151, R-VPC-154). */
import type { Context } from '../../kernel/context.ts';
import { limitExceeded } from '../errors.ts';
import { endpointsIn, vpcEndpoint } from './vpc-endpoint.ts';

const GATEWAYS_PER_REGION = 20;
const INTERFACES_PER_VPC = 50;

export function refuseTooMany(type: 'Gateway' | 'Interface', vpcId: string, context: Context): void {
  const all = type === 'Gateway' ? context.list(vpcEndpoint) : endpointsIn(vpcId, context);
  const most = type === 'Gateway' ? GATEWAYS_PER_REGION : INTERFACES_PER_VPC;
  if (all.filter(({ VpcEndpointType }) => VpcEndpointType === type).length >= most) {
    throw limitExceeded('VpcEndpointLimitExceeded', 'VPC endpoints');
  }
}
