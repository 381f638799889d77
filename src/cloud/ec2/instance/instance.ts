/**
 * Instances, as far as networks care (R-VPC-77, R-VPC-114, R-VPC-119, R-VPC-121, R-VPC-126).
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html
 */
import type { Instance, InstanceStateName } from '@aws-sdk/client-ec2';
import type { Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { malformed, notFound } from '../errors.ts';
import { INSTANCE_FILTERS } from './filters.ts';

/** What `describe-instance-attribute` tells and `describe-instances` doesn't. */
export interface InstanceAttributes {
  DisableApiTermination: boolean;
  DisableApiStop: boolean;
  InstanceInitiatedShutdownBehavior: string;
  /** In base64; stored, never run. */
  UserData?: string;
}

/** As described, less what its interfaces tell: addresses, names, groups. */
export type InstanceItem = Stored<
  Omit<
    Instance,
    | 'NetworkInterfaces'
    | 'SecurityGroups'
    | 'SourceDestCheck'
    | 'PrivateIpAddress'
    | 'PublicIpAddress'
    | 'Ipv6Address'
    | 'PrivateDnsName'
    | 'PublicDnsName'
    | 'State'
    | 'Placement'
    | 'InstanceType'
  >,
  | 'InstanceId'
  | 'ImageId'
  | 'LaunchTime'
  | 'Architecture'
  | 'BlockDeviceMappings'
  | 'MetadataOptions'
  | 'PrivateDnsNameOptions'
  | 'StateTransitionReason'
  | 'Tags'
> & {
  OwnerId: string;
  ReservationId: string;
  InstanceType: string;
  State: { Code: number; Name: InstanceStateName };
  Placement: { AvailabilityZone: string; AvailabilityZoneId: string; GroupName: string; Tenancy: string };
  /** In the order in which they were attached. */
  InterfaceIds: string[];
  /** Whether it gets a public address of Amazon's at every start (R-VPC-77). */
  TakesPublicAddress: boolean;
  Attributes: InstanceAttributes;
};

export const instance: Resource<InstanceItem> = {
  kind: 'instance',
  prefix: 'i',
  id: (item) => item.InstanceId,
  notFound: notFound('InvalidInstanceID.NotFound', 'instance ID'),
  malformed: malformed('InvalidInstanceID.Malformed', 'i'),
  // Later than this module: the filters read interfaces, whose declaration needs this one.
  get filters() {
    return INSTANCE_FILTERS;
  },
};
