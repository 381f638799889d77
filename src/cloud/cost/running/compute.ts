/** Instances, their volumes, NAT gateways (R-PRICE-26, R-PRICE-90). */
import { instance } from '../../ec2/instance/instance.ts';
import { natGateway } from '../../ec2/nat-gateway/nat-gateway.ts';
import { volume } from '../../ec2/volume/volume.ts';
import { perItem, together } from './tables.ts';

/** Stopped instances cost nothing; their volumes do. */
const instances = perItem(instance, ({ InstanceId, InstanceType, State }) =>
  State.Name === 'running' ? [{ price: `instance/${InstanceType}`, resource: InstanceId }] : [],
);

const volumes = perItem(volume, ({ VolumeId, Size, VolumeType }) =>
  VolumeType === undefined ? [] : [{ price: `volume-${VolumeType}`, resource: VolumeId, units: Size ?? 0 }],
);

const natGateways = perItem(natGateway, ({ NatGatewayId, State }) =>
  State === 'available' ? [{ price: 'nat-gateway', resource: NatGatewayId }] : [],
);

export const computeRunning = together(instances, volumes, natGateways);
