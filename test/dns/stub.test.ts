import { describe, expect, test } from 'vitest';
import type { Question } from '../../src/dns/record.ts';
import type { Resolution } from '../../src/dns/resolver/resolver.ts';
import { STUB_DEFAULTS, type StubConfig, type StubReply, stubResolve } from '../../src/dns/resolver/stub.ts';

const CONFIG: StubConfig = { ...STUB_DEFAULTS, servers: ['10.0.0.2', '10.0.0.3'] };

const resolution = (rcode: Resolution['rcode'], name?: string): StubReply => ({
  kind: 'resolution',
  roundTripMs: 1,
  resolution: {
    rcode,
    answer: name === undefined ? [] : [{ name, type: 'A', ttl: 60, data: '192.0.2.1' }],
    authority: [],
    steps: [{ kind: 'cache-miss', text: 'x', question: { name: 'x.', type: 'A' }, atMs: 4, depth: 0 }],
    elapsedMs: 20,
    fromCache: false,
  },
});

/** Asks, and tells who was asked for what. */
function run(
  config: StubConfig,
  name: string,
  isRooted: boolean,
  reply: (server: string, question: Question) => StubReply,
) {
  const asked: string[] = [];
  const result = stubResolve(config, name, 'A', isRooted, (server, question) => {
    asked.push(`${server} ${question.name}`);
    return reply(server, question);
  });
  return { asked, result };
}

describe('which resolver', () => {
  test('the first that answers', () => {
    const { asked, result } = run(CONFIG, 'a.', true, () => resolution('NOERROR', 'a.'));
    expect(asked).toEqual(['10.0.0.2 a.']);
    expect([result.rcode, result.elapsedMs]).toEqual(['NOERROR', 21]);
    expect(result.steps.map(({ kind }) => kind)).toEqual(['stub-asks', 'cache-miss', 'stub-answer']);
  });

  test('the next where one is silent, and the resolver’s steps come after the wait', () => {
    const { asked, result } = run(CONFIG, 'a.', true, (server) =>
      server === '10.0.0.2' ? { kind: 'silence' } : resolution('NOERROR', 'a.'),
    );
    expect(asked).toEqual(['10.0.0.2 a.', '10.0.0.3 a.']);
    expect(result.elapsedMs).toBe(5021);
    expect(result.steps.map(({ kind, atMs }) => [kind, atMs])).toEqual([
      ['stub-asks', 0],
      ['timeout', 5000],
      ['stub-asks', 5000],
      ['cache-miss', 5004],
      ['stub-answer', 5021],
    ]);
  });

  test('nobody: each is asked twice', () => {
    const { asked, result } = run(CONFIG, 'a.', true, () => ({ kind: 'silence' }));
    expect(asked).toHaveLength(4);
    expect([result.rcode, result.elapsedMs]).toEqual(['NO_SERVER', 20_000]);
  });

  test('SERVFAIL asks the next, NXDOMAIN does not', () => {
    expect(run(CONFIG, 'a.', true, () => resolution('SERVFAIL')).asked).toHaveLength(2);
    expect(run(CONFIG, 'a.', true, () => resolution('NXDOMAIN')).asked).toHaveLength(1);
  });
});

describe('the search list', () => {
  const config = { ...CONFIG, servers: ['10.0.0.2'], search: ['corp.example.', 'example.'] };
  const names = (name: string, isRooted: boolean, has: string, ndots = 1) => {
    const { asked, result } = run({ ...config, ndots }, name, isRooted, (_, question) =>
      question.name === has ? resolution('NOERROR', has) : resolution('NXDOMAIN'),
    );
    return [...asked.map((line) => line.split(' ')[1]), result.rcode, result.name];
  };

  test.each([
    ['db.', false, 'db.example.', 1, ['db.corp.example.', 'db.example.', 'NOERROR', 'db.example.']],
    ['db.', true, 'db.example.', 1, ['db.', 'NXDOMAIN', 'db.']],
    ['www.a.', false, 'www.a.', 1, ['www.a.', 'NOERROR', 'www.a.']],
    ['www.a.', false, 'www.a.', 2, ['www.a.corp.example.', 'www.a.example.', 'www.a.', 'NOERROR', 'www.a.']],
    ['db.', false, 'none.', 1, ['db.corp.example.', 'db.example.', 'db.', 'NXDOMAIN', 'db.']],
  ] as const)('%s (rooted: %s), where %s exists, ndots %i', (name, isRooted, has, ndots, expected) => {
    expect(names(name, isRooted, has, ndots)).toEqual(expected);
  });
});
