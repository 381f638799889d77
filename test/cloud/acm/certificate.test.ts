/** What ACM takes, shows, refuses and gives away. */
import { describe, expect, test } from 'vitest';
import { findCertificate, findUsableCertificate } from '../../../src/cloud/acm/certificate/find.ts';
import { AwsError } from '../../../src/cloud/kernel/errors.ts';
import { defineResource, type Service } from '../../../src/cloud/kernel/resource.ts';
import { SERVICES } from '../../../src/cloud/services.ts';
import { coversName, verdictOf } from '../../../src/cloud/web/certificate.ts';
import { type Harness, type HarnessOptions, harness, type Output } from '../harness.ts';
import {
  EC_KEY,
  EC_LEAF,
  ENCRYPTED_KEY,
  EXPIRED,
  PUBLIC_LEAF,
  PUBLIC_ROOT,
  RSA_KEY,
  RSA_SELF_SIGNED,
  STRANGE_CURVE,
  STRANGE_KEY,
  TEST_ROOT,
} from './pem.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function importIt(cloud: Harness, certificate: string, key: string, more: object = {}): string {
  return cloud.call('acm:ImportCertificate', {
    Certificate: bytes(certificate),
    PrivateKey: bytes(key),
    ...more,
  }).CertificateArn;
}

const show = (cloud: Harness, arn: string): Output =>
  cloud.call('acm:DescribeCertificate', { CertificateArn: arn }).Certificate;

/** Something that uses the certificates whose ARNs it holds. */
function users(): { service: Service; options: HarnessOptions } {
  const refuse = () => new AwsError('NotFound', 'There is no such thing.');
  const thing = defineResource<{ ARN: string; certificate: string }>({
    kind: 'thing',
    prefix: 'thing',
    id: ({ ARN }) => ARN,
    notFound: refuse,
    malformed: refuse,
    filters: {},
    holds: ({ certificate }) => [certificate],
  });
  const service: Service = {
    name: 'things',
    resources: [thing],
    operations: {
      Use: {
        access: 'write',
        run: ({ Arn }, context) =>
          context.add(thing, { ARN: 'arn:aws:things:::one', certificate: Arn }) && {},
      },
      Release: { access: 'write', run: (_input, context) => context.remove(thing, 'arn:aws:things:::one') },
    },
  };
  return { service, options: { services: [...SERVICES, service] } };
}

describe('RequestCertificate refuses', () => {
  test.each([
    ['no name', { DomainName: 'shop' }, /^ValidationException: .*'shop' at 'domainName' failed/],
    ['a star within', { DomainName: 'www.*.com' }, /^ValidationException/],
    ['two stars', { DomainName: '*.*.example.com' }, /^ValidationException/],
    [
      'a wrong alternative name',
      { DomainName: 'a.example.com', SubjectAlternativeNames: ['b_c.example.com'] },
      /subjectAlternativeNames\.1\.member/,
    ],
    [
      'eleven names',
      {
        DomainName: 'example.com',
        SubjectAlternativeNames: Array.from({ length: 10 }, (_, index) => `n${index}.example.com`),
      },
      /^LimitExceededException: Certificate has too many domains\.$/,
    ],
    ['long RSA keys', { DomainName: 'example.com', KeyAlgorithm: 'RSA_4096' }, /^ValidationException/],
    ['HTTP', { DomainName: 'example.com', ValidationMethod: 'HTTP' }, /^InvalidParameterException/],
    [
      'somebody else’s mailboxes',
      {
        DomainName: 'www.example.com',
        DomainValidationOptions: [{ DomainName: 'www.example.com', ValidationDomain: 'example.org' }],
      },
      /^InvalidDomainValidationOptionsException/,
    ],
    [
      'reserved tags',
      { DomainName: 'example.com', Tags: [{ Key: 'aws:x', Value: '' }] },
      /^InvalidTagException/,
    ],
    [
      'a private authority',
      { DomainName: 'example.com', CertificateAuthorityArn: 'arn:aws:acm-pca:us-east-1:1:ca/x' },
      /^NotSimulated/,
    ],
  ])('%s', (_what, input, message) => {
    expect(harness().error('acm:RequestCertificate', input)).toMatch(message);
  });

  test('a request twice under one token, for an hour', () => {
    const cloud = harness();
    const ask = (IdempotencyToken: string, DomainName = 'example.com') =>
      cloud.call('acm:RequestCertificate', { DomainName, IdempotencyToken }).CertificateArn;
    const first = ask('one');
    expect(ask('one')).toBe(first);
    expect(ask('two')).not.toBe(first);
    expect(ask('one', 'www.example.com')).not.toBe(first);
    cloud.advance(3601);
    expect(ask('one')).not.toBe(first);
  });
});

describe('ImportCertificate', () => {
  test('reads what is in a certificate', () => {
    const cloud = harness();
    const arn = importIt(cloud, RSA_SELF_SIGNED, RSA_KEY, { Tags: [{ Key: 'team', Value: 'web' }] });
    expect(show(cloud, arn)).toMatchObject({
      Type: 'IMPORTED',
      Status: 'ISSUED',
      DomainName: 'import.example.com',
      SubjectAlternativeNames: ['import.example.com', '*.import.example.com'],
      KeyAlgorithm: 'RSA-2048',
      NotBefore: '2025-01-01T00:00:00+00:00',
      NotAfter: '2035-01-01T00:00:00+00:00',
      Serial: '0a:1b:2c:3d:4e:5f',
      RenewalEligibility: 'INELIGIBLE',
    });
    expect(show(cloud, arn).DomainValidationOptions).toBeUndefined();
    expect(cloud.call('acm:GetCertificate', { CertificateArn: arn }).Certificate).toBe(RSA_SELF_SIGNED);
    expect(cloud.call('acm:ListTagsForCertificate', { CertificateArn: arn }).Tags).toEqual([
      { Key: 'team', Value: 'web' },
    ]);
    expect(JSON.stringify(cloud.world)).not.toContain('PRIVATE KEY');
  });

  test.each([
    ['self-signed', RSA_SELF_SIGNED, RSA_KEY, undefined, 'www.import.example.com', ['untrusted-issuer']],
    ['of a private authority', EC_LEAF, EC_KEY, TEST_ROOT, 'leaf.example.com', ['untrusted-issuer']],
    ['of a public authority', PUBLIC_LEAF, EC_KEY, PUBLIC_ROOT, 'public.example.com', []],
  ])('what browsers make of one %s', (_what, text, key, chain, name, faults) => {
    const cloud = harness();
    const arn = importIt(cloud, text, key, chain === undefined ? {} : { CertificateChain: bytes(chain) });
    const value = findCertificate(cloud.world, arn)?.certificate;
    expect(value && verdictOf(value, name, cloud.world.clock.now).map(({ code }) => code)).toEqual(faults);
    expect(value && coversName(value, name)).toBe(true);
  });

  test.each([
    ['garbage', 'no certificate', EC_KEY, undefined, /The certificate is not valid/],
    ['two at once', `${EC_LEAF}${TEST_ROOT}`, EC_KEY, undefined, /contains more than one certificate/],
    ['the key of another', EC_LEAF, RSA_KEY, undefined, /private key do not match/],
    ['a key under a passphrase', EC_LEAF, ENCRYPTED_KEY, undefined, /is encrypted/],
    ['a key that is none', EC_LEAF, EC_LEAF, undefined, /The private key is not valid/],
    ['a chain that does not belong to it', EC_LEAF, EC_KEY, PUBLIC_ROOT, /certificate chain/],
    ['a chain that is none', EC_LEAF, EC_KEY, 'chain', /certificate chain is not valid/],
    ['one that has expired', EXPIRED, EC_KEY, undefined, /has expired/],
    ['a curve that it does not take', STRANGE_CURVE, STRANGE_KEY, undefined, /not supported/],
  ])('refuses %s', (_what, text, key, chain, message) => {
    const input = {
      Certificate: bytes(text),
      PrivateKey: bytes(key),
      ...(chain !== undefined && { CertificateChain: bytes(chain) }),
    };
    expect(harness().error('acm:ImportCertificate', input)).toMatch(message);
  });

  test('again under the same ARN', () => {
    const cloud = harness();
    const arn = importIt(cloud, RSA_SELF_SIGNED, RSA_KEY, { Tags: [{ Key: 'team', Value: 'web' }] });
    importIt(cloud, PUBLIC_LEAF, EC_KEY, { CertificateArn: arn, CertificateChain: bytes(PUBLIC_ROOT) });
    expect(show(cloud, arn).DomainName).toBe('public.example.com');
    const { CertificateArn } = cloud.call('acm:RequestCertificate', { DomainName: 'example.com' });
    const input = { Certificate: bytes(EC_LEAF), PrivateKey: bytes(EC_KEY), CertificateArn };
    expect(cloud.error('acm:ImportCertificate', input)).toMatch(/was not imported/);
  });

  test('expires at its end', () => {
    const cloud = harness();
    const arn = importIt(cloud, RSA_SELF_SIGNED, RSA_KEY);
    cloud.advance(10 * 366 * 86_400);
    expect(show(cloud, arn).Status).toBe('EXPIRED');
    expect(findUsableCertificate(cloud.world, arn)).toBeUndefined();
    expect(findCertificate(cloud.world, arn)?.certificate).toBeDefined();
  });
});

describe('regions (R-CF-111)', () => {
  test('a certificate is of use in its own', () => {
    const cloud = harness({ region: 'eu-west-1' });
    const arn = importIt(cloud, PUBLIC_LEAF, EC_KEY);
    expect(findUsableCertificate(cloud.world, arn)).toBeUndefined();
    expect(findUsableCertificate(cloud.world, arn, 'eu-west-1')?.CertificateArn).toBe(arn);
    expect(findCertificate(cloud.world, `${arn}0`)).toBeUndefined();
  });

  test('another region’s ARN is refused', () => {
    const cloud = harness();
    const elsewhere = 'arn:aws:acm:eu-west-1:123456789012:certificate/11111111-1111-4111-8111-111111111111';
    expect(cloud.error('acm:DescribeCertificate', { CertificateArn: elsewhere })).toMatch(
      /^InvalidArnException/,
    );
    const unknown = elsewhere.replace('eu-west-1', 'us-east-1');
    expect(cloud.error('acm:DescribeCertificate', { CertificateArn: unknown })).toBe(
      `ResourceNotFoundException: Could not find certificate ${unknown}.`,
    );
    expect(cloud.error('acm:DescribeCertificate', { CertificateArn: 'certificate/of-mine-or-not' })).toMatch(
      /^ValidationException/,
    );
  });
});

describe('in use (R-CF-115)', () => {
  test('it shows by whom, and cannot be deleted', () => {
    const cloud = harness(users().options);
    const arn = importIt(cloud, RSA_SELF_SIGNED, RSA_KEY);
    cloud.call('things:Use', { Arn: arn });
    expect(show(cloud, arn).InUseBy).toEqual(['arn:aws:things:::one']);
    expect(cloud.error('acm:DeleteCertificate', { CertificateArn: arn })).toBe(
      `ResourceInUseException: Certificate ${arn} in account 123456789012 is in use.`,
    );
    cloud.call('things:Release');
    cloud.call('acm:DeleteCertificate', { CertificateArn: arn });
    expect(cloud.call('acm:ListCertificates').CertificateSummaryList).toEqual([]);
  });

  test('by a distribution, until that uses another', () => {
    const cloud = harness();
    const arn = importIt(cloud, PUBLIC_LEAF, EC_KEY, { CertificateChain: bytes(PUBLIC_ROOT) });
    const config = {
      CallerReference: 'one',
      Comment: '',
      Enabled: true,
      Aliases: { Quantity: 1, Items: ['public.example.com'] },
      Origins: {
        Quantity: 1,
        Items: [
          {
            Id: 'o',
            DomainName: 'origin.example.com',
            CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'http-only' },
          },
        ],
      },
      DefaultCacheBehavior: {
        TargetOriginId: 'o',
        ViewerProtocolPolicy: 'allow-all',
        CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
      },
      ViewerCertificate: {
        ACMCertificateArn: arn,
        SSLSupportMethod: 'sni-only',
        MinimumProtocolVersion: 'TLSv1.2_2021',
      },
    };
    const made = cloud.call('cloudfront:CreateDistribution', { DistributionConfig: config });
    expect(show(cloud, arn).InUseBy).toEqual([made.Distribution.ARN]);
    expect(cloud.error('acm:DeleteCertificate', { CertificateArn: arn })).toMatch(/^ResourceInUseException/);
    cloud.call('cloudfront:UpdateDistribution', {
      Id: made.Distribution.Id,
      IfMatch: made.ETag,
      DistributionConfig: {
        ...made.Distribution.DistributionConfig,
        Aliases: { Quantity: 0 },
        ViewerCertificate: { CloudFrontDefaultCertificate: true },
      },
    });
    cloud.call('acm:DeleteCertificate', { CertificateArn: arn });
  });

  test('it is renewed as long as its record is there, and expires after that', () => {
    const bare = harness({ setting: { zones: { 'old.com': { records: ['www A 192.0.2.80'] } } } });
    const first = bare.call('acm:RequestCertificate', { DomainName: 'old.com', ValidationMethod: 'DNS' });
    bare.advance(5);
    const [{ ResourceRecord: record }] = show(bare, first.CertificateArn).DomainValidationOptions;
    const records = [`${record.Name} 60 CNAME ${record.Value}`];
    const cloud = harness({ ...users().options, setting: { zones: { 'old.com': { records } } } });
    const arn = cloud.call('acm:RequestCertificate', { DomainName: 'old.com', ValidationMethod: 'DNS' })
      .CertificateArn as string;
    cloud.advance(600);
    cloud.call('things:Use', { Arn: arn });
    const before = show(cloud, arn);
    expect(before.RenewalEligibility).toBe('ELIGIBLE');
    cloud.advance(400 * 86_400);
    const after = show(cloud, arn);
    expect(after).toMatchObject({ Status: 'ISSUED', RenewalSummary: { RenewalStatus: 'SUCCESS' } });
    expect(after.NotAfter > before.NotAfter).toBe(true);
    expect(after.Serial).not.toBe(before.Serial);
    cloud.call('things:Release');
    cloud.advance(400 * 86_400);
    expect(show(cloud, arn).Status).toBe('EXPIRED');
  });
});

describe('ListCertificates', () => {
  const listed = (cloud: Harness, input: object = {}) =>
    cloud
      .call('acm:ListCertificates', input)
      .CertificateSummaryList.map(({ DomainName }: Output) => DomainName);

  function three(): Harness {
    const cloud = harness();
    importIt(cloud, RSA_SELF_SIGNED, RSA_KEY);
    cloud.advance(60);
    importIt(cloud, EC_LEAF, EC_KEY);
    cloud.advance(60);
    cloud.call('acm:RequestCertificate', { DomainName: 'pending.example.com' });
    return cloud;
  }

  test.each([
    ['RSA of the usual lengths only, unless asked', {}, ['import.example.com', 'pending.example.com']],
    ['by key type', { Includes: { keyTypes: ['EC_prime256v1'] } }, ['leaf.example.com']],
    ['by status', { CertificateStatuses: ['PENDING_VALIDATION'] }, ['pending.example.com']],
    [
      'by key usage',
      { Includes: { keyUsage: ['KEY_ENCIPHERMENT'], keyTypes: ['EC_prime256v1', 'RSA_2048'] } },
      ['import.example.com', 'pending.example.com'],
    ],
    [
      'in order',
      { SortBy: 'CREATED_AT', SortOrder: 'DESCENDING' },
      ['pending.example.com', 'import.example.com'],
    ],
    ['in pages', { MaxItems: 1 }, ['import.example.com']],
  ])('%s', (_what, input, names) => {
    expect(listed(three(), input)).toEqual(names);
  });

  test('goes on where a page ended', () => {
    const cloud = three();
    const { NextToken } = cloud.call('acm:ListCertificates', { MaxItems: 1 });
    expect(listed(cloud, { NextToken })).toEqual(['pending.example.com']);
    expect(cloud.error('acm:ListCertificates', { SortBy: 'CREATED_AT' })).toMatch(/^ValidationException/);
  });
});

test('text, mail, options and tags of a requested certificate', () => {
  const cloud = harness();
  const { CertificateArn } = cloud.call('acm:RequestCertificate', { DomainName: 'www.example.com' });
  const at = { CertificateArn };
  expect(cloud.error('acm:GetCertificate', at)).toMatch(/^RequestInProgressException/);
  expect(cloud.error('acm:RenewCertificate', at)).toMatch(/^ValidationException/);
  cloud.call('acm:ResendValidationEmail', {
    ...at,
    Domain: 'www.example.com',
    ValidationDomain: 'example.com',
  });
  expect(show(cloud, CertificateArn).DomainValidationOptions[0].ValidationEmails).toContain(
    'admin@example.com',
  );
  expect(
    cloud.error('acm:ResendValidationEmail', {
      ...at,
      Domain: 'x.example.com',
      ValidationDomain: 'example.com',
    }),
  ).toMatch(/^InvalidDomainValidationOptionsException/);
  cloud.call('acm:UpdateCertificateOptions', {
    ...at,
    Options: { CertificateTransparencyLoggingPreference: 'DISABLED' },
  });
  expect(show(cloud, CertificateArn).Options.CertificateTransparencyLoggingPreference).toBe('DISABLED');
  cloud.call('acm:AddTagsToCertificate', {
    ...at,
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  });
  cloud.call('acm:AddTagsToCertificate', { ...at, Tags: [{ Key: 'a', Value: '3' }] });
  cloud.call('acm:RemoveTagsFromCertificate', { ...at, Tags: [{ Key: 'b' }] });
  expect(cloud.call('acm:ListTagsForCertificate', at).Tags).toEqual([{ Key: 'a', Value: '3' }]);
});
