import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { create, exampleZone, record, remove, upsert } from './scenery.ts';

const www = (...values: string[]) => record('www.example.com', 'A', ...values);
const list = (account: ReturnType<typeof exampleZone>, input: object = {}) =>
  account.call('route53:ListResourceRecordSets', { HostedZoneId: account.zoneId, ...input });
const fatal = (code: string, text: string, value: string) =>
  `InvalidChangeBatch: [Invalid Resource Record: 'FATAL problem: ${code} (${text}) encountered with '${value}'']`;

describe('a change batch', () => {
  it('is PENDING, then served', () => {
    const account = exampleZone();
    const { ChangeInfo } = account.call('route53:ChangeResourceRecordSets', {
      HostedZoneId: account.zoneId,
      ChangeBatch: { Comment: 'first', Changes: [create(www('192.0.2.1'))] },
    });
    expect(ChangeInfo).toMatchObject({ Status: 'PENDING', Comment: 'first' });
    expect(account.ask('www.example.com')).toBe('NXDOMAIN');
    account.advance(61);
    expect(account.ask('www.example.com')).toBe('NOERROR 192.0.2.1');
    account.change(upsert(www('192.0.2.2')));
    expect(account.ask('WWW.example.com.')).toBe('NOERROR 192.0.2.2');
    account.change(remove(www('192.0.2.2')));
    expect(account.ask('www.example.com')).toBe('NXDOMAIN');
  });

  it.each<[string, object[], string]>([
    [
      'R-R53-40: an unknown action',
      [{ Action: 'CHANGE', ResourceRecordSet: www('192.0.2.1') }],
      "InvalidInput: Invalid XML ; cvc-enumeration-valid: Value 'CHANGE' is not facet-valid with respect to enumeration '[CREATE, DELETE, UPSERT]'. It must be a value from the enumeration.",
    ],
    [
      'R-R53-20: an unknown type',
      [create(record('x.example.com', 'ALIAS', 'y'))],
      "InvalidInput: Invalid XML ; cvc-enumeration-valid: Value 'ALIAS' is not facet-valid with respect to enumeration '[SOA, A, TXT, NS, CNAME, MX, NAPTR, PTR, SRV, SPF, AAAA, CAA, DS, TLSA, SSHFP, SVCB, HTTPS]'. It must be a value from the enumeration.",
    ],
    [
      'R-R53-42: CREATE of what exists',
      [create(record('old.example.com', 'A', '192.0.2.1'))],
      "InvalidChangeBatch: [Tried to create resource record set [name='old.example.com.', type='A'] but it already exists]",
    ],
    [
      'R-R53-43: DELETE of what is not there',
      [remove(www('192.0.2.1'))],
      "InvalidChangeBatch: [Tried to delete resource record set [name='www.example.com.', type='A'] but it was not found]",
    ],
    [
      'R-R53-43: DELETE with other values',
      [remove(record('old.example.com', 'A', '192.0.2.7'))],
      "InvalidChangeBatch: [Tried to delete resource record set [name='old.example.com.', type='A'] but the values provided do not match the current values]",
    ],
    [
      'R-R53-45: a CNAME at the apex',
      [create(record('example.com', 'CNAME', 'example.org'))],
      'InvalidChangeBatch: [RRSet of type CNAME with DNS name example.com. is not permitted at apex in zone example.com.]',
    ],
    [
      'R-R53-46: another type beside a CNAME',
      [create(record('alias.example.com', 'A', '192.0.2.1'))],
      'InvalidChangeBatch: [RRSet of type A with DNS name alias.example.com. is not permitted because a conflicting RRSet of type CNAME with the same DNS name already exists in zone example.com.]',
    ],
    [
      'R-R53-47: a CNAME beside another type',
      [create(record('old.example.com', 'CNAME', 'example.org'))],
      'InvalidChangeBatch: [RRSet of type CNAME with DNS name old.example.com. is not permitted as it conflicts with other records with the same DNS name in zone example.com.]',
    ],
    [
      'R-R53-48: a name outside the zone',
      [create(record('foo', 'A', '192.0.2.1'))],
      'InvalidChangeBatch: [RRSet with DNS name foo. is not permitted in zone example.com.]',
    ],
    [
      'R-R53-49: neither values nor a target',
      [create({ Name: 'www.example.com', Type: 'A' })],
      'InvalidInput: Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found none in Change with [Action=CREATE, Name=www.example.com, Type=A, SetIdentifier=null]',
    ],
    [
      'R-R53-49: both',
      [
        create({
          ...www('192.0.2.1'),
          AliasTarget: { HostedZoneId: 'Z', DNSName: 'x', EvaluateTargetHealth: false },
        }),
      ],
      'InvalidInput: Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found more than one in Change with [Action=CREATE, Name=www.example.com, Type=A, SetIdentifier=null]',
    ],
    [
      'R-R53-50: one set twice',
      [create(www('192.0.2.1')), upsert(www('192.0.2.2'))],
      "InvalidChangeBatch: [The request contains an invalid set of changes for a resource record set 'A www.example.com.']",
    ],
    [
      'R-R53-7: the zone without its NS and SOA',
      [
        remove({
          Name: 'example.com',
          Type: 'SOA',
          TTL: 900,
          ResourceRecords: [{ Value: 'SOA' }],
        }),
      ],
      "InvalidChangeBatch: [Tried to delete resource record set [name='example.com.', type='SOA'] but the values provided do not match the current values]",
    ],
    [
      'R-R53-54: a weight without an identifier',
      [create({ ...www('192.0.2.1'), Weight: 1 })],
      "InvalidInput: Invalid request: Missing field 'SetIdentifier' in Change with [Action=CREATE, Name=www.example.com, Type=A, SetIdentifier=null]",
    ],
    [
      'R-R53-54: an identifier without a policy',
      [create({ ...www('192.0.2.1'), SetIdentifier: 'a' })],
      'InvalidInput: Invalid request: Expected exactly one of [Weight, Region, Failover, GeoLocation, MultiValueAnswer, GeoProximityLocation, or CidrRoutingConfig], but found none in Change with [Action=CREATE, Name=www.example.com, Type=A, SetIdentifier=a]',
    ],
    [
      'R-R53-51: more than a thousand records, UPSERTs counted twice',
      [...Array(6)].map((_, index) =>
        upsert(record(`n${index}.example.com`, 'A', ...[...Array(100)].map((__, low) => `192.0.2.${low}`))),
      ),
      'InvalidChangeBatch: Number of records limit of 1000 exceeded.',
    ],
    [
      'R-R53-67: an alias to nothing',
      [
        create({
          Name: 'apex.example.com',
          Type: 'A',
          AliasTarget: { HostedZoneId: 'ZONE', DNSName: 'gone.example.com', EvaluateTargetHealth: false },
        }),
      ],
      'InvalidChangeBatch: [Tried to create an alias that targets gone.example.com., type A in zone ZONE, but that target was not found]',
    ],
    [
      'R-R53-67: an alias out of the zone',
      [
        create({
          Name: 'apex.example.com',
          Type: 'A',
          AliasTarget: { HostedZoneId: 'ZONE', DNSName: 'example.org', EvaluateTargetHealth: false },
        }),
      ],
      'InvalidChangeBatch: [Tried to create an alias that targets example.org., type A in zone ZONE, but the alias target name does not lie within the target zone]',
    ],
    [
      'R-R53-68: CloudFront has no health',
      [
        create({
          Name: 'apex.example.com',
          Type: 'A',
          AliasTarget: {
            HostedZoneId: 'Z2FDTNDATAQYW2',
            DNSName: 'd111111abcdef8.cloudfront.net',
            EvaluateTargetHealth: true,
          },
        }),
      ],
      'InvalidChangeBatch: [EvaluateTargetHealth cannot be set to true when the alias target is a CloudFront distribution.]',
    ],
  ])('%s', (_name, changes, message) => {
    const account = exampleZone();
    account.change(
      create(record('old.example.com', 'A', '192.0.2.1')),
      create(record('alias.example.com', 'CNAME', 'example.org')),
    );
    const bare = account.zoneId.replace('/hostedzone/', '');
    const given = JSON.parse(JSON.stringify(changes).replaceAll('"ZONE"', JSON.stringify(bare)));
    expect(account.refusal(...given).replaceAll(bare, 'ZONE')).toBe(message);
  });

  it('keeps the NS and SOA of the apex (R-R53-7)', () => {
    const account = exampleZone();
    const [ns, soa] = list(account).ResourceRecordSets;
    expect(account.refusal(remove(ns))).toBe(
      'InvalidChangeBatch: [A HostedZone must contain at least one NS record for the zone itself.]',
    );
    expect(account.refusal(remove(soa))).toBe(
      'InvalidChangeBatch: [A HostedZone must contain exactly one SOA record.]',
    );
    account.change(upsert({ ...soa, TTL: 60 }));
    expect(list(account).ResourceRecordSets[1].TTL).toBe(60);
  });

  it('reports everything that is wrong (R-R53-41)', () => {
    const account = exampleZone();
    expect(account.refusal(create(record('foo', 'A', 'x')), remove(www('192.0.2.1')))).toBe(
      "InvalidChangeBatch: [Tried to delete resource record set [name='www.example.com.', type='A'] but it was not found, Invalid Resource Record: 'FATAL problem: ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address) encountered with 'x'', RRSet with DNS name foo. is not permitted in zone example.com.]",
    );
  });

  it('may swap a type for another at once (R-R53-50)', () => {
    const account = exampleZone();
    account.change(create(www('192.0.2.1')));
    account.change(remove(www('192.0.2.1')), create(record('www.example.com', 'CNAME', 'example.org')));
    expect(account.ask('www.example.com', 'A')).toBe('NOERROR example.org.');
  });

  it('is made whole or not at all (R-R53-41)', () => {
    const names = ['a', 'b', 'c'];
    const change = fc.record({
      action: fc.constantFrom('CREATE', 'DELETE', 'UPSERT'),
      name: fc.constantFrom(...names),
      type: fc.constantFrom('A', 'TXT', 'CNAME'),
    });
    const values: Record<string, string> = { A: '192.0.2.1', TXT: '"x"', CNAME: 'example.org' };
    fc.assert(
      fc.property(fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), (batches) => {
        const account = exampleZone();
        for (const batch of batches) {
          const before = list(account).ResourceRecordSets;
          const changes = batch.map(({ action, name, type }) => ({
            Action: action,
            ResourceRecordSet: record(`${name}.example.com`, type, values[type] as string),
          }));
          let message = '';
          try {
            account.change(...changes);
          } catch (error) {
            message = (error as Error).message;
          }
          const after = list(account).ResourceRecordSets as { Name: string; Type: string }[];
          if (message !== '') expect(after).toEqual(before);
          for (const { Name, Type } of after)
            if (Type === 'CNAME') expect(after.filter((set) => set.Name === Name)).toHaveLength(1);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('values', () => {
  it.each<[string, string, string]>([
    ['A', 'abc', fatal('ARRDATAIllegalIPv4Address', 'Value is not a valid IPv4 address', 'abc')],
    ['A', '1.2.3.4 5', fatal('ARRDATANotSingleField', 'Value contains spaces', '1.2.3.4 5')],
    [
      'AAAA',
      '1.2.3.4',
      fatal('AAAARRDATAIllegalIPv6Address', 'Value is not a valid IPv6 address', '1.2.3.4'),
    ],
    ['TXT', 'bare', fatal('InvalidCharacterString', 'Value should be enclosed in quotation marks', 'bare')],
    [
      'TXT',
      `"${'x'.repeat(256)}"`,
      fatal('CharacterStringTooLong', 'Value is too long', `"${'x'.repeat(256)}"`),
    ],
    [
      'MX',
      'mail.example.com',
      fatal('MXRRDATANotTwoFields', "MX record doesn't have 2 fields", 'mail.example.com'),
    ],
    ['CNAME', 'a..b', fatal('DomainLabelEmpty', 'Domain label is empty', 'a..b')],
  ])('%s %s is refused', (type, value, message) => {
    expect(exampleZone().refusal(create(record('v.example.com', type, value)))).toBe(message);
  });

  it.each<[string, string]>([
    ['A', '192.0.2.1'],
    ['AAAA', '2001:db8::1'],
    ['CAA', '0 issue "ca.example.net"'],
    ['CNAME', '_x.acm-validations.aws.'],
    ['DS', '12345 13 2 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'],
    ['HTTPS', '1 . alpn="h3,h2" ipv4hint=192.0.2.1'],
    ['MX', '10 mail.example.com'],
    ['NAPTR', '100 10 "U" "E2U+sip" "!^.*$!sip:x@example.com!" .'],
    ['PTR', 'host.example.com'],
    ['SPF', '"v=spf1 -all"'],
    ['SRV', '1 2 443 host.example.com'],
    ['SSHFP', '4 2 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'],
    ['SVCB', '0 svc.example.net'],
    ['TLSA', '3 1 1 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'],
    ['TXT', '"one" "two \\"quoted\\" \\101"'],
    ['NS', 'ns1.example.net'],
  ])('%s %s is stored and answered', (type, value) => {
    const account = exampleZone();
    account.change(create(record('v.example.com', type, value)));
    expect(list(account, { StartRecordName: 'v.example.com' }).ResourceRecordSets[0].ResourceRecords).toEqual(
      [{ Value: value }],
    );
  });

  it('are not repeated (R-R53-39)', () => {
    expect(exampleZone().refusal(create(www('192.0.2.1', '192.0.2.1')))).toBe(
      "InvalidChangeBatch: [Duplicate Resource Record: '192.0.2.1']",
    );
  });
});

describe('the list of record sets', () => {
  it('is in the order of reversed names, with stars escaped, in pages (R-R53-37, R-R53-52)', () => {
    const account = exampleZone();
    account.change(
      ...['b.a.example.com', 'a.example.com', '*.example.com', 'b.example.com'].map((name) =>
        create(record(name, 'A', '192.0.2.1')),
      ),
    );
    const names = (output: { ResourceRecordSets: { Name: string; Type: string }[] }) =>
      output.ResourceRecordSets.map(({ Name, Type }) => `${Name} ${Type}`);
    expect(names(list(account))).toEqual([
      'example.com. NS',
      'example.com. SOA',
      '\\052.example.com. A',
      'a.example.com. A',
      'b.a.example.com. A',
      'b.example.com. A',
    ]);
    const first = list(account, { MaxItems: '3' });
    expect(first).toMatchObject({ IsTruncated: true, NextRecordName: 'a.example.com.', NextRecordType: 'A' });
    const rest = list(account, {
      StartRecordName: first.NextRecordName,
      StartRecordType: first.NextRecordType,
    });
    expect(names(rest)).toEqual(['a.example.com. A', 'b.a.example.com. A', 'b.example.com. A']);
  });

  it('finds wildcards by star and by escape, and answers from them (R-R53-38)', () => {
    const account = exampleZone();
    account.change(create(record('\\052.example.com', 'A', '192.0.2.9')));
    expect(list(account, { StartRecordName: '*.example.com' }).ResourceRecordSets).toHaveLength(1);
    expect(account.ask('any.thing.example.com')).toBe('NOERROR 192.0.2.9');
  });
});
