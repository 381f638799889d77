/** The store: against a Map, its bound, what it shares, and that it is plain data. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cache, EMPTY_CACHE, serve } from '../../src/cdn/index.ts';
import {
  EMPTY_TRIE,
  hashOf,
  type Trie,
  trieDelete,
  trieGet,
  trieItems,
  trieMap,
  triePut,
} from '../../src/cdn/store/trie.ts';
import { at, cloudFront, get, ok, originOf, rfc, Visitor } from './setting.ts';

interface Item {
  readonly key: string;
  readonly value: number;
}

describe('the map behind it', () => {
  const change = fc.record({ key: fc.integer({ min: 0, max: 200 }).map(String), value: fc.option(fc.nat()) });

  test('does what a Map does, and leaves earlier versions alone', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 600 }), (changes) => {
        const map = new Map<string, Item>();
        let trie: Trie<Item> = EMPTY_TRIE;
        let halfway: { trie: Trie<Item>; items: Item[] } | undefined;
        for (const [index, { key, value }] of changes.entries()) {
          if (value === null) {
            map.delete(key);
            trie = trieDelete(trie, key);
          } else {
            map.set(key, { key, value });
            trie = triePut(trie, { key, value });
          }
          expect(trieGet(trie, key)?.value).toBe(value ?? undefined);
          if (index === changes.length >> 1) halfway = { trie, items: [...map.values()] };
        }
        const byKey = (left: Item, right: Item) => left.key.localeCompare(right.key);
        expect([...trieItems(trie)].sort(byKey)).toEqual([...map.values()].sort(byKey));
        if (halfway) expect([...trieItems(halfway.trie)].sort(byKey)).toEqual(halfway.items.sort(byKey));
      }),
      { numRuns: 60 },
    );
  });

  /** Keys with one hash: the last two units are chosen so that FNV-1a ends in the same state. */
  function collidingKeys(count: number): string[] {
    const PRIME = 0x01000193;
    let inverse = 1;
    for (let round = 0; round < 5; round++) inverse = Math.imul(inverse, 2 - Math.imul(PRIME, inverse));
    const keys: string[] = [];
    for (let prefix = 0; keys.length < count; prefix++) {
      let state = 0x811c9dc5;
      for (const unit of `${prefix} `) state = Math.imul(state ^ unit.charCodeAt(0), PRIME);
      for (let last = 0; last < 0x10000; last++) {
        const first = (Math.imul(Math.imul(42, inverse) ^ last, inverse) ^ state) >>> 0;
        if (first < 0x10000) keys.push(`${prefix} ${String.fromCharCode(first, last)}`);
      }
    }
    return keys.slice(0, count);
  }

  test('keys whose hashes are the same live side by side', () => {
    const keys = collidingKeys(20);
    expect(new Set(keys.map(hashOf)).size).toBe(1);
    const trie = keys.reduce<Trie<Item>>((rest, key, value) => triePut(rest, { key, value }), EMPTY_TRIE);
    expect(keys.map((key) => trieGet(trie, key)?.value)).toEqual(keys.map((_, index) => index));
    const without = keys.slice(5).reduce<Trie<Item>>((rest, key) => trieDelete(rest, key), trie);
    expect([...trieItems(without)].map(({ value }) => value)).toEqual([0, 1, 2, 3, 4]);
  });

  test('a change of nothing keeps identity', () => {
    const trie = triePut<Item>(EMPTY_TRIE, { key: 'a', value: 1 });
    expect(trieDelete(trie, 'b')).toBe(trie);
    expect(trieMap(trie, (item) => item)).toBe(trie);
  });
});

describe('the bound', () => {
  const visit = (maxEntries: number) => {
    const policy = rfc({ limits: { ...rfc().limits, maxEntries } });
    return new Visitor(policy, originOf(() => ok([['Cache-Control', 'max-age=9999']])).send);
  };

  test('the least recently used goes first', () => {
    const visitor = visit(2);
    for (const [second, path] of ['/a', '/b', '/a', '/c'].entries()) visitor.ask(get(path), second);
    expect(visitor.ask(get('/a'), 10).verdict).toBe('hit');
    expect(visitor.ask(get('/c'), 10).verdict).toBe('hit');
    const served = visitor.ask(get('/b'), 10);
    expect([served.verdict, served.steps.at(-1)?.kind]).toEqual(['miss', 'evicted']);
  });

  test('is what a list of recently used ones says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 80 }),
        (limit, paths) => {
          const visitor = visit(limit);
          let recent: number[] = [];
          for (const [second, path] of paths.entries()) {
            const expected = recent.includes(path) ? 'hit' : 'miss';
            expect(visitor.ask(get(`/${path}`), second).verdict).toBe(expected);
            recent = [path, ...recent.filter((other) => other !== path)].slice(0, limit);
            expect(visitor.cache.count).toBe(recent.length);
          }
        },
      ),
    );
  });
});

test('a cache is plain data: what was written out and read again serves the same', () => {
  const visitor = new Visitor(
    rfc(),
    originOf((request) =>
      ok(
        [
          ['Cache-Control', 'max-age=60'],
          ['Vary', 'X'],
        ],
        request.path,
      ),
    ).send,
  );
  for (let index = 0; index < 40; index++) visitor.ask(get(`/${index}`, [['X', String(index % 3)]]), 0);
  const copy = JSON.parse(JSON.stringify(visitor.cache)) as Cache;
  expect(copy).toEqual(visitor.cache);
  const context = { now: at(30), policy: visitor.policy, send: visitor.send };
  for (let index = 0; index < 40; index++) {
    const request = get(`/${index}`, [['X', String(index % 2)]]);
    expect(serve(copy, request, context)).toEqual(serve(visitor.cache, request, context));
  }
});

test('a second hit of the same object leaves the cache as it is', () => {
  const visitor = new Visitor(cloudFront(), originOf(() => ok()).send);
  const { cache } = visitor.ask(get('/'), 0);
  expect(visitor.ask(get('/'), 1).cache).toBe(cache);
  expect(EMPTY_CACHE.count).toBe(0);
});
