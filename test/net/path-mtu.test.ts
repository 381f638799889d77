/** How large packets may be: what happens to those that are larger, and who is told. */
import { describe, expect, test } from 'vitest';
import { type Flow, type FlowTrace, type Graph, trace } from '../../src/net/index.ts';
import {
  attachment,
  balancer,
  changed,
  fenceIn,
  fenceOut,
  gateway,
  graph,
  guardIn,
  guardOut,
  host,
  ip,
  link,
  nat,
  nic,
  OPEN,
  packet,
  router,
  segment,
  table,
  world,
} from './build.ts';

const ROUTES = ['10.0.0.0/16 local', '10.1.0.0/16 peer', '10.2.0.0/16 hub', '0.0.0.0/0 igw'];

/** a (9001) in `left`, far (1500) behind a link of 1400, spoke behind a transit router of 8500, the world of 1500. */
function site(): Graph {
  return graph(
    world({ mtu: 1500 }),
    router('vpc', 'igw'),
    segment('left', 'vpc', '10.0.0.0/24', table('rtb-left', ROUTES), {
      mtu: 9001,
      gateway: [ip('10.0.0.1')],
      zone: 'x',
    }),
    segment('deep', 'vpc', '10.0.1.0/24', table('rtb-deep', [...ROUTES.slice(0, -1), '0.0.0.0/0 nat']), {
      mtu: 9001,
      gateway: [ip('10.0.1.1')],
      zone: 'x',
    }),
    gateway('igw', 'vpc', '10.0.0.4=54.0.0.4 10.0.0.30=54.0.0.30', '', { mtu: 1500 }),
    nic('eni-a', 'left', '10.0.0.4', { owner: 'a', ...OPEN }),
    host('a', 'eni-a', 'tcp/80'),
    nic('eni-nat', 'left', '10.0.0.30', { owner: 'nat', checksAddresses: false }),
    nat('nat', 'eni-nat', { mtu: 8500 }),
    nic('eni-b', 'deep', '10.0.1.4', { owner: 'b', ...OPEN }),
    host('b', 'eni-b', 'tcp/80'),
    router('far'),
    link('peer', 'vpc', 'far', {
      mtu: 1400,
      ends: [{ router: 'vpc' }, { router: 'far', addresses: [ip('169.254.0.2')], mtu: 1380 }],
    }),
    segment('there', 'far', '10.1.0.0/24', table('rtb-there', ['10.1.0.0/16 local', '10.0.0.0/16 peer']), {
      mtu: 1500,
      gateway: [ip('10.1.0.1')],
    }),
    nic('eni-far', 'there', '10.1.0.4', { owner: 'far-host' }),
    host('far-host', 'eni-far', 'tcp/80'),
    router('transit'),
    table('transit-routes', ['10.0.0.0/16 hub', '10.2.0.0/16 spoke']),
    attachment('hub', 'transit', 'transit-routes', 'x:eni-hub', {
      mtu: 8500,
      mtuSilent: true,
      clampsMss: true,
    }),
    nic('eni-hub', 'left', '10.0.0.250', { owner: 'hub', checksAddresses: false }),
    router('spoke-vpc'),
    segment(
      'spoke-net',
      'spoke-vpc',
      '10.2.0.0/24',
      table('rtb-spoke', ['10.2.0.0/16 local', '0.0.0.0/0 spoke']),
      {
        mtu: 9001,
        zone: 'x',
      },
    ),
    attachment('spoke', 'transit', 'transit-routes', 'x:eni-spoke', {
      mtu: 8500,
      mtuSilent: true,
      clampsMss: true,
    }),
    nic('eni-spoke', 'spoke-net', '10.2.0.250', { owner: 'spoke', checksAddresses: false }),
    nic('eni-c', 'spoke-net', '10.2.0.4', { owner: 'c' }),
    host('c', 'eni-c', 'tcp/80'),
  );
}

function send(one: Graph, text: string, more: Partial<Flow> = {}): FlowTrace {
  const parsed = packet(text);
  const from = [...one.nodes.values()].find(
    (node) => node.kind === 'interface' && node.addresses.some(({ value }) => value === parsed.source.value),
  );
  return trace(one, { from: from ? { interface: from.id } : { world: true }, packet: parsed, ...more });
}

const codes = ({ blockers }: FlowTrace) =>
  blockers.map(({ direction, code, origin }) => `${direction} ${code} ${origin.resource}`);

const PING_FAR = 'icmp/8 from 10.0.0.4 to 10.1.0.4';
const PING_WORLD = 'icmp/8 from 10.0.0.4 to 8.8.8.8';
const PING_SPOKE = 'icmp/8 from 10.0.0.4 to 10.2.0.4';

describe('without a size', () => {
  test.each([
    [PING_FAR, { forward: 1400, back: 1380 }],
    [PING_WORLD, { forward: 1500, back: 1500 }],
    [PING_SPOKE, { forward: 8500, back: 8500 }],
    ['tcp/80 from 10.0.0.4 to 10.0.1.4', { forward: 9001, back: 9001 }],
    ['tcp/80 from 203.0.113.7 to 54.0.0.4', { forward: 1500, back: 1500 }],
  ])('%s arrives, and the trace tells how large it may be', (text, pathMtu) => {
    const found = send(site(), text);
    expect(found.disposition).toBe('delivered');
    expect(found.pathMtu).toEqual(pathMtu);
    expect(found.tooBig).toBeUndefined();
  });
});

describe('too large, and not to be fragmented', () => {
  test.each([
    ['what fits exactly arrives', PING_FAR, 1380, 'delivered', []],
    ['one octet more, for the answer', PING_FAR, 1381, 'delivered', []],
    ['for the way there', PING_FAR, 1401, 'dropped', ['forward PACKET_TOO_BIG peer']],
    ['for the internet', PING_WORLD, 1501, 'dropped', ['forward PACKET_TOO_BIG igw']],
    [
      'for a transit router',
      PING_SPOKE,
      8501,
      'dropped',
      ['forward PACKET_TOO_BIG hub', 'back PACKET_TOO_BIG spoke'],
    ],
    [
      "for the sender's own line",
      PING_SPOKE,
      9002,
      'dropped',
      ['forward PACKET_TOO_BIG left', 'forward PACKET_TOO_BIG hub', 'back PACKET_TOO_BIG spoke'],
    ],
  ])('%s', (_, text, size, disposition, blockers) => {
    const found = send(site(), text, { size, dontFragment: true });
    expect(found.disposition).toBe(disposition);
    expect(codes(found)).toEqual(blockers);
  });

  test('the router next to the sender says so, under its address there', () => {
    const { tooBig } = send(site(), PING_FAR, { size: 1500, dontFragment: true });
    expect(tooBig).toEqual({
      direction: 'forward',
      by: 'router',
      mtu: 1400,
      from: ip('10.0.0.1'),
      told: true,
    });
  });

  test('the sender itself says so before anything leaves it', () => {
    const { tooBig } = send(site(), PING_FAR, { size: 9002, dontFragment: true });
    expect(tooBig).toMatchObject({ by: 'sender', mtu: 9001 });
  });

  test('a silent part says nothing', () => {
    const found = send(site(), PING_SPOKE, { size: 8600, dontFragment: true });
    expect(found.tooBig).toEqual({ direction: 'forward', by: 'nobody', mtu: 8500 });
    expect(found.blockers[0]?.text).toMatch(/without a word/);
  });

  test('R-VPC-181 the word of the router needs a boundary filter that lets it in; state lets it through', () => {
    const [left] = segment('left', 'vpc', '10.0.0.0/24', table('rtb-left', ROUTES), {
      mtu: 9001,
      gateway: [ip('10.0.0.1')],
      inbound: fenceIn('fence', 'allow tcp from 0.0.0.0/0', 'allow icmp/0 from 0.0.0.0/0'),
      outbound: fenceOut('fence', 'allow all to 0.0.0.0/0'),
    });
    const guarded = nic('eni-a', 'left', '10.0.0.4', {
      owner: 'a',
      inbound: guardIn('closed'),
      outbound: guardOut('open', 'allow all to 0.0.0.0/0'),
    });
    const ask = (one: Graph) => send(one, PING_WORLD, { size: 2000, dontFragment: true });
    expect(ask(changed(site(), guarded)).tooBig).toMatchObject({ by: 'router', told: true });
    const deaf = ask(changed(site(), left, guarded));
    expect(deaf.tooBig).toMatchObject({ by: 'router', told: false });
    expect(deaf.blockers[0]?.text).toMatch(/does not get back.*fence/);
    expect(ask(site()).tooBig).toMatchObject({ told: true });
  });

  test('the word finds its way through a translator that hid the sender', () => {
    const { tooBig } = send(site(), 'udp/53 from 10.0.1.4 to 8.8.8.8', { size: 3000, dontFragment: true });
    expect(tooBig).toMatchObject({ by: 'router', mtu: 1500, from: ip('10.0.0.1'), told: true });
  });
});

describe('too large, and free to be fragmented', () => {
  test('it travels on in fragments, and its answer too', () => {
    const found = send(site(), PING_FAR, { size: 3000 });
    expect(found.disposition).toBe('delivered');
    const words = [...found.forward, ...found.back].filter(({ text }) => text.includes('fragments'));
    expect(words.map(({ node, text }) => `${node} ${text}`)).toEqual([
      'peer goes on in fragments of at most 1400 octets',
      'there sets out in fragments of at most 1500 octets',
      'peer goes on in fragments of at most 1380 octets',
    ]);
  });

  test('R-TGW-6 a transit router drops it all the same', () => {
    expect(codes(send(site(), PING_SPOKE, { size: 8600 }))).toEqual([
      'forward PACKET_TOO_BIG hub',
      'back PACKET_TOO_BIG spoke',
    ]);
  });

  test('R-VPC-100 a translator takes fragments of UDP, not of ICMP', () => {
    const big = { size: 9500 };
    expect(codes(send(site(), 'icmp/8 from 10.0.1.4 to 8.8.8.8', big))[0]).toBe(
      'forward FRAGMENTS_NOT_TRANSLATED nat',
    );
    expect(send(site(), 'udp/53 from 10.0.1.4 to 8.8.8.8', big).disposition).toBe('delivered');
  });

  test('of IPv6 only the sender makes fragments (RFC 8200 §5)', () => {
    const one = changed(
      site(),
      ...segment(
        'left',
        'vpc',
        '10.0.0.0/24 2001:db8:1::/64',
        table('rtb-left', ['2001:db8:1::/56 local', '::/0 peer']),
        { mtu: 9001 },
      ),
      ...segment(
        'there',
        'far',
        '10.1.0.0/24 2001:db8:2::/64',
        table('rtb-there', ['2001:db8:2::/56 local', '::/0 peer']),
        { mtu: 1500 },
      ),
      nic('eni-a', 'left', '2001:db8:1::4', { owner: 'a' }),
      nic('eni-far', 'there', '2001:db8:2::4', { owner: 'far-host' }),
    );
    const ask = (size: number) =>
      trace(one, {
        from: { interface: 'eni-a' },
        size,
        packet: {
          source: ip('2001:db8:1::4'),
          destination: ip('2001:db8:2::4'),
          protocol: 17,
          sourcePort: 4000,
          destinationPort: 5,
        },
      });
    expect(codes(ask(1400))).toEqual([]);
    expect(codes(ask(1401))).toEqual(['forward PACKET_TOO_BIG peer']);
  });
});

describe('TCP', () => {
  test('R-TGW-6 a transit router has it send smaller segments', () => {
    const found = send(site(), 'tcp/80 from 10.0.0.4 to 10.2.0.4', { size: 9001 });
    expect(found.disposition).toBe('delivered');
    expect(found.forward.some(({ text }) => text.includes('8460 octets (MSS)'))).toBe(true);
  });

  test('its ends know their own lines', () => {
    const one = changed(site(), link('peer', 'vpc', 'far', { mtu: 9001 }));
    expect(send(one, 'tcp/80 from 10.0.0.4 to 10.1.0.4', { size: 9001 }).disposition).toBe('delivered');
  });

  test('what neither end knows of is too narrow', () => {
    const found = send(site(), 'tcp/80 from 10.0.0.4 to 10.1.0.4', { size: 9001 });
    expect(codes(found)).toEqual(['forward PACKET_TOO_BIG peer', 'back PACKET_TOO_BIG peer']);
  });
});

test('a forwarder tells under its own address', () => {
  const one = changed(
    site(),
    ...segment(
      'deep',
      'vpc',
      '10.0.1.0/24',
      table('rtb-deep', ['10.0.0.0/16 local', '10.1.0.0/16 eni-box']),
      { mtu: 9001 },
    ),
    ...segment('left', 'vpc', '10.0.0.0/24', table('rtb-left', ROUTES), { mtu: 1300 }),
    nic('eni-box', 'left', '10.0.0.40', { owner: 'box', checksAddresses: false }),
    host('box', 'eni-box', '', { forwards: 'route' }),
  );
  const found = send(one, 'udp/9 from 10.0.1.4 to 10.1.0.4', { size: 1350, dontFragment: true });
  // The segment is too narrow for what comes in, too: its router says so first.
  expect(codes(found)).toEqual(['forward PACKET_TOO_BIG left']);
  expect(found.tooBig).toMatchObject({ by: 'router', mtu: 1300 });
});

test('a balancer passes sizes on', () => {
  const one = changed(
    site(),
    nic('eni-lb', 'left', '10.0.0.50', { owner: 'lb', checksAddresses: false }),
    balancer('lb', 'eni-lb', ['tcp/80 own 10.1.0.4:80']),
    link('peer', 'vpc', 'far', { mtu: 9001, mtuSilent: true }),
  );
  const found = send(one, 'tcp/80 from 10.0.1.4 to 10.0.0.50', { size: 1500 });
  expect(found.disposition).toBe('delivered');
});
