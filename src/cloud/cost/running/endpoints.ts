/** Interface endpoints by the hour, for each zone that they stand in (R-PRICE-27); gateway endpoints are free (R-PRICE-10). */
import { isWorking, vpcEndpoint } from '../../ec2/vpc-endpoint/vpc-endpoint.ts';
import type { RunningKind } from './running-kind.ts';
import { perItem } from './tables.ts';

export const endpointsRunning: RunningKind = perItem(vpcEndpoint, (item) =>
  item.VpcEndpointType === 'Interface' && isWorking(item) && item.Places.length > 0
    ? [{ price: 'interface-endpoint', resource: item.VpcEndpointId, units: item.Places.length }]
    : [],
);
