/** ModifySubnetAttribute: one attribute a call. */
import type { ModifySubnetAttributeRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { invalidParameterCombination, invalidParameterValue } from '../../kernel/errors.ts';
import { given, refuseOptions, required } from '../../kernel/parameters.ts';
import { invalidValue } from '../errors.ts';
import { ipv6BlockOf, type SubnetItem, subnet } from './subnet.ts';

type Attribute = Exclude<keyof ModifySubnetAttributeRequest, 'SubnetId'>;

const SIMULATED: readonly Attribute[] = [
  'MapPublicIpOnLaunch',
  'AssignIpv6AddressOnCreation',
  'EnableDns64',
  'PrivateDnsHostnameTypeOnLaunch',
  'EnableResourceNameDnsARecordOnLaunch',
  'EnableResourceNameDnsAAAARecordOnLaunch',
];

export function modifySubnetAttribute(input: ModifySubnetAttributeRequest, context: Context): object {
  refuseOptions(input, [
    'MapCustomerOwnedIpOnLaunch',
    'CustomerOwnedIpv4Pool',
    'EnableLniAtDeviceIndex',
    'DisableLniAtDeviceIndex',
  ]);
  const item = context.get(subnet, required(input.SubnetId, 'subnetId'));
  const names = given(input, SIMULATED);
  if (names.length === 0) throw invalidParameterCombination('No attributes specified.');
  if (names.length > 1) {
    const listed = names.map((name) => name.charAt(0).toLowerCase() + name.slice(1)).join(', ');
    throw invalidParameterCombination(
      `Only one subnet attribute can be modified at a time. Provided attributes: [${listed}]`,
    );
  }
  modify(item, input);
  return {};
}

function modify(item: SubnetItem, input: ModifySubnetAttributeRequest): void {
  const options = item.PrivateDnsNameOptionsOnLaunch;
  const type = input.PrivateDnsHostnameTypeOnLaunch;
  if (input.MapPublicIpOnLaunch) {
    const value = flag(input.MapPublicIpOnLaunch, 'mapPublicIpOnLaunch');
    if (value && item.Ipv6Native) {
      throw invalidParameterCombination('mapPublicIpOnLaunch cannot be set to true for an IPv6-only subnet.');
    }
    item.MapPublicIpOnLaunch = value;
  } else if (input.AssignIpv6AddressOnCreation) {
    const value = flag(input.AssignIpv6AddressOnCreation, 'assignIpv6AddressOnCreation');
    if (value) requireIpv6(item, 'assign-ipv6-address-on-creation');
    item.AssignIpv6AddressOnCreation = value;
  } else if (input.EnableDns64) {
    const value = flag(input.EnableDns64, 'enableDns64');
    if (value) requireIpv6(item, 'enable-dns64');
    item.EnableDns64 = value;
  } else if (type !== undefined) {
    if (type !== 'ip-name' && type !== 'resource-name') {
      throw invalidParameterValue(type, 'privateDnsHostnameTypeOnLaunch', 'Unknown hostname type.');
    }
    options.HostnameType = type;
  } else if (input.EnableResourceNameDnsARecordOnLaunch) {
    options.EnableResourceNameDnsARecord = flag(
      input.EnableResourceNameDnsARecordOnLaunch,
      'enableResourceNameDnsARecordOnLaunch',
    );
  } else if (input.EnableResourceNameDnsAAAARecordOnLaunch) {
    const value = flag(
      input.EnableResourceNameDnsAAAARecordOnLaunch,
      'enableResourceNameDnsAAAARecordOnLaunch',
    );
    if (value) requireIpv6(item, 'enable-resource-name-dns-aaaa-record-on-launch');
    options.EnableResourceNameDnsAAAARecord = value;
  }
}

function flag(attribute: { Value?: boolean | undefined }, name: string): boolean {
  return required(attribute.Value, `${name}.value`);
}

function requireIpv6(item: SubnetItem, attribute: string): void {
  if (ipv6BlockOf(item)) return;
  throw invalidValue(
    `Invalid value 'true' for ${attribute}. Cannot set ${attribute} to true unless the subnet (${item.SubnetId}) has an IPv6 CIDR block associated with it.`,
  );
}
