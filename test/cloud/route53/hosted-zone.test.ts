import { describe, expect, it } from 'vitest';
import { harness } from '../harness.ts';
import { create, exampleZone, record, SYNC_SECONDS } from './scenery.ts';

const zone = (name: string, reference = name, extra: object = {}) => ({
  Name: name,
  CallerReference: reference,
  ...extra,
});

function privateWorld() {
  const account = harness();
  const vpc = () => account.call('CreateVpc', { CidrBlock: '10.0.0.0/16' }).Vpc.VpcId as string;
  const inVpc = (id: string) => ({ VPC: { VPCRegion: 'us-east-1', VPCId: id } });
  return { account, vpc, inVpc };
}

describe('a public hosted zone', () => {
  it('is answered as AWS does (R-R53-1, R-R53-4, R-R53-10)', () => {
    const account = harness();
    const { HostedZone, ChangeInfo, DelegationSet, Location } = account.call(
      'route53:CreateHostedZone',
      zone('Example.COM', 'r', { HostedZoneConfig: { Comment: 'shop' } }),
    );
    expect(HostedZone).toEqual({
      Id: expect.stringMatching(/^\/hostedzone\/Z[0-9A-Z]{20}$/),
      Name: 'example.com.',
      CallerReference: 'r',
      Config: { Comment: 'shop', PrivateZone: false },
      ResourceRecordSetCount: 2,
    });
    expect(ChangeInfo).toMatchObject({ Id: expect.stringMatching(/^\/change\/C/), Status: 'PENDING' });
    expect(
      DelegationSet.NameServers.map((name: string) => name.replace(/^ns-\d+\.awsdns-\d\d\./, '')).sort(),
    ).toEqual(['co.uk', 'com', 'net', 'org']);
    expect(Location).toBe(`https://route53.amazonaws.com/2013-04-01${HostedZone.Id}`);
  });

  it('has an NS and an SOA record (R-R53-5)', () => {
    const account = exampleZone();
    const { DelegationSet } = account.call('route53:GetHostedZone', { Id: account.zoneId });
    const { ResourceRecordSets } = account.call('route53:ListResourceRecordSets', {
      HostedZoneId: account.zoneId,
    });
    const servers = DelegationSet.NameServers as string[];
    expect(ResourceRecordSets).toEqual([
      {
        Name: 'example.com.',
        Type: 'NS',
        TTL: 172_800,
        ResourceRecords: servers.map((name) => ({ Value: `${name}.` })),
      },
      {
        Name: 'example.com.',
        Type: 'SOA',
        TTL: 900,
        ResourceRecords: [{ Value: `${servers[0]}. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400` }],
      },
    ]);
  });

  it('is in sync within a minute, and served only then (R-R53-10)', () => {
    const account = harness();
    const { HostedZone, ChangeInfo } = account.call('route53:CreateHostedZone', zone('example.com'));
    const soa = () =>
      account.call('route53:TestDNSAnswer', {
        HostedZoneId: HostedZone.Id,
        RecordName: 'example.com',
        RecordType: 'SOA',
      }).ResponseCode;
    const status = () => account.call('route53:GetChange', { Id: ChangeInfo.Id }).ChangeInfo.Status;
    expect([status(), soa()]).toEqual(['PENDING', 'REFUSED']);
    account.advance(29);
    expect([status(), soa()]).toEqual(['PENDING', 'REFUSED']);
    account.advance(32);
    expect([status(), soa()]).toEqual(['INSYNC', 'NOERROR']);
  });

  it('shares no name server with zones within it or around it, in whatever order they come (R-R53-13)', () => {
    const account = harness();
    const servers = (Name: string): string[] =>
      account.call('route53:CreateHostedZone', zone(Name, Name)).DelegationSet.NameServers;
    const parent = servers('example.com');
    // Of 512 servers in each domain, so many draws would meet the parent's four times out of five.
    const children = Array.from({ length: 200 }, (_, index) => servers(`z${index}.example.com`));
    expect(children.flat().filter((server) => parent.includes(server))).toEqual([]);
    const grandchild = servers('deep.z7.example.com');
    expect(grandchild.filter((server) => [...parent, ...(children[7] ?? [])].includes(server))).toEqual([]);
    // Siblings may: no question is about both.
    expect(new Set(children.flat()).size).toBeLessThan(800);
  });

  it('shares no name server with a zone within it that was there first (R-R53-13)', () => {
    const account = harness();
    const servers = (Name: string): string[] =>
      account.call('route53:CreateHostedZone', zone(Name, Name)).DelegationSet.NameServers;
    const children = Array.from({ length: 120 }, (_, index) => servers(`z${index}.example.com`)).flat();
    expect(servers('example.com').filter((server) => children.includes(server))).toEqual([]);
  });

  it('shares no name server with another of its name (R-R53-2)', () => {
    const account = harness();
    const servers = ['a', 'b', 'c'].flatMap(
      (reference) =>
        account.call('route53:CreateHostedZone', zone('example.com', reference)).DelegationSet.NameServers,
    );
    expect(new Set(servers).size).toBe(12);
  });

  it.each([
    ['com', 'InvalidDomainName: com. is reserved by AWS!'],
    ['*.example.com', 'InvalidDomainName: The domain name is invalid.'],
    [
      'a..b',
      "InvalidDomainName: FATAL problem: DomainLabelEmpty (Domain label is empty) encountered with 'a..b'",
    ],
    [
      'a b.com',
      "InvalidDomainName: FATAL problem: UnsupportedCharacter (Value contains unsupported characters) encountered with 'a b.com'",
    ],
    [
      `${'x'.repeat(64)}.com`,
      `InvalidDomainName: FATAL problem: DomainLabelTooLong (Domain label is too long) encountered with '${'x'.repeat(64)}.com'`,
    ],
  ])('cannot be called %s (R-R53-3)', (name, message) => {
    expect(harness().error('route53:CreateHostedZone', zone(name, 'r'))).toBe(message);
  });

  it('needs a caller reference of its own (R-R53-2)', () => {
    const account = exampleZone();
    expect(account.error('route53:CreateHostedZone', zone('other.com', 'scenery'))).toBe(
      'HostedZoneAlreadyExists: A hosted zone has already been created with the specified caller reference.',
    );
  });

  it('is found with and without its prefix, and otherwise not (R-R53-1, R-R53-9)', () => {
    const account = exampleZone();
    const bare = account.zoneId.replace('/hostedzone/', '');
    expect(account.call('route53:GetHostedZone', { Id: bare }).HostedZone.Id).toBe(account.zoneId);
    expect(account.error('route53:GetHostedZone', { Id: '/hostedzone/ZNONE' })).toBe(
      'NoSuchHostedZone: No hosted zone found with ID: ZNONE',
    );
    expect(account.error('route53:GetChange', { Id: 'CNONE' })).toBe(
      'NoSuchChange: Could not find resource with ID: CNONE',
    );
  });

  it('is deleted only when nothing is left but its first records (R-R53-8)', () => {
    const account = exampleZone();
    account.change(create(record('www.example.com', 'A', '192.0.2.1')));
    expect(account.error('route53:DeleteHostedZone', { Id: account.zoneId })).toBe(
      'HostedZoneNotEmpty: The specified hosted zone contains non-required resource record sets and so cannot be deleted.',
    );
    const empty = exampleZone();
    expect(empty.call('route53:DeleteHostedZone', { Id: empty.zoneId }).ChangeInfo.Status).toBe('PENDING');
    expect(empty.call('route53:GetHostedZoneCount')).toEqual({ HostedZoneCount: 0 });
  });

  it('has a comment and tags', () => {
    const account = exampleZone();
    account.call('route53:UpdateHostedZoneComment', { Id: account.zoneId, Comment: 'new' });
    const resource = { ResourceType: 'hostedzone', ResourceId: account.zoneId };
    account.call('route53:ChangeTagsForResource', {
      ...resource,
      AddTags: [{ Key: 'a', Value: '1' }, { Key: 'b' }],
    });
    account.call('route53:ChangeTagsForResource', { ...resource, RemoveTagKeys: ['b'] });
    expect(account.call('route53:GetHostedZone', { Id: account.zoneId }).HostedZone.Config).toEqual({
      Comment: 'new',
      PrivateZone: false,
    });
    expect(account.call('route53:ListTagsForResource', resource).ResourceTagSet.Tags).toEqual([
      { Key: 'a', Value: '1' },
    ]);
  });

  it('counts against its quotas (R-R53-12)', () => {
    const account = exampleZone();
    expect(
      account.call('route53:GetHostedZoneLimit', {
        HostedZoneId: account.zoneId,
        Type: 'MAX_RRSETS_BY_ZONE',
      }),
    ).toEqual({ Limit: { Type: 'MAX_RRSETS_BY_ZONE', Value: 10_000 }, Count: 2 });
    expect(account.call('route53:GetAccountLimit', { Type: 'MAX_HOSTED_ZONES_BY_OWNER' })).toEqual({
      Limit: { Type: 'MAX_HOSTED_ZONES_BY_OWNER', Value: 500 },
      Count: 1,
    });
  });
});

describe('lists of hosted zones', () => {
  const names = (output: { HostedZones: { Name: string }[] }) => output.HostedZones.map(({ Name }) => Name);

  function three() {
    const account = harness();
    for (const name of ['b.com', 'a.org', 'a.com']) account.call('route53:CreateHostedZone', zone(name));
    return account;
  }

  it('come in pages', () => {
    const account = three();
    const first = account.call('route53:ListHostedZones', { MaxItems: '2' });
    expect([names(first), first.IsTruncated, first.MaxItems]).toEqual([['b.com.', 'a.org.'], true, '2']);
    const second = account.call('route53:ListHostedZones', { Marker: first.NextMarker });
    expect([names(second), second.IsTruncated]).toEqual([['a.com.'], false]);
  });

  it('by name begin anywhere in the alphabet', () => {
    const account = three();
    expect(names(account.call('route53:ListHostedZonesByName'))).toEqual(['a.com.', 'b.com.', 'a.org.']);
    expect(names(account.call('route53:ListHostedZonesByName', { DNSName: 'aa.com' }))).toEqual([
      'b.com.',
      'a.org.',
    ]);
    const page = account.call('route53:ListHostedZonesByName', { MaxItems: '1' });
    expect(page).toMatchObject({ IsTruncated: true, NextDNSName: 'b.com.', MaxItems: '1' });
  });
});

describe('a private hosted zone', () => {
  it('needs a VPC that exists (R-R53-120)', () => {
    const { account, vpc, inVpc } = privateWorld();
    expect(account.error('route53:CreateHostedZone', zone('corp.internal', 'r', inVpc('vpc-00000000')))).toBe(
      'InvalidVPCId: The VPC ID is invalid.',
    );
    const id = vpc();
    const output = account.call('route53:CreateHostedZone', zone('internal', 'r', inVpc(id)));
    expect(output.HostedZone.Config).toEqual({ PrivateZone: true });
    expect(output.VPC).toEqual({ VPCRegion: 'us-east-1', VPCId: id });
    expect(output.DelegationSet).toBeUndefined();
    const { ResourceRecordSets } = account.call('route53:ListResourceRecordSets', {
      HostedZoneId: output.HostedZone.Id,
    });
    expect(ResourceRecordSets[0].ResourceRecords.map(({ Value }: { Value: string }) => Value)).toEqual([
      'ns-0.awsdns-00.com.',
      'ns-512.awsdns-00.net.',
      'ns-1024.awsdns-00.org.',
      'ns-1536.awsdns-00.co.uk.',
    ]);
  });

  it('takes VPCs in and lets them go, all but the last (R-R53-122)', () => {
    const { account, vpc, inVpc } = privateWorld();
    const [one, two] = [vpc(), vpc()];
    const { Id } = account.call(
      'route53:CreateHostedZone',
      zone('corp.internal', 'r', inVpc(one)),
    ).HostedZone;
    account.call('route53:AssociateVPCWithHostedZone', { HostedZoneId: Id, ...inVpc(two) });
    const vpcs = () =>
      account.call('route53:GetHostedZone', { Id }).VPCs.map(({ VPCId }: { VPCId: string }) => VPCId);
    expect(vpcs()).toEqual([one, two]);
    expect(
      account.call('route53:ListHostedZonesByVPC', { VPCId: two, VPCRegion: 'us-east-1' })
        .HostedZoneSummaries,
    ).toEqual([
      { HostedZoneId: Id.slice(12), Name: 'corp.internal.', Owner: { OwningAccount: '123456789012' } },
    ]);
    account.call('route53:DisassociateVPCFromHostedZone', { HostedZoneId: Id, ...inVpc(one) });
    expect(
      account.error('route53:DisassociateVPCFromHostedZone', { HostedZoneId: Id, ...inVpc(one) }),
    ).toMatch(/^VPCAssociationNotFound: /);
    expect(account.error('route53:DisassociateVPCFromHostedZone', { HostedZoneId: Id, ...inVpc(two) })).toBe(
      'LastVPCAssociation: Cannot remove last VPC association for the private zone',
    );
  });

  it('has no twin in a VPC (R-R53-122)', () => {
    const { account, vpc, inVpc } = privateWorld();
    const id = vpc();
    account.call('route53:CreateHostedZone', zone('corp.internal', 'one', inVpc(id)));
    expect(account.error('route53:CreateHostedZone', zone('corp.internal', 'two', inVpc(id)))).toMatch(
      /^ConflictingDomainExists: The VPC vpc-\w+ in region us-east-1 has already been associated with the hosted zone Z/,
    );
  });

  it('cannot be made of a public one (R-R53-122)', () => {
    const account = exampleZone();
    const id = account.call('CreateVpc', { CidrBlock: '10.0.0.0/16' }).Vpc.VpcId;
    const input = { HostedZoneId: account.zoneId, VPC: { VPCRegion: 'us-east-1', VPCId: id } };
    expect(account.error('route53:AssociateVPCWithHostedZone', input)).toMatch(/^PublicZoneVPCAssociation: /);
  });

  it('may be opened to VPCs of other accounts', () => {
    const { account, vpc, inVpc } = privateWorld();
    const { Id } = account.call(
      'route53:CreateHostedZone',
      zone('corp.internal', 'r', inVpc(vpc())),
    ).HostedZone;
    const other = inVpc('vpc-0123456789abcdef0');
    account.call('route53:CreateVPCAssociationAuthorization', { HostedZoneId: Id, ...other });
    expect(account.call('route53:ListVPCAssociationAuthorizations', { HostedZoneId: Id }).VPCs).toEqual([
      other.VPC,
    ]);
    account.call('route53:DeleteVPCAssociationAuthorization', { HostedZoneId: Id, ...other });
    expect(
      account.error('route53:DeleteVPCAssociationAuthorization', { HostedZoneId: Id, ...other }),
    ).toMatch(/^VPCAssociationAuthorizationNotFound: /);
  });
});

describe('a reusable delegation set', () => {
  it('gives zones the same name servers, but not two of one name (R-R53-13)', () => {
    const account = harness();
    const { DelegationSet } = account.call('route53:CreateReusableDelegationSet', { CallerReference: 'r' });
    const use = { DelegationSetId: DelegationSet.Id };
    const a = account.call('route53:CreateHostedZone', zone('a.com', 'a', use));
    const b = account.call('route53:CreateHostedZone', zone('b.com', 'b', use));
    expect([a.DelegationSet, b.DelegationSet]).toEqual([DelegationSet, DelegationSet]);
    expect(account.error('route53:CreateHostedZone', zone('a.com', 'c', use))).toMatch(
      /^ConflictingDomainExists: /,
    );
    expect(account.error('route53:DeleteReusableDelegationSet', { Id: DelegationSet.Id })).toMatch(
      /^DelegationSetInUse: /,
    );
    for (const { Id } of [a.HostedZone, b.HostedZone]) account.call('route53:DeleteHostedZone', { Id });
    account.advance(SYNC_SECONDS);
    account.call('route53:DeleteReusableDelegationSet', { Id: DelegationSet.Id });
    expect(account.error('route53:GetReusableDelegationSet', { Id: DelegationSet.Id })).toMatch(
      /^NoSuchDelegationSet: /,
    );
  });
});
