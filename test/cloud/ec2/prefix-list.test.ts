import { describe, expect, test } from 'vitest';
import { prefixList, weightOf } from '../../../src/cloud/ec2/prefix-list/prefix-list.ts';
import { type Harness, harness } from '../harness.ts';
import { scenery } from './scenery.ts';

const LIST = { PrefixListName: 'offices', AddressFamily: 'IPv4', MaxEntries: 3 };

function create(h: Harness, input: object = {}): string {
  const { PrefixListId } = h.call('CreateManagedPrefixList', { ...LIST, ...input }).PrefixList;
  h.advance(5);
  return PrefixListId;
}

const blocks = (h: Harness, PrefixListId: string, more: object = {}): string[] =>
  h
    .call('GetManagedPrefixListEntries', { PrefixListId, ...more })
    .Entries.map((entry: { Cidr: string }) => entry.Cidr);

function show(h: Harness, id: string) {
  return h.call('DescribeManagedPrefixLists', { PrefixListIds: [id] }).PrefixLists[0];
}

describe('the learner’s own lists', () => {
  test('R-VPC-165, R-VPC-168: are complete after a moment', () => {
    const h = harness();
    const { PrefixList } = h.call('CreateManagedPrefixList', {
      ...LIST,
      Entries: [{ Cidr: '192.0.2.7/24', Description: 'lisbon' }],
    });
    expect(PrefixList).toEqual({
      AddressFamily: 'IPv4',
      MaxEntries: 3,
      OwnerId: '123456789012',
      PrefixListArn: `arn:aws:ec2:us-east-1:123456789012:prefix-list/${PrefixList.PrefixListId}`,
      PrefixListId: expect.stringMatching(/^pl-[0-9a-f]{17}$/),
      PrefixListName: 'offices',
      State: 'create-in-progress',
      Tags: [],
      Version: 1,
    });
    h.advance(5);
    expect(show(h, PrefixList.PrefixListId).State).toBe('create-complete');
    expect(h.call('GetManagedPrefixListEntries', { PrefixListId: PrefixList.PrefixListId })).toEqual({
      Entries: [{ Cidr: '192.0.2.0/24', Description: 'lisbon' }],
    });
  });

  test.each([
    [{ AddressFamily: 'IPv5' }, /^InvalidParameterValue/],
    [{ MaxEntries: 0 }, /^InvalidParameterValue/],
    [{ MaxEntries: 1001 }, /^InvalidParameterValue/],
    [{ PrefixListName: 'com.amazonaws.mine' }, /^InvalidParameterValue/],
    [{ Entries: [{ Cidr: '::/0' }] }, /^InvalidParameterValue: .*not a valid CIDR block/],
    [{ Entries: [{ Cidr: '192.0.2.0/24' }, { Cidr: '192.0.2.1/24' }] }, /^InvalidParameterValue/],
    [
      { Entries: [1, 2, 3, 4].map((third) => ({ Cidr: `10.0.${third}.0/24` })) },
      /^PrefixListMaxEntriesExceeded/,
    ],
  ])('R-VPC-165: refuses %j', (change, error) => {
    expect(harness().error('CreateManagedPrefixList', { ...LIST, ...change })).toMatch(error);
  });

  test('R-VPC-165: every change is a version, which counts when it is complete', () => {
    const h = harness();
    const PrefixListId = create(h, { Entries: [{ Cidr: '192.0.2.0/24' }] });
    const change = {
      PrefixListId,
      CurrentVersion: 1,
      AddEntries: [{ Cidr: '198.51.100.0/24' }],
      RemoveEntries: [{ Cidr: '192.0.2.0/24' }],
    };
    expect(h.call('ModifyManagedPrefixList', change).PrefixList).toMatchObject({
      State: 'modify-in-progress',
      Version: 1,
    });
    expect(blocks(h, PrefixListId)).toEqual(['192.0.2.0/24']);
    expect(h.error('ModifyManagedPrefixList', change)).toMatch(/^IncorrectState/);
    h.advance(5);
    expect(show(h, PrefixListId)).toMatchObject({ State: 'modify-complete', Version: 2 });
    expect(blocks(h, PrefixListId)).toEqual(['198.51.100.0/24']);
    expect(blocks(h, PrefixListId, { TargetVersion: 1 })).toEqual(['192.0.2.0/24']);
    expect(h.error('ModifyManagedPrefixList', change)).toMatch(/^PrefixListVersionMismatch/);
    h.call('RestoreManagedPrefixListVersion', { PrefixListId, PreviousVersion: 1, CurrentVersion: 2 });
    h.advance(5);
    expect(show(h, PrefixListId)).toMatchObject({ State: 'restore-complete', Version: 3 });
    expect(blocks(h, PrefixListId)).toEqual(['192.0.2.0/24']);
  });

  test('R-VPC-165: size and entries change apart', () => {
    const h = harness();
    const PrefixListId = create(h, { Entries: [{ Cidr: '192.0.2.0/24' }, { Cidr: '198.51.100.0/24' }] });
    expect(
      h.error('ModifyManagedPrefixList', {
        PrefixListId,
        CurrentVersion: 1,
        MaxEntries: 9,
        AddEntries: [{ Cidr: '10.0.0.0/8' }],
      }),
    ).toMatch(/^InvalidParameterCombination/);
    expect(h.error('ModifyManagedPrefixList', { PrefixListId, MaxEntries: 1 })).toMatch(
      /^PrefixListMaxEntriesExceeded/,
    );
    h.call('ModifyManagedPrefixList', { PrefixListId, MaxEntries: 9, PrefixListName: 'sites' });
    h.advance(5);
    expect(show(h, PrefixListId)).toMatchObject({ MaxEntries: 9, PrefixListName: 'sites', Version: 1 });
  });

  test('R-VPC-168: cannot outgrow what refers to them', () => {
    const h = scenery();
    const PrefixListId = create(h);
    const { RouteTableId } = h.call('DescribeRouteTables').RouteTables[0];
    const { NetworkInterfaceId } = h.call('CreateNetworkInterface', {
      SubnetId: h.subnetId,
    }).NetworkInterface;
    h.call('CreateRoute', { RouteTableId, DestinationPrefixListId: PrefixListId, NetworkInterfaceId });
    const { GroupId } = h.call('DescribeSecurityGroups').SecurityGroups[0];
    const permission = { IpProtocol: 'tcp', FromPort: 1, ToPort: 1, PrefixListIds: [{ PrefixListId }] };
    h.call('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: [permission] });
    const resize = (MaxEntries: number) => {
      h.call('ModifyManagedPrefixList', { PrefixListId, MaxEntries });
      h.advance(5);
      return show(h, PrefixListId);
    };
    expect(resize(50)).toMatchObject({ State: 'modify-complete', MaxEntries: 50 });
    expect(resize(51)).toMatchObject({
      State: 'modify-failed',
      StateMessage: expect.stringContaining(RouteTableId),
      MaxEntries: 50,
    });
    h.call('DeleteRoute', { RouteTableId, DestinationPrefixListId: PrefixListId });
    // The default group has a rule of its own.
    expect(resize(59)).toMatchObject({ State: 'modify-complete', MaxEntries: 59 });
    expect(resize(60)).toMatchObject({
      State: 'modify-failed',
      StateMessage: expect.stringContaining(GroupId),
    });
  });

  test.each([
    [{ RemoveEntries: [{ Cidr: '10.0.0.0/8' }] }, /does not exist in the prefix list/],
    [{ AddEntries: [{ Cidr: '10.0.0.0/8' }] }, /^MissingParameter: .*currentVersion$/],
  ])('refuses the change %j', (change, error) => {
    const h = harness();
    const PrefixListId = create(h, { Entries: [{ Cidr: '192.0.2.0/24' }] });
    const CurrentVersion = 'RemoveEntries' in change ? 1 : undefined;
    expect(h.error('ModifyManagedPrefixList', { PrefixListId, CurrentVersion, ...change })).toMatch(error);
  });

  test('R-VPC-168, R-VPC-190: stay while a route refers to them', () => {
    const h = scenery();
    const PrefixListId = create(h);
    const { InternetGatewayId } = h.call('CreateInternetGateway').InternetGateway;
    h.call('AttachInternetGateway', { InternetGatewayId, VpcId: h.vpcId });
    const { RouteTableId } = h.call('DescribeRouteTables').RouteTables[0];
    const route = { RouteTableId, DestinationPrefixListId: PrefixListId };
    h.call('CreateRoute', { ...route, GatewayId: InternetGatewayId });
    expect(h.error('DeleteManagedPrefixList', { PrefixListId })).toMatch(/^DependencyViolation/);
    expect(h.call('GetManagedPrefixListAssociations', { PrefixListId }).PrefixListAssociations).toEqual([
      { ResourceId: RouteTableId, ResourceOwner: '123456789012' },
    ]);
    h.call('DeleteRoute', route);
    expect(h.call('DeleteManagedPrefixList', { PrefixListId }).PrefixList.State).toBe('delete-in-progress');
    h.advance(5);
    expect(h.error('DescribeManagedPrefixLists', { PrefixListIds: [PrefixListId] })).toMatch(
      /^InvalidPrefixListID.NotFound/,
    );
  });
});

describe('AWS’s lists', () => {
  test('R-VPC-161, R-VPC-167: are there, without version, in every region', () => {
    for (const region of ['us-east-1', 'eu-central-1']) {
      const { PrefixLists } = harness({ region }).call('DescribeManagedPrefixLists');
      expect(PrefixLists.map((list: { PrefixListName: string }) => list.PrefixListName)).toEqual([
        `com.amazonaws.${region}.s3`,
        `com.amazonaws.${region}.dynamodb`,
        'com.amazonaws.global.cloudfront.origin-facing',
      ]);
      expect(PrefixLists[0]).toEqual({
        AddressFamily: 'IPv4',
        OwnerId: 'AWS',
        PrefixListArn: `arn:aws:ec2:${region}:aws:prefix-list/${PrefixLists[0].PrefixListId}`,
        PrefixListId: expect.stringMatching(/^pl-[0-9a-f]{8}$/),
        PrefixListName: `com.amazonaws.${region}.s3`,
        State: 'create-complete',
        Tags: [],
      });
    }
  });

  test('R-VPC-161: weigh what AWS says', () => {
    const weights = harness().context().list(prefixList).map(weightOf);
    expect(weights).toEqual([1, 1, 55]);
  });

  test('R-VPC-167: are read-only', () => {
    const h = harness();
    const [{ PrefixListId }] = h.call('DescribeManagedPrefixLists').PrefixLists;
    expect(PrefixListId).toBe('pl-63a5400a');
    for (const operation of ['ModifyManagedPrefixList', 'DeleteManagedPrefixList']) {
      expect(h.error(operation, { PrefixListId, MaxEntries: 5 })).toBe(
        'UnauthorizedOperation: You are not authorized to perform this operation.',
      );
    }
    expect(blocks(h, PrefixListId)).toContain('52.216.0.0/15');
  });

  test('DescribePrefixLists knows no others', () => {
    const h = harness();
    create(h);
    const { PrefixLists } = h.call('DescribePrefixLists');
    expect(PrefixLists).toHaveLength(3);
    expect(PrefixLists[1]).toMatchObject({
      Cidrs: expect.arrayContaining(['52.94.0.0/22']),
      PrefixListId: 'pl-02cd2c6b',
      PrefixListName: 'com.amazonaws.us-east-1.dynamodb',
    });
  });

  test.each([
    ['owner-id', 'AWS', 3],
    ['owner-id', '123456789012', 1],
    ['prefix-list-name', '*.s3', 1],
    ['prefix-list-id', 'pl-3b927c52', 1],
  ])('filters by %s=%s', (Name, value, count) => {
    const h = harness();
    create(h);
    const Filters = [{ Name, Values: [value] }];
    expect(h.call('DescribeManagedPrefixLists', { Filters }).PrefixLists).toHaveLength(count);
  });
});
