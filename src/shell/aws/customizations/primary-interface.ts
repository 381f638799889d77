/**
 * Options of `run-instances` that the API takes only within `NetworkInterfaces`. Once one of them is there, the
 * subnet, groups and addresses given beside it move into the same interface.
 * https://docs.aws.amazon.com/cli/latest/reference/ec2/run-instances.html
 */
import type { Argument, Params } from '../argument.ts';
import { parseInteger } from '../coerce.ts';
import { CliFailure, EXIT } from '../failure.ts';
import type { Customization } from './customization.ts';

type Interface = Record<string, unknown>;

const SIMPLE_OPTIONS = [
  'secondary-private-ip-addresses',
  'secondary-private-ip-address-count',
  'associate-public-ip-address',
];
const INTERFACE_ONLY = ['PrivateIpAddresses', 'SecondaryPrivateIpAddressCount', 'AssociatePublicIpAddress'];

/** Members that move, and what they are called inside the interface. */
const MOVED: readonly (readonly [outside: string, inside: string])[] = [
  ['SubnetId', 'SubnetId'],
  ['SecurityGroupIds', 'Groups'],
  ['Ipv6AddressCount', 'Ipv6AddressCount'],
  ['Ipv6Addresses', 'Ipv6Addresses'],
  ['EnablePrimaryIpv6', 'PrimaryIpv6'],
];

function firstInterface(params: Params): Interface {
  params.NetworkInterfaces ??= [{ DeviceIndex: 0 }];
  return (params.NetworkInterfaces as Interface[])[0] as Interface;
}

function publicAddress(name: string, value: boolean): Argument {
  return {
    name,
    arity: 'none',
    required: false,
    shape: { type: 'boolean' },
    destination: 'associate-public-ip-address',
    store(params) {
      firstInterface(params).AssociatePublicIpAddress = value;
    },
  };
}

const ARGUMENTS: readonly Argument[] = [
  {
    name: 'secondary-private-ip-addresses',
    arity: 'many',
    required: false,
    hint: '<address> ...',
    store(params, value) {
      if (value.length === 0) return;
      const addresses = (value as readonly string[]).map((address) => ({
        PrivateIpAddress: address,
        Primary: false,
      }));
      firstInterface(params).PrivateIpAddresses ??= addresses;
    },
  },
  {
    name: 'secondary-private-ip-address-count',
    arity: 'one',
    required: false,
    hint: '<number>',
    store(params, value) {
      firstInterface(params).SecondaryPrivateIpAddressCount = parseInteger(value as string);
    },
  },
  publicAddress('associate-public-ip-address', true),
  publicAddress('no-associate-public-ip-address', false),
];

export const primaryInterface: Customization = {
  service: 'ec2',
  operations: ['RunInstances'],
  arguments(table) {
    for (const argument of ARGUMENTS) table.set(argument.name, argument);
  },
  check(given) {
    if (given.has('network-interfaces') && SIMPLE_OPTIONS.some((name) => given.has(name))) {
      const message =
        'Mixing the --network-interfaces option with the simple, scalar options is not supported.';
      throw new CliFailure(EXIT.usage, message);
    }
  },
  finish(params) {
    const [first] = Array.isArray(params.NetworkInterfaces) ? (params.NetworkInterfaces as Interface[]) : [];
    if (!first || !INTERFACE_ONLY.some((member) => member in first)) return;
    for (const [outside, inside] of MOVED) {
      if (!(outside in params)) continue;
      first[inside] = params[outside];
      delete params[outside];
    }
    if ('PrivateIpAddress' in params) {
      first.PrivateIpAddresses = [{ PrivateIpAddress: params.PrivateIpAddress, Primary: true }];
      delete params.PrivateIpAddress;
    }
  },
};
