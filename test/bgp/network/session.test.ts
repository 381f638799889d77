import { describe, expect, it } from 'vitest';
import { clearSession, nextDueAt, sayNotification, type Transport } from '../../../src/bgp/index.ts';
import { DAY, NOW, pair, SECOND, Watched } from '../setting.ts';

const LEFT = ['left', '10.0.0.2'] as const;
const RIGHT = ['right', '10.0.0.1'] as const;
const states = (watched: Watched) => [
  watched.session('left', '10.0.0.2')?.state,
  watched.session('right', '10.0.0.1')?.state,
];
const codes = (watched: Watched) =>
  watched.events.filter(({ kind }) => kind === 'notification').map(({ text }) => /\d\/\d+/.exec(text)?.[0]);
const brisk = { holdSeconds: 30, keepaliveSeconds: 10 };

describe('a session comes up, R-BGP-2', () => {
  it('by way of all states', () => {
    const watched = new Watched(pair()).pass(10 * SECOND);
    const passed = watched.events
      .filter(({ kind, router }) => kind === 'state' && router === 'right')
      .map(({ text }) => /is (\w+)/.exec(text)?.[1]);
    expect(passed).toEqual(['Connect', 'OpenSent', 'OpenConfirm', 'Established']);
    expect(states(watched)).toEqual(['Established', 'Established']);
  });

  it('agrees on the lower hold time, R-BGP-3', () => {
    const watched = new Watched(pair({ holdSeconds: 90, keepaliveSeconds: 30 }, brisk)).pass(10 * SECOND);
    for (const session of [watched.session('left', '10.0.0.2'), watched.session('right', '10.0.0.1')]) {
      expect(session.agreement).toMatchObject({ holdMs: 30_000, keepaliveMs: 10_000 });
    }
  });

  it('rests: a quiet year costs nothing', () => {
    const watched = new Watched(pair()).pass(10 * SECOND);
    expect(nextDueAt(watched.network)).toBeUndefined();
    const { routers } = watched.network;
    watched.pass(365 * DAY);
    expect(watched.network.routers).toBe(routers);
    expect(states(watched)).toEqual(['Established', 'Established']);
  });

  it('with four-octet numbers (RFC 6793)', () => {
    const config = pair({}, { remoteAs: 4_200_000_000 }, { left: { asn: 4_200_000_000 } });
    expect(states(new Watched(config).pass(10 * SECOND))).toEqual(['Established', 'Established']);
  });

  it('from one side, where the other is passive; not where both are', () => {
    expect(states(new Watched(pair({ passive: true })).pass(300 * SECOND))).toEqual([
      'Established',
      'Established',
    ]);
    const both = new Watched(pair({ passive: true }, { passive: true })).pass(300 * SECOND);
    expect(states(both)).toEqual(['Active', 'Active']);
  });

  it('carries the families that both have', () => {
    const watched = new Watched(pair({ families: { ipv4: {}, ipv6: {} } })).pass(10 * SECOND);
    expect(watched.session('left', '10.0.0.2').agreement?.families).toEqual(['ipv4']);
  });
});

describe('a session that does not come up, R-BGP-5', () => {
  it.each([
    ['wrong ASN', pair({ remoteAs: 65009 }), '2/2', ['Idle', 'Idle']],
    [
      'hold time below the least (R-BGP-3)',
      pair({ minimumHoldSeconds: 20 }, { holdSeconds: 10 }),
      '2/6',
      ['Idle', 'Idle'],
    ],
    [
      'hold time 0, where a least is set',
      pair({ minimumHoldSeconds: 3 }, { holdSeconds: 0 }),
      '2/6',
      ['Idle', 'Idle'],
    ],
    ['no family in common', pair({ families: { ipv6: {} } }), '2/7', ['Idle', 'Idle']],
    [
      'equal router IDs inside',
      pair({ remoteAs: 65001 }, {}, { right: { asn: 65001, routerId: '1.1.1.1' } }),
      '2/3',
      ['Idle', 'Idle'],
    ],
    [
      'MD5 passwords differ',
      pair({ password: 'one' }, { password: 'other' }),
      undefined,
      ['Connect', 'Connect'],
    ],
    ['MD5 at one end only', pair({ password: 'one' }), undefined, ['Connect', 'Connect']],
    [
      'TCP port 179 filtered',
      pair({}, {}, { transport: { filtered: 'an access list' } }),
      undefined,
      ['Active', 'Active'],
    ],
    ['the cable is down', pair({}, {}, { transport: { up: false } }), undefined, ['Active', 'Active']],
    ['two hops away', pair({}, {}, { transport: { hops: 2 } }), undefined, ['Active', 'Active']],
    ['the other end knows nothing of it', pair({}, { address: '10.0.0.7' }), undefined, ['Active', 'Active']],
    ['shut down at one end', pair({ shutdown: true }), undefined, ['Idle', 'Active']],
  ] as const)('%s', (_name, config, code, expected) => {
    const watched = new Watched(config).pass(DAY);
    const [left] = Object.values(watched.network.routers.left?.sessions ?? {});
    const [right] = Object.values(watched.network.routers.right?.sessions ?? {});
    expect([left?.state, right?.state]).toEqual(expected);
    expect(codes(watched)[0]).toBe(code);
    expect(left?.why ?? '').not.toBe('');
    expect(nextDueAt(watched.network)).toBeUndefined();
  });

  it('comes up once what was wrong is put right', () => {
    for (const [wrong, right] of [
      [pair({ remoteAs: 65009 }), pair()],
      [pair({ password: 'one' }), pair({ password: 'one' }, { password: 'one' })],
      [pair({}, {}, { transport: { filtered: 'x' } }), pair()],
      [
        pair({}, {}, { transport: { hops: 2 } }),
        pair({ ebgpMultihop: 2 }, { ebgpMultihop: 2 }, { transport: { hops: 2 } }),
      ],
      [pair({ shutdown: true }), pair()],
    ] as const) {
      const watched = new Watched(wrong)
        .pass(DAY)
        .become(right)
        .pass(121 * SECOND);
      expect(states(watched)).toEqual(['Established', 'Established']);
    }
  });
});

describe('the way breaks, R-BGP-4, R-DX-63', () => {
  const broken = { up: false };

  it.each([
    ['hold timer', brisk, {}, 20, 30],
    ['hold timer of Direct Connect', { holdSeconds: 90, keepaliveSeconds: 30 }, {}, 60, 90],
    ['BFD 300 ms × 3', { ...brisk, bfd: { intervalMs: 300, multiplier: 3 } }, {}, 0.6, 0.9],
    ['light lost: at once', brisk, { lossSeen: true }, 0, 0],
  ] as const)('%s', (_name, timers, transport, least, most) => {
    const watched = new Watched(pair(timers, timers, { transport })).pass(123_456);
    const at = watched.network.now;
    watched.become(pair(timers, timers, { transport: { ...transport, ...broken } })).pass(DAY);
    const { lastReset } = watched.session('left', '10.0.0.2');
    expect((lastReset?.at ?? 0) - at).toBeGreaterThanOrEqual(least * SECOND);
    expect((lastReset?.at ?? 0) - at).toBeLessThanOrEqual(most * SECOND);
    expect(watched.table('left')).toEqual({ '192.168.1.0/24': '[]' });
  });

  it('light lost at one end: that one notices at once, the other one with its hold timer', () => {
    const [cable] = pair(brisk, brisk).transports as [Transport];
    const [left, right] = cable.ends;
    const ends: Transport['ends'] = [
      { ...left, lossSeen: true },
      { ...right, lossSeen: false },
    ];
    const watched = new Watched(pair(brisk, brisk, { transport: { ends } })).pass(123_456);
    watched.become(pair(brisk, brisk, { transport: { ends, ...broken } })).pass(10 * SECOND);
    expect(states(watched)).toEqual(['Active', 'Established']);
    watched.pass(20 * SECOND);
    expect(states(watched)).toEqual(['Active', 'Active']);
  });

  it('BFD needs both ends', () => {
    const bfd = { ...brisk, bfd: { intervalMs: 300, multiplier: 3 } };
    const watched = new Watched(pair(bfd, brisk)).pass(100 * SECOND);
    watched.become(pair(bfd, brisk, { transport: broken })).pass(10 * SECOND);
    expect(states(watched)).toEqual(['Established', 'Established']);
  });

  it('a short break goes unnoticed, and what was said meanwhile arrives', () => {
    const more = { networks: [{ prefix: '192.168.2.0/24' }, { prefix: '192.168.3.0/24' }] };
    const watched = new Watched(pair()).pass(100 * SECOND);
    watched.become(pair({}, {}, { transport: broken })).pass(10 * SECOND);
    watched.become(pair({}, {}, { transport: broken, right: more })).pass(10 * SECOND);
    expect(watched.table('left')).not.toHaveProperty('192.168.3.0/24');
    watched.become(pair({}, {}, { right: more })).pass(SECOND);
    expect(watched.table('left')).toHaveProperty('192.168.3.0/24', '[65002]');
    expect(watched.session('left', '10.0.0.2').timesDropped).toBe(0);
  });

  it('hold time 0: nobody ever notices', () => {
    const forEver = { holdSeconds: 0, keepaliveSeconds: 0 };
    const watched = new Watched(pair(forEver, forEver)).pass(100 * SECOND);
    watched.become(pair(forEver, forEver, { transport: broken })).pass(365 * DAY);
    expect(states(watched)).toEqual(['Established', 'Established']);
  });

  it('is mended: seen, the session starts at once; unseen, with the next attempt', () => {
    for (const [lossSeen, within] of [
      [true, 1],
      [false, 120],
    ] as const) {
      const watched = new Watched(pair({}, {}, { transport: { lossSeen } })).pass(100 * SECOND);
      watched.become(pair({}, {}, { transport: { lossSeen, up: false } })).pass(1000 * SECOND);
      expect(states(watched)).toEqual(['Active', 'Active']);
      watched.become(pair({}, {}, { transport: { lossSeen } })).pass(within * SECOND);
      expect(states(watched)).toEqual(['Established', 'Established']);
    }
  });
});

describe('a hand on the session', () => {
  it('shutdown is told to the other end, with its message (RFC 9003)', () => {
    const watched = new Watched(pair()).pass(10 * SECOND);
    watched.become(pair({ shutdown: 'works until noon' })).pass(10 * SECOND);
    expect(states(watched)).toEqual(['Idle', 'Active']);
    const { lastReset } = watched.session('right', '10.0.0.1');
    expect(lastReset).toMatchObject({ direction: 'received', notification: { code: 6, subcode: 2 } });
    expect(lastReset?.notification && sayNotification(lastReset.notification)).toContain('works until noon');
  });

  it.each([
    ['removed', (config: ReturnType<typeof pair>) => ({ ...config.routers.left, neighbors: [] }), '6/3'],
    [
      'given another AS',
      (config: ReturnType<typeof pair>) => ({ ...config.routers.left, asn: 65100 }),
      '6/6',
    ],
  ])('a neighbor %s', (_name, change, code) => {
    const config = pair();
    const watched = new Watched(config).pass(10 * SECOND);
    const left = change(config) as typeof config.routers.left;
    watched.become({ ...config, routers: { ...config.routers, left: left as never } }).pass(SECOND / 2);
    expect(codes(watched)).toContain(code);
    expect(watched.table('right')).toEqual({ '192.168.2.0/24': '[]' });
  });

  it('hard clear begins anew', () => {
    const watched = new Watched(pair()).pass(10 * SECOND);
    watched.network = clearSession(watched.network, 'left', '10.0.0.2', 'hard').network;
    expect(states(watched)[0]).toBe('Idle');
    watched.pass(10 * SECOND);
    expect(states(watched)).toEqual(['Established', 'Established']);
    expect(watched.session('right', '10.0.0.1')).toMatchObject({ timesEstablished: 2, timesDropped: 1 });
  });

  it.each(['in', 'out'] as const)('soft clear %s repeats what was told (RFC 2918)', (how) => {
    const watched = new Watched(pair()).pass(10 * SECOND);
    const before = watched.table('left');
    const [router, neighbor] = how === 'in' ? LEFT : RIGHT;
    const hearer = () => watched.session(router, neighbor);
    const { updates } = hearer().received;
    watched.network = clearSession(watched.network, ...LEFT, how).network;
    watched.pass(SECOND);
    expect(hearer().received.updates).toBe(updates + 1);
    expect(hearer().timesDropped).toBe(0);
    expect(watched.table('left')).toEqual(before);
  });
});

describe('prefix limits, R-VGW-9', () => {
  const many = (count: number) => ({
    networks: Array.from({ length: count }, (_, index) => ({ prefix: `10.${index}.0.0/16` })),
  });
  const limited = (more = {}) => ({ families: { ipv4: { maximumPrefix: { count: 100, ...more } } } });

  it('100 are allowed, 101 end the session until it is cleared', () => {
    const watched = new Watched(pair(limited(), {}, { right: many(100) })).pass(10 * SECOND);
    expect(states(watched)).toEqual(['Established', 'Established']);
    watched.become(pair(limited(), {}, { right: many(101) })).pass(DAY);
    expect(codes(watched)[0]).toBe('6/1');
    expect(states(watched)).toEqual(['Idle', 'Active']);
    expect(watched.session('left', '10.0.0.2').isOverLimit).toBe(true);
    watched.become(pair(limited(), {}, { right: many(100) })).pass(DAY);
    expect(states(watched)).toEqual(['Idle', 'Active']);
    watched.network = clearSession(watched.network, 'left', '10.0.0.2', 'hard').network;
    watched.pass(121 * SECOND);
    expect(states(watched)).toEqual(['Established', 'Established']);
  });

  it('with `restart` it tries again by itself', () => {
    const watched = new Watched(pair(limited({ restartMinutes: 5 }), {}, { right: many(101) })).pass(
      60 * SECOND,
    );
    watched.become(pair(limited({ restartMinutes: 5 }), {}, { right: many(3) })).pass(8 * 60 * SECOND);
    expect(states(watched)).toEqual(['Established', 'Established']);
  });

  it('with `warning-only` it complains', () => {
    const watched = new Watched(pair(limited({ warningOnly: true }), {}, { right: many(101) })).pass(
      60 * SECOND,
    );
    expect(watched.events.filter(({ kind }) => kind === 'warning')).toHaveLength(1);
    expect(states(watched)).toEqual(['Established', 'Established']);
  });

  it('what policy refuses does not count', () => {
    const config = pair(
      { families: { ipv4: { maximumPrefix: { count: 100 }, prefixListIn: 'NONE' } } },
      {},
      { right: many(101) },
    );
    expect(states(new Watched(config).pass(60 * SECOND))).toEqual(['Established', 'Established']);
  });
});

it('a world built anew, but equal, changes nothing', () => {
  const watched = new Watched(pair()).pass(10 * SECOND);
  const { events } = watched;
  const { routers, queue } = watched.network;
  const count = events.length;
  watched.become(structuredClone(pair())).pass(DAY);
  expect(watched.network.routers).toEqual(routers);
  expect(watched.network.queue).toEqual(queue);
  expect(events).toHaveLength(count);
  expect(watched.network.now).toBeGreaterThan(NOW + DAY);
});
