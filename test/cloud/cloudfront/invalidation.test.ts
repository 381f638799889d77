import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesInvalidation } from '../../../src/cdn/index.ts';
import {
  forgottenAt,
  invalidationPaths,
  invalidationsOf,
} from '../../../src/cloud/cloudfront/invalidation/invalidation.ts';
import { list, type Scenery, scenery } from './scenery.ts';

const PATHS_ERROR = 'InvalidArgument: Your request contains one or more invalid invalidation paths.';
const TOO_MANY =
  'TooManyInvalidationsInProgress: You have exceeded the maximum number of allowable InProgress invalidation batch requests, or invalidation objects.';

const batch = (paths: string[], CallerReference = 'r') => ({ CallerReference, Paths: list(...paths) });

function site(): Scenery & { id: string; invalidate(paths: string[], reference?: string): string } {
  const account = scenery();
  const { Id: id } = account.create();
  return Object.assign(account, {
    id,
    invalidate: (paths: string[], reference?: string): string =>
      account.call('cloudfront:CreateInvalidation', {
        DistributionId: id,
        InvalidationBatch: batch(paths, reference),
      }).Invalidation.Id,
  });
}

describe('an invalidation', () => {
  it('is in progress, and completed within two minutes (R-CF-134)', () => {
    const account = site();
    const Id = account.invalidate(['/index.html', '/photos/*']);
    const look = () => account.call('cloudfront:GetInvalidation', { DistributionId: account.id, Id });
    expect(look()).toEqual({
      Invalidation: {
        Id: expect.stringMatching(/^I[A-Z0-9]{13}$/),
        Status: 'InProgress',
        CreateTime: '2026-01-05T08:00:00+00:00',
        InvalidationBatch: batch(['/index.html', '/photos/*']),
      },
    });
    const distribution = () => account.call('cloudfront:GetDistribution', { Id: account.id }).Distribution;
    expect(distribution().InProgressInvalidationBatches).toBe(1);
    account.advance(120);
    expect(look().Invalidation.Status).toBe('Completed');
    expect(distribution().InProgressInvalidationBatches).toBe(0);
  });

  it('reaches every edge at a time of its own, none of them at once', () => {
    const account = site();
    account.invalidate(['/*']);
    const [item] = invalidationsOf(account.world, account.id);
    if (!item) throw new Error('no invalidation');
    const times = Array.from({ length: 50 }, (_, index) => forgottenAt(item, `POP${index}-C1`));
    expect(new Set(times).size).toBeGreaterThan(40);
    for (const time of times) {
      expect(time).toBeGreaterThan(item.startsAt);
      expect(time).toBeLessThanOrEqual(item.completesAt);
    }
  });

  it.each([
    ['R-CF-130: no slash', ['index.html'], PATHS_ERROR],
    ['R-CF-130: a star within', ['/a/*/b'], PATHS_ERROR],
    ['R-CF-130: two stars', ['/a**'], PATHS_ERROR],
    ['R-CF-130: not URL-encoded', ['/café'], PATHS_ERROR],
    ['R-CF-130: a space', ['/a b'], PATHS_ERROR],
    ['R-CF-130: 4,001 characters', [`/${'x'.repeat(4000)}`], PATHS_ERROR],
    ['R-CF-133: nothing', [], 'InvalidArgument: Your request contains empty invalidation batch.'],
    [
      'R-CF-132: 3,001 paths',
      Array.from({ length: 3001 }, (_, index) => `/${index}`),
      'BatchTooLarge: Invalidation batch specified is too large.',
    ],
    ['R-CF-132: 16 wildcards', Array.from({ length: 16 }, (_, index) => `/${index}/*`), TOO_MANY],
  ])('is refused: %s', (_rule, paths, error) => {
    const account = site();
    const request = { DistributionId: account.id, InvalidationBatch: batch(paths) };
    expect(account.error('cloudfront:CreateInvalidation', request)).toBe(error);
  });

  it('is refused while too much is in progress, and taken afterwards (R-CF-132)', () => {
    const account = site();
    account.invalidate(
      Array.from({ length: 3000 }, (_, index) => `/${index}`),
      'a',
    );
    const more = { DistributionId: account.id, InvalidationBatch: batch(['/more'], 'b') };
    expect(account.error('cloudfront:CreateInvalidation', more)).toBe(TOO_MANY);
    account.invalidate(['/wild*'], 'c');
    account.advance(120);
    account.call('cloudfront:CreateInvalidation', more);
  });

  it('is made once for a caller reference (R-CF-133)', () => {
    const account = site();
    const first = account.invalidate(['/a']);
    expect(account.invalidate(['/a'])).toBe(first);
    expect(
      account.error('cloudfront:CreateInvalidation', {
        DistributionId: account.id,
        InvalidationBatch: batch(['/b']),
      }),
    ).toBe(
      'InvalidArgument: Your request contains a caller reference that was used for a previous invalidation batch for the same distribution.',
    );
    expect(
      account.error('cloudfront:CreateInvalidation', {
        DistributionId: account.id,
        InvalidationBatch: { CallerReference: 'c', Paths: { Quantity: 2, Items: ['/a'] } },
      }),
    ).toBe("InconsistentQuantities: The value of Quantity and the size of Items don't match.");
  });

  it('belongs to its distribution (R-CF-133)', () => {
    const account = site();
    const Id = account.invalidate(['/a']);
    const other = account.create({ CallerReference: 'other' }).Id;
    expect(account.error('cloudfront:GetInvalidation', { DistributionId: other, Id })).toBe(
      'NoSuchInvalidation: The specified invalidation does not exist.',
    );
    expect(account.error('cloudfront:GetInvalidation', { DistributionId: 'EX', Id })).toBe(
      'NoSuchDistribution: The specified distribution does not exist.',
    );
    expect(
      account.call('cloudfront:ListInvalidations', { DistributionId: other }).InvalidationList.Quantity,
    ).toBe(0);
  });

  it('is listed, the newest first, and counted for the bill (R-CF-135)', () => {
    const account = site();
    const made = ['a', 'b', 'c'].map((reference) => account.invalidate(['/x', '/y*'], reference));
    const { InvalidationList } = account.call('cloudfront:ListInvalidations', {
      DistributionId: account.id,
      MaxItems: '2',
    });
    expect(InvalidationList).toMatchObject({ IsTruncated: true, NextMarker: made[1] });
    expect(InvalidationList.Items.map((item: { Id: string }) => item.Id)).toEqual([made[2], made[1]]);
    expect(invalidationPaths(account.world)).toEqual(
      made.map(() => ({ at: account.world.clock.now, paths: 2 })),
    );
  });
});

describe('an invalidated path means', () => {
  it.each([
    ['/a', '/a', true],
    ['/a', '/A', false],
    ['/dir', '/dir/', false],
    ['/dir/', '/dir', false],
    ['/dir*', '/dir', true],
    ['/dir*', '/dir/a/b.png', true],
    ['/dir/*', '/dir', false],
    ['/dir/*', '/dir/', true],
    ['/*', '/', true],
    ['/a', '/a?x=1', false],
    ['/a?x=1', '/a?x=1', true],
    ['/a?x=1', '/a?x=2', false],
    ['/a*', '/a?x=1', true],
    ['/caf%C3%A9', '/caf%c3%a9', true],
    ['/%7Euser', '/~user', true],
    ['/a%20b', '/a b', false],
  ])('R-CF-131: %s and %s: %s', (invalidated, object, expected) => {
    expect(matchesInvalidation(invalidated, object)).toBe(expected);
  });

  it('with a star whatever begins so, without one itself alone', () => {
    const path = fc.stringMatching(/^\/[a-c/?=]{0,8}$/);
    fc.assert(
      fc.property(path, path, (left, right) => {
        expect(matchesInvalidation(`${left}*`, right)).toBe(right.startsWith(left));
        expect(matchesInvalidation(left, right)).toBe(left === right);
      }),
    );
  });
});
