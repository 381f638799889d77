/** Network ACL entries take protocol numbers; the CLI knows four names for them. */
import type { Customization } from './customization.ts';

const NUMBERS: Readonly<Record<string, string>> = { tcp: '6', udp: '17', icmp: '1', all: '-1' };

export const networkAclProtocol: Customization = {
  service: 'ec2',
  operations: ['CreateNetworkAclEntry', 'ReplaceNetworkAclEntry'],
  finish(params) {
    const name = params.Protocol;
    if (typeof name === 'string' && Object.hasOwn(NUMBERS, name)) params.Protocol = NUMBERS[name];
  },
};
