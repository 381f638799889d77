/** What Resources and Map show of the services around CloudFront. */
import { describe, expect, test } from 'vitest';
import { createSim } from '../../../src/sim/create-sim.ts';
import { drawMap } from '../../../src/tui/panes/map/draw.ts';
import { map } from '../../../src/tui/panes/map/index.ts';
import { selectMap } from '../../../src/tui/panes/map/select.ts';
import { reach } from '../../../src/tui/panes/reach/index.ts';
import { drawResources } from '../../../src/tui/panes/resources/draw.ts';
import { selectResources } from '../../../src/tui/panes/resources/select.ts';
import { type Row, rowText, rowWidth } from '../../../src/tui/text/row.ts';
import { EdgeStage } from '../../sim/edge/stage.ts';

const shown = (rows: readonly Row[]) => rows.map((row) => rowText(row).trimEnd()).join('\n');

interface Listed {
  readonly Subnets: readonly { readonly SubnetId: string; readonly VpcId: string }[];
}

/** A load balancer in two of the default VPC's subnets, with a group of one target that answers nothing. */
function withBalancer(stage: EdgeStage): EdgeStage {
  const { Subnets } = stage.call('ec2', 'DescribeSubnets') as unknown as Listed;
  const [first, second] = Subnets;
  stage.call('elbv2', 'CreateLoadBalancer', { Name: 'shop', Subnets: [first?.SubnetId, second?.SubnetId] });
  const made = stage.call('elbv2', 'CreateTargetGroup', {
    Name: 'web',
    Protocol: 'HTTP',
    Port: 80,
    VpcId: first?.VpcId,
    TargetType: 'ip',
  }) as { TargetGroups: [{ TargetGroupArn: string }] };
  const [{ TargetGroupArn }] = made.TargetGroups;
  stage.call('elbv2', 'RegisterTargets', { TargetGroupArn, Targets: [{ Id: '172.31.0.99' }] });
  return stage;
}

function groups(stage: EdgeStage) {
  return Object.fromEntries(
    selectResources(stage.sim).map(({ title, headings, items }) => [
      title,
      items.map(({ name, id, fields }) =>
        Object.fromEntries([name, id, ...fields].map((value, index) => [headings[index], value])),
      ),
    ]),
  );
}

describe('resources', () => {
  test('a distribution with its bucket, its state, and invalidations on their way', () => {
    const stage = new EdgeStage().withBucket({ Comment: 'photos' });
    stage.put('a.txt', 'a');
    expect(groups(stage)).toMatchObject({
      Distributions: [
        { Name: 'photos', ID: stage.id, State: 'Deployed', Domain: stage.host, Invalidations: '' },
      ],
      Buckets: [{ Name: 'edge-of-the-world', Region: 'us-east-1', Objects: '1' }],
      'Origin access controls': [{ Name: 'oac', Signs: 'always', For: 's3' }],
    });
    const batch = { CallerReference: '1', Paths: { Quantity: 1, Items: ['/*'] } };
    stage.call('cloudfront', 'CreateInvalidation', { DistributionId: stage.id, InvalidationBatch: batch });
    expect(groups(stage).Distributions?.[0]?.Invalidations).toBe('1 on the way');
    stage.sim.advance(30 * 60_000);
    expect(groups(stage).Distributions?.[0]?.Invalidations).toBe('');
  });

  test('load balancers by their names, target groups by their health', () => {
    const stage = withBalancer(new EdgeStage());
    stage.sim.advance(10 * 60_000);
    const { 'Load balancers': balancers, 'Target groups': targets } = groups(stage);
    expect(balancers).toMatchObject([{ Name: 'shop', State: 'active', Type: 'application', Zones: '2' }]);
    expect(balancers?.[0]?.['DNS name']).toMatch(/^shop-\d+\.us-east-1\.elb\.amazonaws\.com$/);
    expect(targets).toMatchObject([{ Name: 'web', To: 'HTTP/80', Healthy: '0/1', Type: 'ip' }]);
  });

  test('certificates, those for CloudFront from elsewhere too, but none twice', () => {
    const stage = new EdgeStage();
    const request = { DomainName: 'www.shop.example', ValidationMethod: 'DNS' };
    stage.call('acm', 'RequestCertificate', request);
    const pending = [{ Name: 'www.shop.example', State: 'PENDING_VALIDATION', 'In use': 'no' }];
    expect(groups(stage)).toMatchObject({ Certificates: pending });
    expect(groups(stage)).not.toHaveProperty('Certificates in us-east-1');
    stage.sim.restore({ ...stage.sim.state, region: 'eu-west-1' });
    expect(groups(stage)).toMatchObject({ 'Certificates in us-east-1': pending });
  });

  test.each([58, 76])('fit %i columns', (width) => {
    const stage = withBalancer(new EdgeStage().withBucket());
    const rows = drawResources(selectResources(stage.sim), width);
    for (const row of rows) expect(rowWidth(row)).toBeLessThanOrEqual(width);
    expect(shown(rows)).toContain('Distributions 1');
  });

  test('looking changes nothing', () => {
    const stage = withBalancer(new EdgeStage().withBucket());
    const before = stage.sim.state;
    selectResources(stage.sim);
    expect(stage.sim.state).toBe(before);
  });
});

describe('the map', () => {
  test('has a load balancer in each of its subnets', () => {
    const stage = withBalancer(new EdgeStage());
    const balancers = () =>
      selectMap(stage.sim).vpcs.flatMap(({ subnets }) =>
        subnets.flatMap((subnet) =>
          subnet.balancers.map(({ name, type, state }) => [subnet.zone, type, name, state]),
        ),
      );
    expect(balancers()).toEqual([
      ['us-east-1a', 'alb', 'shop', 'provisioning'],
      ['us-east-1b', 'alb', 'shop', 'provisioning'],
    ]);
    stage.sim.advance(10 * 60_000);
    expect(balancers().map(([, , , state]) => state)).toEqual(['active', 'active']);
    const text = shown(drawMap(selectMap(stage.sim), 76));
    expect(text.match(/● alb shop \d+\.\d+\.\d+\.\d+/g)).toHaveLength(2);
  });
});

test('networks have their panes, unless a world is about the web alone', () => {
  const bare = createSim({ seed: 'x', setting: { defaultVpc: false } });
  const panes = () => [map, reach].map((pane) => pane.isUseful?.(bare.state));
  expect(panes()).toEqual([true, true]);
  bare.call({ service: 's3', operation: 'CreateBucket', input: { Bucket: 'photos-of-lisbon' } });
  expect(panes()).toEqual([false, false]);
  bare.call({ service: 'ec2', operation: 'CreateVpc', input: { CidrBlock: '10.0.0.0/16' } });
  expect(panes()).toEqual([true, true]);
});
