import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOf } from '../../../src/cloud/cost/price.ts';
import { isPriced, priceOf } from '../../../src/cloud/cost/price-list.ts';

const TB = 1024;

function cost(key: string, units: number): number {
  const price = priceOf(key);
  if (!price) throw new Error(`no price ${key}`);
  return amountOf(price, units);
}

describe('the price list', () => {
  it.each([
    ['R-PRICE-20 the first step of egress', 'internet-out/us-east-1', 5 * TB, 460.8],
    ['R-PRICE-20 into the second step', 'internet-out/us-east-1', 11 * TB, 10 * TB * 0.09 + TB * 0.085],
    [
      'R-PRICE-20 over all steps',
      'internet-out/us-east-1',
      200 * TB,
      10 * TB * 0.09 + 40 * TB * 0.085 + 100 * TB * 0.07 + 50 * TB * 0.05,
    ],
    ['R-PRICE-21 São Paulo', 'internet-out/sa-east-1', 100, 15],
    ['R-PRICE-26 a month of a NAT gateway', 'nat-gateway', 730, 32.85],
    ['R-PRICE-25 a month of an address', 'public-ipv4', 730, 3.65],
    ['R-PRICE-60 26 zones', 'hosted-zone', 26, 12.6],
    ['R-PRICE-61 a million queries', 'queries-latency', 1_000_000, 0.6],
    ['R-PRICE-61 beyond a billion', 'queries-standard', 2_000_000_000, 600],
    ['R-PRICE-63 50 checks of AWS endpoints', 'health-check-aws', 50, 0],
    ['R-PRICE-65 two addresses of a Resolver endpoint', 'resolver-endpoint', 2 * 730, 182.5],
    ['R-PRICE-71 Japan’s second step', 'cloudfront-out/jp', 20 * TB, 10 * TB * 0.114 + 10 * TB * 0.089],
    ['R-PRICE-73 HTTPS in Europe', 'cloudfront-https/eu', 20_000_000, 24],
    ['R-PRICE-75 a thousand paths beyond those that are free', 'invalidation-paths', 1000, 5],
    ['R-PRICE-104 CloudFront, 1 TB in the United States', 'cloudfront-out/us', TB, 87.04],
    ['R-PRICE-104 CloudFront, ten million requests', 'cloudfront-https/us', 10_000_000, 10],
  ])('%s', (_name, key, units, expected) => {
    expect(cost(key, units)).toBeCloseTo(expected, 6);
  });

  it('says nothing about what it does not know', () => {
    expect(priceOf('instance/x9.huge')).toBeUndefined();
    expect(priceOf('toString')).toBeUndefined();
    expect(isPriced('CloudFront')).toBe(true);
    expect(isPriced('Invalidation paths')).toBe(true);
    expect(isPriced('Cloudfront')).toBe(false);
  });

  it('a bill paid in parts is the bill paid at once', () => {
    const units = fc.integer({ min: 0, max: 400 * TB });
    fc.assert(
      fc.property(units, units, (first, second) => {
        const price = priceOf('internet-out/us-east-1');
        if (!price) throw new Error('no price');
        const parts = amountOf(price, first) + amountOf(price, second, first);
        expect(parts).toBeCloseTo(amountOf(price, first + second), 5);
      }),
    );
  });
});
