/** Alias records of Route 53 that lead to AWS's resources (R-R53-60…R-R53-69), as clients are told them. */
import { beforeEach, describe, expect, test } from 'vitest';
import { edgeAt } from '../../../src/cloud/cloudfront/edge/addresses.ts';
import { s3EndpointAt } from '../../../src/cloud/public-names/s3.ts';
import type { RecordType } from '../../../src/dns/index.ts';
import { sharesOf } from '../../../src/sim/dns/shares.ts';
import { type DnsWorld, dnsWorld } from './world.ts';

const CLOUDFRONT_ZONE = 'Z2FDTNDATAQYW2';

const CONFIG = {
  CallerReference: 'one',
  Comment: '',
  Enabled: true,
  Origins: {
    Quantity: 1,
    Items: [
      {
        Id: 'o',
        DomainName: 'www.old.com',
        CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'http-only' },
      },
    ],
  },
  DefaultCacheBehavior: {
    TargetOriginId: 'o',
    ViewerProtocolPolicy: 'allow-all',
    CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
  },
};

let world: DnsWorld;
beforeEach(async () => {
  world = await dnsWorld();
  await world.say(
    'aws route53 create-hosted-zone --name shop-lisbon.com --caller-reference 1 --query HostedZone.Id --output text > zone',
  );
  await world.say('Z=$(basename $(cat zone))');
  const contact =
    '{"FirstName":"A","LastName":"S","ContactType":"PERSON","Email":"a@example.com","PhoneNumber":"+351.210000000","AddressLine1":"R","City":"Lisbon","CountryCode":"PT","ZipCode":"1000"}';
  await world.say(
    `aws route53domains register-domain --domain-name shop-lisbon.com --duration-in-years 1 --admin-contact '${contact}' --registrant-contact '${contact}' --tech-contact '${contact}'`,
  );
  await world.say('wait 30m');
  await world.say(
    'SERVERS=$(aws route53 get-hosted-zone --id $Z --query "DelegationSet.NameServers[].{Name:@}" --output json)',
  );
  await world.say(
    'aws route53domains update-domain-nameservers --domain-name shop-lisbon.com --nameservers "$SERVERS"',
  );
});

/** What the change is answered with; the record is in sync afterwards. */
async function alias(
  name: string,
  type: RecordType,
  zone: string,
  target: string,
  evaluate = false,
): Promise<string> {
  const set = {
    Name: name,
    Type: type,
    AliasTarget: { HostedZoneId: zone, DNSName: target, EvaluateTargetHealth: evaluate },
  };
  const batch = JSON.stringify({ Changes: [{ Action: 'UPSERT', ResourceRecordSet: set }] });
  const { stdout, stderr } = await world.console.run(
    `aws route53 change-resource-record-sets --hosted-zone-id $Z --change-batch '${batch}' && wait 2m`,
  );
  return `${stdout}${stderr}`;
}

const ask = (client: string, name: string, type: RecordType = 'A') =>
  world.sim.peek(`client/${client}`, { name, type }, { fresh: true });

const cities = (client: string, name: string, type: RecordType = 'A') => [
  ...new Set(ask(client, name, type).answer.map(({ data }) => edgeAt(data)?.city)),
];

async function distribute(changes: object = {}): Promise<string> {
  const config = JSON.stringify({ ...CONFIG, ...changes });
  return (
    await world.say(
      `aws cloudfront create-distribution --distribution-config '${config}' --query Distribution.DomainName --output text`,
    )
  ).trim();
}

describe('to a distribution', () => {
  test('is answered at the apex, with the nearest edge, and without a trace of the alias (R-R53-63, R-R53-65)', async () => {
    await alias('shop-lisbon.com', 'A', CLOUDFRONT_ZONE, await distribute());
    const { answer, rcode } = ask('lisbon', 'shop-lisbon.com.');
    expect(rcode).toBe('NOERROR');
    expect(answer.map(({ name, type, ttl }) => `${name} ${ttl} ${type}`)).toEqual(
      Array.from({ length: 4 }, () => 'shop-lisbon.com. 60 A'),
    );
    expect(cities('lisbon', 'shop-lisbon.com.')).toEqual(['Lisbon']);
    expect(cities('tokyo', 'shop-lisbon.com.')).toEqual(['Tokyo']);
  });

  test('answers its own type only (R-R53-66, R-R53-68)', async () => {
    const target = await distribute();
    await alias('shop-lisbon.com', 'A', CLOUDFRONT_ZONE, target);
    expect(ask('lisbon', 'shop-lisbon.com.', 'AAAA').answer).toEqual([]);
    await alias('shop-lisbon.com', 'AAAA', CLOUDFRONT_ZONE, target);
    expect(cities('lisbon', 'shop-lisbon.com.', 'AAAA')).toEqual(['Lisbon']);
  });

  test('has no AAAA records where the distribution has none (R-CF-10)', async () => {
    const target = await distribute({ IsIPV6Enabled: false });
    await alias('shop-lisbon.com', 'AAAA', CLOUDFRONT_ZONE, target);
    expect(ask('lisbon', 'shop-lisbon.com.', 'AAAA').answer).toEqual([]);
  });

  test('ends with the distribution', async () => {
    const target = await distribute();
    await alias('shop-lisbon.com', 'A', CLOUDFRONT_ZONE, target);
    await world.say(
      'ID=$(aws cloudfront list-distributions --query DistributionList.Items[0].Id --output text)',
    );
    await world.say(
      `aws cloudfront get-distribution-config --id $ID > c.json; jq '.DistributionConfig.Enabled=false|.DistributionConfig' c.json > n.json; aws cloudfront update-distribution --id $ID --if-match $(jq -r .ETag c.json) --distribution-config file://n.json > u.json; wait 10m`,
    );
    expect(cities('lisbon', 'shop-lisbon.com.')).toEqual(['Lisbon']);
    await world.say('aws cloudfront delete-distribution --id $ID --if-match $(jq -r .ETag u.json)');
    const { rcode, answer } = ask('lisbon', 'shop-lisbon.com.');
    expect([rcode, answer]).toEqual(['NOERROR', []]);
  });

  test('shares are those of its addresses', async () => {
    await alias('shop-lisbon.com', 'A', CLOUDFRONT_ZONE, await distribute());
    const shares = sharesOf(world.sim.state, 'client/tokyo', { name: 'shop-lisbon.com.', type: 'A' });
    expect([...shares.keys()].map((address) => edgeAt(address)?.city)).toEqual(Array(4).fill('Tokyo'));
  });

  const tested = (resolver: string) =>
    world.console.run(
      `aws route53 test-dns-answer --hosted-zone-id $Z --record-name shop-lisbon.com --record-type A --resolver-ip ${resolver} --query RecordData --output text`,
    );

  test('is what a test of the answer shows', async () => {
    await alias('shop-lisbon.com', 'A', CLOUDFRONT_ZONE, await distribute());
    const { stdout } = await tested('198.51.101.10');
    expect(
      stdout
        .trim()
        .split('\t')
        .map((address) => edgeAt(address)?.city),
    ).toEqual(Array(4).fill('Tokyo'));
  });

  test('nobody’s name leads nowhere', async () => {
    await alias('shop-lisbon.com', 'A', CLOUDFRONT_ZONE, 'd111111abcdef8.cloudfront.net');
    expect(ask('lisbon', 'shop-lisbon.com.').answer).toEqual([]);
    expect((await tested('198.51.101.10')).stderr).toContain('of which netlab knows no address');
  });
});

describe('to a website of S3', () => {
  test.each([
    ['s3-website-us-east-1.amazonaws.com', 'Z3AQBSTGFYJSTF', 'us-east-1'],
    ['s3-website.us-east-1.amazonaws.com', 'Z3AQBSTGFYJSTF', 'us-east-1'],
    ['s3-website.eu-central-1.amazonaws.com', 'Z21DNDUVLTQW6Q', 'eu-central-1'],
  ])('%s in zone %s (R-R53-62)', async (target, zone, region) => {
    await alias('shop-lisbon.com', 'A', zone, target);
    const { answer } = ask('lisbon', 'shop-lisbon.com.');
    expect(answer[0]?.ttl).toBe(5);
    expect(s3EndpointAt(answer[0]?.data ?? '')).toEqual({ kind: 'website', region });
  });

  test('the zone must be that of the region', async () => {
    expect(
      await alias('shop-lisbon.com', 'A', 'Z21DNDUVLTQW6Q', 's3-website-us-east-1.amazonaws.com'),
    ).toContain('but the alias target name does not lie within the target zone');
  });
});

const ALB_ZONE = 'Z35SXDOTRQ7X7K';

/** Two web servers behind `$T`; `name` is a load balancer's of this type and scheme in front of it. */
async function balance(type: string, scheme = 'internet-facing'): Promise<string> {
  const network = type === 'network';
  for (const line of [
    'V=$(aws ec2 describe-vpcs --query Vpcs[0].VpcId --output text)',
    'A=$(aws ec2 describe-subnets --filters Name=availability-zone,Values=us-east-1a --query Subnets[0].SubnetId --output text)',
    'B=$(aws ec2 describe-subnets --filters Name=availability-zone,Values=us-east-1b --query Subnets[0].SubnetId --output text)',
    'G=$(aws ec2 create-security-group --group-name web --description web --vpc-id $V --query GroupId --output text)',
    'aws ec2 authorize-security-group-ingress --group-id $G --protocol tcp --port 80 --cidr 0.0.0.0/0',
    'IDS=$(for S in $A $B; do aws ec2 run-instances --image-id ami-web --instance-type t3.micro --subnet-id $S --security-group-ids $G --query Instances[0].InstanceId --output text; done)',
    `T=$(aws elbv2 create-target-group --name web --protocol ${network ? 'TCP' : 'HTTP'} --port 80 --vpc-id $V --query TargetGroups[0].TargetGroupArn --output text)`,
    `L=$(aws elbv2 create-load-balancer --name web --type ${type} --scheme ${scheme} --subnets $A $B --security-groups $G --query LoadBalancers[0].LoadBalancerArn --output text)`,
    `aws elbv2 create-listener --load-balancer-arn $L --protocol ${network ? 'TCP' : 'HTTP'} --port 80 --default-actions Type=forward,TargetGroupArn=$T`,
    'wait 5m',
  ])
    await world.say(line);
  return (
    await world.say('aws elbv2 describe-load-balancers --query LoadBalancers[0].DNSName --output text')
  ).trim();
}

const data = (name: string, type: RecordType = 'A') =>
  ask('lisbon', name, type)
    .answer.map((record) => record.data)
    .sort();

describe('a load balancer', () => {
  test('is found by its name, with an address in each zone (R-ELB-10)', async () => {
    const name = await balance('application');
    const found = data(`${name}.`);
    expect(found).toHaveLength(2);
    expect(data(`dualstack.${name}.`)).toEqual(found);
    expect(ask('lisbon', `${name}.`).answer[0]?.ttl).toBe(60);
    expect(ask('lisbon', 'web-1.us-east-1.elb.amazonaws.com.').rcode).toBe('NXDOMAIN');
  });

  test('that is internal tells everybody its private addresses', async () => {
    const name = await balance('network', 'internal');
    expect(name).toMatch(/\.elb\.us-east-1\.amazonaws\.com$/);
    expect(data(`${name}.`).every((address) => address.startsWith('172.31.'))).toBe(true);
    expect(data(`us-east-1a.${name}.`)).toHaveLength(1);
  });
});

describe('to a load balancer', () => {
  test('is answered with its addresses (R-R53-65)', async () => {
    const name = await balance('application');
    expect(await alias('shop-lisbon.com', 'A', ALB_ZONE, `dualstack.${name}`, true)).not.toContain('error');
    expect(data('shop-lisbon.com.')).toEqual(data(`${name}.`));
  });

  test('health decides where it is evaluated (R-R53-69, R-R53-92)', async () => {
    const name = await balance('application');
    const target = { HostedZoneId: ALB_ZONE, DNSName: name, EvaluateTargetHealth: true };
    const sets = [
      { SetIdentifier: 'first', Failover: 'PRIMARY', AliasTarget: target },
      { SetIdentifier: 'second', Failover: 'SECONDARY', TTL: 60, ResourceRecords: [{ Value: '192.0.2.9' }] },
    ].map((set) => ({ Name: 'www.shop-lisbon.com', Type: 'A', ...set }));
    const batch = JSON.stringify({
      Changes: sets.map((ResourceRecordSet) => ({ Action: 'CREATE', ResourceRecordSet })),
    });
    await world.say(
      `aws route53 change-resource-record-sets --hosted-zone-id $Z --change-batch '${batch}' && wait 2m`,
    );
    const www = () => data('www.shop-lisbon.com.');
    expect(www()).toEqual(['192.0.2.9']);
    await world.say(
      'for I in $IDS; do aws elbv2 register-targets --target-group-arn $T --targets Id=$I; done',
    );
    await world.say('wait 5m');
    expect(www()).toEqual(data(`${name}.`));
    await world.say('aws ec2 stop-instances --instance-ids $IDS && wait 5m');
    expect(www()).toEqual(['192.0.2.9']);
  });

  test.each([
    ['of the wrong kind', 'Z26RNL4JYFTOTI', 'does not lie within the target zone'],
    ['of another region', 'Z32O12XQLNTSW2', 'does not lie within the target zone'],
    ['of its region, which has no such load balancer', 'Z35SXDOTRQ7X7K', 'but that target was not found'],
  ])('in a zone %s it is refused (R-R53-62, R-R53-67)', async (_what, zone, message) => {
    expect(await alias('shop-lisbon.com', 'A', zone, 'web-1.us-east-1.elb.amazonaws.com', true)).toContain(
      message,
    );
  });
});
