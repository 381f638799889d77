/** Patterns, and ending the life of answers before their time: R-CF-50, R-CF-130, R-CF-131. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  EMPTY_CACHE,
  invalidate,
  matchesInvalidation,
  matchesPattern,
  purge,
  serve,
  settleInvalidations,
} from '../../src/cdn/index.ts';
import { at, byQuery, cloudFront, get, ok, originOf, Visitor } from './setting.ts';

describe('R-CF-50 path patterns', () => {
  test.each<[string, string, boolean]>([
    ['*', '/', true],
    ['*', '/a/b.jpg', true],
    ['/images/*', '/images/a/b.jpg', true],
    ['images/*', '/images/a.jpg', true],
    ['images/*', '/old/images/a.jpg', false],
    ['*.jpg', '/a/b.jpg', true],
    ['*.jpg', '/a/b.jpeg', false],
    ['/images/*.jpg', '/images/.jpg', true],
    ['/a?.jpg', '/ab.jpg', true],
    ['/a?.jpg', '/a.jpg', false],
    ['/a?.jpg', '/a/.jpg', true],
    ['a*.jpg', '/ab.jpg', true],
    ['/A', '/a', false],
    ['/a', '/a/', false],
    ['/a', '/ab', false],
    ['/a*b*c', '/a-b-b-c', true],
    ['/a*b*c', '/a-c-b', false],
    ['/a**', '/a', true],
    ['/', '/', true],
    ['/a.b', '/axb', false],
    ['/(a|b)+', '/(a|b)+', true],
  ])('%s and %s: %s', (pattern, path, matches) => {
    expect(matchesPattern(pattern, path)).toBe(matches);
  });

  /** The same, by the machine of the language. */
  function reference(pattern: string, path: string): boolean {
    const wanted = /^[/*]/.test(pattern) ? pattern : `/${pattern}`;
    const source = wanted
      .replace(/[.+^$()[\]{}|\\/]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.');
    return new RegExp(`^${source}$`, 's').test(path);
  }

  const pattern = fc.string({
    unit: fc.constantFrom('a', 'b', '/', '.', '*', '?', '$', '+'),
    minLength: 1,
    maxLength: 9,
  });
  const path = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', '$', '+'), maxLength: 12 });

  test('agree with a regular expression', () => {
    fc.assert(
      fc.property(pattern, path, (wanted, rest) => {
        expect(matchesPattern(wanted, `/${rest}`)).toBe(reference(wanted, `/${rest}`));
      }),
      { numRuns: 5000 },
    );
  });

  test('patterns made from the path match it', () => {
    fc.assert(
      fc.property(path, fc.array(fc.tuple(fc.nat(11), fc.nat(12), fc.boolean())), (rest, edits) => {
        let wanted = `/${rest}`;
        for (const [offset, length, many] of edits) {
          // A `?` in the first place is not the slash, but what follows it.
          const start = offset + 1;
          const end = many ? start + length : start + 1;
          if (end < wanted.length && (many || wanted[start] !== '*'))
            wanted = wanted.slice(0, start) + (many ? '*' : '?') + wanted.slice(end);
        }
        expect(matchesPattern(wanted, `/${rest}`)).toBe(true);
      }),
    );
  });

  test('a hostile pattern costs no more than its length times that of the path', () => {
    expect(matchesPattern(`/${'*a'.repeat(120)}b`, `/${'a'.repeat(8000)}`)).toBe(false);
  });
});

describe('R-CF-131 paths to invalidate', () => {
  test.each<[string, string, boolean]>([
    ['/a', '/a', true],
    ['/a', '/A', false],
    ['/a', '/a/', false],
    ['/a/', '/a', false],
    ['/a*', '/a/b', true],
    ['/a*', '/a?x=1', true],
    ['/a', '/a?x=1', false],
    ['/a?x=1', '/a?x=1', true],
    ['/a?x=1', '/a-x=1', false],
    ['/*', '/', true],
    ['/a*b', '/a*b', true],
    ['/a*b', '/a-b', false],
    ['/caf%C3%A9', '/caf%C3%A9', true],
  ])('%s and %s: %s', (pattern, target, matches) => {
    expect(matchesInvalidation(pattern, target)).toBe(matches);
  });
});

describe('invalidations (R-CF-134)', () => {
  const filled = (paths: readonly string[]) => {
    const origin = originOf((request, time) =>
      ok([['Cache-Control', 'max-age=86400']], `${request.path} ${time}`),
    );
    const visitor = new Visitor(byQuery(cloudFront()), origin.send);
    for (const path of paths) visitor.ask(get(path), 0);
    return visitor;
  };

  test('one takes effect at its time, for what was asked for before', () => {
    const visitor = filled(['/a', '/b']);
    visitor.cache = invalidate(visitor.cache, { patterns: ['/a'], at: at(100) });
    expect(visitor.ask(get('/a'), 99).verdict).toBe('hit');
    const served = visitor.ask(get('/a'), 100);
    expect([served.verdict, served.steps.map(({ kind }) => kind)[1]]).toEqual(['miss', 'invalidated']);
    expect(visitor.ask(get('/a'), 101).verdict).toBe('hit');
    expect(visitor.ask(get('/b'), 101).verdict).toBe('hit');
  });

  test('an answer on its way at the time does not escape', () => {
    const origin = originOf(() => ok([['Cache-Control', 'max-age=60']]));
    const context = {
      policy: cloudFront(),
      send: (...asked: Parameters<typeof origin.send>) => ({ ...origin.send(...asked), elapsedMs: 5000 }),
    };
    const first = serve(EMPTY_CACHE, get('/a'), { ...context, now: at(0) });
    const cache = invalidate(first.cache, { patterns: ['/*'], at: at(2) });
    expect(serve(cache, get('/a'), { ...context, now: at(6) }).verdict).toBe('miss');
  });

  test('what is invalidated does not stand in for an error either', () => {
    let works = true;
    const visitor = new Visitor(cloudFront(), originOf(() => (works ? ok() : 'timeout')).send);
    visitor.ask(get('/a'), 0);
    works = false;
    visitor.cache = invalidate(visitor.cache, { patterns: ['/a'], at: at(10) });
    expect(visitor.ask(get('/a'), 11).verdict).toBe('error');
  });

  test('settling takes out what is due, and leaves what is to come', () => {
    const visitor = filled(['/a', '/b', '/b?x=1', '/c']);
    const later = { patterns: ['/c'], at: at(50) };
    const given = [{ patterns: ['/a', '/b'], at: at(10) }, later].reduce(invalidate, visitor.cache);
    const settled = settleInvalidations(given, at(20));
    expect([settled.count, settled.invalidations]).toEqual([2, [later]]);
    expect(settleInvalidations(settled, at(20))).toBe(settled);
    visitor.cache = settled;
    expect(['/a', '/b', '/b?x=1', '/c'].map((path) => visitor.ask(get(path), 21).verdict)).toEqual([
      'miss',
      'miss',
      'hit',
      'hit',
    ]);
  });

  test('a purge is at once, variants and all', () => {
    const visitor = filled(['/a', '/a?x=1', '/b']);
    expect(purge(visitor.cache, ['/a*']).count).toBe(1);
    expect(purge(visitor.cache, ['/z'])).toBe(visitor.cache);
    expect(purge(visitor.cache, ['/*'])).toMatchObject({ count: 0 });
  });

  test('settled or not, the same is served', () => {
    const paths = ['/a', '/a/b', '/b', '/b?x=1'];
    const patterns = fc.subarray(['/a', '/a*', '/b', '/b*', '/*', '/b?x=1'], { minLength: 1 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(patterns, fc.integer({ min: 1, max: 50 }))),
        fc.integer({ min: 1, max: 60 }),
        (all, second) => {
          const visitor = filled(paths);
          const cache = all.reduce(
            (rest, [list, when]) => invalidate(rest, { patterns: list, at: at(when) }),
            visitor.cache,
          );
          const verdicts = (start: typeof cache) => {
            visitor.cache = start;
            return paths.map((path) => visitor.ask(get(path), second).verdict);
          };
          expect(verdicts(settleInvalidations(cache, at(second)))).toEqual(verdicts(cache));
        },
      ),
    );
  });
});
