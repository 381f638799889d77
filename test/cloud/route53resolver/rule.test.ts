import { describe, expect, it } from 'vitest';
import { type Account, account, uniqueId } from './account.ts';

const INTERNET = 'rslvr-autodefined-rr-internet-resolver';

function withEndpoint(): { one: Account; endpoint: string; forward: (extra?: object) => object } {
  const one = account();
  const endpoint = one.endpoint('OUTBOUND').Id;
  const forward = (extra: object = {}) => ({
    CreatorRequestId: uniqueId(),
    RuleType: 'FORWARD',
    DomainName: 'Corp.example',
    ResolverEndpointId: endpoint,
    TargetIps: [{ Ip: '10.90.0.53' }],
    ...extra,
  });
  return { one, endpoint, forward };
}

const create = (one: Account, input: object) => one.resolver('CreateResolverRule', input).ResolverRule;

describe('a resolver rule', () => {
  it('forwards a domain to targets, port 53 where none is named (R-R53-129)', () => {
    const { one, endpoint, forward } = withEndpoint();
    const rule = create(one, forward({ Name: 'to-office' }));
    expect(rule).toMatchObject({
      Id: expect.stringMatching(/^rslvr-rr-[0-9a-f]{17}$/),
      Arn: `arn:aws:route53resolver:us-east-1:123456789012:resolver-rule/${rule.Id}`,
      DomainName: 'corp.example.',
      Status: 'COMPLETE',
      StatusMessage: expect.stringMatching(/ Successfully created Resolver Rule\.$/),
      RuleType: 'FORWARD',
      TargetIps: [{ Ip: '10.90.0.53', Port: 53 }],
      ResolverEndpointId: endpoint,
      OwnerId: '123456789012',
      ShareStatus: 'NOT_SHARED',
    });
  });

  it.each<readonly [string, object, RegExp]>([
    ['type RECURSIVE', { RuleType: 'RECURSIVE' }, /^InvalidRequestException: \[RSLVR-00718\]/],
    [
      'SYSTEM with targets',
      { RuleType: 'SYSTEM' },
      /^InvalidRequestException: Cannot specify resolver endpoint ID/,
    ],
    ['no endpoint', { ResolverEndpointId: undefined }, /^InvalidRequestException: /],
    ['no targets', { TargetIps: [] }, /^InvalidRequestException: /],
    [
      'seven targets',
      { TargetIps: Array.from({ length: 7 }, (_, n) => ({ Ip: `10.0.0.${n}` })) },
      /at most 6/,
    ],
    [
      'an unknown endpoint',
      { ResolverEndpointId: 'rslvr-out-1' },
      /^ResourceNotFoundException: Resolver endpoint/,
    ],
    [
      'what is no address',
      { TargetIps: [{ Ip: 'ns.corp' }] },
      /^InvalidParameterException: Invalid IP address/,
    ],
    ['IPv6', { TargetIps: [{ Ip: '2001:db8::1' }] }, /^InvalidParameterException: Only IPv4/],
    ['what is no domain', { DomainName: 'a..b' }, /^InvalidParameterException: Invalid domain name: "a..b"/],
  ])('is refused for %s (R-R53-131)', (_what, extra, error) => {
    const { one, forward } = withEndpoint();
    expect(one.refused('CreateResolverRule', forward(extra))).toMatch(error);
  });

  it('leads through outbound endpoints only', () => {
    const one = account();
    const { Id } = one.endpoint('INBOUND');
    const input = {
      CreatorRequestId: uniqueId(),
      RuleType: 'FORWARD',
      DomainName: 'corp.example',
      ResolverEndpointId: Id,
      TargetIps: [{ Ip: '10.90.0.53' }],
    };
    expect(one.refused('CreateResolverRule', input)).toBe(
      'InvalidRequestException: [RSLVR-00700] Resolver rules can only be associated to OUTBOUND resolver endpoints.',
    );
  });

  it('is made once for a request ID, changed, and listed beside AWS’s own', () => {
    const { one, forward } = withEndpoint();
    const input = forward();
    const rule = create(one, input);
    expect(one.refused('CreateResolverRule', input)).toMatch(
      /^ResourceExistsException: Resolver rule with creator/,
    );
    const changed = { ResolverRuleId: rule.Id, Config: { TargetIps: [{ Ip: '10.90.0.54', Port: 5353 }] } };
    expect(one.resolver('UpdateResolverRule', changed).ResolverRule).toMatchObject({
      Status: 'UPDATING',
      TargetIps: [{ Ip: '10.90.0.54', Port: 5353 }],
    });
    expect(one.refused('UpdateResolverRule', changed)).toMatch(/^InvalidRequestException: \[RSLVR-00705\]/);
    one.advance(61);
    const { ResolverRules } = one.resolver('ListResolverRules');
    expect(ResolverRules).toMatchObject([
      {
        Id: INTERNET,
        Arn: `arn:aws:route53resolver:us-east-1::autodefined-rule/${INTERNET}`,
        DomainName: '.',
        RuleType: 'RECURSIVE',
        Name: 'Internet Resolver',
        OwnerId: 'Route 53 Resolver',
      },
      { Id: rule.Id, Status: 'COMPLETE' },
    ]);
    const Filters = [{ Name: 'Type', Values: ['FORWARD'] }];
    expect(one.resolver('ListResolverRules', { Filters }).ResolverRules).toHaveLength(1);
    expect(one.refused('DeleteResolverRule', { ResolverRuleId: INTERNET })).toMatch(
      /^InvalidRequestException: /,
    );
    expect(one.refused('GetResolverRule', { ResolverRuleId: 'id-123' })).toBe(
      'ResourceNotFoundException: [RSLVR-00703] Resolver rule with ID "id-123" does not exist.',
    );
  });
});

describe('a rule in a VPC', () => {
  it('settles, keeps the rule from being deleted, and ends (R-R53-131)', () => {
    const { one, forward } = withEndpoint();
    const rule = create(one, forward());
    const input = { ResolverRuleId: rule.Id, VPCId: one.vpc, Name: 'office' };
    const { ResolverRuleAssociation: made } = one.resolver('AssociateResolverRule', input);
    expect(made).toMatchObject({
      Id: expect.stringMatching(/^rslvr-rrassoc-[0-9a-f]{17}$/),
      ResolverRuleId: rule.Id,
      VPCId: one.vpc,
      Name: 'office',
      Status: 'CREATING',
    });
    one.advance(61);
    const got = one.resolver('GetResolverRuleAssociation', { ResolverRuleAssociationId: made.Id });
    expect(got.ResolverRuleAssociation.Status).toBe('COMPLETE');
    expect(one.resolver('ListResolverRuleAssociations').ResolverRuleAssociations).toMatchObject([
      {
        Id: `rslvr-autodefined-assoc-${one.vpc}-internet-resolver`,
        Name: 'System Rule Association',
        ResolverRuleId: INTERNET,
      },
      { Id: made.Id },
    ]);
    expect(one.refused('DeleteResolverRule', { ResolverRuleId: rule.Id })).toMatch(
      /^ResourceInUseException: \[RSLVR-00707\] Please disassociate/,
    );
    const away = { ResolverRuleId: rule.Id, VPCId: one.vpc };
    expect(one.resolver('DisassociateResolverRule', away).ResolverRuleAssociation.Status).toBe('DELETING');
    one.advance(61);
    expect(one.refused('DisassociateResolverRule', away)).toMatch(
      /^ResourceNotFoundException: Resolver Rule Association between Resolver Rule/,
    );
    expect(one.resolver('DeleteResolverRule', { ResolverRuleId: rule.Id }).ResolverRule.Status).toBe(
      'DELETING',
    );
  });

  it('has no rival of the same domain, and leads to no inbound endpoint of the VPC itself (R-R53-132)', () => {
    const { one, forward } = withEndpoint();
    const first = create(one, forward());
    const second = create(one, forward());
    one.resolver('AssociateResolverRule', { ResolverRuleId: first.Id, VPCId: one.vpc });
    expect(one.refused('AssociateResolverRule', { ResolverRuleId: second.Id, VPCId: one.vpc })).toBe(
      `InvalidRequestException: [RSLVR-00802] Cannot associate rules with same domain name with same VPC. Conflict with resolver rule "${first.Id}"`,
    );
    one.endpoint('INBOUND', {
      IpAddresses: [{ SubnetId: one.subnets[0], Ip: '10.20.1.53' }, { SubnetId: one.subnets[1] }],
    });
    const loop = create(one, forward({ DomainName: 'aws.example', TargetIps: [{ Ip: '10.20.1.53' }] }));
    expect(one.refused('AssociateResolverRule', { ResolverRuleId: loop.Id, VPCId: one.vpc })).toMatch(
      /^InvalidRequestException: \[RSLVR-00804\] Cannot associate rule/,
    );
    expect(one.refused('AssociateResolverRule', { ResolverRuleId: loop.Id, VPCId: 'vpc-0123' })).toBe(
      'InvalidParameterException: The vpc ID "vpc-0123" does not exist',
    );
  });

  it('goes with its VPC', () => {
    const { one, forward } = withEndpoint();
    const { VpcId } = one.call('CreateVpc', { CidrBlock: '10.30.0.0/16' }).Vpc;
    const rule = create(one, forward());
    one.resolver('AssociateResolverRule', { ResolverRuleId: rule.Id, VPCId: VpcId });
    one.call('DeleteVpc', { VpcId });
    const Filters = [{ Name: 'VPCId', Values: [VpcId] }];
    expect(one.resolver('ListResolverRuleAssociations', { Filters }).ResolverRuleAssociations).toEqual([]);
  });
});
