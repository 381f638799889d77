/** What a DHCP option set may hold (R-VPC-131). */
import type { NewDhcpConfiguration } from '@aws-sdk/client-ec2';
import { parseAddress } from '../../../kit/address.ts';
import { invalidParameterValue, missingParameter } from '../../kernel/errors.ts';
import { invalidValue } from '../errors.ts';

/** Amazon's own resolver, by name. */
export const AMAZON_DNS = 'AmazonProvidedDNS';

const SERVERS_PER_FAMILY = 4;
const NODE_TYPES = ['1', '2', '4', '8'];
const LEASE_SECONDS = { least: 140, most: 2_147_483_647 };

type Check = (values: readonly string[], key: string) => void;

const CHECKS: Readonly<Record<string, Check>> = {
  'domain-name': checkSingle,
  'domain-name-servers': (values, key) => {
    if (values.length !== 1 || values[0] !== AMAZON_DNS) checkServers(values, key);
  },
  'ntp-servers': checkServers,
  'netbios-name-servers': checkServers,
  'netbios-node-type': (values, key) => {
    checkSingle(values, key);
    if (!NODE_TYPES.includes(values[0] ?? '')) {
      throw invalidParameterValue(values[0], key, `Expecting one of ${NODE_TYPES.join(', ')}.`);
    }
  },
  'ipv6-address-preferred-lease-time': (values, key) => {
    checkSingle(values, key);
    const seconds = Number(values[0]);
    if (!Number.isInteger(seconds) || seconds < LEASE_SECONDS.least || seconds > LEASE_SECONDS.most) {
      throw invalidParameterValue(
        values[0],
        key,
        `Expecting a number of seconds between ${LEASE_SECONDS.least} and ${LEASE_SECONDS.most}.`,
      );
    }
  },
};

/** The configurations in the shape of `describe-dhcp-options`. */
export function readConfigurations(
  configurations: readonly NewDhcpConfiguration[],
): { Key: string; Values: { Value: string }[] }[] {
  if (configurations.length === 0) throw missingParameter('dhcpConfiguration');
  const read = configurations.map(readOne);
  const keys = read.map(({ Key }) => Key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw invalidValue(`The DHCP option ${twice} was given more than once.`);
  return read;
}

function readOne({ Key: key = '', Values: values = [] }: NewDhcpConfiguration) {
  const check = Object.hasOwn(CHECKS, key) ? CHECKS[key] : undefined;
  if (!check) throw invalidParameterValue(key, 'key', 'Unknown DHCP option.');
  // Clients may write several servers into one value, with commas between.
  const single = values.flatMap((value) => value.split(',')).map((value) => value.trim());
  if (single.length === 0) throw missingParameter(`value of ${key}`);
  check(single, key);
  return { Key: key, Values: single.map((Value) => ({ Value })) };
}

function checkSingle(values: readonly string[], key: string): void {
  if (values.length !== 1) throw invalidValue(`The DHCP option ${key} takes exactly one value.`);
}

function checkServers(values: readonly string[], key: string): void {
  const addresses = values.map((value) => {
    const address = parseAddress(value);
    if (!address) throw invalidParameterValue(value, key, 'This is not a valid IP address.');
    return address;
  });
  for (const family of [4, 6]) {
    if (addresses.filter((address) => address.family === family).length > SERVERS_PER_FAMILY) {
      throw invalidValue(`The DHCP option ${key} takes at most ${SERVERS_PER_FAMILY} addresses of a family.`);
    }
  }
}
