import { describe, expect, it } from 'vitest';
import { distributionAt, specificity } from '../../../src/cloud/cloudfront/distribution/find.ts';
import { EC_KEY, PUBLIC_LEAF, PUBLIC_ROOT, RSA_KEY, RSA_SELF_SIGNED } from '../acm/pem.ts';
import { config, list, ROLLOUT_SECONDS, type Scenery, scenery } from './scenery.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const NAME = 'public.example.com';

/** The ARN of a certificate for `public.example.com` that browsers trust. */
const trusted = (account: Scenery): string =>
  account.call('acm:ImportCertificate', {
    Certificate: bytes(PUBLIC_LEAF),
    PrivateKey: bytes(EC_KEY),
    CertificateChain: bytes(PUBLIC_ROOT),
  }).CertificateArn;

const selfSigned = (account: Scenery): string =>
  account.call('acm:ImportCertificate', {
    Certificate: bytes(RSA_SELF_SIGNED),
    PrivateKey: bytes(RSA_KEY),
  }).CertificateArn;

const named = (arn: string, ...aliases: string[]) => ({
  Aliases: list(...aliases),
  ViewerCertificate: { ACMCertificateArn: arn, SSLSupportMethod: 'sni-only' },
});

describe('an alternate name', () => {
  it('needs a certificate that covers it, and is shown with it (R-CF-110, R-CF-113)', () => {
    const account = scenery();
    const arn = trusted(account);
    const made = account.create(named(arn, NAME));
    expect(made.DistributionConfig.ViewerCertificate).toEqual({
      CloudFrontDefaultCertificate: false,
      ACMCertificateArn: arn,
      SSLSupportMethod: 'sni-only',
      MinimumProtocolVersion: 'TLSv1',
      Certificate: arn,
      CertificateSource: 'acm',
    });
    expect(made.AliasICPRecordals).toEqual([{ CNAME: NAME, ICPRecordalStatus: 'APPROVED' }]);
    account.update(made.Id, { Comment: 'put back' });
    expect(account.error('acm:DeleteCertificate', { CertificateArn: arn })).toMatch(
      /^ResourceInUseException/,
    );
  });

  it.each([
    ['R-CF-110: another name', trusted, 'www.example.com', /doesn't cover the alternate domain name/],
    ['R-CF-110: a wildcard', trusted, '*.example.com', /doesn't cover the alternate domain name/],
    ['R-CF-110: nobody trusts it', selfSigned, 'import.example.com', /not issued by a trusted Certificate/],
  ])('is refused: %s', (_rule, certificate, alias, error) => {
    const account = scenery();
    const refused = account.refusal(named(certificate(account), alias));
    expect(refused).toMatch(/^InvalidViewerCertificate: /);
    expect(refused).toMatch(error);
  });

  it('needs its certificate in us-east-1 (R-CF-111)', () => {
    const account = scenery({ region: 'eu-west-1' });
    expect(account.refusal(named(trusted(account), NAME))).toMatch(
      /^InvalidViewerCertificate: The specified SSL certificate doesn't exist, isn't in us-east-1 region/,
    );
  });

  it('belongs to one distribution, whose own updates may keep it (R-CF-112)', () => {
    const account = scenery();
    const arn = trusted(account);
    const { Id } = account.create(named(arn, NAME));
    expect(account.refusal({ CallerReference: 'b', ...named(arn, NAME) })).toBe(
      'CNAMEAlreadyExists: One or more of the CNAMEs you provided are already associated with a different resource.',
    );
    account.update(Id, named(arn, NAME));
    account.update(Id, { Aliases: list() });
    account.create({ CallerReference: 'b', ...named(arn, NAME) });
  });

  it('may have addresses of its own with two certificates only (R-CF-113)', () => {
    const account = scenery();
    const dedicated = (CallerReference: string) => ({
      CallerReference,
      ViewerCertificate: { ACMCertificateArn: trusted(account), SSLSupportMethod: 'vip' },
    });
    const { Id } = account.create(dedicated('a'));
    account.create(dedicated('b'));
    expect(account.refusal(dedicated('c'))).toBe(
      'TooManyCertificates: You cannot create anymore custom SSL/TLS certificates.',
    );
    account.update(Id, { Comment: 'still two' });
  });

  it('is known to an edge once it has the configuration', () => {
    const account = scenery();
    const { Id } = account.create(named(trusted(account), NAME));
    expect(distributionAt(account.world, NAME, 'LIS50-C1')).toBeUndefined();
    account.advance(ROLLOUT_SECONDS);
    expect(distributionAt(account.world, 'PUBLIC.example.com', 'LIS50-C1')?.distribution.Id).toBe(Id);
    expect(distributionAt(account.world, 'example.com', 'LIS50-C1')).toBeUndefined();
  });

  it('counts the more, the more of the name it says (R-CF-112)', () => {
    const name = 'a.shop.example.com';
    const order = ['*.shop.com', '*.example.com', '*.shop.example.com', name];
    const values = order.map((alias) => specificity(alias, name));
    expect(values[0]).toBe(0);
    expect(values).toEqual([...values].sort((left, right) => left - right));
    expect(new Set(values).size).toBe(4);
    expect(specificity('*.example.com', 'example.com')).toBe(0);
  });
});

describe('moving a name', () => {
  const setup = () => {
    const account = scenery();
    const arn = trusted(account);
    const source = account.create(named(arn, NAME));
    const target = account.create({ CallerReference: 'b', ...named(arn) });
    const move = { TargetDistributionId: target.Id, Alias: NAME };
    const aliases = (id: string) =>
      account.call('cloudfront:GetDistributionConfig', { Id: id }).DistributionConfig.Aliases;
    return { account, source, target, move, aliases };
  };

  it('takes a TXT record that points to the target (R-CF-112)', () => {
    const { account, source, target, move, aliases } = setup();
    expect(account.error('cloudfront:AssociateAlias', move)).toBe(
      'IllegalUpdate: Invalid or missing alias DNS TXT records.',
    );
    const zones = { 'example.com': { records: [`_public 300 TXT "${target.DomainName}"`] } };
    account.world = { ...account.world, setting: { ...account.world.setting, zones } };
    account.call('cloudfront:AssociateAlias', move);
    expect([aliases(source.Id), aliases(target.Id)]).toEqual([{ Quantity: 0 }, list(NAME)]);
    account.call('cloudfront:AssociateAlias', move);
  });

  it('needs a certificate on the target', () => {
    const { account } = setup();
    const bare = account.create({ CallerReference: 'c' });
    expect(
      account.error('cloudfront:AssociateAlias', { TargetDistributionId: bare.Id, Alias: NAME }),
    ).toMatch(/^InvalidArgument: /);
  });

  it('begins with finding out who has it', () => {
    const { account, source, target } = setup();
    expect(
      account.call('cloudfront:ListConflictingAliases', { DistributionId: target.Id, Alias: NAME }),
    ).toEqual({
      ConflictingAliasesList: {
        MaxItems: 100,
        ...list({
          Alias: NAME,
          DistributionId: `*******${source.Id.slice(7)}`,
          AccountId: '******789012',
        }),
      },
    });
  });
});

describe('logs', () => {
  const logging = (Bucket: string) => ({
    Logging: { Enabled: true, IncludeCookies: false, Bucket, Prefix: 'cabin/' },
  });

  it('go into a bucket that takes ACLs (R-CF-140)', () => {
    const account = scenery();
    account.call('s3:CreateBucket', { Bucket: 'cabin-logs' });
    expect(account.refusal(logging('cabin-logs.s3.amazonaws.com'))).toBe(
      'InvalidArgument: The S3 bucket that you specified for CloudFront logs does not enable ACL access: cabin-logs.s3.amazonaws.com',
    );
    account.call('s3:PutBucketOwnershipControls', {
      Bucket: 'cabin-logs',
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] },
    });
    expect(
      account.call('cloudfront:CreateDistribution', {
        DistributionConfig: config(logging('cabin-logs.s3.amazonaws.com')),
      }).Distribution.DistributionConfig.Logging,
    ).toEqual(logging('cabin-logs.s3.amazonaws.com').Logging);
  });
});
