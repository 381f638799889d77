/** Single attributes of an interface, one a request. */
import type {
  ConnectionTrackingSpecificationRequest,
  DescribeNetworkInterfaceAttributeRequest,
  ModifyNetworkInterfaceAttributeRequest,
  NetworkInterfaceAttachmentChanges,
  ResetNetworkInterfaceAttributeRequest,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterCombination, missingParameter } from '../../kernel/errors.ts';
import { givenOne, lowerFirst, refuseOptions } from '../../kernel/parameters.ts';
import { invalidValue } from '../errors.ts';
import { refuseRequesterManaged } from './attach.ts';
import { requireGroups } from './groups.ts';
import { type NetworkInterfaceItem, networkInterface } from './network-interface.ts';
import { givePublicAddress, hasPoolAddress, releasePublicAddress } from './public-address.ts';

type Change = (
  item: NetworkInterfaceItem,
  input: ModifyNetworkInterfaceAttributeRequest,
  context: Context,
) => void;

const CHANGES = {
  Description: (item, input) => {
    item.Description = input.Description?.Value ?? '';
  },
  SourceDestCheck: (item, input) => {
    item.SourceDestCheck = input.SourceDestCheck?.Value ?? true;
  },
  Groups: (item, input, context) => {
    item.Groups = requireGroups(input.Groups, item, context);
  },
  Attachment: (item, input) => changeAttachment(item, input.Attachment ?? {}),
  AssociatePublicIpAddress: (item, input, context) =>
    changePublicAddress(item, Boolean(input.AssociatePublicIpAddress), context),
  ConnectionTrackingSpecification: (item, input) =>
    changeTimeouts(item, input.ConnectionTrackingSpecification ?? {}),
} as const satisfies Partial<Record<keyof ModifyNetworkInterfaceAttributeRequest, Change>>;

const CHANGE_NAMES = Object.keys(CHANGES) as (keyof typeof CHANGES)[];

export function modifyNetworkInterfaceAttribute(
  input: ModifyNetworkInterfaceAttributeRequest,
  context: Context,
): object {
  const item = context.get(networkInterface, input.NetworkInterfaceId ?? '');
  refuseRequesterManaged(item);
  refuseOptions(input, ['EnablePrimaryIpv6', 'EnaSrdSpecification', 'AssociatedSubnetIds']);
  (CHANGES[givenOne(input, CHANGE_NAMES)] as Change)(item, input, context);
  return {};
}

function changeAttachment(item: NetworkInterfaceItem, changes: NetworkInterfaceAttachmentChanges): void {
  const { AttachmentId: id, DeleteOnTermination: deletes } = changes;
  if (id === undefined) throw missingParameter('attachmentId');
  if (item.Attachment?.AttachmentId !== id) {
    throw new AwsError('InvalidAttachmentID.NotFound', `The attachment ID '${id}' does not exist`);
  }
  if (deletes !== undefined) item.Attachment.DeleteOnTermination = deletes;
}

/** Possible on the primary interface of an instance only (R-VPC-77). */
function changePublicAddress(item: NetworkInterfaceItem, wanted: boolean, context: Context): void {
  if (item.Attachment?.DeviceIndex !== 0) {
    throw invalidParameterCombination(
      'The associatePublicIPAddress parameter can only be specified for the network interface with DeviceIndex 0.',
    );
  }
  if (wanted) givePublicAddress(item, context);
  else releasePublicAddress(item);
}

/** R-CT-6; in seconds. */
const TIMEOUTS = {
  TcpEstablishedTimeout: [60, 432_000],
  UdpTimeout: [30, 60],
  UdpStreamTimeout: [60, 180],
} as const;

function changeTimeouts(item: NetworkInterfaceItem, wanted: ConnectionTrackingSpecificationRequest): void {
  const configuration = { ...item.ConnectionTrackingConfiguration };
  for (const [name, [least, most]] of Object.entries(TIMEOUTS)) {
    const seconds = wanted[name as keyof typeof TIMEOUTS];
    if (seconds === undefined) continue;
    if (seconds < least || seconds > most) {
      throw invalidValue(
        `Value (${seconds}) for parameter ${lowerFirst(name)} is invalid. It must be between ${least} and ${most} seconds.`,
      );
    }
    configuration[name as keyof typeof TIMEOUTS] = seconds;
  }
  item.ConnectionTrackingConfiguration = configuration;
}

export function describeNetworkInterfaceAttribute(
  input: DescribeNetworkInterfaceAttributeRequest,
  context: Context,
): object {
  const item = context.get(networkInterface, input.NetworkInterfaceId ?? '');
  return { NetworkInterfaceId: item.NetworkInterfaceId, ...attribute(item, input.Attribute) };
}

function attribute(item: NetworkInterfaceItem, name: string | undefined): object {
  switch (name) {
    case 'attachment':
      return item.Attachment ? { Attachment: item.Attachment } : {};
    case 'description':
      return { Description: { Value: item.Description } };
    case 'groupSet':
      return { Groups: item.Groups };
    case 'sourceDestCheck':
      return { SourceDestCheck: { Value: item.SourceDestCheck } };
    case 'associatePublicIpAddress':
      return { AssociatePublicIpAddress: hasPoolAddress(item) };
    case undefined:
      throw missingParameter('attribute');
    default:
      throw invalidValue(
        `Value (${name}) for parameter attribute is invalid. Unknown network interface attribute.`,
      );
  }
}

/** The only attribute that can be reset. */
export function resetNetworkInterfaceAttribute(
  input: ResetNetworkInterfaceAttributeRequest,
  context: Context,
): object {
  const item = context.get(networkInterface, input.NetworkInterfaceId ?? '');
  refuseRequesterManaged(item);
  if (input.SourceDestCheck === undefined) throw missingParameter('sourceDestCheck');
  item.SourceDestCheck = true;
  return {};
}
