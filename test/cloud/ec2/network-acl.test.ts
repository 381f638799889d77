import { describe, expect, test } from 'vitest';
import { aclOf } from '../../../src/cloud/ec2/network-acl/network-acl.ts';
import { type Scenery, scenery } from './scenery.ts';

interface Entry {
  Egress: boolean;
  RuleNumber: number;
}

const newAcl = (h: Scenery): string => h.call('CreateNetworkAcl', { VpcId: h.vpcId }).NetworkAcl.NetworkAclId;

function aclById(h: Scenery, id: string) {
  return h.call('DescribeNetworkAcls', { NetworkAclIds: [id] }).NetworkAcls[0];
}

const TCP = {
  Protocol: '6',
  RuleAction: 'allow',
  Egress: false,
  CidrBlock: '0.0.0.0/0',
  PortRange: { From: 80, To: 80 },
};

describe('network ACLs', () => {
  test('R-NACL-2: the default one lets all through', () => {
    const h = scenery();
    const [acl] = h.call('DescribeNetworkAcls').NetworkAcls;
    const entry = (Egress: boolean, RuleAction: string, RuleNumber: number) => ({
      CidrBlock: '0.0.0.0/0',
      Egress,
      Protocol: '-1',
      RuleAction,
      RuleNumber,
    });
    expect(acl).toMatchObject({ IsDefault: true, VpcId: h.vpcId });
    expect(acl.Entries).toEqual([
      entry(true, 'allow', 100),
      entry(true, 'deny', 32_767),
      entry(false, 'allow', 100),
      entry(false, 'deny', 32_767),
    ]);
  });

  test('R-NACL-3, R-NACL-4: a new one lets nothing through', () => {
    const h = scenery();
    const { NetworkAcl } = h.call('CreateNetworkAcl', { VpcId: h.vpcId });
    expect(NetworkAcl).toMatchObject({
      Associations: [],
      IsDefault: false,
      OwnerId: '123456789012',
      Tags: [],
    });
    expect(NetworkAcl.Entries.map((entry: Entry) => [entry.Egress, entry.RuleNumber])).toEqual([
      [true, 32_767],
      [false, 32_767],
    ]);
  });

  test('R-NACL-1, R-NACL-15: a subnet moves from one to another', () => {
    const h = scenery();
    const [first] = h.call('DescribeNetworkAcls').NetworkAcls;
    const AssociationId = first.Associations[0].NetworkAclAssociationId;
    const NetworkAclId = newAcl(h);
    const { NewAssociationId } = h.call('ReplaceNetworkAclAssociation', { AssociationId, NetworkAclId });
    expect(NewAssociationId).toMatch(/^aclassoc-/);
    expect(aclOf(h.subnetId, h.context()).NetworkAclId).toBe(NetworkAclId);
    expect(aclById(h, first.NetworkAclId).Associations).toEqual([]);
    expect(h.error('ReplaceNetworkAclAssociation', { AssociationId, NetworkAclId })).toBe(
      `InvalidAssociationID.NotFound: The association ID '${AssociationId}' does not exist`,
    );
  });

  test('R-NACL-15: only within the VPC', () => {
    const h = scenery();
    const AssociationId =
      h.call('DescribeNetworkAcls').NetworkAcls[0].Associations[0].NetworkAclAssociationId;
    const { VpcId } = h.call('CreateVpc', { CidrBlock: '10.1.0.0/16' }).Vpc;
    const { NetworkAclId } = h.call('CreateNetworkAcl', { VpcId }).NetworkAcl;
    expect(h.error('ReplaceNetworkAclAssociation', { AssociationId, NetworkAclId })).toMatch(
      /belong to different networks$/,
    );
  });

  test('R-VPC-188: the default one stays, and one in use too', () => {
    const h = scenery();
    const [first] = h.call('DescribeNetworkAcls').NetworkAcls;
    expect(h.error('DeleteNetworkAcl', { NetworkAclId: first.NetworkAclId })).toBe(
      `InvalidParameterValue: cannot delete default network ACL ${first.NetworkAclId}`,
    );
    const NetworkAclId = newAcl(h);
    const { NewAssociationId } = h.call('ReplaceNetworkAclAssociation', {
      AssociationId: first.Associations[0].NetworkAclAssociationId,
      NetworkAclId,
    });
    expect(h.error('DeleteNetworkAcl', { NetworkAclId })).toBe(
      `DependencyViolation: The network ACL '${NetworkAclId}' has dependencies and cannot be deleted.`,
    );
    h.call('ReplaceNetworkAclAssociation', {
      AssociationId: NewAssociationId,
      NetworkAclId: first.NetworkAclId,
    });
    h.call('DeleteNetworkAcl', { NetworkAclId });
    expect(h.error('DeleteNetworkAcl', { NetworkAclId })).toBe(
      `InvalidNetworkAclID.NotFound: The networkAcl ID '${NetworkAclId}' does not exist`,
    );
  });

  test('R-NACL-6: 200 in a VPC', () => {
    const h = scenery();
    for (let index = 0; index < 199; index++) newAcl(h);
    expect(h.error('CreateNetworkAcl', { VpcId: h.vpcId })).toMatch(/^NetworkAclLimitExceeded/);
  });
});

describe('entries', () => {
  test('R-NACL-5: are tried in the order of their numbers', () => {
    const h = scenery();
    const NetworkAclId = newAcl(h);
    for (const RuleNumber of [200, 100, 32_766, 1]) {
      h.call('CreateNetworkAclEntry', { NetworkAclId, RuleNumber, ...TCP });
    }
    const inbound = aclById(h, NetworkAclId).Entries.filter((entry: Entry) => !entry.Egress);
    expect(inbound.map((entry: Entry) => entry.RuleNumber)).toEqual([1, 100, 200, 32_766, 32_767]);
    expect(inbound[1]).toEqual({
      CidrBlock: '0.0.0.0/0',
      Egress: false,
      PortRange: { From: 80, To: 80 },
      Protocol: '6',
      RuleAction: 'allow',
      RuleNumber: 100,
    });
  });

  test.each([0, 32_767, 32_768, -1])('R-NACL-4, R-NACL-5: no number %d', (RuleNumber) => {
    const h = scenery();
    const NetworkAclId = newAcl(h);
    const error = new RegExp(
      `^InvalidParameterValue: Value \\(${RuleNumber}\\) for parameter ruleNumber is invalid`,
    );
    expect(h.error('CreateNetworkAclEntry', { NetworkAclId, RuleNumber, ...TCP })).toMatch(error);
    expect(h.error('DeleteNetworkAclEntry', { NetworkAclId, RuleNumber, Egress: false })).toMatch(error);
  });

  test('R-NACL-5: each number once a direction', () => {
    const h = scenery();
    const entry = { NetworkAclId: newAcl(h), RuleNumber: 100, ...TCP };
    h.call('CreateNetworkAclEntry', entry);
    expect(h.error('CreateNetworkAclEntry', entry)).toBe(
      'NetworkAclEntryAlreadyExists: The network acl entry identified by 100 already exists.',
    );
    h.call('CreateNetworkAclEntry', { ...entry, Egress: true });
  });

  test('R-NACL-6: twenty a direction and family, with the last one', () => {
    const h = scenery();
    const NetworkAclId = newAcl(h);
    for (let RuleNumber = 1; RuleNumber <= 19; RuleNumber++) {
      h.call('CreateNetworkAclEntry', { NetworkAclId, RuleNumber, ...TCP });
    }
    expect(h.error('CreateNetworkAclEntry', { NetworkAclId, RuleNumber: 20, ...TCP })).toBe(
      'NetworkAclEntryLimitExceeded: The maximum number of network acl entries has been reached.',
    );
    h.call('CreateNetworkAclEntry', { NetworkAclId, RuleNumber: 20, ...TCP, Egress: true });
    const { CidrBlock: _ipv4, ...rest } = TCP;
    h.call('CreateNetworkAclEntry', { NetworkAclId, RuleNumber: 20, ...rest, Ipv6CidrBlock: '::/0' });
  });

  test.each([
    [
      'TCP without ports',
      { PortRange: undefined },
      'MissingParameter: The request must contain the parameter portRange',
    ],
    [
      'ICMP without type',
      { Protocol: '1' },
      'MissingParameter: The request must contain the parameter icmpTypeCode',
    ],
    [
      'ports that run backwards',
      { PortRange: { From: 90, To: 80 } },
      'InvalidParameterValue: Invalid port range (90-80)',
    ],
    [
      'ports beyond the last',
      { PortRange: { From: 0, To: 65_536 } },
      'InvalidParameterValue: Invalid port range (0-65536)',
    ],
    [
      'an unknown protocol',
      { Protocol: 'quic' },
      "InvalidParameterValue: Invalid value 'quic' for IP protocol. Unknown protocol.",
    ],
    [
      'a bad block',
      { CidrBlock: '10.0.0.0' },
      'InvalidParameterValue: Value (10.0.0.0) for parameter cidrBlock is invalid. This is not a valid CIDR block.',
    ],
    [
      'no block',
      { CidrBlock: undefined },
      'MissingParameter: The request must contain the parameter cidrBlock or ipv6CidrBlock',
    ],
    [
      'two blocks',
      { Ipv6CidrBlock: '::/0' },
      'InvalidParameterCombination: The parameter cidrBlock cannot be used with the parameter ipv6CidrBlock',
    ],
    [
      'another action',
      { RuleAction: 'reject' },
      'InvalidParameterValue: Value (reject) for parameter ruleAction is invalid. Expecting allow or deny.',
    ],
  ])('R-NACL-7: refuses %s', (_name, change, error) => {
    const h = scenery();
    const input = { NetworkAclId: newAcl(h), RuleNumber: 100, ...TCP, ...change };
    expect(h.error('CreateNetworkAclEntry', input)).toBe(error);
  });

  test.each([
    ['udp', '17', { PortRange: { From: 53, To: 53 } }],
    ['tcp', '6', { PortRange: { From: 53, To: 53 } }],
    ['all', '-1', {}],
    ['-1', '-1', {}],
    ['50', '50', {}],
  ])('R-NACL-7: protocol %s is stored as %s', (Protocol, stored, shown) => {
    const h = scenery();
    const NetworkAclId = newAcl(h);
    const PortRange = { From: 53, To: 53 };
    h.call('CreateNetworkAclEntry', { NetworkAclId, RuleNumber: 7, ...TCP, Protocol, PortRange });
    const entry = aclById(h, NetworkAclId).Entries.find((item: Entry) => item.RuleNumber === 7);
    expect(entry).toEqual({
      CidrBlock: '0.0.0.0/0',
      Egress: false,
      Protocol: stored,
      RuleAction: 'allow',
      RuleNumber: 7,
      ...shown,
    });
  });

  test('R-NACL-8: ICMPv6 on an IPv4 block means all types', () => {
    const h = scenery();
    const NetworkAclId = newAcl(h);
    const IcmpTypeCode = { Type: 128, Code: 0 };
    h.call('CreateNetworkAclEntry', { NetworkAclId, RuleNumber: 1, ...TCP, Protocol: '58', IcmpTypeCode });
    h.call('CreateNetworkAclEntry', { NetworkAclId, RuleNumber: 2, ...TCP, Protocol: '1', IcmpTypeCode });
    const types = aclById(h, NetworkAclId)
      .Entries.filter((entry: Entry) => entry.RuleNumber < 3)
      .map((entry: { IcmpTypeCode: object }) => entry.IcmpTypeCode);
    expect(types).toEqual([
      { Code: -1, Type: -1 },
      { Code: 0, Type: 128 },
    ]);
  });

  test('R-NACL-13: are replaced by number', () => {
    const h = scenery();
    const entry = { NetworkAclId: newAcl(h), RuleNumber: 100, ...TCP };
    expect(h.error('ReplaceNetworkAclEntry', entry)).toMatch(/^InvalidNetworkAclEntry.NotFound/);
    h.call('CreateNetworkAclEntry', entry);
    h.call('ReplaceNetworkAclEntry', { ...entry, RuleAction: 'deny', CidrBlock: '203.0.113.9/24' });
    const shown = aclById(h, entry.NetworkAclId).Entries.find((item: Entry) => item.RuleNumber === 100);
    expect(shown).toMatchObject({ RuleAction: 'deny', CidrBlock: '203.0.113.0/24' });
    h.call('DeleteNetworkAclEntry', { NetworkAclId: entry.NetworkAclId, RuleNumber: 100, Egress: false });
    expect(aclById(h, entry.NetworkAclId).Entries).toHaveLength(2);
  });
});

describe('DescribeNetworkAcls', () => {
  test.each([
    ['default', 'true', 1],
    ['association.subnet-id', 'subnet-*', 1],
    ['entry.protocol', 'tcp', 1],
    ['entry.protocol', '6', 1],
    ['entry.port-range.from', '80', 1],
    ['entry.rule-number', '32767', 2],
    ['entry.rule-action', 'allow', 2],
    ['entry.egress', 'true', 2],
    ['entry.cidr', '0.0.0.0/0', 2],
    ['vpc-id', 'vpc-*', 2],
  ])('filters by %s=%s', (Name, value, count) => {
    const h = scenery();
    h.call('CreateNetworkAclEntry', { NetworkAclId: newAcl(h), RuleNumber: 100, ...TCP });
    const Filters = [{ Name, Values: [value] }];
    expect(h.call('DescribeNetworkAcls', { Filters }).NetworkAcls).toHaveLength(count);
  });
});
