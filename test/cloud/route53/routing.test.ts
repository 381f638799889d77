import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeNamed } from '../../../src/cloud/route53/geography/place.ts';
import { keyOf, type RecordSetItem } from '../../../src/cloud/route53/record-set/record-set.ts';
import { decide, type RoutingInput } from '../../../src/cloud/route53/routing/decide.ts';
import { add, type Fraction, formatFraction, ZERO } from '../../../src/cloud/route53/routing/fraction.ts';
import { biased } from '../../../src/cloud/route53/routing/geoproximity.ts';
import { parseAddress } from '../../../src/kit/address.ts';
import { parsePrefix } from '../../../src/kit/prefix.ts';

const NAME = 'www.example.com.';

const set = (id: string, extra: Partial<RecordSetItem>, name = NAME): RecordSetItem => ({
  Name: name,
  Type: 'A',
  SetIdentifier: id,
  TTL: 60,
  ResourceRecords: [{ Value: '192.0.2.1' }],
  ...extra,
});

const alias = (id: string, target: string, extra: Partial<RecordSetItem>, evaluate = true): RecordSetItem => {
  const { TTL: _ttl, ResourceRecords: _records, ...rest } = set(id, extra);
  return { ...rest, AliasTarget: { HostedZoneId: 'Z', DNSName: target, EvaluateTargetHealth: evaluate } };
};

interface Question {
  readonly sets: readonly RecordSetItem[];
  readonly from?: string;
  /** Health checks that fail. */
  readonly down?: readonly string[];
  readonly blocks?: Record<string, string[]>;
  /** What AWS says of the health of its resources, by their names. */
  readonly targets?: Record<string, { healthy: boolean; text: string }>;
  readonly address?: string;
  readonly subnet?: string;
}

function decided({ sets, from, down = [], blocks = {}, targets = {}, address, subnet }: Question) {
  const place = placeNamed(from ?? '');
  const source = parseAddress(address ?? '');
  const prefix = parsePrefix(subnet ?? '');
  const input: RoutingInput = {
    asker: { ...(place && { place }), ...(source && { address: source }), ...(prefix && { subnet: prefix }) },
    healthOf: (id) => ({
      healthy: !down.includes(id),
      text: `${id} is ${down.includes(id) ? 'down' : 'up'}`,
    }),
    healthOfTarget: (name) => targets[name],
    blocksOf: () => blocks,
  };
  return decide(Object.fromEntries(sets.map((each) => [keyOf(each), each])), NAME, 'A', input);
}

/** `a 1/3, b 2/3`. */
function shares(question: Question): string {
  const leaves = decided(question)?.leaves ?? [];
  return leaves.map(({ set: leaf, share }) => `${leaf.SetIdentifier} ${formatFraction(share)}`).join(', ');
}

/** Why each set lost or won. */
function reasons(question: Question): string {
  const verdicts = decided(question)?.selection.verdicts ?? [];
  return verdicts.map(({ set: each, code }) => `${each.SetIdentifier} ${code}`).join(', ');
}

const weights = (...given: number[]) =>
  given.map((Weight, index) => set(String.fromCharCode(97 + index), { Weight, HealthCheckId: `h${index}` }));

describe('weighted (R-R53-81, R-R53-82)', () => {
  it.each<[string, number[], string[], string]>([
    ['by weight', [1, 2], [], 'a 1/3, b 2/3'],
    ['one in three hundred', [1, 255], [], 'a 1/256, b 255/256'],
    ['zero is never', [1, 0], [], 'a 1'],
    ['all zero share equally', [0, 0, 0], [], 'a 1/3, b 1/3, c 1/3'],
    ['unhealthy ones are left out', [1, 1, 2], ['h2'], 'a 1/2, b 1/2'],
    ['zero stands in when all others are unhealthy', [3, 0, 0], ['h0'], 'b 1/2, c 1/2'],
    ['all unhealthy count as healthy', [1, 3, 0], ['h0', 'h1', 'h2'], 'a 1/4, b 3/4'],
  ])('%s', (_name, given, down, expected) => {
    expect(shares({ sets: weights(...given), down })).toBe(expected);
  });

  it('gives exactly the weights, and one in all', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(255), { minLength: 1, maxLength: 20 }), (given) => {
        const sum = given.reduce((total, weight) => total + weight, 0);
        const leaves = decided({ sets: weights(...given) })?.leaves ?? [];
        const whole = leaves.reduce<Fraction>((total, { share }) => add(total, share), ZERO);
        expect(formatFraction(whole)).toBe('1');
        for (const { set: leaf, share } of leaves) {
          const [part, all] = sum === 0 ? [1, given.length] : [leaf.Weight as number, sum];
          expect(share.numerator * BigInt(all)).toBe(share.denominator * BigInt(part));
        }
      }),
    );
  });

  it('says why each set got what it got', () => {
    expect(reasons({ sets: weights(1, 0, 2), down: ['h2'] })).toBe('a weight, b weight-zero, c unhealthy');
  });
});

describe('latency (R-R53-83)', () => {
  const sets = ['us-east-1', 'eu-west-1', 'ap-southeast-2'].map((Region) =>
    set(Region, { Region: Region as NonNullable<RecordSetItem['Region']>, HealthCheckId: Region }),
  );

  it.each([
    ['Lisbon', 'eu-west-1 1'],
    ['New York', 'us-east-1 1'],
    ['Auckland', 'ap-southeast-2 1'],
    ['São Paulo', 'us-east-1 1'],
  ])('%s is sent to %s', (from, expected) => {
    expect(shares({ sets, from })).toBe(expected);
  });

  it('takes the next when the nearest is unhealthy, and the nearest when all are', () => {
    expect(shares({ sets, from: 'Lisbon', down: ['eu-west-1'] })).toBe('us-east-1 1');
    expect(shares({ sets, from: 'Lisbon', down: sets.map((each) => each.SetIdentifier ?? '') })).toBe(
      'eu-west-1 1',
    );
    expect(reasons({ sets, from: 'Lisbon', down: ['eu-west-1'] })).toBe(
      'us-east-1 nearest, eu-west-1 unhealthy, ap-southeast-2 farther',
    );
  });
});

describe('geolocation (R-R53-84, R-R53-86)', () => {
  const world = [
    set('oregon', { GeoLocation: { CountryCode: 'US', SubdivisionCode: 'OR' }, HealthCheckId: 'oregon' }),
    set('usa', { GeoLocation: { CountryCode: 'US' }, HealthCheckId: 'usa' }),
    set('america', { GeoLocation: { ContinentCode: 'NA' }, HealthCheckId: 'america' }),
    set('europe', { GeoLocation: { ContinentCode: 'EU' } }),
    set('default', { GeoLocation: { CountryCode: '*' }, HealthCheckId: 'default' }),
  ];

  it.each<[string, string[], string]>([
    ['Portland', [], 'oregon 1'],
    ['Portland', ['oregon'], 'usa 1'],
    ['Portland', ['oregon', 'usa'], 'america 1'],
    ['Portland', ['oregon', 'usa', 'america'], 'default 1'],
    ['Portland', ['oregon', 'usa', 'america', 'default'], 'default 1'],
    ['Boston', [], 'usa 1'],
    ['Toronto', [], 'america 1'],
    ['Lisbon', [], 'europe 1'],
    ['Tokyo', [], 'default 1'],
    ['nowhere', [], 'default 1'],
  ])('%s with %j down gets %s', (from, down, expected) => {
    expect(shares({ sets: world, from, down })).toBe(expected);
  });

  it('has no answer for places without a record and without a default', () => {
    expect(shares({ sets: world.slice(0, 4), from: 'Tokyo' })).toBe('');
  });
});

describe('geoproximity (R-R53-87)', () => {
  it.each([
    [100, 0, 100],
    [100, 50, 50],
    [100, -50, 200],
    [100, 99, 1],
  ])('%i km with bias %i are as far as %i', (distance, bias, expected) => {
    expect(biased(distance, bias)).toBeCloseTo(expected, 9);
  });

  const between = (bias: number) => [
    set('ireland', { GeoProximityLocation: { AWSRegion: 'eu-west-1' } }),
    set('frankfurt', { GeoProximityLocation: { AWSRegion: 'eu-central-1', Bias: bias } }),
    set('own', { GeoProximityLocation: { Coordinates: { Latitude: '-33.9', Longitude: '151.2' } } }),
  ];

  it.each([
    [0, 'ireland 1'],
    [50, 'frankfurt 1'],
  ])('London with bias %i for Frankfurt', (bias, expected) => {
    expect(shares({ sets: between(bias), from: 'London' })).toBe(expected);
    expect(shares({ sets: between(bias), from: 'Sydney' })).toBe('own 1');
  });

  it('lets the set identifier decide a tie', () => {
    const here = { GeoProximityLocation: { AWSRegion: 'eu-west-1' } };
    expect(shares({ sets: [set('b', here), set('a', here)], from: 'Lisbon' })).toBe('a 1');
  });
});

describe('failover (R-R53-88)', () => {
  const pair = [
    set('p', { Failover: 'PRIMARY', HealthCheckId: 'p' }),
    set('s', { Failover: 'SECONDARY', HealthCheckId: 's' }),
  ];
  it.each<[string[], string, string]>([
    [[], 'p 1', 'p primary, s standby'],
    [['s'], 'p 1', 'p primary, s unhealthy'],
    [['p'], 's 1', 'p unhealthy, s secondary'],
    [['p', 's'], 'p 1', 'p primary, s standby'],
  ])('with %j down', (down, expected, why) => {
    expect([shares({ sets: pair, down }), reasons({ sets: pair, down })]).toEqual([expected, why]);
  });
});

describe('multivalue (R-R53-89)', () => {
  const sets = [...Array(10)].map((_, index) =>
    set(`m${index}`, { MultiValueAnswer: true, HealthCheckId: `h${index}` }),
  );
  it.each<[number, number, string]>([
    [0, 8, '1/10'],
    [3, 7, '1/7'],
    [10, 8, '1/10'],
  ])('%i unhealthy: %i values in an answer', (down, perAnswer, share) => {
    const decision = decided({ sets, down: [...Array(down)].map((_, index) => `h${index}`) });
    expect(decision?.selection.perAnswer).toBe(perAnswer);
    expect(formatFraction(decision?.leaves.at(-1)?.share as Fraction)).toBe(share);
  });
});

describe('IP-based (R-R53-90)', () => {
  const at = (LocationName: string) =>
    set(LocationName, { CidrRoutingConfig: { CollectionId: 'c', LocationName } });
  const blocks = { wide: ['198.51.0.0/16'], narrow: ['198.51.100.0/24'], six: ['2001:db8::/32'] };
  const sets = [at('wide'), at('narrow'), at('six'), at('*')];
  it.each<[string, Partial<Question>, string]>([
    ['the longest block', { address: '198.51.100.7' }, 'narrow 1'],
    ['a shorter one', { address: '198.51.7.7' }, 'wide 1'],
    ['IPv6', { address: '2001:db8::7' }, 'six 1'],
    ['none', { address: '203.0.113.7' }, '* 1'],
    [
      'the client subnet before the address',
      { address: '203.0.113.7', subnet: '198.51.100.0/24' },
      'narrow 1',
    ],
    ['a subnet wider than the block', { address: '198.51.100.7', subnet: '198.51.96.0/20' }, 'wide 1'],
  ])('%s', (_name, who, expected) => {
    expect(shares({ sets, blocks, ...who })).toBe(expected);
  });

  it('has no answer without a default', () => {
    expect(shares({ sets: sets.slice(0, 3), blocks, address: '203.0.113.7' })).toBe('');
  });
});

describe('alias trees (R-R53-92, R-R53-93)', () => {
  const leaf = (name: string, id: string, extra: Partial<RecordSetItem>) => set(id, extra, name);
  const tree = (evaluate: boolean) => [
    alias('eu', 'eu.example.com.', { Region: 'eu-west-1' }, evaluate),
    alias('us', 'us.example.com.', { Region: 'us-east-1' }, evaluate),
    leaf('eu.example.com.', 'eu-a', { Weight: 1, HealthCheckId: 'eu-a' }),
    leaf('eu.example.com.', 'eu-b', { Weight: 3, HealthCheckId: 'eu-b' }),
    leaf('us.example.com.', 'us-a', { Weight: 1, HealthCheckId: 'us-a' }),
  ];

  it.each<[string, boolean, string[], string]>([
    ['goes down the nearest branch', true, [], 'eu-a 1/4, eu-b 3/4'],
    ['around an unhealthy leaf', true, ['eu-b'], 'eu-a 1'],
    ['out of a branch without a healthy leaf', true, ['eu-a', 'eu-b'], 'us-a 1'],
    [
      'not out of it, where the target’s health does not count',
      false,
      ['eu-a', 'eu-b'],
      'eu-a 1/4, eu-b 3/4',
    ],
    ['as if all were healthy, when none is', true, ['eu-a', 'eu-b', 'us-a'], 'eu-a 1/4, eu-b 3/4'],
  ])('%s', (_name, evaluate, down, expected) => {
    expect(shares({ sets: tree(evaluate), from: 'Lisbon', down })).toBe(expected);
  });

  it('names the aliases on the way', () => {
    const [first] = decided({ sets: tree(true), from: 'Lisbon' })?.leaves ?? [];
    expect(first?.via.map(({ SetIdentifier }) => SetIdentifier)).toEqual(['eu']);
  });

  it('has an end, even when aliases go round in a ring', () => {
    const { SetIdentifier: _none, ...ring } = alias('x', NAME, {});
    expect(decided({ sets: [ring] })?.leaves).toEqual([]);
  });

  it('are cheap, however many ways lead down them', () => {
    const ladder = [...Array(40)].flatMap((_, index) => {
      const name = index === 0 ? NAME : `l${index}.example.com.`;
      return ['a', 'b'].map((id) => ({
        ...alias(id, `l${index + 1}.example.com.`, { Weight: 1 }),
        Name: name,
      }));
    });
    const end = leaf('l40.example.com.', 'end', { Weight: 1 });
    expect(shares({ sets: [...ladder, end] })).toBe('end 1');
  });

  it.each([
    ['healthy', true, true, 'lb 1'],
    ['unhealthy', false, true, 'spare 1'],
    ['unhealthy, which is not looked at', false, false, 'lb 1'],
  ])('to a load balancer that is %s (R-R53-69)', (_state, healthy, evaluate, expected) => {
    const name = 'lb-1.us-east-1.elb.amazonaws.com.';
    const target = { HostedZoneId: 'Z35SXDOTRQ7X7K', DNSName: name, EvaluateTargetHealth: evaluate };
    const first = { ...alias('lb', name, { Failover: 'PRIMARY' }), AliasTarget: target };
    const second = set('spare', { Failover: 'SECONDARY' });
    const targets = { [name]: { healthy, text: 'as its target groups are' } };
    expect(shares({ sets: [first, second], targets })).toBe(expected);
  });

  it('ends at an AWS service', () => {
    const { SetIdentifier: _none, ...front } = alias('x', 'd1.cloudfront.net.', {}, false);
    const target = {
      HostedZoneId: 'Z2FDTNDATAQYW2',
      DNSName: 'd1.cloudfront.net.',
      EvaluateTargetHealth: false,
    };
    expect(decided({ sets: [{ ...front, AliasTarget: target }] })?.leaves[0]?.service).toBe('CloudFront');
  });
});
