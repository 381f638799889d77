/** What can be done with instances. */
import type {
  DescribeInstanceAttributeRequest,
  DescribeInstanceStatusRequest,
  DescribeInstancesRequest,
  DescribeInstanceTypeOfferingsRequest,
  DescribeInstanceTypesRequest,
  ModifyInstanceAttributeRequest,
  ModifyInstanceMetadataOptionsRequest,
  RebootInstancesRequest,
  RunInstancesRequest,
  StartInstancesRequest,
  StopInstancesRequest,
  TerminateInstancesRequest,
} from '@aws-sdk/client-ec2';
import type { Operations, Transitions } from '../../kernel/resource.ts';
import { read, write } from '../../kernel/resource.ts';
import {
  describeInstanceAttribute,
  modifyInstanceAttribute,
  modifyInstanceMetadataOptions,
} from './attributes.ts';
import { describeInstances } from './describe.ts';
import { describeInstanceTypeOfferings, describeInstanceTypes } from './describe-types.ts';
import type { InstanceItem } from './instance.ts';
import {
  becomeRunning,
  becomeStopped,
  becomeTerminated,
  rebootInstances,
  startInstances,
  stopInstances,
  terminateInstances,
  vanish,
} from './lifecycle.ts';
import { runInstances } from './run.ts';
import { describeInstanceStatus } from './status.ts';

export const instanceOperations: Operations = {
  RunInstances: write<RunInstancesRequest, object>(runInstances),
  DescribeInstances: read<DescribeInstancesRequest, object>(describeInstances),
  DescribeInstanceStatus: read<DescribeInstanceStatusRequest, object>(describeInstanceStatus),
  StartInstances: write<StartInstancesRequest, object>(startInstances),
  StopInstances: write<StopInstancesRequest, object>(stopInstances),
  RebootInstances: write<RebootInstancesRequest, object>(rebootInstances),
  TerminateInstances: write<TerminateInstancesRequest, object>(terminateInstances),
  ModifyInstanceAttribute: write<ModifyInstanceAttributeRequest, object>(modifyInstanceAttribute),
  DescribeInstanceAttribute: read<DescribeInstanceAttributeRequest, object>(describeInstanceAttribute),
  ModifyInstanceMetadataOptions: write<ModifyInstanceMetadataOptionsRequest, object>(
    modifyInstanceMetadataOptions,
  ),
  DescribeInstanceTypes: read<DescribeInstanceTypesRequest, object>(describeInstanceTypes),
  DescribeInstanceTypeOfferings: read<DescribeInstanceTypeOfferingsRequest, object>(
    describeInstanceTypeOfferings,
  ),
};

export const instanceTransitions: Transitions<InstanceItem> = {
  running: becomeRunning,
  stopped: becomeStopped,
  terminated: becomeTerminated,
  vanish,
};
