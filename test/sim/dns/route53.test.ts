/** Names that the learner makes, end to end: registered, delegated, answered, cached; and names within VPCs. */
import { beforeEach, describe, expect, test } from 'vitest';
import { type DnsWorld, dnsWorld } from './world.ts';

let world: DnsWorld;
beforeEach(async () => {
  world = await dnsWorld();
});

const CONTACT = JSON.stringify({
  FirstName: 'Ada',
  LastName: 'Sousa',
  ContactType: 'PERSON',
  Email: 'ada@example.com',
  PhoneNumber: '+351.210000000',
  AddressLine1: 'Rua 1',
  City: 'Lisbon',
  CountryCode: 'PT',
  ZipCode: '1000',
});

/** A domain of the learner's own, with the hosted zone that the registrar makes. Its ID is in `$Z`. */
async function register(name: string): Promise<void> {
  await world.say(`C='${CONTACT}'`);
  await world.say(
    `aws route53domains register-domain --domain-name ${name} --duration-in-years 1 --admin-contact "$C" --registrant-contact "$C" --tech-contact "$C"`,
  );
  await world.say('wait 30m');
  await world.say(
    `Z=$(aws route53 list-hosted-zones --query "HostedZones[?Name=='${name}.'].Id" --output text)`,
  );
}

async function change(
  action: string,
  name: string,
  type: string,
  ttl: number,
  ...values: string[]
): Promise<void> {
  const set = { Name: name, Type: type, TTL: ttl, ResourceRecords: values.map((Value) => ({ Value })) };
  const batch = JSON.stringify({ Changes: [{ Action: action, ResourceRecordSet: set }] });
  await world.say(`aws route53 change-resource-record-sets --hosted-zone-id $Z --change-batch '${batch}'`);
}

describe('a registered domain', () => {
  beforeEach(async () => register('shop-lisbon.com'));

  test('is found by way of root, registry and Route 53 (R-R53-150)', async () => {
    await change('CREATE', 'www.shop-lisbon.com', 'A', 60, '192.0.2.44');
    await world.say('wait 60s');
    expect(await world.say('dig +short www.shop-lisbon.com')).toBe('192.0.2.44\n');
    const trace = await world.say('dig +trace www.shop-lisbon.com');
    expect(trace).toMatch(
      /a\.root-servers\.net[\s\S]*gtld-servers\.net[\s\S]*awsdns-\d\d\.[\s\S]*192\.0\.2\.44/,
    );
    expect(trace).toMatch(
      /;; Received \d+ bytes from 205\.251\.19\d\.\d+#53\(ns-\d+\.awsdns-\d\d\.(com|net|org|co\.uk)\) in \d+ ms/,
    );
  });

  test('has a change only once it is in sync (R-R53-10), and caches keep the old answer (R-R53-74)', async () => {
    await change('CREATE', 'www.shop-lisbon.com', 'A', 300, '192.0.2.44');
    expect(await world.say('dig www.shop-lisbon.com')).toContain('status: NXDOMAIN');
    await world.say('wait 2m');
    expect(await world.say('dig +short www.shop-lisbon.com')).toBe('');
    await world.say('wait 15m');
    expect(await world.say('dig +short www.shop-lisbon.com')).toBe('192.0.2.44\n');
    await change('UPSERT', 'www.shop-lisbon.com', 'A', 300, '192.0.2.45');
    await world.say('wait 60s');
    expect(await world.say('dig +noall +answer www.shop-lisbon.com')).toMatch(
      /\t2\d\d\tIN\tA\t192\.0\.2\.44/,
    );
    expect(await world.say('dig +short @resolver-tokyo www.shop-lisbon.com')).toBe('192.0.2.45\n');
    await world.say('wait 5m');
    expect(await world.say('dig +short www.shop-lisbon.com')).toBe('192.0.2.45\n');
  });

  test('with the wrong name servers is refused: the resolver fails (R-R53-14)', async () => {
    await change('CREATE', 'www.shop-lisbon.com', 'A', 60, '192.0.2.44');
    await world.say(
      'aws route53domains update-domain-nameservers --domain-name shop-lisbon.com --nameservers Name=ns-1.awsdns-00.com Name=ns-2.awsdns-00.com',
    );
    await world.say('wait 10m');
    const { rcode, steps } = world.sim.resolve('client/lisbon', { name: 'www.shop-lisbon.com.', type: 'A' });
    expect(rcode).toBe('SERVFAIL');
    expect(steps.some(({ kind }) => kind === 'lame')).toBe(true);
  });

  test('a subdomain may be delegated to a zone of its own (R-R53-16)', async () => {
    await world.say(
      'S=$(aws route53 create-hosted-zone --name eu.shop-lisbon.com --caller-reference eu --query HostedZone.Id --output text)',
    );
    const servers = await world.say(
      'aws route53 get-hosted-zone --id $S --query DelegationSet.NameServers --output text',
    );
    await change('CREATE', 'eu.shop-lisbon.com', 'NS', 172_800, ...servers.trim().split(/\s+/));
    await world.say('OLD=$Z; Z=$S');
    await change('CREATE', 'www.eu.shop-lisbon.com', 'A', 60, '192.0.2.46');
    await world.say('wait 60s');
    expect(await world.say('dig +short www.eu.shop-lisbon.com')).toBe('192.0.2.46\n');
  });
});

describe('names within a VPC', () => {
  beforeEach(async () => {
    await world.say(`
      V=$(aws ec2 describe-vpcs --query 'Vpcs[0].VpcId' --output text)
      G=$(aws ec2 describe-security-groups --query 'SecurityGroups[0].GroupId' --output text)
      for name in web db; do
        aws ec2 run-instances --image-id ami-web --instance-type t3.micro --tag-specifications "ResourceType=instance,Tags=[{Key=Name,Value=$name}]" > /dev/null
      done`);
    await world.say('wait 2m');
  });

  const address = async (name: string, member: string) =>
    (
      await world.say(
        `aws ec2 describe-instances --filters Name=tag:Name,Values=${name} --query 'Reservations[].Instances[].${member}' --output text`,
      )
    ).trim();

  test('a public name stands for the private address inside, the public one outside (R-VPC-127)', async () => {
    const name = await address('db', 'PublicDnsName');
    expect(await world.say(`dig +short ${name}`)).toBe(`${await address('db', 'PublicIpAddress')}\n`);
    await world.say('connect web');
    expect(await world.say(`dig +short ${name}`)).toBe(`${await address('db', 'PrivateIpAddress')}\n`);
  });

  test('private names are known inside only, both ways, with the search list too (R-VPC-121, R-VPC-126)', async () => {
    const name = await address('db', 'PrivateDnsName');
    const inside = await address('db', 'PrivateIpAddress');
    expect(await world.say(`dig ${name}`)).toContain('status: NXDOMAIN');
    await world.say('connect web');
    expect(await world.say(`dig +short ${name}`)).toBe(`${inside}\n`);
    expect(await world.say(`dig +short -x ${inside}`)).toBe(`${name}.\n`);
    expect(await world.say(`getent hosts ${name.split('.')[0]}`)).toContain(inside);
  });

  test('no rule keeps a host from its resolver (R-VPC-125, R-SG-4); DNS support does (R-VPC-121)', async () => {
    await world.say(
      'aws ec2 revoke-security-group-egress --group-id $G --ip-permissions IpProtocol=-1,IpRanges=[{CidrIp=0.0.0.0/0}]',
    );
    await world.say('connect web');
    expect(await world.say('dig +short www.old.com')).toBe('192.0.2.80\n');
    expect((await world.console.run('dig @8.8.8.8 www.old.com')).stdout).toContain('timed out');
    await world.say('exit');
    await world.say('aws ec2 modify-vpc-attribute --vpc-id $V --no-enable-dns-hostnames');
    await world.say('aws ec2 modify-vpc-attribute --vpc-id $V --no-enable-dns-support');
    await world.say('connect web');
    const { stdout, exitCode } = await world.console.run('dig www.old.com');
    expect(stdout).toContain('no servers could be reached');
    expect(exitCode).toBe(9);
    expect((await world.console.run('ping -c 1 www.old.com')).stderr).toContain(
      'Temporary failure in name resolution',
    );
  });

  test('DHCP options name other servers, reached through the network (R-VPC-131)', async () => {
    await world.say(`
      D=$(aws ec2 create-dhcp-options --dhcp-configurations Key=domain-name-servers,Values=1.1.1.1 --query DhcpOptions.DhcpOptionsId --output text)
      aws ec2 associate-dhcp-options --dhcp-options-id $D --vpc-id $V`);
    await world.say('connect web');
    expect(await world.say('dig www.old.com')).toContain('SERVER: 1.1.1.1#53(1.1.1.1)');
  });

  test('a private zone is seen from its VPC only, and hides the public one (R-R53-123, R-R53-124)', async () => {
    await world.say(
      'Z=$(aws route53 create-hosted-zone --name old.com --caller-reference p --vpc VPCRegion=us-east-1,VPCId=$V --query HostedZone.Id --output text)',
    );
    await change('CREATE', 'www.old.com', 'A', 60, '10.0.0.99');
    await world.say('wait 60s');
    expect(await world.say('dig +short www.old.com')).toBe('192.0.2.80\n');
    await world.say('connect web');
    expect(await world.say('dig +short www.old.com')).toBe('10.0.0.99\n');
    expect(await world.say('dig old.com MX')).toContain('ANSWER: 0');
    await world.say('exit');
    await world.say('aws ec2 modify-vpc-attribute --vpc-id $V --no-enable-dns-hostnames');
    await world.say('wait 5m');
    await world.say('connect web');
    expect(await world.say('dig +short www.old.com')).toBe('192.0.2.80\n');
  });

  test('tools look names up where they run', async () => {
    const name = await address('db', 'PublicDnsName');
    const inside = await address('db', 'PrivateIpAddress');
    await world.say('connect web');
    expect(await world.say(`ping -c 1 ${name}`)).toContain(`PING ${name} (${inside})`);
    expect((await world.console.run('curl -sS http://nope.old.com')).stderr).toMatch(
      /^curl: \(6\) Could not resolve host: nope\.old\.com\n/,
    );
  });
});
