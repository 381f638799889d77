import { describe, expect, test } from 'vitest';
import {
  edgeAt,
  edgeIpv4,
  edgeIpv6,
  edgeServerName,
  originFacingAddress,
} from '../../../../src/cloud/cloudfront/edge/addresses.ts';
import {
  EDGES,
  edgeNamed,
  edgesOf,
  nearestEdge,
  type PriceClass,
  REGIONAL_CACHES,
} from '../../../../src/cloud/cloudfront/edge/locations.ts';
import { AMAZON_RANGES, CLOUDFRONT_ORIGIN_FACING } from '../../../../src/cloud/ec2/amazon/ranges.ts';
import { storedPrefix } from '../../../../src/cloud/ec2/cidr.ts';
import { placeNamed } from '../../../../src/cloud/route53/geography/place.ts';
import { parseAddress } from '../../../../src/kit/address.ts';
import { prefixContains } from '../../../../src/kit/prefix.ts';

function near(city: string, priceClass?: PriceClass): string {
  return nearestEdge(placeNamed(city)?.point as never, priceClass).city;
}

describe('the nearest edge (R-CF-20, R-CF-23)', () => {
  test.each([
    ['Lisbon', 'Lisbon', 'Lisbon', 'Lisbon'],
    ['Porto', 'Lisbon', 'Lisbon', 'Lisbon'],
    ['Geneva', 'Zurich', 'Zurich', 'Zurich'],
    ['Tokyo', 'Tokyo', 'Tokyo', 'Vancouver'],
    ['Sydney', 'Sydney', 'Jakarta', 'San Francisco'],
    ['São Paulo', 'São Paulo', 'Miami', 'Miami'],
    ['Johannesburg', 'Johannesburg', 'Johannesburg', 'Tel Aviv'],
    ['Mumbai', 'Mumbai', 'Mumbai', 'Tel Aviv'],
    ['Singapore', 'Singapore', 'Singapore', 'Tel Aviv'],
    ['Guadalajara', 'Querétaro', 'Querétaro', 'Querétaro'],
    ['us-east-1', 'Washington', 'Washington', 'Washington'],
    ['Reykjavík', 'Dublin', 'Dublin', 'Dublin'],
    ['Dubai', 'Dubai', 'Dubai', 'Tel Aviv'],
  ])('from %s: %s, %s with 200, %s with 100', (city, all, some, few) => {
    expect([near(city), near(city, 'PriceClass_200'), near(city, 'PriceClass_100')]).toEqual([
      all,
      some,
      few,
    ]);
  });

  test('each smaller class is part of the larger one', () => {
    const [few, some, all] = (['PriceClass_100', 'PriceClass_200', 'PriceClass_All'] as const).map(edgesOf);
    expect(some).toEqual(expect.arrayContaining([...(few ?? [])]));
    expect(all).toEqual(expect.arrayContaining([...(some ?? [])]));
    expect(all).toBe(EDGES);
  });
});

test('codes are of the form that x-amz-cf-pop has, each once (R-CF-25)', () => {
  expect(new Set(EDGES.map(({ pop }) => pop)).size).toBe(EDGES.length);
  expect(EDGES.length).toBeGreaterThan(80);
  for (const { pop } of EDGES) expect(pop).toMatch(/^[A-Z]{3}\d{1,2}-[CP]\d$/);
  expect(edgeNamed('LIS50-C1')?.city).toBe('Lisbon');
});

test.each([
  ['Dublin', 'eu-west-1'],
  ['Lisbon', 'eu-west-2'],
  ['Frankfurt', 'eu-central-1'],
  ['Sydney', 'ap-southeast-2'],
  ['Mumbai', 'ap-south-1'],
  ['Rio de Janeiro', 'sa-east-1'],
  ['New York', 'us-east-1'],
])('behind %s stands the regional cache in %s (R-CF-22)', (city, region) => {
  expect(EDGES.find((edge) => edge.city === city)?.regionalCache).toBe(region);
  expect(REGIONAL_CACHES).toHaveLength(13);
});

describe('addresses', () => {
  test('lead back to their edge', () => {
    for (const edge of EDGES) {
      const ipv4 = edgeIpv4(edge, 'E1ABCDEFGHIJKL');
      const ipv6 = edgeIpv6(edge, 'E1ABCDEFGHIJKL');
      expect(new Set(ipv4).size).toBe(4);
      expect(new Set(ipv6).size).toBe(8);
      for (const address of [...ipv4, ...ipv6]) expect(edgeAt(address)).toBe(edge);
    }
  });

  test('belong to the distribution, the same every time', () => {
    const [edge] = EDGES as [(typeof EDGES)[0]];
    expect(edgeIpv4(edge, 'E1')).toEqual(edgeIpv4(edge, 'E1'));
    expect(edgeIpv6(edge, 'E1')).toEqual(edgeIpv6(edge, 'E1'));
    expect(edgeIpv4(edge, 'E1')).not.toEqual(edgeIpv4(edge, 'E2'));
  });

  test('are nobody else’s', () => {
    const others = [
      ...Object.values(AMAZON_RANGES).flatMap(({ ec2, s3, dynamodb }) => [...ec2, ...s3, ...dynamodb]),
      ...CLOUDFRONT_ORIGIN_FACING,
    ].map(storedPrefix);
    for (const edge of EDGES) {
      const address = parseAddress(edgeIpv4(edge, 'E1')[0] as string);
      expect(others.filter((prefix) => address && prefixContains(prefix, address))).toEqual([]);
    }
    expect(edgeAt('192.0.2.1')).toBeUndefined();
    expect(edgeAt('2001:db8::1')).toBeUndefined();
  });

  test('towards origins are in the prefix list that AWS gives out for them', () => {
    const ranges = CLOUDFRONT_ORIGIN_FACING.map(storedPrefix);
    for (const edge of EDGES) {
      const address = parseAddress(originFacingAddress(edge));
      expect(ranges.some((range) => address && prefixContains(range, address))).toBe(true);
      expect(edgeAt(originFacingAddress(edge))).toBe(edge);
    }
  });

  test('have names', () => {
    const lisbon = edgeNamed('LIS50-C1') as (typeof EDGES)[0];
    expect(edgeServerName(lisbon, '13.32.1.10')).toBe('server-13-32-1-10.lis50.r.cloudfront.net');
  });
});
