/** Certificates whose names are proved by records in the simulated DNS (R-CF-116). */
import { describe, expect, test } from 'vitest';
import { type Harness, harness, type Output } from '../harness.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const CONTACT = {
  FirstName: 'Ada',
  LastName: 'Sousa',
  ContactType: 'PERSON',
  Email: 'ada@example.com',
  PhoneNumber: '+351.210000000',
  AddressLine1: 'Rua 1',
  City: 'Lisbon',
  CountryCode: 'PT',
  ZipCode: '1000',
};

/** A domain of the learner's own, registered, with its hosted zone. */
function withDomain(name = 'shop-lisbon.com', setting: object = {}): { cloud: Harness; zone: string } {
  const cloud = harness({ setting });
  cloud.call('route53domains:RegisterDomain', {
    DomainName: name,
    DurationInYears: 1,
    AdminContact: CONTACT,
    RegistrantContact: CONTACT,
    TechContact: CONTACT,
  });
  cloud.advance(HOUR);
  const { HostedZones } = cloud.call('route53:ListHostedZones');
  return { cloud, zone: HostedZones[0].Id };
}

function write(
  cloud: Harness,
  zone: string,
  action: string,
  name: string,
  type: string,
  value: string,
): void {
  cloud.call('route53:ChangeResourceRecordSets', {
    HostedZoneId: zone,
    ChangeBatch: {
      Changes: [
        {
          Action: action,
          ResourceRecordSet: { Name: name, Type: type, TTL: 300, ResourceRecords: [{ Value: value }] },
        },
      ],
    },
  });
}

function request(cloud: Harness, ...names: string[]): string {
  const [DomainName, ...SubjectAlternativeNames] = names;
  return cloud.call('acm:RequestCertificate', {
    DomainName,
    ValidationMethod: 'DNS',
    ...(SubjectAlternativeNames.length > 0 && { SubjectAlternativeNames }),
  }).CertificateArn;
}

const describeIt = (cloud: Harness, arn: string): Output =>
  cloud.call('acm:DescribeCertificate', { CertificateArn: arn }).Certificate;

/** Puts all records into the zone that ACM asks for. */
function prove(cloud: Harness, zone: string, arn: string): void {
  cloud.advance(5);
  const records = new Map<string, string>(
    describeIt(cloud, arn).DomainValidationOptions.map(({ ResourceRecord: record }: Output) => [
      record.Name,
      record.Value,
    ]),
  );
  for (const [name, value] of records) write(cloud, zone, 'UPSERT', name, 'CNAME', value);
}

test('shows the record that it wants a few seconds later', () => {
  const { cloud } = withDomain();
  const arn = request(cloud, 'www.shop-lisbon.com');
  expect(arn).toMatch(/^arn:aws:acm:us-east-1:123456789012:certificate\/[0-9a-f-]{36}$/);
  const before = describeIt(cloud, arn);
  expect(before).toMatchObject({ Status: 'PENDING_VALIDATION', Type: 'AMAZON_ISSUED', InUseBy: [] });
  expect(before.DomainValidationOptions[0].ResourceRecord).toBeUndefined();
  cloud.advance(5);
  const [option] = describeIt(cloud, arn).DomainValidationOptions;
  expect(option).toMatchObject({ DomainName: 'www.shop-lisbon.com', ValidationStatus: 'PENDING_VALIDATION' });
  expect(option.ResourceRecord.Name).toMatch(/^_[0-9a-f]{32}\.www\.shop-lisbon\.com\.$/);
  expect(option.ResourceRecord.Value).toMatch(/^_[0-9a-f]{32}\.[a-z]{10}\.acm-validations\.aws\.$/);
});

test('a wildcard and the name below its star need the same record, also in another certificate', () => {
  const { cloud } = withDomain();
  const first = request(cloud, 'shop-lisbon.com', '*.shop-lisbon.com');
  const second = request(cloud, '*.shop-lisbon.com');
  cloud.advance(5);
  const records = [first, second].flatMap((arn) =>
    describeIt(cloud, arn).DomainValidationOptions.map((option: Output) => option.ResourceRecord.Name),
  );
  expect(new Set(records).size).toBe(1);
});

test('is issued some minutes after the record is there, for thirteen months', () => {
  const { cloud, zone } = withDomain();
  const arn = request(cloud, 'shop-lisbon.com', '*.shop-lisbon.com');
  prove(cloud, zone, arn);
  expect(describeIt(cloud, arn).Status).toBe('PENDING_VALIDATION');
  cloud.advance(5 * MINUTE);
  const issued = describeIt(cloud, arn);
  expect(issued).toMatchObject({
    Status: 'ISSUED',
    RenewalEligibility: 'INELIGIBLE',
    KeyAlgorithm: 'RSA-2048',
  });
  expect(issued.DomainValidationOptions.map((option: Output) => option.ValidationStatus)).toEqual([
    'SUCCESS',
    'SUCCESS',
  ]);
  expect((Date.parse(issued.NotAfter) - Date.parse(issued.NotBefore)) / 86_400_000).toBeCloseTo(395, 3);
  expect(issued.Serial).toMatch(/^([0-9a-f]{2}:){15}[0-9a-f]{2}$/);
});

describe('is not issued', () => {
  test('while one of several names is unproved', () => {
    const { cloud, zone } = withDomain();
    const arn = request(cloud, 'shop-lisbon.com', 'www.elsewhere-lisbon.com');
    cloud.advance(5);
    const [{ ResourceRecord: record }] = describeIt(cloud, arn).DomainValidationOptions;
    write(cloud, zone, 'UPSERT', record.Name, 'CNAME', record.Value);
    cloud.advance(HOUR);
    const pending = describeIt(cloud, arn);
    expect(pending.Status).toBe('PENDING_VALIDATION');
    expect(pending.DomainValidationOptions.map((option: Output) => option.ValidationStatus)).toEqual([
      'SUCCESS',
      'PENDING_VALIDATION',
    ]);
  });

  test('where the registry refers to other name servers than the zone’s, until it refers to these', () => {
    const { cloud, zone } = withDomain();
    const own = cloud.call('route53domains:GetDomainDetail', { DomainName: 'shop-lisbon.com' }).Nameservers;
    cloud.call('route53domains:UpdateDomainNameservers', {
      DomainName: 'shop-lisbon.com',
      Nameservers: [{ Name: 'ns1.hosting.example' }, { Name: 'ns2.hosting.example' }],
    });
    const arn = request(cloud, 'shop-lisbon.com');
    prove(cloud, zone, arn);
    cloud.advance(HOUR);
    expect(describeIt(cloud, arn).Status).toBe('PENDING_VALIDATION');
    cloud.call('route53domains:UpdateDomainNameservers', {
      DomainName: 'shop-lisbon.com',
      Nameservers: own.map(({ Name }: Output) => ({ Name })),
    });
    cloud.advance(5 * MINUTE);
    expect(describeIt(cloud, arn).Status).toBe('ISSUED');
  });

  test('where a second zone of the same name has the record', () => {
    const { cloud } = withDomain();
    const { HostedZone } = cloud.call('route53:CreateHostedZone', {
      Name: 'shop-lisbon.com',
      CallerReference: 'twin',
    });
    cloud.advance(2 * MINUTE);
    const arn = request(cloud, 'shop-lisbon.com');
    prove(cloud, HostedZone.Id, arn);
    cloud.advance(HOUR);
    expect(describeIt(cloud, arn).Status).toBe('PENDING_VALIDATION');
  });

  test('where the record says something else, or is gone before ACM looks again', () => {
    const { cloud, zone } = withDomain();
    const arn = request(cloud, 'shop-lisbon.com');
    cloud.advance(5);
    const [{ ResourceRecord: record }] = describeIt(cloud, arn).DomainValidationOptions;
    write(cloud, zone, 'CREATE', record.Name, 'CNAME', 'elsewhere.example.com');
    cloud.advance(HOUR);
    expect(describeIt(cloud, arn).Status).toBe('PENDING_VALIDATION');
    write(cloud, zone, 'UPSERT', record.Name, 'CNAME', record.Value);
    cloud.advance(1);
    write(cloud, zone, 'DELETE', record.Name, 'CNAME', record.Value);
    cloud.advance(HOUR);
    expect(describeIt(cloud, arn).Status).toBe('PENDING_VALIDATION');
  });

  test('after 72 hours, never again', () => {
    const { cloud, zone } = withDomain();
    const arn = request(cloud, 'shop-lisbon.com');
    cloud.advance(72 * HOUR + 1);
    const late = describeIt(cloud, arn);
    expect(late.Status).toBe('VALIDATION_TIMED_OUT');
    expect(late.DomainValidationOptions[0].ValidationStatus).toBe('FAILED');
    prove(cloud, zone, arn);
    cloud.advance(HOUR);
    expect(describeIt(cloud, arn).Status).toBe('VALIDATION_TIMED_OUT');
  });

  test('by e-mail: nobody answers', () => {
    const { cloud } = withDomain();
    const { CertificateArn } = cloud.call('acm:RequestCertificate', { DomainName: 'shop-lisbon.com' });
    const [option] = describeIt(cloud, CertificateArn).DomainValidationOptions;
    expect(option.ValidationMethod).toBe('EMAIL');
    expect(option.ValidationEmails).toContain('postmaster@shop-lisbon.com');
    cloud.advance(73 * HOUR);
    expect(describeIt(cloud, CertificateArn).Status).toBe('VALIDATION_TIMED_OUT');
  });
});

describe('CAA records (RFC 8659)', () => {
  test.each([
    ['of another authority', '0 issue "letsencrypt.org"', 'shop-lisbon.com', 'FAILED'],
    ['above the name', '0 issue "letsencrypt.org"', 'www.shop-lisbon.com', 'FAILED'],
    ['of nobody', '0 issue ";"', 'shop-lisbon.com', 'FAILED'],
    ['of Amazon', '0 issue "amazon.com"', 'shop-lisbon.com', 'ISSUED'],
    ['of Amazon, with parameters', '0 issue "amazontrust.com; policy=ev"', 'shop-lisbon.com', 'ISSUED'],
    ['for wildcards alone', '0 issuewild "letsencrypt.org"', 'shop-lisbon.com', 'ISSUED'],
    ['for wildcards', '0 issuewild "letsencrypt.org"', '*.shop-lisbon.com', 'FAILED'],
    ['that only want reports', '0 iodef "mailto:ca@example.com"', 'shop-lisbon.com', 'ISSUED'],
  ])('%s: %s for %s is %s', (_what, value, name, status) => {
    const { cloud, zone } = withDomain();
    write(cloud, zone, 'CREATE', 'shop-lisbon.com', 'CAA', value);
    cloud.advance(2 * MINUTE);
    const arn = request(cloud, name);
    prove(cloud, zone, arn);
    cloud.advance(5 * MINUTE);
    const found = describeIt(cloud, arn);
    expect(found.Status).toBe(status);
    expect(found.FailureReason).toBe(status === 'FAILED' ? 'CAA_ERROR' : undefined);
  });
});

test('somebody else’s DNS proves as well as Route 53', () => {
  const setting = { zones: { 'old.com': { records: ['www A 192.0.2.80'] } } };
  const bare = harness({ setting });
  const arn = request(bare, 'old.com');
  bare.advance(5);
  const [{ ResourceRecord: record }] = describeIt(bare, arn).DomainValidationOptions;
  const cloud = harness({
    setting: { zones: { 'old.com': { records: [`${record.Name} 60 CNAME ${record.Value}`] } } },
  });
  const proved = request(cloud, 'old.com');
  cloud.advance(5 * MINUTE);
  expect(describeIt(cloud, proved).Status).toBe('ISSUED');
});

test('without a user it is not renewed, and expires', () => {
  const { cloud, zone } = withDomain();
  const arn = request(cloud, 'shop-lisbon.com');
  prove(cloud, zone, arn);
  cloud.advance(400 * DAY);
  expect(describeIt(cloud, arn).Status).toBe('EXPIRED');
});

test('names that nobody can own in public fail at once', () => {
  const { cloud } = withDomain();
  const arn = request(cloud, 'db.corp.internal');
  expect(describeIt(cloud, arn)).toMatchObject({ Status: 'FAILED', FailureReason: 'INVALID_PUBLIC_DOMAIN' });
});
