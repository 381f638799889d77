import { describe, expect, it } from 'vitest';
import { type Scenery, scenery } from './scenery.ts';

const arn = (path: string) => `arn:aws:elasticloadbalancing:us-east-1:123456789012:${path}`;

describe('load balancers', () => {
  it('are shown as AWS shows them (R-ELB-3, R-ELB-4, R-ELB-10, R-ELB-11)', () => {
    const s = scenery();
    const { LoadBalancers } = s.call('CreateLoadBalancer', {
      Name: 'web',
      Subnets: [s.subnets.a, s.subnets.b],
      Tags: [{ Key: 'team', Value: 'edge' }],
    });
    const [{ SecurityGroups, ...shown }] = LoadBalancers;
    expect(shown).toEqual({
      LoadBalancerArn: expect.stringMatching(/:loadbalancer\/app\/web\/[0-9a-f]{16}$/),
      DNSName: expect.stringMatching(/^web-\d{1,10}\.us-east-1\.elb\.amazonaws\.com$/),
      CanonicalHostedZoneId: 'Z35SXDOTRQ7X7K',
      CreatedTime: expect.any(String),
      LoadBalancerName: 'web',
      Scheme: 'internet-facing',
      VpcId: s.vpcId,
      State: { Code: 'provisioning' },
      Type: 'application',
      AvailabilityZones: [
        { ZoneName: 'us-east-1a', SubnetId: s.subnets.a, LoadBalancerAddresses: [] },
        { ZoneName: 'us-east-1b', SubnetId: s.subnets.b, LoadBalancerAddresses: [] },
      ],
      IpAddressType: 'ipv4',
    });
    // R-ELB-9: the VPC's default group.
    expect(SecurityGroups).toEqual([
      s.call('ec2:DescribeSecurityGroups', { Filters: [{ Name: 'group-name', Values: ['default'] }] })
        .SecurityGroups[0].GroupId,
    ]);
    const { LoadBalancerArn } = shown;
    expect(s.call('DescribeTags', { ResourceArns: [LoadBalancerArn] }).TagDescriptions).toEqual([
      { ResourceArn: LoadBalancerArn, Tags: [{ Key: 'team', Value: 'edge' }] },
    ]);
  });

  const one = (s: Scenery) => [s.subnets.a];
  const both = (s: Scenery) => [s.subnets.a, s.subnets.b];
  it.each<[string, (s: Scenery) => object, string | RegExp]>([
    [
      'R-ELB-2: long names',
      (s) => ({ Name: 'a'.repeat(33), Subnets: both(s) }),
      /^ValidationError: Load balancer name 'a{33}' cannot be longer than '32' characters$/,
    ],
    [
      'R-ELB-2: odd names',
      (s) => ({ Name: 'a_b', Subnets: both(s) }),
      /^ValidationError: Load balancer name 'a_b' can only contain/,
    ],
    [
      'R-ELB-2: hyphens at the end',
      (s) => ({ Name: 'web-', Subnets: both(s) }),
      "ValidationError: Load balancer name 'web-' cannot begin or end with '-'",
    ],
    [
      'R-ELB-2: internal-',
      (s) => ({ Name: 'internal-a', Subnets: both(s) }),
      "ValidationError: Load balancer name 'internal-a' cannot begin with 'internal-'",
    ],
    [
      'R-ELB-1: gateway',
      (s) => ({ Name: 'a', Type: 'gateway', Subnets: both(s) }),
      'NotSimulated: netlab does not simulate load balancers of type gateway',
    ],
    [
      'R-ELB-5: one zone',
      (s) => ({ Name: 'a', Subnets: one(s) }),
      'ValidationError: At least two subnets in two different Availability Zones must be specified',
    ],
    [
      'R-ELB-5: a zone twice',
      (s) => ({ Name: 'a', Subnets: [s.subnets.a, s.subnets.pa] }),
      'InvalidConfigurationRequest: A load balancer cannot be attached to multiple subnets in the same Availability Zone',
    ],
    [
      'R-ELB-15: no such subnet',
      () => ({ Name: 'a', Subnets: ['subnet-0', 'subnet-1'] }),
      "SubnetNotFound: The subnet ID 'subnet-0' does not exist",
    ],
    [
      'R-ELB-9: no such group',
      (s) => ({ Name: 'a', Subnets: both(s), SecurityGroups: ['sg-0'] }),
      "InvalidSecurityGroup: The security group 'sg-0' does not exist",
    ],
    [
      'R-ELB-8: no such address',
      (s) => ({
        Name: 'a',
        Type: 'network',
        SubnetMappings: [{ SubnetId: s.subnets.a, AllocationId: 'eipalloc-0' }],
      }),
      "AllocationIdNotFound: The allocation IDs 'eipalloc-0' do not exist",
    ],
    [
      'R-ELB-8: both lists',
      (s) => ({ Name: 'a', Subnets: both(s), SubnetMappings: [{ SubnetId: s.subnets.a }] }),
      'ValidationError: Only one of subnets or subnetMappings can be specified',
    ],
  ])('are refused: %s', (_, input, expected) => {
    const s = scenery();
    const error = s.error('CreateLoadBalancer', input(s));
    if (typeof expected === 'string') expect(error).toBe(expected);
    else expect(error).toMatch(expected);
  });

  it('need an internet gateway, and room (R-ELB-6, R-ELB-7)', () => {
    const s = scenery();
    const { SubnetId } = s.call('ec2:CreateSubnet', {
      VpcId: s.vpcId,
      CidrBlock: '10.0.20.0/28',
      AvailabilityZone: 'us-east-1c',
    }).Subnet;
    const input = { Name: 'web', Subnets: [s.subnets.a, SubnetId] };
    s.call('ec2:CreateNetworkInterface', { SubnetId, SecondaryPrivateIpAddressCount: 3 });
    expect(s.error('CreateLoadBalancer', input)).toBe(
      `InvalidSubnet: Not enough IP space available in ${SubnetId}. ELB requires at least 8 free IP addresses in each subnet.`,
    );
    s.call('ec2:DetachInternetGateway', { InternetGatewayId: s.gatewayId, VpcId: s.vpcId });
    expect(s.error('CreateLoadBalancer', { ...input, Subnets: [s.subnets.a, s.subnets.b] })).toBe(
      `InvalidSubnet: VPC ${s.vpcId} has no internet gateway`,
    );
    s.call('CreateLoadBalancer', { ...input, Subnets: [s.subnets.a, s.subnets.b], Scheme: 'internal' });
  });

  it('are the same when made twice, and an error when made otherwise (R-ELB-2)', () => {
    const s = scenery();
    const input = { Name: 'web', Subnets: [s.subnets.a, s.subnets.b] };
    const [first] = s.call('CreateLoadBalancer', input).LoadBalancers;
    expect(s.call('CreateLoadBalancer', input).LoadBalancers[0].LoadBalancerArn).toBe(first.LoadBalancerArn);
    expect(s.error('CreateLoadBalancer', { ...input, Scheme: 'internal' })).toBe(
      "DuplicateLoadBalancerName: A load balancer with the same name 'web' exists, but with different settings",
    );
  });

  it('are protected, moved and regrouped (R-ELB-9, R-ELB-12)', () => {
    const s = scenery();
    const { LoadBalancerArn } = s.balancer();
    const Attributes = [{ Key: 'deletion_protection.enabled', Value: 'true' }];
    s.call('ModifyLoadBalancerAttributes', { LoadBalancerArn, Attributes });
    expect(s.error('DeleteLoadBalancer', { LoadBalancerArn })).toBe(
      `OperationNotPermitted: Load balancer '${LoadBalancerArn}' cannot be deleted because deletion protection is enabled`,
    );
    const { AvailabilityZones } = s.call('SetSubnets', {
      LoadBalancerArn,
      Subnets: [s.subnets.b, s.subnets.pc],
    });
    expect(AvailabilityZones.map(({ ZoneName }: { ZoneName: string }) => ZoneName)).toEqual([
      'us-east-1b',
      'us-east-1c',
    ]);
    const owned = s.call('ec2:DescribeNetworkInterfaces', {
      Filters: [{ Name: 'requester-id', Values: ['amazon-elb'] }],
    }).NetworkInterfaces;
    expect(owned.map(({ SubnetId }: { SubnetId: string }) => SubnetId).sort()).toEqual(
      [s.subnets.b, s.subnets.pc].sort(),
    );
    s.call('SetSecurityGroups', { LoadBalancerArn, SecurityGroups: [s.groups.web] });
    expect(s.call('DescribeLoadBalancers').LoadBalancers[0].SecurityGroups).toEqual([s.groups.web]);
    const bare = s.balancer({ Name: 'bare', Type: 'network', SecurityGroups: [] });
    expect(
      s.error('SetSecurityGroups', { LoadBalancerArn: bare.LoadBalancerArn, SecurityGroups: [s.groups.web] }),
    ).toMatch(/^InvalidConfigurationRequest/);
  });

  it.each<[string, string, object, string]>([
    [
      'R-ELB-15',
      'DescribeLoadBalancers',
      { Names: ['x'] },
      "LoadBalancerNotFound: Load balancers '[x]' not found",
    ],
    [
      'R-ELB-15',
      'DescribeLoadBalancers',
      { LoadBalancerArns: [arn('loadbalancer/app/x/0')] },
      'LoadBalancerNotFound: One or more load balancers not found',
    ],
    [
      'R-ELB-15',
      'DescribeLoadBalancers',
      { LoadBalancerArns: ['x'] },
      "ValidationError: 'x' is not a valid load balancer ARN",
    ],
    [
      'R-ELB-15',
      'DescribeTargetGroups',
      { Names: ['x'] },
      'TargetGroupNotFound: One or more target groups not found',
    ],
    [
      'R-ELB-15',
      'DescribeListeners',
      { ListenerArns: [arn('listener/app/x/0/1')] },
      'ListenerNotFound: One or more listeners not found',
    ],
    [
      'R-ELB-15',
      'DescribeRules',
      { RuleArns: [arn('listener-rule/app/x/0/1/2')] },
      'RuleNotFound: One or more rules not found',
    ],
    ['R-ELB-15', 'DescribeSSLPolicies', { Names: ['x'] }, "SSLPolicyNotFound: SSL policy 'x' not found"],
    ['R-ELB-12: no error', 'DeleteLoadBalancer', { LoadBalancerArn: arn('loadbalancer/app/x/0') }, ''],
  ])('what is not there: %s %s', (_, operation, input, error) => {
    const s = scenery();
    if (error === '') expect(s.call(operation, input)).toEqual({});
    else expect(s.error(operation, input)).toBe(error);
  });
});

describe('target groups', () => {
  it('have AWS’s defaults (R-ELB-31)', () => {
    const s = scenery();
    s.targets();
    s.targets({ Name: 'packets', Protocol: 'TCP' });
    const [http, tcp] = s.call('DescribeTargetGroups').TargetGroups;
    expect(http).toEqual({
      TargetGroupArn: expect.stringMatching(/:targetgroup\/web\/[0-9a-f]{16}$/),
      TargetGroupName: 'web',
      Protocol: 'HTTP',
      Port: 80,
      VpcId: s.vpcId,
      HealthCheckProtocol: 'HTTP',
      HealthCheckPort: 'traffic-port',
      HealthCheckEnabled: true,
      HealthCheckIntervalSeconds: 30,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 5,
      UnhealthyThresholdCount: 2,
      HealthCheckPath: '/',
      Matcher: { HttpCode: '200' },
      LoadBalancerArns: [],
      TargetType: 'instance',
      ProtocolVersion: 'HTTP1',
      IpAddressType: 'ipv4',
    });
    expect(tcp).toMatchObject({ HealthCheckProtocol: 'TCP', HealthCheckTimeoutSeconds: 10 });
    expect(tcp).not.toHaveProperty('Matcher');
  });

  it.each<[string, object, string]>([
    [
      'R-ELB-30: lambda',
      { TargetType: 'lambda' },
      'NotSimulated: netlab does not simulate target groups of type lambda',
    ],
    ['no port', { Port: undefined }, 'ValidationError: A port must be specified'],
    ['no protocol', { Protocol: undefined }, 'ValidationError: A protocol must be specified'],
    ['no VPC', { VpcId: 'vpc-0' }, "ValidationError: The VPC ID 'vpc-0' is not found"],
    [
      'R-ELB-31: interval',
      { HealthCheckIntervalSeconds: 4 },
      "ValidationError: 1 validation error detected: Value '4' at 'healthCheckIntervalSeconds' failed to satisfy constraint: Member must have value greater than or equal to 5",
    ],
    [
      'R-ELB-31: timeout',
      { HealthCheckTimeoutSeconds: 30 },
      "ValidationError: Health check timeout '30' must be smaller than the interval '30'",
    ],
    [
      'R-ELB-31: thresholds',
      { UnhealthyThresholdCount: 11 },
      "ValidationError: 1 validation error detected: Value '11' at 'unhealthyThresholdCount' failed to satisfy constraint: Member must have value less than or equal to 10",
    ],
    [
      'R-ELB-31: matcher',
      { Matcher: { HttpCode: '199' } },
      "ValidationError: Health check matcher HTTP code '199' must be within '200-499' inclusive",
    ],
    [
      'R-ELB-31: protocol',
      { HealthCheckProtocol: 'TCP' },
      "ValidationError: Health check protocol 'TCP' must be one of 'HTTP, HTTPS'",
    ],
    [
      'R-ELB-37: another of that name',
      { Name: 'there', Port: 81 },
      "DuplicateTargetGroupName: A target group with the same name 'there' exists, but with different settings",
    ],
  ])('are refused: %s', (_, input, error) => {
    const s = scenery();
    s.targets({ Name: 'there' });
    const base = { Name: 'web', Protocol: 'HTTP', Port: 80, VpcId: s.vpcId };
    expect(s.error('CreateTargetGroup', { ...base, ...input })).toBe(error);
  });

  it('take targets of their kind (R-ELB-30)', () => {
    const s = scenery();
    const instances = s.targets();
    const ips = s.targets({ Name: 'ips', TargetType: 'ip' });
    const refusal = (TargetGroupArn: string, target: object) =>
      s.error('RegisterTargets', { TargetGroupArn, Targets: [target] });
    expect(refusal(instances, { Id: 'i-0' })).toBe("ValidationError: Instance ID 'i-0' is not valid");
    s.call('ec2:StopInstances', { InstanceIds: [s.instances.a] });
    s.advance(60);
    expect(refusal(instances, { Id: s.instances.a })).toBe(
      `InvalidTarget: The following targets are not in a running state and cannot be registered: '${s.instances.a}'`,
    );
    expect(refusal(ips, { Id: '8.8.8.8', AvailabilityZone: 'all' })).toMatch(
      /^ValidationError: The IP address '8\.8\.8\.8' is not within/,
    );
    expect(refusal(ips, { Id: '192.168.0.1' })).toMatch(/^ValidationError: You must specify 'all'/);
    expect(refusal(ips, { Id: 'web' })).toBe(
      "ValidationError: The IP address 'web' is not a valid IPv4 address",
    );
    s.call('RegisterTargets', {
      TargetGroupArn: ips,
      Targets: [{ Id: '10.0.11.4' }, { Id: '192.168.0.1', AvailabilityZone: 'all' }],
    });
    expect(s.error('DeregisterTargets', { TargetGroupArn: ips, Targets: [{ Id: '10.0.11.9' }] })).toMatch(
      /^InvalidTarget/,
    );
  });

  it('belong to one load balancer, and stay while they are used (R-ELB-25, R-ELB-26, R-ELB-37)', () => {
    const s = scenery();
    const first = s.balancer();
    const group = s.targets();
    s.listen(first.LoadBalancerArn, group);
    const listen = (LoadBalancerArn: string, TargetGroupArn: string, more: object = {}) =>
      s.error('CreateListener', {
        LoadBalancerArn,
        Protocol: 'HTTP',
        Port: 81,
        DefaultActions: [{ Type: 'forward', TargetGroupArn }],
        ...more,
      });
    const second = s.balancer({ Name: 'second' });
    expect(listen(second.LoadBalancerArn, group)).toBe(
      `TargetGroupAssociationLimit: The following target groups cannot be associated with more than one load balancer: ${group}`,
    );
    expect(s.error('DeleteTargetGroup', { TargetGroupArn: group })).toBe(
      `ResourceInUse: Target group '${group}' is currently in use by a listener or a rule`,
    );
    const packets = s.targets({ Name: 'packets', Protocol: 'TCP' });
    expect(listen(first.LoadBalancerArn, packets)).toBe(
      `IncompatibleProtocols: The listener and the following target groups have incompatible protocols: ${packets}`,
    );
  });

  it('keep clients’ addresses or not, by their kind (R-ELB-43)', () => {
    const s = scenery();
    const keeps = (input: object, index: number) => {
      const { Attributes } = s.call('DescribeTargetGroupAttributes', {
        TargetGroupArn: s.targets({ Name: `tg-${index}`, ...input }),
      });
      return Attributes.find(({ Key }: { Key: string }) => Key === 'preserve_client_ip.enabled')?.Value;
    };
    const kinds = [
      { Protocol: 'TCP' },
      { Protocol: 'TCP', TargetType: 'ip' },
      { Protocol: 'UDP', TargetType: 'ip' },
      { Protocol: 'TLS', TargetType: 'ip' },
      { Protocol: 'TCP', TargetType: 'alb' },
      { Protocol: 'HTTP' },
    ];
    expect(kinds.map(keeps)).toEqual(['true', 'false', 'true', 'false', 'true', undefined]);
  });
});

describe('listeners and rules', () => {
  const site = () => {
    const s = scenery();
    const { LoadBalancerArn } = s.balancer();
    const group = s.targets();
    return { ...s, arn: LoadBalancerArn, group, listener: s.listen(LoadBalancerArn, group) };
  };
  const reply = { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } };
  const host = { Field: 'host-header', Values: ['a.example.com'] };

  it('show actions both ways (R-ELB-24)', () => {
    const s = site();
    const [{ DefaultActions }] = s.call('DescribeListeners', { LoadBalancerArn: s.arn }).Listeners;
    expect(DefaultActions).toEqual([
      {
        Type: 'forward',
        TargetGroupArn: s.group,
        ForwardConfig: {
          TargetGroups: [{ TargetGroupArn: s.group, Weight: 1 }],
          TargetGroupStickinessConfig: { Enabled: false },
        },
      },
    ]);
  });

  it.each<[string, object, string | RegExp]>([
    [
      'R-ELB-20: the port again',
      { Port: 80 },
      /^DuplicateListener: A listener already exists on this port for this load balancer 'arn:/,
    ],
    [
      'R-ELB-20: another protocol',
      { Protocol: 'TCP' },
      "ValidationError: Listener protocol 'TCP' must be one of 'HTTP, HTTPS'",
    ],
    [
      'R-ELB-21: HTTPS without a certificate',
      { Protocol: 'HTTPS' },
      'ValidationError: A certificate must be specified for HTTPS listeners',
    ],
    [
      'R-ELB-21: a policy for HTTP',
      { SslPolicy: 'ELBSecurityPolicy-2016-08' },
      'ValidationError: An SSL policy cannot be specified for HTTP listeners',
    ],
    [
      'R-ELB-15: no such certificate',
      {
        Protocol: 'HTTPS',
        Certificates: [{ CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/x' }],
      },
      /^CertificateNotFound/,
    ],
    [
      'R-ELB-24: authentication on HTTP',
      {
        DefaultActions: [
          { Type: 'authenticate-oidc', Order: 1 },
          { ...reply, Order: 2 },
        ],
      },
      "InvalidLoadBalancerAction: Actions of type 'authenticate-oidc' are supported only on HTTPS listeners",
    ],
    ['R-ELB-24: no action', { DefaultActions: [] }, /^ValidationError: Exactly one action/],
    [
      'R-ELB-24: a status',
      { DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '300' } }] },
      /Member must satisfy regular expression pattern/,
    ],
    [
      'R-ELB-24: a loop',
      { DefaultActions: [{ Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_301' } }] },
      'InvalidLoadBalancerAction: The redirect configuration is not valid because it creates a loop.',
    ],
  ])('are refused: %s', (_, input, expected) => {
    const s = site();
    const base = { LoadBalancerArn: s.arn, Protocol: 'HTTP', Port: 81, DefaultActions: [reply] };
    const error = s.error('CreateListener', { ...base, ...input });
    if (typeof expected === 'string') expect(error).toBe(expected);
    else expect(error).toMatch(expected);
  });

  it.each<[string, object, string | RegExp]>([
    ['R-ELB-22: the priority again', { Priority: 10 }, "PriorityInUse: Priority '10' is currently in use"],
    ['R-ELB-22: beyond the last', { Priority: 50_001 }, /less than or equal to 50000$/],
    [
      'R-ELB-23: no such field',
      { Conditions: [{ Field: 'colour', Values: ['red'] }] },
      "ValidationError: Condition field 'colour' must be one of '[path-pattern, host-header, http-header, http-request-method, query-string, source-ip]'",
    ],
    [
      'R-ELB-23: six values',
      { Conditions: [{ Field: 'path-pattern', Values: ['/1', '/2', '/3', '/4', '/5', '/6'] }] },
      "ValidationError: A rule can only have '5' condition values",
    ],
    [
      'R-ELB-23: six wildcards',
      { Conditions: [{ Field: 'path-pattern', Values: ['/*/*/*/*/*/*'] }] },
      "ValidationError: A rule can only have '5' wildcards",
    ],
    [
      'R-ELB-23: one host',
      { Conditions: [host, host] },
      "ValidationError: A rule can only have one 'host-header' condition",
    ],
    [
      'R-ELB-24: six groups',
      {
        Actions: [
          {
            Type: 'forward',
            ForwardConfig: {
              TargetGroups: [1, 2, 3, 4, 5, 6].map((id) => ({ TargetGroupArn: arn(`targetgroup/x/${id}`) })),
            },
          },
        ],
      },
      /^TooManyTargetGroups/,
    ],
    [
      'R-ELB-15: no such group',
      { Actions: [{ Type: 'forward', TargetGroupArn: arn('targetgroup/x/0') }] },
      'TargetGroupNotFound: One or more target groups not found',
    ],
  ])('rules are refused: %s', (_, input, expected) => {
    const s = site();
    const base = { ListenerArn: s.listener, Priority: 20, Conditions: [host], Actions: [reply] };
    s.call('CreateRule', { ...base, Priority: 10 });
    const error = s.error('CreateRule', { ...base, ...input });
    if (typeof expected === 'string') expect(error).toBe(expected);
    else expect(error).toMatch(expected);
  });

  it('change places, and the default rule stays last (R-ELB-22)', () => {
    const s = site();
    const make = (Priority: number) =>
      s.call('CreateRule', { ListenerArn: s.listener, Priority, Conditions: [host], Actions: [reply] })
        .Rules[0].RuleArn;
    const [one, two] = [make(1), make(2)];
    s.call('SetRulePriorities', {
      RulePriorities: [
        { RuleArn: one, Priority: 2 },
        { RuleArn: two, Priority: 1 },
      ],
    });
    expect(s.error('SetRulePriorities', { RulePriorities: [{ RuleArn: one, Priority: 1 }] })).toMatch(
      /^PriorityInUse/,
    );
    const { Rules } = s.call('DescribeRules', { ListenerArn: s.listener });
    const places = Rules.map(({ RuleArn, Priority }: { RuleArn: string; Priority: string }) => [
      RuleArn,
      Priority,
    ]);
    const last = Rules[2].RuleArn;
    expect(places).toEqual([
      [two, '1'],
      [one, '2'],
      [last, 'default'],
    ]);
    expect(s.error('DeleteRule', { RuleArn: last })).toBe(
      `OperationNotPermitted: Default rule '${last}' cannot be deleted`,
    );
  });

  it('network load balancers forward, and nothing else', () => {
    const s = scenery();
    const { LoadBalancerArn } = s.balancer({ Type: 'network', SecurityGroups: [] });
    const input = { LoadBalancerArn, Protocol: 'TCP', Port: 80, DefaultActions: [reply] };
    expect(s.error('CreateListener', input)).toBe(
      "InvalidLoadBalancerAction: Actions of type 'fixed-response' are not supported for TCP listeners",
    );
    const listener = s.listen(LoadBalancerArn, s.targets({ Protocol: 'TCP' }), { Protocol: 'TCP' });
    expect(
      s.error('CreateRule', { ListenerArn: listener, Priority: 1, Conditions: [host], Actions: [reply] }),
    ).toBe('ValidationError: Rules cannot be created for TCP listeners');
  });
});
