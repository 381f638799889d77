/** Single attributes of an instance, one a request. */
import type {
  DescribeInstanceAttributeRequest,
  InstanceAttribute,
  ModifyInstanceAttributeRequest,
  ModifyInstanceMetadataOptionsRequest,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { given, givenOne, lowerFirst, refuseOptions, required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { invalidValue } from '../errors.ts';
import { checkInterfaceLimits } from '../network-interface/attach.ts';
import { requireGroups } from '../network-interface/groups.ts';
import type { NetworkInterfaceItem } from '../network-interface/network-interface.ts';
import { type InstanceItem, instance } from './instance.ts';
import { requireInstanceType } from './instance-types.ts';
import { interfacesOf } from './interfaces.ts';

type Change = (item: InstanceItem, input: ModifyInstanceAttributeRequest, context: Context) => void;

const CHANGES = {
  SourceDestCheck: (item, input, context) => {
    onlyInterface(item, context).SourceDestCheck = input.SourceDestCheck?.Value ?? true;
  },
  Groups: (item, input, context) => {
    const entry = onlyInterface(item, context);
    entry.Groups = requireGroups(input.Groups, entry, context);
  },
  DisableApiTermination: (item, input) => {
    item.Attributes.DisableApiTermination = input.DisableApiTermination?.Value ?? false;
  },
  DisableApiStop: (item, input) => {
    item.Attributes.DisableApiStop = input.DisableApiStop?.Value ?? false;
  },
  InstanceType: (item, input, context) => changeType(item, input.InstanceType?.Value ?? '', context),
  InstanceInitiatedShutdownBehavior: (item, input) => {
    const value = input.InstanceInitiatedShutdownBehavior?.Value ?? '';
    if (value !== 'stop' && value !== 'terminate') {
      throw invalidValue(`Invalid value '${value}' for instanceInitiatedShutdownBehavior.`);
    }
    item.Attributes.InstanceInitiatedShutdownBehavior = value;
  },
  UserData: (item, input) => {
    requireStopped(item);
    item.Attributes.UserData = String(input.UserData?.Value ?? '');
  },
  EbsOptimized: (item, input) => {
    requireStopped(item);
    item.EbsOptimized = input.EbsOptimized?.Value ?? false;
  },
  EnaSupport: (item, input) => {
    requireStopped(item);
    item.EnaSupport = input.EnaSupport?.Value ?? false;
  },
} as const satisfies Partial<Record<keyof ModifyInstanceAttributeRequest, Change>>;

type ChangeName = keyof typeof CHANGES;
const CHANGE_NAMES = Object.keys(CHANGES) as ChangeName[];

export function modifyInstanceAttribute(request: ModifyInstanceAttributeRequest, context: Context): object {
  refuseOptions(request, ['Kernel', 'Ramdisk', 'SriovNetSupport', 'BlockDeviceMappings', 'EnclaveOptions']);
  const input = withNamedAttribute(request);
  const item = context.get(instance, required(input.InstanceId, 'instanceId'));
  (CHANGES[givenOne(input, CHANGE_NAMES)] as Change)(item, input, context);
  return {};
}

/** `--attribute disableApiTermination --value true`, the older way to say `--disable-api-termination`. */
function withNamedAttribute(input: ModifyInstanceAttributeRequest): ModifyInstanceAttributeRequest {
  const { Attribute: attribute, Value: value, ...rest } = input;
  if (attribute === undefined) return input;
  const name = CHANGE_NAMES.find((candidate) => lowerFirst(candidate) === attribute);
  if (!name || name === 'Groups')
    throw invalidValue(`Value (${attribute}) for parameter attribute is invalid.`);
  const isBoolean = !['InstanceType', 'InstanceInitiatedShutdownBehavior', 'UserData'].includes(name);
  return { ...rest, [name]: { Value: isBoolean ? value === 'true' : value } };
}

/** R-VPC-115: with several interfaces, the request must go to one of them. */
function onlyInterface(item: InstanceItem, context: Context): NetworkInterfaceItem {
  const [entry, another] = interfacesOf(item, context);
  if (!entry) throw incorrectState(`The instance '${item.InstanceId}' is terminated.`);
  if (another) {
    throw new AwsError(
      'InvalidInstanceID',
      `There are multiple interfaces attached to instance '${item.InstanceId}'. Please specify an interface ID for the operation instead.`,
    );
  }
  return entry;
}

function changeType(item: InstanceItem, name: string, context: Context): void {
  requireStopped(item);
  const type = requireInstanceType(name);
  if (type.architecture !== item.Architecture)
    throw architectureMismatch(type.architecture, item.Architecture);
  const interfaces = interfacesOf(item, context);
  checkInterfaceLimits(name, interfaces.length, interfaces);
  item.InstanceType = name;
}

export function architectureMismatch(ofType: string, ofImage: string): AwsError {
  return invalidValue(
    `The architecture '${ofType}' of the specified instance type does not match the architecture '${ofImage}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI.`,
  );
}

function requireStopped(item: InstanceItem): void {
  if (item.State.Name !== 'stopped') {
    throw incorrectState(`The instance '${item.InstanceId}' is not in the 'stopped' state.`);
  }
}

function incorrectState(message: string): AwsError {
  return new AwsError('IncorrectInstanceState', message);
}

export function describeInstanceAttribute(input: DescribeInstanceAttributeRequest, context: Context): object {
  const item = context.get(instance, required(input.InstanceId, 'instanceId'));
  const name = required(input.Attribute, 'attribute');
  return { InstanceId: item.InstanceId, ...attribute(item, name, context) };
}

function attribute(item: InstanceItem, name: string, context: Context): Plain<InstanceAttribute> {
  const { Attributes: attributes } = item;
  switch (name) {
    case 'instanceType':
      return { InstanceType: { Value: item.InstanceType } };
    case 'kernel':
      return { KernelId: {} };
    case 'ramdisk':
      return { RamdiskId: {} };
    case 'userData':
      return { UserData: attributes.UserData === undefined ? {} : { Value: attributes.UserData } };
    case 'disableApiTermination':
      return { DisableApiTermination: { Value: attributes.DisableApiTermination } };
    case 'disableApiStop':
      return { DisableApiStop: { Value: attributes.DisableApiStop } };
    case 'instanceInitiatedShutdownBehavior':
      return { InstanceInitiatedShutdownBehavior: { Value: attributes.InstanceInitiatedShutdownBehavior } };
    case 'rootDeviceName':
      return { RootDeviceName: { Value: item.RootDeviceName } };
    case 'blockDeviceMapping':
      return { BlockDeviceMappings: item.BlockDeviceMappings };
    case 'productCodes':
      return { ProductCodes: [] };
    case 'sourceDestCheck':
      return { SourceDestCheck: { Value: onlyInterface(item, context).SourceDestCheck } };
    case 'groupSet':
      return { Groups: onlyInterface(item, context).Groups };
    case 'ebsOptimized':
      return { EbsOptimized: { Value: item.EbsOptimized } };
    case 'enaSupport':
      return { EnaSupport: { Value: item.EnaSupport } };
    case 'sriovNetSupport':
      return { SriovNetSupport: {} };
    case 'enclaveOptions':
      return { EnclaveOptions: { Enabled: false } };
    default:
      throw invalidValue(`Value (${name}) for parameter attribute is invalid. Unknown instance attribute.`);
  }
}

/** R-VPC-130. */
export function modifyInstanceMetadataOptions(
  input: ModifyInstanceMetadataOptionsRequest,
  context: Context,
): object {
  const item = context.get(instance, required(input.InstanceId, 'instanceId'));
  item.MetadataOptions = { ...item.MetadataOptions, ...metadataOptions(input), State: 'applied' };
  return { InstanceId: item.InstanceId, InstanceMetadataOptions: item.MetadataOptions };
}

export type MetadataInput = Omit<ModifyInstanceMetadataOptionsRequest, 'InstanceId' | 'DryRun'>;

const METADATA_NAMES = [
  'HttpTokens',
  'HttpPutResponseHopLimit',
  'HttpEndpoint',
  'HttpProtocolIpv6',
  'InstanceMetadataTags',
] as const;

/** What the request says of the metadata service, checked. */
export function metadataOptions(input: MetadataInput): Partial<InstanceItem['MetadataOptions']> {
  const { HttpPutResponseHopLimit: hops } = input;
  if (hops !== undefined && (hops < 1 || hops > 64)) {
    throw invalidValue(
      `Value (${hops}) for parameter HttpPutResponseHopLimit is invalid. Expecting a value between 1 and 64.`,
    );
  }
  return Object.fromEntries(given(input, METADATA_NAMES).map((name) => [name, input[name]]));
}
