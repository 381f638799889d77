/** Entries of a network ACL, which are numbered and never change in place (R-NACL-4…R-NACL-8, R-NACL-13). */
import type {
  CreateNetworkAclEntryRequest,
  DeleteNetworkAclEntryRequest,
  IcmpTypeCode,
  PortRange,
  ReplaceNetworkAclEntryRequest,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import {
  AwsError,
  invalidParameterCombination,
  invalidParameterValue,
  missingParameter,
} from '../../kernel/errors.ts';
import { required } from '../../kernel/parameters.ts';
import { canonicalCidr } from '../cidr.ts';
import { invalidValue, limitExceeded } from '../errors.ts';
import { type EntryItem, type NetworkAclItem, networkAcl } from './network-acl.ts';
import { hasPorts, ICMPV6, isIcmp, requireProtocol } from './protocol.ts';

const LAST_NUMBER = 32_766;
const LAST_PORT = 65_535;
const LAST_ICMP = 255;
/** R-NACL-6: in each direction and family, `*` among them. */
const ENTRIES_PER_FAMILY = 20;

type EntryInput = CreateNetworkAclEntryRequest | ReplaceNetworkAclEntryRequest;

export function createNetworkAclEntry(input: CreateNetworkAclEntryRequest, context: Context): object {
  const acl = context.get(networkAcl, required(input.NetworkAclId, 'networkAclId'));
  const entry = readEntry(input);
  if (findEntry(acl, entry)) {
    throw new AwsError(
      'NetworkAclEntryAlreadyExists',
      `The network acl entry identified by ${entry.RuleNumber} already exists.`,
    );
  }
  checkLimit(acl, entry);
  acl.Entries = sortEntries([...acl.Entries, entry]);
  return {};
}

export function replaceNetworkAclEntry(input: ReplaceNetworkAclEntryRequest, context: Context): object {
  const acl = context.get(networkAcl, required(input.NetworkAclId, 'networkAclId'));
  const entry = readEntry(input);
  const before = requireEntry(acl, entry);
  const others = acl.Entries.filter((other) => other !== before);
  checkLimit({ ...acl, Entries: others }, entry);
  acl.Entries = sortEntries([...others, entry]);
  return {};
}

export function deleteNetworkAclEntry(input: DeleteNetworkAclEntryRequest, context: Context): object {
  const acl = context.get(networkAcl, required(input.NetworkAclId, 'networkAclId'));
  const entry = requireEntry(acl, {
    Egress: required(input.Egress, 'egress'),
    RuleNumber: requireNumber(input.RuleNumber),
  });
  acl.Entries = acl.Entries.filter((other) => other !== entry);
  return {};
}

/** Outbound before inbound, each in the order in which they are tried. */
export function sortEntries(entries: readonly EntryItem[]): EntryItem[] {
  return [...entries].sort(
    (left, right) => Number(right.Egress) - Number(left.Egress) || left.RuleNumber - right.RuleNumber,
  );
}

type EntryKey = Pick<EntryItem, 'Egress' | 'RuleNumber'>;

function findEntry(acl: NetworkAclItem, { Egress, RuleNumber }: EntryKey): EntryItem | undefined {
  return acl.Entries.find((entry) => entry.Egress === Egress && entry.RuleNumber === RuleNumber);
}

function requireEntry(acl: NetworkAclItem, key: EntryKey): EntryItem {
  const entry = findEntry(acl, key);
  if (entry) return entry;
  throw new AwsError(
    'InvalidNetworkAclEntry.NotFound',
    `no ${key.Egress ? 'egress' : 'ingress'} entry with number ${key.RuleNumber}`,
  );
}

function checkLimit(acl: NetworkAclItem, entry: EntryItem): void {
  const alike = acl.Entries.filter(
    (other) =>
      other.Egress === entry.Egress && (other.CidrBlock === undefined) === (entry.CidrBlock === undefined),
  );
  if (alike.length >= ENTRIES_PER_FAMILY) {
    throw limitExceeded('NetworkAclEntryLimitExceeded', 'network acl entries');
  }
}

function readEntry(input: EntryInput): EntryItem {
  const number = requireNumber(input.RuleNumber);
  const protocol = requireProtocol(required(input.Protocol, 'protocol'));
  const action = required(input.RuleAction, 'ruleAction');
  if (action !== 'allow' && action !== 'deny') {
    throw invalidParameterValue(action, 'ruleAction', 'Expecting allow or deny.');
  }
  const peer = readPeer(input);
  return {
    ...peer,
    Egress: required(input.Egress, 'egress'),
    ...readTypes(input, protocol, peer.CidrBlock !== undefined),
    ...(hasPorts(protocol) && { PortRange: readPorts(input.PortRange) }),
    Protocol: protocol,
    RuleAction: action,
    RuleNumber: number,
  };
}

function requireNumber(number: number | undefined): number {
  const value = required(number, 'ruleNumber');
  if (value >= 1 && value <= LAST_NUMBER) return value;
  throw invalidParameterValue(value, 'ruleNumber', `The rule number must be between 1 and ${LAST_NUMBER}.`);
}

function readPeer({
  CidrBlock: ipv4,
  Ipv6CidrBlock: ipv6,
}: EntryInput): Pick<EntryItem, 'CidrBlock' | 'Ipv6CidrBlock'> {
  if (ipv4 !== undefined && ipv6 !== undefined) {
    throw invalidParameterCombination(
      'The parameter cidrBlock cannot be used with the parameter ipv6CidrBlock',
    );
  }
  if (ipv4 !== undefined) return { CidrBlock: canonicalCidr(ipv4, 'cidrBlock', 4) };
  if (ipv6 !== undefined) return { Ipv6CidrBlock: canonicalCidr(ipv6, 'ipv6CidrBlock', 6) };
  throw missingParameter('cidrBlock or ipv6CidrBlock');
}

function readPorts(range: PortRange | undefined): PortRange {
  const { From: from, To: to } = required(range, 'portRange');
  const first = required(from, 'portRange.from');
  const last = required(to, 'portRange.to');
  if (first < 0 || last > LAST_PORT || first > last)
    throw invalidValue(`Invalid port range (${first}-${last})`);
  return { From: first, To: last };
}

/** ICMPv6 over an IPv4 block means all types, whatever is said (R-NACL-8). */
function readTypes(input: EntryInput, protocol: string, ipv4: boolean): { IcmpTypeCode?: IcmpTypeCode } {
  if (!isIcmp(protocol)) return {};
  if (protocol === ICMPV6 && ipv4) return { IcmpTypeCode: { Code: -1, Type: -1 } };
  const { Type: type, Code: code } = required(input.IcmpTypeCode, 'icmpTypeCode');
  const Type = required(type, 'icmpTypeCode.type');
  const Code = required(code, 'icmpTypeCode.code');
  if ([Type, Code].some((value) => value < -1 || value > LAST_ICMP)) {
    throw invalidValue(`ICMP type (${Type}) or code (${Code}) out of range`);
  }
  return { IcmpTypeCode: { Code, Type } };
}
