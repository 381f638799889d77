import { describe, expect, it } from 'vitest';
import { ControlPlane } from '../../../src/cloud/kernel/dispatch.ts';
import { type AlarmState, setAlarmState } from '../../../src/cloud/route53/health-check/alarm.ts';
import { setEndpointAnswer } from '../../../src/cloud/route53/health-check/endpoint-answer.ts';
import { SERVICES } from '../../../src/cloud/services.ts';
import { type Harness, harness } from '../harness.ts';
import { create, exampleZone, record, upsert } from './scenery.ts';

/** Somebody out on the internet, who answers on any port. */
const OUTSIDE = '93.184.215.14';

const config = (extra: object = {}) => ({ Type: 'TCP', IPAddress: OUTSIDE, Port: 80, ...extra });
const request = (extra: object = {}, reference = 'r') => ({
  CallerReference: reference,
  HealthCheckConfig: config(extra),
});
const check = (account: Harness, extra: object = {}, reference = 'r'): string =>
  account.call('route53:CreateHealthCheck', request(extra, reference)).HealthCheck.Id;

const reports = (account: Harness, id: string): string[] =>
  account
    .call('route53:GetHealthCheckStatus', { HealthCheckId: id })
    .HealthCheckObservations.map((each: { StatusReport: { Status: string } }) => each.StatusReport.Status);
const failing = (account: Harness, id: string) =>
  reports(account, id).filter((text) => text.startsWith('Failure')).length;

describe('a health check', () => {
  it('has AWS’s defaults (R-R53-101, R-R53-102)', () => {
    const account = harness();
    const { HealthCheck } = account.call(
      'route53:CreateHealthCheck',
      request({ Type: 'HTTPS', Port: undefined, ResourcePath: '/up' }),
    );
    expect(HealthCheck).toEqual({
      Id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      CallerReference: 'r',
      HealthCheckConfig: {
        Type: 'HTTPS',
        IPAddress: OUTSIDE,
        Port: 443,
        ResourcePath: '/up',
        RequestInterval: 30,
        FailureThreshold: 3,
        MeasureLatency: false,
        Inverted: false,
        Disabled: false,
        EnableSNI: true,
      },
      HealthCheckVersion: 1,
    });
  });

  it.each<[string, object, string]>([
    [
      'R-R53-108: a private address',
      { IPAddress: '10.0.0.1' },
      'InvalidInput: Invalid parameter : IPAddress, Caused by: The IP address 10.0.0.1 is reserved or not public',
    ],
    [
      'R-R53-101: an interval of 20',
      { RequestInterval: 20 },
      'InvalidInput: Invalid parameter : RequestInterval must be 10 or 30',
    ],
    [
      'R-R53-102: a threshold of 11',
      { FailureThreshold: 11 },
      "InvalidInput: 1 validation error detected: Value '11' at 'failureThreshold' failed to satisfy constraint: Member must have value less than or equal to 10",
    ],
    [
      'R-R53-104: two regions',
      { Regions: ['us-east-1', 'us-west-1'] },
      'InvalidInput: Invalid parameter : Regions must have at least 3 regions',
    ],
    [
      'R-R53-105: a search without a text',
      { Type: 'HTTP_STR_MATCH' },
      'InvalidInput: Invalid parameter : SearchString must be specified for type HTTP_STR_MATCH',
    ],
    [
      'TCP without a port',
      { Port: undefined },
      'InvalidInput: Invalid parameter : Port must be specified for type TCP',
    ],
  ])('%s is refused', (_name, extra, message) => {
    expect(harness().error('route53:CreateHealthCheck', request(extra))).toBe(message);
  });

  it('is the same for the same reference and settings, and refused for others (R-R53-113)', () => {
    const account = harness();
    expect(check(account)).toBe(check(account));
    expect(account.error('route53:CreateHealthCheck', request({ Port: 81 }))).toMatch(
      /^HealthCheckAlreadyExists: /,
    );
    expect(account.error('route53:GetHealthCheck', { HealthCheckId: 'x' })).toBe(
      'NoSuchHealthCheck: A health check with id x does not exist.',
    );
  });

  it('counts its versions (R-R53-113)', () => {
    const account = harness();
    const HealthCheckId = check(account, { Type: 'HTTP', ResourcePath: '/a' });
    const { HealthCheck } = account.call('route53:UpdateHealthCheck', {
      HealthCheckId,
      HealthCheckVersion: 1,
      Port: 8080,
      ResetElements: ['ResourcePath'],
    });
    expect(HealthCheck.HealthCheckVersion).toBe(2);
    expect(HealthCheck.HealthCheckConfig).toMatchObject({ Port: 8080 });
    expect(HealthCheck.HealthCheckConfig).not.toHaveProperty('ResourcePath');
    expect(account.error('route53:UpdateHealthCheck', { HealthCheckId, HealthCheckVersion: 1 })).toMatch(
      /^HealthCheckVersionMismatch: /,
    );
  });

  it('is checked from two places in each of its regions (R-R53-104)', () => {
    const account = harness();
    expect(reports(account, check(account))).toHaveLength(16);
    const few = check(account, { Regions: ['us-east-1', 'eu-west-1', 'sa-east-1'] }, 'few');
    expect(reports(account, few)).toHaveLength(6);
    expect(account.call('route53:GetCheckerIpRanges').CheckerIpRanges).toHaveLength(16);
  });
});

/** A web server behind a security group. */
function server() {
  const account = harness({ setting: { images: { 'ami-web': { serves: ['tcp/80'] } } } });
  const vpc = account.call('CreateVpc', { CidrBlock: '10.0.0.0/16' }).Vpc.VpcId;
  const subnet = account.call('CreateSubnet', { VpcId: vpc, CidrBlock: '10.0.0.0/24' }).Subnet.SubnetId;
  const gateway = account.call('CreateInternetGateway').InternetGateway.InternetGatewayId;
  account.call('AttachInternetGateway', { InternetGatewayId: gateway, VpcId: vpc });
  const table = account.call('DescribeRouteTables').RouteTables[0].RouteTableId;
  account.call('CreateRoute', { RouteTableId: table, DestinationCidrBlock: '0.0.0.0/0', GatewayId: gateway });
  const group = account.call('CreateSecurityGroup', {
    VpcId: vpc,
    GroupName: 'web',
    Description: 'web',
  }).GroupId;
  const rule = (cidr: string) => ({
    GroupId: group,
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: cidr }] }],
  });
  account.call('AuthorizeSecurityGroupIngress', rule('0.0.0.0/0'));
  const { Instances } = account.call('RunInstances', {
    ImageId: 'ami-web',
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
    NetworkInterfaces: [
      { DeviceIndex: 0, SubnetId: subnet, Groups: [group], AssociatePublicIpAddress: true },
    ],
  });
  account.advance(120);
  const { PublicIpAddress } = account.call('DescribeInstances').Reservations[0].Instances[0];
  return { account, rule, address: PublicIpAddress as string, instance: Instances[0].InstanceId as string };
}

describe('an endpoint in the network', () => {
  it('fails after the threshold, checker by checker, and comes back (R-R53-102, R-R53-114)', () => {
    const { account, rule, address } = server();
    const id = check(account, { IPAddress: address });
    account.advance(300);
    expect(failing(account, id)).toBe(0);
    account.call('RevokeSecurityGroupIngress', rule('0.0.0.0/0'));
    account.advance(60);
    expect(failing(account, id)).toBe(0);
    account.advance(15);
    expect(failing(account, id)).toBe(8);
    account.advance(16);
    expect(failing(account, id)).toBe(16);
    expect(reports(account, id)[0]).toBe(
      'Failure: The health checker could not establish a connection within the timeout limit.',
    );
    account.call('AuthorizeSecurityGroupIngress', rule('0.0.0.0/0'));
    account.advance(91);
    expect(failing(account, id)).toBe(0);
    const { HealthCheckObservations } = account.call('route53:GetHealthCheckLastFailureReason', {
      HealthCheckId: id,
    });
    expect(HealthCheckObservations).toHaveLength(16);
  });

  it('is not given up for a short break', () => {
    const { account, rule, address } = server();
    const id = check(account, { IPAddress: address });
    account.call('RevokeSecurityGroupIngress', rule('0.0.0.0/0'));
    account.advance(50);
    account.call('AuthorizeSecurityGroupIngress', rule('0.0.0.0/0'));
    account.advance(600);
    expect(failing(account, id)).toBe(0);
  });

  it('is noticed in a third of the time with an interval of 10 seconds', () => {
    const { account, instance, address } = server();
    const id = check(account, { IPAddress: address, RequestInterval: 10 });
    account.call('TerminateInstances', { InstanceIds: [instance] });
    account.advance(120);
    expect(failing(account, id)).toBe(16);
  });

  it('is healthy while more than 18 % of the checkers reach it (R-R53-103, R-R53-112)', () => {
    const { account, rule, address } = server();
    const zone = account.call('route53:CreateHostedZone', { Name: 'example.com', CallerReference: 'z' })
      .HostedZone.Id;
    const id = check(account, { IPAddress: address });
    const sets = ['PRIMARY', 'SECONDARY'].map((Failover, index) => ({
      ...record('www.example.com', 'A', `192.0.2.${index + 1}`),
      SetIdentifier: Failover,
      Failover,
      ...(index === 0 && { HealthCheckId: id }),
    }));
    account.call('route53:ChangeResourceRecordSets', {
      HostedZoneId: zone,
      ChangeBatch: { Changes: sets.map(create) },
    });
    const answer = () => {
      account.advance(200);
      const question = { HostedZoneId: zone, RecordName: 'www.example.com', RecordType: 'A' };
      return [failing(account, id), ...account.call('route53:TestDNSAnswer', question).RecordData];
    };
    expect(answer()).toEqual([0, '192.0.2.1']);
    account.call('RevokeSecurityGroupIngress', rule('0.0.0.0/0'));
    for (const range of ['107.23.255.0/26', '54.243.31.192/26', '54.228.16.0/26'])
      account.call('AuthorizeSecurityGroupIngress', rule(range));
    expect(answer()).toEqual([13, '192.0.2.1']);
    account.call('RevokeSecurityGroupIngress', rule('54.228.16.0/26'));
    expect(answer()).toEqual([14, '192.0.2.2']);
  });

  it('costs no events while nothing changes', () => {
    const { account, address } = server();
    check(account, { IPAddress: address });
    account.advance(300);
    expect(account.world.clock.queue).toEqual([]);
  });

  it('is judged by its status and body (R-R53-105)', () => {
    const account = harness();
    const id = check(account, { Type: 'HTTP_STR_MATCH', SearchString: 'ready' });
    const plane = new ControlPlane(SERVICES);
    const say = (Status: number, Body: string) => {
      const world = setEndpointAnswer(account.world, { Address: OUTSIDE, Port: 80, Status, Body });
      account.world = plane.settle(world);
      account.advance(120);
      return reports(account, id)[0];
    };
    expect(say(200, 'I am ready')).toBe('Success: HTTP Status Code 200, OK');
    expect(say(200, 'not yet')).toBe(
      'Failure: HTTP Status Code 200, OK. The response body does not contain the search string.',
    );
    expect(say(200, `${'.'.repeat(5120)}ready`)).toMatch(/^Failure/);
    expect(say(503, 'ready')).toBe('Failure: HTTP Status Code 503, Service Unavailable');
    expect(say(301, 'ready')).toBe('Success: HTTP Status Code 301, Moved Permanently');
  });
});

describe('checks without an endpoint', () => {
  /** Whether a failover record with this check as its primary's is answered from the primary. */
  function isHealthy(account: ReturnType<typeof exampleZone>, id: string): boolean {
    const sets = ['PRIMARY', 'SECONDARY'].map((Failover, index) => ({
      ...record(`${id}.example.com`, 'A', `192.0.2.${index + 1}`),
      SetIdentifier: Failover,
      Failover,
      ...(index === 0 && { HealthCheckId: id }),
    }));
    account.change(...sets.map(upsert));
    return account.ask(`${id}.example.com`) === 'NOERROR 192.0.2.1';
  }

  it.each<[string, object, boolean]>([
    ['as it is', {}, true],
    ['R-R53-109: inverted', { Inverted: true }, false],
    ['R-R53-109: disabled', { Disabled: true }, true],
    ['R-R53-109: disabled and inverted', { Disabled: true, Inverted: true }, false],
  ])('a healthy endpoint, %s', (_name, extra, healthy) => {
    const account = exampleZone();
    expect(isHealthy(account, check(account, extra))).toBe(healthy);
  });

  it.each<[number, boolean]>([
    [0, true],
    [1, true],
    [2, false],
    [3, false],
  ])('one of two children healthy, %i wanted (R-R53-110)', (threshold, healthy) => {
    const account = exampleZone();
    const children = [check(account, {}, 'up'), check(account, { Inverted: true }, 'down')];
    const { HealthCheck } = account.call('route53:CreateHealthCheck', {
      CallerReference: 'calculated',
      HealthCheckConfig: { Type: 'CALCULATED', ChildHealthChecks: children, HealthThreshold: threshold },
    });
    expect(isHealthy(account, HealthCheck.Id)).toBe(healthy);
    expect(account.error('route53:DeleteHealthCheck', { HealthCheckId: children[0] })).toMatch(
      /^InvalidInput: /,
    );
  });

  it.each<[AlarmState[], string, boolean]>([
    [['OK'], 'LastKnownStatus', true],
    [['ALARM'], 'LastKnownStatus', false],
    [['ALARM', 'INSUFFICIENT_DATA'], 'LastKnownStatus', false],
    [['ALARM', 'INSUFFICIENT_DATA'], 'Healthy', true],
    [[], 'Unhealthy', false],
    [[], 'LastKnownStatus', true],
  ])('an alarm that was %j, with %s (R-R53-111)', (states, missing, healthy) => {
    const account = exampleZone();
    for (const state of states) account.world = setAlarmState(account.world, 'us-east-1', 'cpu', state);
    const { HealthCheck } = account.call('route53:CreateHealthCheck', {
      CallerReference: 'alarm',
      HealthCheckConfig: {
        Type: 'CLOUDWATCH_METRIC',
        AlarmIdentifier: { Region: 'us-east-1', Name: 'cpu' },
        InsufficientDataHealthStatus: missing,
      },
    });
    expect(isHealthy(account, HealthCheck.Id)).toBe(healthy);
  });

  it('that are gone count as healthy (R-R53-113)', () => {
    const account = exampleZone();
    const id = check(account, { Inverted: true });
    expect(isHealthy(account, id)).toBe(false);
    account.call('route53:DeleteHealthCheck', { HealthCheckId: id });
    expect(account.ask(`${id}.example.com`)).toBe('NOERROR 192.0.2.1');
  });
});

describe('an endpoint by its name', () => {
  const zones = {
    'old.com': { records: [`www 60 A ${OUTSIDE}`, 'shop 60 CNAME www.other.net.', 'loop 60 CNAME loop'] },
    'other.net': { records: [`www 60 A ${OUTSIDE}`] },
  };
  const named = (FullyQualifiedDomainName: string) => ({ IPAddress: undefined, FullyQualifiedDomainName });

  it.each<readonly [string, string, RegExp]>([
    ['is looked up from the root down', 'www.old.com', /^Success: A TCP connection/],
    ['is followed over zones of others', 'shop.old.com', /^Success: A TCP connection/],
    ['must be there', 'nothing.old.com', /^Failure: DNS resolution failed/],
    ['must lead somewhere', 'loop.old.com', /^Failure: DNS resolution failed/],
  ])('%s (R-R53-107)', (_what, name, report) => {
    const account = harness({ setting: { zones } });
    const id = check(account, named(name));
    account.advance(130);
    expect(reports(account, id).length).toBeGreaterThan(0);
    for (const text of reports(account, id)) expect(text).toMatch(report);
  });

  it('in a zone to which nobody refers is found by nobody (R-R53-14)', () => {
    const account = harness();
    const { HostedZone } = account.call('route53:CreateHostedZone', {
      Name: 'unheard-of.com',
      CallerReference: 'z',
    });
    const Changes = [create(record('www.unheard-of.com', 'A', OUTSIDE))];
    account.call('route53:ChangeResourceRecordSets', {
      HostedZoneId: HostedZone.Id,
      ChangeBatch: { Changes },
    });
    account.advance(61);
    const id = check(account, named('www.unheard-of.com'));
    account.advance(130);
    expect(reports(account, id)[0]).toMatch(/^Failure: DNS resolution failed/);
  });
});
