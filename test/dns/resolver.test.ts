import { describe, expect, test } from 'vitest';
import type { Resolution } from '../../src/dns/resolver/resolver.ts';
import { createWorld, shown, simpleZone, type TestWorld } from './build.ts';

const kinds = ({ steps }: Resolution) => steps.map(({ kind }) => kind);
const answers = ({ answer }: Resolution) => answer.map(shown);
const zonesAsked = ({ steps }: Resolution) =>
  steps.filter(({ kind }) => kind === 'ask').map(({ server }) => server?.zone);

/** example.com. on two servers with glue. */
function exampleWorld(text = 'www.example.com. 300 A 192.0.2.80'): TestWorld {
  const world = createWorld();
  world.delegations.push({
    zone: 'example.com.',
    servers: [
      { name: 'ns1.example.com.', addresses: ['198.51.100.1'] },
      { name: 'ns2.example.com.', addresses: ['198.51.100.2'] },
    ],
  });
  world.hosted.push({
    zone: simpleZone(
      'example.com.',
      'ns1.example.com.',
      `${text}
      example.com. 3600 NS ns2.example.com.
      ns1.example.com. 3600 A 198.51.100.1
      ns2.example.com. 3600 A 198.51.100.2`,
    ),
    addresses: ['198.51.100.1', '198.51.100.2'],
  });
  return world;
}

describe('from the root to the answer', () => {
  test('an empty cache asks root, registry and authority', () => {
    const world = exampleWorld();
    const resolution = world.ask('www.example.com.');
    expect(kinds(resolution)).toEqual(['cache-miss', 'ask', 'referral', 'ask', 'referral', 'ask', 'answer']);
    expect(zonesAsked(resolution)).toEqual(['.', 'com.', 'example.com.']);
    expect(answers(resolution)).toEqual(['www.example.com. 300 A 192.0.2.80']);
    expect(resolution.elapsedMs).toBe(30);
  });

  test('the case of the question comes back', () => {
    expect(answers(exampleWorld().ask('WwW.Example.COM.'))).toEqual(['WwW.Example.COM. 300 A 192.0.2.80']);
  });

  test('a sibling name goes straight to the authority', () => {
    const world = exampleWorld();
    world.ask('www.example.com.');
    expect(zonesAsked(world.ask('mail.example.com.'))).toEqual(['example.com.']);
  });

  test('a server outside its zone is found first', () => {
    const world = exampleWorld('ns.example.com. 300 A 198.51.100.9');
    world.delegations.push({ zone: 'example.org.', servers: [{ name: 'ns.example.com.', addresses: [] }] });
    world.hosted.push({
      zone: simpleZone('example.org.', 'ns.example.com.', 'example.org. 60 A 192.0.2.7'),
      addresses: ['198.51.100.9'],
    });
    const resolution = world.ask('example.org.');
    expect(answers(resolution)).toEqual(['example.org. 60 A 192.0.2.7']);
    expect(resolution.steps.find(({ kind }) => kind === 'server-address')?.question.name).toBe(
      'ns.example.com.',
    );
    expect(resolution.steps.filter(({ depth }) => depth === 1).map(({ kind }) => kind)).toContain('answer');
  });

  test('two zones whose servers lie in each other without glue cannot be found', () => {
    const world = createWorld();
    world.delegations.push(
      { zone: 'a.com.', servers: [{ name: 'ns.b.org.', addresses: [] }] },
      { zone: 'b.org.', servers: [{ name: 'ns.a.com.', addresses: [] }] },
    );
    const resolution = world.ask('www.a.com.');
    expect(resolution.rcode).toBe('SERVFAIL');
    expect(kinds(resolution).at(-1)).toBe('failed');
  });

  test('what changes at the registrar is seen when the delegation has expired, and not before (R-R53-154)', () => {
    const world = exampleWorld();
    world.ask('www.example.com.');
    world.delegations[0] = {
      zone: 'example.com.',
      servers: [{ name: 'ns.new.net.', addresses: [] }],
    };
    world.delegations.push({
      zone: 'new.net.',
      servers: [{ name: 'ns.new.net.', addresses: ['198.51.100.50'] }],
    });
    world.hosted.push({
      zone: simpleZone('example.com.', 'ns.new.net.', 'www.example.com. 300 A 192.0.2.99'),
      addresses: ['198.51.100.50'],
    });
    world.hosted.push({
      zone: simpleZone('new.net.', 'ns.new.net.', 'ns.new.net. 300 A 198.51.100.50'),
      addresses: ['198.51.100.50'],
    });
    const seen: (string | undefined)[] = [];
    for (const hours of [0.5, 0.9, 1.1]) {
      world.now = hours * 3_600_000;
      seen.push(world.ask('www.example.com.').answer[0]?.data);
    }
    expect(seen).toEqual(['192.0.2.80', '192.0.2.80', '192.0.2.99']);
  });
});

describe('the cache', () => {
  test.each([
    [0, 'cache-hit', 300],
    [120_500, 'cache-hit', 179],
    [299_000, 'cache-hit', 1],
    [300_000, 'answer', 300],
  ])('%i ms later: %s with %i s left', (later, kind, ttl) => {
    const world = exampleWorld();
    const before = world.ask('www.example.com.');
    world.now = before.elapsedMs + later;
    const resolution = world.ask('www.example.com.');
    expect(kinds(resolution).at(-1)).toBe(kind);
    expect(resolution.answer[0]?.ttl).toBe(ttl);
    expect(resolution.fromCache).toBe(kind === 'cache-hit');
  });

  test('is plain data, and keeps its identity where nothing was learnt', () => {
    const world = exampleWorld();
    world.ask('www.example.com.');
    const { cache } = world;
    expect(JSON.parse(JSON.stringify(cache))).toEqual(cache);
    world.ask('www.example.com.');
    expect(world.cache).toBe(cache);
  });

  test.each([
    ['nxdomain', 'nothing.example.com.', 'A', 'NXDOMAIN'],
    ['nodata', 'www.example.com.', 'AAAA', 'NOERROR'],
  ] as const)('%s is remembered for the smaller of TTL and minimum (R-R53-71)', (kind, name, type, rcode) => {
    const world = exampleWorld();
    const first = world.ask(name, type);
    expect(kinds(first).at(-1)).toBe(kind);
    world.now = 59_000;
    const cached = world.ask(name, type);
    expect(kinds(cached)).toEqual(['negative-hit']);
    expect([cached.rcode, cached.authority[0]?.ttl]).toEqual([rcode, 1]);
    world.now = 60_100;
    expect(kinds(world.ask(name, type)).at(-1)).toBe(kind);
  });

  test('a name that does not exist has no other type either', () => {
    const world = exampleWorld();
    world.ask('nothing.example.com.', 'A');
    expect(kinds(world.ask('nothing.example.com.', 'TXT'))).toEqual(['negative-hit']);
  });

  test('TTL 0 is used and not kept', () => {
    const world = exampleWorld('www.example.com. 0 A 192.0.2.80');
    expect(answers(world.ask('www.example.com.'))).toEqual(['www.example.com. 0 A 192.0.2.80']);
    expect(kinds(world.ask('www.example.com.'))).toEqual(['cache-miss', 'ask', 'answer']);
  });

  test('glue never answers a client', () => {
    const world = exampleWorld();
    world.ask('www.example.com.');
    expect(zonesAsked(world.ask('ns1.example.com.'))).toEqual(['example.com.']);
  });

  test('holds no more entries than its limit: the longest-lived', () => {
    const world = exampleWorld();
    world.config = { ...world.config, limits: { ...world.config.limits, maxEntries: 5 } };
    world.ask('www.example.com.');
    expect(Object.values(world.cache.entries).flat()).toHaveLength(5);
  });

  test('nobody is asked where recursion is not desired', () => {
    const world = exampleWorld();
    const asks = () => world.ask('www.example.com.', 'A', { recursionDesired: false });
    expect([asks().rcode, asks().answer, world.sent]).toEqual(['NOERROR', [], []]);
    world.ask('www.example.com.');
    expect(answers(asks())).toEqual(['www.example.com. 300 A 192.0.2.80']);
  });
});

describe('other names', () => {
  test('a chain into another zone starts again there', () => {
    const world = exampleWorld('www.example.com. 30 CNAME cdn.example.net.');
    world.delegations.push({
      zone: 'example.net.',
      servers: [{ name: 'ns.example.net.', addresses: ['198.51.100.3'] }],
    });
    world.hosted.push({
      zone: simpleZone('example.net.', 'ns.example.net.', 'cdn.example.net. 60 A 192.0.2.33'),
      addresses: ['198.51.100.3'],
    });
    const resolution = world.ask('www.example.com.');
    expect(answers(resolution)).toEqual([
      'www.example.com. 30 CNAME cdn.example.net.',
      'cdn.example.net. 60 A 192.0.2.33',
    ]);
    expect(kinds(resolution)).toContain('cname');
    world.now = 40_000;
    expect(kinds(world.ask('www.example.com.'))).toEqual(['cache-miss', 'ask', 'cname', 'cache-hit']);
  });

  test('a chain within the zone comes in one answer', () => {
    const world = exampleWorld('www.example.com. 30 CNAME a.example.com.\na.example.com. 60 A 192.0.2.1');
    expect(answers(world.ask('www.example.com.'))).toEqual([
      'www.example.com. 30 CNAME a.example.com.',
      'a.example.com. 60 A 192.0.2.1',
    ]);
  });

  test('a circle ends', () => {
    const world = exampleWorld(
      'a.example.com. 30 CNAME b.example.com.\nb.example.com. 30 CNAME a.example.com.',
    );
    expect(world.ask('a.example.com.').rcode).toBe('SERVFAIL');
  });

  test('a chain that ends nowhere says so, with the chain', () => {
    const world = exampleWorld('www.example.com. 30 CNAME gone.example.com.');
    const resolution = world.ask('www.example.com.');
    expect([resolution.rcode, ...answers(resolution)]).toEqual([
      'NXDOMAIN',
      'www.example.com. 30 CNAME gone.example.com.',
    ]);
  });
});

describe('servers that do not help', () => {
  test.each(['silent', 'refusing'] as const)('one %s: the other answers', (fault) => {
    const world = exampleWorld();
    world[fault].add('198.51.100.1');
    const outcomes = Array.from({ length: 8 }, () => {
      world.cache = { entries: {} };
      return world.ask('www.example.com.');
    });
    expect(outcomes.map(({ rcode }) => rcode)).toEqual(Array(8).fill('NOERROR'));
    const met = fault === 'silent' ? 'timeout' : 'unreachable';
    expect(outcomes.some((outcome) => kinds(outcome).includes(met))).toBe(true);
    expect(outcomes.some((outcome) => !kinds(outcome).includes(met))).toBe(true);
  });

  test('all silent: SERVFAIL, after a second try of each', () => {
    const world = exampleWorld();
    for (const address of ['198.51.100.1', '198.51.100.2']) world.silent.add(address);
    const resolution = world.ask('www.example.com.');
    expect(resolution.rcode).toBe('SERVFAIL');
    expect(kinds(resolution).filter((kind) => kind === 'timeout')).toHaveLength(4);
    expect(resolution.elapsedMs).toBe(20 + 2 * 800 + 2 * 1600);
  });

  test('lame: delegated to servers that do not have the zone (R-R53-14, R-R53-15)', () => {
    const world = exampleWorld();
    world.hosted.pop();
    world.hosted.push({
      zone: simpleZone('other.com.', 'ns.other.com.', ''),
      addresses: ['198.51.100.1', '198.51.100.2'],
    });
    const resolution = world.ask('www.example.com.');
    expect(resolution.rcode).toBe('SERVFAIL');
    expect(kinds(resolution).filter((kind) => kind === 'lame')).toHaveLength(2);
  });

  test('an answer that is cut is fetched over TCP', () => {
    const data = Array.from(
      { length: 40 },
      (_, index) => `big.example.com. 60 TXT "${'x'.repeat(60)}${index}"`,
    );
    const world = exampleWorld(data.join('\n'));
    const resolution = world.ask('big.example.com.', 'TXT');
    expect(kinds(resolution).slice(-3)).toEqual(['ask', 'truncated', 'answer']);
    expect(resolution.answer).toHaveLength(40);
    expect(world.sent.at(-1)?.transport).toBe('tcp');
  });
});

describe('rules', () => {
  test('the longest domain decides; an exception goes back to the root (R-R53-126)', () => {
    const world = exampleWorld();
    world.hosted.push({
      zone: simpleZone('corp.example.com.', 'ns.corp.example.com.', 'db.corp.example.com. 60 A 10.0.0.5'),
      addresses: ['10.0.0.53'],
    });
    world.config = {
      ...world.config,
      rules: [
        { domain: 'example.com.', action: 'forward', servers: ['10.0.0.99'] },
        { domain: 'corp.example.com.', action: 'ask', servers: ['10.0.0.53'] },
        { domain: 'www.example.com.', action: 'recurse', servers: [] },
      ],
    };
    expect(answers(world.ask('db.corp.example.com.'))).toEqual(['db.corp.example.com. 60 A 10.0.0.5']);
    expect(answers(world.ask('www.example.com.'))).toEqual(['www.example.com. 300 A 192.0.2.80']);
    expect(world.ask('else.example.com.').rcode).toBe('SERVFAIL');
    expect(world.sent.at(-1)).toMatchObject({ server: '10.0.0.99', query: { recursionDesired: true } });
  });
});
