import { describe, expect, it } from 'vitest';
import { type Account, account, uniqueId } from './account.ts';

const request = (one: Account, extra: object = {}) => ({
  CreatorRequestId: uniqueId(),
  Name: 'in-from-office',
  SecurityGroupIds: [one.group],
  Direction: 'INBOUND',
  IpAddresses: [{ SubnetId: one.subnets[0], Ip: '10.20.1.53' }, { SubnetId: one.subnets[1] }],
  ...extra,
});

const addressesOf = (one: Account, ResolverEndpointId: string) =>
  one.resolver('ListResolverEndpointIpAddresses', { ResolverEndpointId }).IpAddresses;

describe('a resolver endpoint', () => {
  it('takes minutes, and its interfaces are in the VPC from the start (R-R53-127, R-VPC-118)', () => {
    const one = account();
    const { ResolverEndpoint: made } = one.resolver('CreateResolverEndpoint', request(one));
    expect(made).toMatchObject({
      Id: expect.stringMatching(/^rslvr-in-[0-9a-f]{17}$/),
      Arn: `arn:aws:route53resolver:us-east-1:123456789012:resolver-endpoint/${made.Id}`,
      Name: 'in-from-office',
      Direction: 'INBOUND',
      IpAddressCount: 2,
      HostVPCId: one.vpc,
      Status: 'CREATING',
      StatusMessage: expect.stringMatching(/^\[Trace id: 1-[0-9a-f]{8}-[0-9a-f]{24}\] Creating/),
      ResolverEndpointType: 'IPV4',
      Protocols: ['Do53'],
    });
    const [first, second] = addressesOf(one, made.Id);
    expect(first).toMatchObject({ Ip: '10.20.1.53', SubnetId: one.subnets[0], Status: 'CREATING' });
    expect(second.IpId).toMatch(/^rni-[0-9a-f]{17}$/);
    const { NetworkInterfaces } = one.call('DescribeNetworkInterfaces', {
      Filters: [{ Name: 'description', Values: [`Route 53 Resolver: ${made.Id}:*`] }],
    });
    expect(NetworkInterfaces).toMatchObject([
      {
        PrivateIpAddress: '10.20.1.53',
        RequesterManaged: true,
        Status: 'in-use',
        Groups: [{ GroupId: one.group }],
      },
      { RequesterManaged: true, SubnetId: one.subnets[1] },
    ]);
    const [{ NetworkInterfaceId }] = NetworkInterfaces;
    expect(one.error('DeleteNetworkInterface', { NetworkInterfaceId })).toMatch(/in use/);
    one.advance(180);
    const { ResolverEndpoint: later } = one.resolver('GetResolverEndpoint', { ResolverEndpointId: made.Id });
    expect(later).toMatchObject({
      Status: 'OPERATIONAL',
      StatusMessage: 'This Resolver Endpoint is operational.',
    });
    expect(addressesOf(one, made.Id)).toMatchObject([
      { Status: 'ATTACHED', StatusMessage: 'This IP address is operational.' },
      { Status: 'ATTACHED' },
    ]);
  });

  const REFUSED: readonly (readonly [string, (one: Account) => object, RegExp])[] = [
    [
      'one address',
      (one) => ({ IpAddresses: [{ SubnetId: one.subnets[0] }] }),
      /^InvalidRequestException: Resolver endpoint needs to have at least 2/,
    ],
    [
      'seven addresses',
      (one) => ({ IpAddresses: Array.from({ length: 7 }, () => ({ SubnetId: one.subnets[0] })) }),
      /^InvalidRequestException: .* at most 6/,
    ],
    [
      'a subnet that is not there',
      (one) => ({ IpAddresses: [{ SubnetId: 'subnet-0123' }, { SubnetId: one.subnets[0] }] }),
      /^InvalidParameterException: The subnet ID "subnet-0123" does not exist$/,
    ],
    [
      'an address of another subnet',
      (one) => ({
        IpAddresses: [{ SubnetId: one.subnets[1], Ip: '10.20.1.5' }, { SubnetId: one.subnets[0] }],
      }),
      /^InvalidRequestException: \[RSLVR-00405\] IP address "10.20.1.5" is either not in subnet/,
    ],
    [
      'an address twice',
      (one) => ({
        IpAddresses: [
          { SubnetId: one.subnets[0], Ip: '10.20.1.5' },
          { SubnetId: one.subnets[0], Ip: '10.20.1.5' },
        ],
      }),
      /^ResourceExistsException: The IP address "10.20.1.5" in subnet/,
    ],
    [
      'what is no group',
      () => ({ SecurityGroupIds: ['test-invalid'] }),
      /^InvalidParameterException: \[RSLVR-00408\] Malformed security group ID: "Invalid id: "test-invalid" \(expecting "sg-..."\)"\.$/,
    ],
    [
      'a group that is not there',
      () => ({ SecurityGroupIds: ['sg-0123'] }),
      /^ResourceNotFoundException: The security group "sg-0123" does not exist$/,
    ],
    [
      'a name of digits',
      () => ({ Name: '1234' }),
      /^ValidationException: 1 validation error detected: Value '1234' at 'name'/,
    ],
    ['IPv6', () => ({ ResolverEndpointType: 'IPV6' }), /^NotSimulated: /],
    ['DNS over HTTPS', () => ({ Protocols: ['DoH'] }), /^NotSimulated: /],
  ];

  it.each(REFUSED)('is refused for %s (R-R53-127, R-R53-131)', (_what, extra, error) => {
    const one = account();
    expect(one.refused('CreateResolverEndpoint', request(one, extra(one)))).toMatch(error);
  });

  it('is refused across VPCs and in dedicated tenancy (R-R53-132)', () => {
    const one = account();
    const { VpcId } = one.call('CreateVpc', { CidrBlock: '10.30.0.0/16', InstanceTenancy: 'dedicated' }).Vpc;
    const { SubnetId } = one.call('CreateSubnet', { VpcId, CidrBlock: '10.30.1.0/24' }).Subnet;
    const across = [{ SubnetId }, { SubnetId: one.subnets[0] }];
    expect(one.refused('CreateResolverEndpoint', request(one, { IpAddresses: across }))).toMatch(/one VPC$/);
    const there = [{ SubnetId }, { SubnetId }];
    expect(one.refused('CreateResolverEndpoint', request(one, { IpAddresses: there }))).toMatch(
      /^InvalidRequestException: .*dedicated$/,
    );
  });

  it('is made once for a request ID, and four times in a region (R-R53-131)', () => {
    const one = account();
    const first = request(one);
    one.resolver('CreateResolverEndpoint', first);
    expect(one.refused('CreateResolverEndpoint', first)).toBe(
      `ResourceExistsException: Resolver endpoint with creator request ID "${first.CreatorRequestId}" already exists`,
    );
    const others = { IpAddresses: one.subnets.map((SubnetId) => ({ SubnetId })) };
    for (let count = 1; count < 4; count++) one.resolver('CreateResolverEndpoint', request(one, others));
    expect(one.refused('CreateResolverEndpoint', request(one, others))).toMatch(/^LimitExceededException: /);
  });

  it('takes and gives back addresses, two at least', () => {
    const one = account();
    const { Id } = one.endpoint('INBOUND');
    const added = { ResolverEndpointId: Id, IpAddress: { SubnetId: one.subnets[0], Ip: '10.20.1.77' } };
    expect(one.resolver('AssociateResolverEndpointIpAddress', added).ResolverEndpoint).toMatchObject({
      Status: 'UPDATING',
      IpAddressCount: 3,
    });
    expect(one.refused('AssociateResolverEndpointIpAddress', added)).toMatch(/^InvalidRequestException: /);
    one.advance(61);
    const [first, , third] = addressesOf(one, Id);
    expect(third).toMatchObject({ Ip: '10.20.1.77', Status: 'ATTACHED' });
    one.resolver('DisassociateResolverEndpointIpAddress', {
      ResolverEndpointId: Id,
      IpAddress: { IpId: first.IpId },
    });
    expect(addressesOf(one, Id)[0].Status).toBe('DETACHING');
    one.advance(61);
    expect(addressesOf(one, Id).map(({ IpId }: { IpId: string }) => IpId)).not.toContain(first.IpId);
    expect(
      one.refused('DisassociateResolverEndpointIpAddress', {
        ResolverEndpointId: Id,
        IpAddress: { Ip: '10.20.1.77' },
      }),
    ).toMatch(/at least 2 IP addresses$/);
  });

  it('goes with its interfaces, once no rule names it (R-R53-131)', () => {
    const one = account();
    const { Id } = one.endpoint('OUTBOUND');
    const { ResolverRule: rule } = one.resolver('CreateResolverRule', {
      CreatorRequestId: uniqueId(),
      RuleType: 'FORWARD',
      DomainName: 'corp.example',
      ResolverEndpointId: Id,
      TargetIps: [{ Ip: '10.90.0.53' }],
    });
    expect(one.refused('DeleteResolverEndpoint', { ResolverEndpointId: Id })).toMatch(
      new RegExp(`^InvalidRequestException: \\[RSLVR-00600\\] .*"${rule.Id}"$`),
    );
    one.resolver('DeleteResolverRule', { ResolverRuleId: rule.Id });
    expect(one.resolver('DeleteResolverEndpoint', { ResolverEndpointId: Id }).ResolverEndpoint.Status).toBe(
      'DELETING',
    );
    one.advance(61);
    expect(one.refused('GetResolverEndpoint', { ResolverEndpointId: Id })).toBe(
      `ResourceNotFoundException: Resolver endpoint with ID "${Id}" does not exist.`,
    );
    expect(one.call('DescribeNetworkInterfaces').NetworkInterfaces).toEqual([]);
  });

  it('is listed by filters of either spelling, in pages', () => {
    const one = account();
    const inbound = one.endpoint('INBOUND', { Name: 'in' });
    const outbound = one.endpoint('OUTBOUND', { Name: 'out' });
    const ids = (input: object) =>
      one.resolver('ListResolverEndpoints', input).ResolverEndpoints.map(({ Id }: { Id: string }) => Id);
    expect(ids({ Filters: [{ Name: 'Direction', Values: ['OUTBOUND'] }] })).toEqual([outbound.Id]);
    expect(ids({ Filters: [{ Name: 'HOST_VPC_ID', Values: [one.vpc] }] })).toHaveLength(2);
    expect(
      ids({
        Filters: [
          { Name: 'Name', Values: ['in'] },
          { Name: 'IpAddressCount', Values: ['2'] },
        ],
      }),
    ).toEqual([inbound.Id]);
    const page = one.resolver('ListResolverEndpoints', { MaxResults: 1 });
    expect(page).toMatchObject({ MaxResults: 1, ResolverEndpoints: [{ Id: inbound.Id }] });
    expect(ids({ NextToken: page.NextToken })).toEqual([outbound.Id]);
    expect(one.refused('ListResolverEndpoints', { NextToken: 'x' })).toMatch(/^InvalidNextTokenException: /);
    expect(one.refused('ListResolverEndpoints', { Filters: [{ Name: 'Colour', Values: ['x'] }] })).toBe(
      'InvalidParameterException: The filter "Colour" is invalid',
    );
  });

  it('is renamed and tagged', () => {
    const one = account();
    const { Id, Arn } = one.endpoint('INBOUND', { Tags: [{ Key: 'team', Value: 'net' }] });
    const renamed = one.resolver('UpdateResolverEndpoint', { ResolverEndpointId: Id, Name: 'other' });
    expect(renamed.ResolverEndpoint).toMatchObject({ Name: 'other', Status: 'OPERATIONAL' });
    one.resolver('TagResource', { ResourceArn: Arn, Tags: [{ Key: 'cost', Value: '7' }] });
    one.resolver('UntagResource', { ResourceArn: Arn, TagKeys: ['team'] });
    expect(one.resolver('ListTagsForResource', { ResourceArn: Arn })).toEqual({
      Tags: [{ Key: 'cost', Value: '7' }],
    });
    expect(one.refused('ListTagsForResource', { ResourceArn: `${Arn}x` })).toMatch(
      /^ResourceNotFoundException/,
    );
  });
});
