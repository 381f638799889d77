/** Access controls and identities towards origins; keys and key groups towards viewers. */
import { describe, expect, it } from 'vitest';
import {
  identityIdIn,
  identitySigner,
} from '../../../src/cloud/cloudfront/origin-access-identity/origin-access-identity.ts';
import { signingKeysOf } from '../../../src/cloud/cloudfront/signing/keys.ts';
import { GLOBAL_REGION } from '../../../src/cloud/kernel/dispatch.ts';
import { type Harness, harness } from '../harness.ts';
import { ECDSA, OTHER_RSA, RSA, SMALL_RSA, WRONG_CURVE } from './keys.ts';

const OAC = {
  Name: 'site',
  SigningProtocol: 'sigv4',
  SigningBehavior: 'always',
  OriginAccessControlOriginType: 's3',
};

describe('origin access controls (R-CF-40, R-CF-41)', () => {
  it.each([
    [
      { SigningProtocol: 'sigv2' },
      /^MalformedXML: .*Value 'sigv2' at 'originAccessControlConfig\.signingProtocol'/,
    ],
    [{ SigningBehavior: 'sometimes' }, /^MalformedXML: .*\[never, always, no-override\]$/],
    [
      { OriginAccessControlOriginType: 'ec2' },
      /^MalformedXML: .*\[s3, mediastore, mediapackagev2, lambda\]$/,
    ],
    [{ Name: '' }, /^InvalidArgument: /],
    [{ Name: 'x'.repeat(65) }, /^InvalidArgument: /],
  ])('refuse %j', (change, expected) => {
    const request = { OriginAccessControlConfig: { ...OAC, ...change } };
    expect(harness().error('cloudfront:CreateOriginAccessControl', request)).toMatch(expected);
  });

  it('have names of their own', () => {
    const account = harness();
    account.call('cloudfront:CreateOriginAccessControl', { OriginAccessControlConfig: OAC });
    expect(account.error('cloudfront:CreateOriginAccessControl', { OriginAccessControlConfig: OAC })).toMatch(
      /^OriginAccessControlAlreadyExists: /,
    );
  });

  it('are listed flat', () => {
    const account = harness();
    const { OriginAccessControl } = account.call('cloudfront:CreateOriginAccessControl', {
      OriginAccessControlConfig: OAC,
    });
    expect(account.call('cloudfront:ListOriginAccessControls').OriginAccessControlList).toEqual({
      Marker: '',
      MaxItems: 100,
      IsTruncated: false,
      Quantity: 1,
      Items: [{ Id: OriginAccessControl.Id, Description: '', ...OAC }],
    });
  });
});

describe('origin access identities', () => {
  const create = (account: Harness, CallerReference: string, Comment = '') =>
    account.call('cloudfront:CreateCloudFrontOriginAccessIdentity', {
      CloudFrontOriginAccessIdentityConfig: { CallerReference, Comment },
    });

  it('are users of S3', () => {
    const account = harness();
    const made = create(account, 'one').CloudFrontOriginAccessIdentity;
    expect(made.S3CanonicalUserId).toMatch(/^[0-9a-f]{96}$/);
    expect(identityIdIn(`origin-access-identity/cloudfront/${made.Id}`)).toBe(made.Id);
    expect(identityIdIn('')).toBeUndefined();
    expect(identitySigner({ ...made, ETag: 'E1' })).toEqual({
      kind: 'canonical-user',
      id: made.S3CanonicalUserId,
      arn: `arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ${made.Id}`,
    });
  });

  it('are made once for a caller reference', () => {
    const account = harness();
    const first = create(account, 'one', 'mine');
    expect(create(account, 'one', 'mine')).toEqual(first);
    const other = { CloudFrontOriginAccessIdentityConfig: { CallerReference: 'one', Comment: 'other' } };
    expect(account.error('cloudfront:CreateCloudFrontOriginAccessIdentity', other)).toMatch(
      /^CloudFrontOriginAccessIdentityAlreadyExists: /,
    );
  });

  it('keep their caller reference', () => {
    const account = harness();
    const { CloudFrontOriginAccessIdentity, ETag } = create(account, 'one');
    const request = {
      Id: CloudFrontOriginAccessIdentity.Id,
      IfMatch: ETag,
      CloudFrontOriginAccessIdentityConfig: { CallerReference: 'two', Comment: '' },
    };
    expect(account.error('cloudfront:UpdateCloudFrontOriginAccessIdentity', request)).toMatch(
      /^IllegalUpdate: /,
    );
  });
});

const key = (Name: string, EncodedKey: string, CallerReference = Name) => ({
  PublicKeyConfig: { CallerReference, Name, EncodedKey },
});

describe('public keys (R-CF-124)', () => {
  it.each([
    ['RSA of 2048 bits', RSA.publicKey],
    ['ECDSA on P-256', ECDSA.publicKey],
  ])('may be %s', (_name, pem) => {
    const { PublicKey } = harness().call('cloudfront:CreatePublicKey', key('mine', pem));
    expect(PublicKey.Id).toMatch(/^K[A-Z0-9]{13}$/);
    expect(PublicKey.PublicKeyConfig.EncodedKey).toBe(pem);
  });

  it.each([
    ['RSA of 1024 bits', SMALL_RSA.publicKey],
    ['another curve', WRONG_CURVE.publicKey],
    ['a private key', RSA.privateKey],
    ['half a key', RSA.publicKey.slice(0, 200)],
    ['nonsense', '-----BEGIN PUBLIC KEY-----\nnonsense\n-----END PUBLIC KEY-----'],
    ['nothing', ''],
  ])('cannot be %s', (_name, pem) => {
    expect(harness().error('cloudfront:CreatePublicKey', key('mine', pem))).toBe(
      'InvalidArgument: Your request contains empty/invalid/out of limits RSA Encoded Key',
    );
  });

  it('have names and caller references of their own', () => {
    const account = harness();
    const first = account.call('cloudfront:CreatePublicKey', key('mine', RSA.publicKey));
    expect(account.call('cloudfront:CreatePublicKey', key('mine', RSA.publicKey))).toEqual(first);
    expect(account.error('cloudfront:CreatePublicKey', key('mine', RSA.publicKey, 'again'))).toBe(
      'PublicKeyAlreadyExists: The name that you are using to create a CloudFront public key is associated with another public key in your account.',
    );
    expect(account.error('cloudfront:CreatePublicKey', key('other', OTHER_RSA.publicKey, 'mine'))).toMatch(
      /^PublicKeyAlreadyExists: The caller reference /,
    );
  });

  it('never change but for their comment', () => {
    const account = harness();
    const { PublicKey, ETag } = account.call('cloudfront:CreatePublicKey', key('mine', RSA.publicKey));
    const change = (config: object) => ({
      Id: PublicKey.Id,
      IfMatch: ETag,
      PublicKeyConfig: { ...PublicKey.PublicKeyConfig, ...config },
    });
    expect(account.error('cloudfront:UpdatePublicKey', change({ EncodedKey: OTHER_RSA.publicKey }))).toBe(
      "CannotChangeImmutablePublicKeyFields: You can't change the value of a public key.",
    );
    expect(account.error('cloudfront:UpdatePublicKey', change({ CallerReference: 'x' }))).toMatch(
      /^IllegalUpdate: /,
    );
  });
});

describe('key groups (R-CF-124)', () => {
  const withKeys = (...pems: string[]) => {
    const account = harness();
    const ids = pems.map(
      (pem, index) =>
        account.call('cloudfront:CreatePublicKey', key(`key-${index}`, pem)).PublicKey.Id as string,
    );
    return { account, ids };
  };
  const group = (Items: string[], Name = 'viewers') => ({ KeyGroupConfig: { Name, Items } });

  it('hold keys, which then stay', () => {
    const { account, ids } = withKeys(RSA.publicKey, ECDSA.publicKey);
    const { KeyGroup, ETag } = account.call('cloudfront:CreateKeyGroup', group(ids));
    expect(KeyGroup.KeyGroupConfig).toEqual({ Name: 'viewers', Items: ids, Comment: '' });
    const { ETag: keyTag } = account.call('cloudfront:GetPublicKey', { Id: ids[0] });
    const removal = { Id: ids[0], IfMatch: keyTag };
    expect(account.error('cloudfront:DeletePublicKey', removal)).toBe(
      'PublicKeyInUse: The Cloudfront public key is currently associated with either Key Group or a field level encryption profile.',
    );
    account.call('cloudfront:DeleteKeyGroup', { Id: KeyGroup.Id, IfMatch: ETag });
    account.call('cloudfront:DeletePublicKey', removal);
  });

  it('give the edges their keys', () => {
    const { account, ids } = withKeys(RSA.publicKey, ECDSA.publicKey);
    const { KeyGroup } = account.call('cloudfront:CreateKeyGroup', group(ids));
    const state = account.world.regions[GLOBAL_REGION] ?? {};
    expect(signingKeysOf(state, [KeyGroup.Id, 'unknown'])).toEqual([
      { id: ids[0], pem: RSA.publicKey },
      { id: ids[1], pem: ECDSA.publicKey },
    ]);
  });

  it('refuse what they cannot hold', () => {
    const { account, ids } = withKeys(RSA.publicKey);
    const refusal = (items: string[]) => account.error('cloudfront:CreateKeyGroup', group(items));
    expect(refusal([])).toMatch(/^InvalidArgument: /);
    expect(refusal(['KUNKNOWN'])).toMatch(/^InvalidArgument: /);
    expect(refusal([ids[0] as string, ids[0] as string])).toMatch(/^InvalidArgument: /);
    expect(refusal(['K1', 'K2', 'K3', 'K4', 'K5', 'K6'])).toMatch(/^TooManyPublicKeysInKeyGroup: /);
    account.call('cloudfront:CreateKeyGroup', group(ids));
    expect(account.error('cloudfront:CreateKeyGroup', group(ids))).toMatch(/^KeyGroupAlreadyExists: /);
    expect(account.error('cloudfront:GetKeyGroup', { Id: 'unknown' })).toMatch(/^NoSuchResource: /);
  });
});
