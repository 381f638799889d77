import { describe, expect, it } from 'vitest';
import { create, exampleZone, record } from './scenery.ts';

const set = (id: string, extra: object) => ({
  ...record('www.example.com', 'A', `192.0.2.${id.charCodeAt(0)}`),
  SetIdentifier: id,
  ...extra,
});

describe('sets of one name and type', () => {
  it.each<[string, object[], string]>([
    [
      'R-R53-56: weighted sets with one TTL',
      [set('a', { Weight: 1 }), set('b', { Weight: 1, TTL: 60 })],
      'RRSet with DNS name www.example.com., type A, SetIdentifier b cannot be created as weighted sets must contain the same TTL.',
    ],
    [
      'R-R53-53: no latency beside weights',
      [set('a', { Weight: 1 }), set('s', { Region: 'us-east-1' })],
      'RRSet with DNS name www.example.com., type A, SetIdentifier s, and Region Name=us-east-1 cannot be created because a non-latency RRSet with the same name and type already exists.',
    ],
    [
      'R-R53-53: no geolocation beside latency',
      [set('a', { Region: 'us-east-1' }), set('s', { GeoLocation: { ContinentCode: 'NA' } })],
      'RRSet with DNS name www.example.com., type A, SetIdentifier s, and routing to [continent = (NA, North America)] cannot be created because a non-GEO RRSet with the same name and type already exists.',
    ],
    [
      'R-R53-53: no weights beside latency',
      [set('a', { Region: 'us-east-1' }), set('s', { Weight: 1 })],
      'RRSet with DNS name www.example.com., type A, SetIdentifier s cannot be created as a non-weighted set exists with the same name and type.',
    ],
    [
      'no simple set beside others',
      [set('a', { Region: 'us-east-1' }), record('www.example.com', 'A', '192.0.2.1')],
      'RRSet with DNS name www.example.com., type A cannot be created as other RRSets exist with the same name and type.',
    ],
    [
      'R-R53-83: one set a region',
      [set('a', { Region: 'us-east-1' }), set('s', { Region: 'us-east-1' })],
      'RRSet with DNS name www.example.com., type A, SetIdentifier s, and Region Name=us-east-1 cannot be created because a RRSet with the same name, type, and region already exists.',
    ],
    [
      'R-R53-88: a primary that somebody watches',
      [set('s', { Failover: 'SECONDARY' }), set('a', { Failover: 'PRIMARY' })],
      'RRSet with DNS name www.example.com., type A, SetIdentifier a cannot be created as primary failover resource record set must have either a health check or, for an alias, EvaluateTargetHealth set to true.',
    ],
  ])('%s', (_name, [first, second], message) => {
    const account = exampleZone();
    account.change(create(first as object));
    expect(account.refusal(create(second as object))).toBe(`InvalidChangeBatch: [${message}]`);
  });

  it.each<[string, object, string]>([
    [
      'R-R53-85: a continent with a country',
      { GeoLocation: { ContinentCode: 'EU', CountryCode: 'PT' } },
      'InvalidInput: Invalid request: ContinentCode cannot be combined with CountryCode or SubdivisionCode',
    ],
    [
      'R-R53-85: a country that nobody knows',
      { GeoLocation: { CountryCode: 'QQ' } },
      'NoSuchGeoLocation: The specified geolocation is not supported: QQ',
    ],
    [
      'R-R53-87: a bias beyond 99',
      { GeoProximityLocation: { AWSRegion: 'us-east-1', Bias: 100 } },
      "InvalidInput: 1 validation error detected: Value '100' at 'bias' failed to satisfy constraint: Member must have value less than or equal to 99",
    ],
    [
      'R-R53-81: a weight beyond 255',
      { Weight: 256 },
      "InvalidInput: 1 validation error detected: Value '256' at 'weight' failed to satisfy constraint: Member must have value less than or equal to 255",
    ],
  ])('%s is refused', (_name, extra, message) => {
    expect(exampleZone().refusal(create(set('a', extra)))).toBe(message);
  });

  it('are limited in number (R-R53-57)', () => {
    const account = exampleZone();
    const sets = [...Array(100)].map((_, index) =>
      create({ ...set('x', { Weight: 1 }), SetIdentifier: `w${index}` }),
    );
    account.change(...sets);
    expect(account.refusal(create(set('y', { Weight: 1 })))).toMatch(/limit of 100 sets is exceeded/);
  });
});

describe('geolocations', () => {
  it('have names, and come in pages (R-R53-85)', () => {
    const account = exampleZone();
    expect(
      account.call('route53:GetGeoLocation', { CountryCode: 'US', SubdivisionCode: 'WA' }).GeoLocationDetails,
    ).toEqual({
      CountryCode: 'US',
      CountryName: 'United States',
      SubdivisionCode: 'WA',
      SubdivisionName: 'Washington',
    });
    const page = account.call('route53:ListGeoLocations', { MaxItems: '9' });
    expect(page.GeoLocationDetailsList).toHaveLength(9);
    expect(page).toMatchObject({ IsTruncated: true, NextCountryCode: 'AE' });
  });
});

describe('a CIDR collection', () => {
  it('has locations with blocks and a version (R-R53-90)', () => {
    const account = exampleZone();
    const { Collection } = account.call('route53:CreateCidrCollection', {
      Name: 'isps',
      CallerReference: 'r',
    });
    const Id = Collection.Id;
    const put = (LocationName: string, ...CidrList: string[]) => ({
      Id,
      Changes: [{ LocationName, Action: 'PUT', CidrList }],
    });
    account.call('route53:ChangeCidrCollection', put('lisbon', '100.64.0.0/10', '2001:db8::/32'));
    expect(account.call('route53:ListCidrBlocks', { CollectionId: Id }).CidrBlocks).toEqual([
      { CidrBlock: '100.64.0.0/10', LocationName: 'lisbon' },
      { CidrBlock: '2001:db8::/32', LocationName: 'lisbon' },
    ]);
    expect(account.error('route53:ChangeCidrCollection', put('porto', '100.64.0.0/10'))).toMatch(
      /^CidrBlockInUseException: /,
    );
    expect(account.error('route53:ChangeCidrCollection', put('porto', '192.0.2.0/25'))).toMatch(
      /^InvalidInput: /,
    );
    expect(account.error('route53:ChangeCidrCollection', { ...put('porto'), CollectionVersion: 1 })).toMatch(
      /^CidrCollectionVersionMismatchException: /,
    );
    account.change(create(set('a', { CidrRoutingConfig: { CollectionId: Id, LocationName: 'lisbon' } })));
    expect(account.error('route53:DeleteCidrCollection', { Id })).toMatch(/^CidrCollectionInUseException: /);
  });
});
