/** Standing on premises: logging in, `ip`, and who shows up on the way. */
import { describe, expect, test } from 'vitest';
import { createConsole } from '../../src/shell/console.ts';
import { createSim } from '../../src/sim/create-sim.ts';
import { lisbonWith } from '../cloud/premises/site.ts';

async function lisbon(routes: Readonly<Record<string, string>> = {}) {
  const sim = createSim({
    seed: 'premises',
    setting: {
      clients: { home: { city: 'Porto', address: '198.51.100.10' } },
      defaultVpc: false,
      premises: { lisbon: lisbonWith(routes) },
    },
  });
  const console = await createConsole({ sim });
  return async (line: string) => {
    const { chunks, exitCode } = await console.run(line);
    return { said: chunks.map(({ text }) => text).join(''), exitCode };
  };
}

describe('ssh', () => {
  test('from home leads to hosts and routers on premises while they work', async () => {
    const say = await lisbon();
    expect((await say('ssh desk hostname -I')).said).toBe('192.168.10.20\n');
    expect((await say('ssh edge hostname -I')).said).toBe('192.168.10.1 192.168.20.1 203.0.113.10\n');
    await say('fail desk');
    expect(await say('ssh desk hostname')).toMatchObject({ exitCode: 255 });
  });

  test('from there it goes through the network', async () => {
    const say = await lisbon();
    expect((await say('ssh desk "ssh edge hostname"')).said).toBe('edge\n');
    expect((await say('ssh desk "ssh rack hostname"')).said).toContain('Connection refused');
    await say('fail edge');
    expect((await say('ssh desk "ssh rack hostname"')).said).toContain('Connection timed out');
  });

  test('whoever stands on a host that dies is thrown out', async () => {
    const say = await lisbon();
    await say('ssh desk');
    await say('fail desk');
    expect((await say('hostname')).said).toBe('netlab\n');
  });
});

describe('ip', () => {
  test.each([
    [
      'ssh edge ip -br addr',
      /^lo +UNKNOWN +127\.0\.0\.1\/8 \noffice +UP +192\.168\.10\.1\/24 \nlab +UP .*\neth0 +UP +203\.0\.113\.10\/32 \n$/,
    ],
    [
      'ssh edge ip route',
      /^default dev eth0 scope link \n10\.9\.0\.0\/16 via 192\.168\.10\.2 dev office proto static metric 20 \n/,
    ],
    ['ssh edge ip route', /\nblackhole 10\.66\.0\.0\/16 proto static metric 20 \n/],
    [
      'ssh edge ip route',
      /\n10\.77\.0\.0\/16 proto static metric 20 \n\tnexthop via 192\.168\.10\.2 dev office weight 1 \n\tnexthop via 192\.168\.20\.2 dev lab weight 1 \n/,
    ],
    [
      'ssh edge ip route get 10.9.1.1',
      /^10\.9\.1\.1 via 192\.168\.10\.2 dev office src 192\.168\.10\.1 uid 0 \n/,
    ],
    ['ssh edge ip route get 192.168.20.1', /^local 192\.168\.20\.1 dev lo /],
    ['ssh back ip route get 8.8.8.8', /^RTNETLINK answers: Network is unreachable\n$/],
    ['ssh edge ip route get 10.66.0.1', /^RTNETLINK answers: Invalid argument\n$/],
    [
      'ssh desk ip route',
      /^default via 192\.168\.10\.1 dev eth0 \n192\.168\.10\.0\/24 dev eth0 proto kernel scope link src 192\.168\.10\.20 \n$/,
    ],
    [
      'ssh edge ip link show dev office',
      /^2: office: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 .* state UP mode DEFAULT .*\n {4}link\/ether 02:00:[0-9a-f:]{11} /,
    ],
    ['ssh edge ip addr show dev nope', /^Device "nope" does not exist\.\n$/],
    ['ssh edge ip link set nope up', /^Cannot find device "nope"\n$/],
    ['ssh edge ip link set office mtu 99999', /mtu greater than device maximum/],
    ['ssh edge ip link set office mtu 20', /mtu less than device minimum/],
    ['ssh edge ip link set office mtu big', /is wrong: Invalid "mtu" value/],
    ['ssh edge ip link set office promisc on', /netlab sets up, down and mtu/],
    [
      'ssh edge ip addr add 10.1.0.1/33 dev office',
      /any valid prefix is expected rather than "10\.1\.0\.1\/33"/,
    ],
    ['ssh edge ip addr add 192.168.10.1/24 dev office', /^RTNETLINK answers: File exists\n$/],
    ['ssh edge ip addr del 10.1.0.1/24 dev office', /^RTNETLINK answers: Cannot assign requested address\n$/],
    ['ssh edge ip addr del 192.168.10.1/24 dev office', /belongs to office by the site's plan/],
    [
      'ssh edge ip link add link office name office.5 type vlan id 5',
      /VLANs are made on ports at Direct Connect/,
    ],
    ['ssh edge ip link add link dx0 name dx0.5 type vlan id 5', /^Cannot find device "dx0"\n$/],
    ['ssh edge ip link add name d type dummy', /links of type vlan and gre, and not 'dummy'/],
    ['ssh edge ip tunnel add gre1 local 192.168.10.1 remote 10.99.0.1', /^cannot determine tunnel mode/],
    ['ssh edge ip tunnel add gre1 mode ipip local 192.168.10.1 remote 10.99.0.1', /tunnels of mode gre/],
    ['ssh edge ip tunnel add gre1 mode moon', /^Unknown tunnel mode "moon"/],
    ['ssh edge ip tunnel add gre1 mode gre local 192.168.10.1', /need both ends/],
    ['ssh edge ip tunnel add gre1 mode gre local here remote 10.99.0.1', /inet address is expected/],
    ['ssh edge ip tunnel add gre1 mode gre local 192.168.10.1 remote 10.99.0.1 ttl 300', /^invalid TTL/],
    ['ssh edge ip tunnel add office mode gre local 192.168.10.1 remote 10.99.0.1', /File exists\n$/],
    ['ssh edge ip tunnel', /^$/],
    ['ssh edge ip link del office', /^RTNETLINK answers: Operation not supported\n$/],
    ['ssh edge ip route add 10.0.0.0/8 via 192.168.10.2', /in 'vtysh'/],
    ['ssh desk ip link set eth0 down', /only routers on premises can be changed/],
    ['ip addr', /log in to a host with ssh or connect/],
    ['ssh edge ip rule', /netlab simulates addr, link, route and tunnel/],
    ['ssh edge ip nonsense', /^Object "nonsense" is unknown/],
  ])('%s', async (line, expected) => {
    const say = await lisbon({
      edge: 'ip route 10.9.0.0/16 192.168.10.2\nip route 10.66.0.0/16 Null0\nip route 10.77.0.0/16 192.168.10.2\nip route 10.77.0.0/16 192.168.20.2',
    });
    expect((await say(line)).said).toMatch(expected);
  });

  test('makes GRE tunnels, which are down at first and see nothing of their other end', async () => {
    const say = await lisbon();
    const made = await say(
      'ssh edge ip tunnel add gre1 mode gre local 192.168.10.1 remote 10.99.0.1 ttl 255',
    );
    expect(made).toEqual({ said: '', exitCode: 0 });
    expect((await say('ssh edge ip tunnel show')).said).toBe(
      'gre1: gre/ip remote 10.99.0.1 local 192.168.10.1 ttl 255\n',
    );
    expect((await say('ssh edge ip -br link show gre1')).said).toMatch(/^gre1@NONE +DOWN /);
    await say('ssh edge "ip link set gre1 up; ip addr add 169.254.60.1/29 dev gre1"');
    const shown = (await say('ssh edge ip addr show dev gre1')).said;
    expect(shown).toMatch(/gre1@NONE: <POINTOPOINT,NOARP,UP,LOWER_UP> mtu 1476/);
    expect(shown).toContain('link/gre 192.168.10.1 peer 10.99.0.1');
    expect((await say('ssh edge ip route')).said).toContain('169.254.60.0/29 dev gre1');
    expect((await say('ssh edge ip link set gre1 mtu 8476')).exitCode).toBe(0);
    expect(
      (await say('ssh edge ip link add gre2 type gre local 192.168.10.1 remote 10.99.0.1')).said,
    ).toMatch(/File exists/);
    expect((await say('ssh edge ip tunnel del gre1')).exitCode).toBe(0);
    expect((await say('ssh edge ip tunnel')).said).toBe('');
  });

  test('what is changed lasts, and can be undone', async () => {
    const say = await lisbon();
    await say(
      'ssh edge "ip link set lab down; ip link set dev office mtu 9000; ip addr add 10.9.0.1/24 dev office"',
    );
    const changed = (await say('ssh edge ip addr')).said;
    expect(changed).toContain('inet 10.9.0.1/24 brd 10.9.0.255 scope global office');
    expect(changed).toMatch(/office: .* mtu 9000/);
    expect((await say('ssh desk ip link')).said).toMatch(/eth0: .* mtu 9000/);
    expect((await say('ssh rack ping -c 1 192.168.10.20')).exitCode).toBe(1);
    await say('ssh edge "ip link set lab up; ip addr del 10.9.0.1/24 dev office"');
    expect((await say('ssh rack ping -c 1 192.168.10.20')).exitCode).toBe(0);
    expect((await say('ssh edge ip addr')).said).not.toContain('10.9.0.1');
  });
});

test.each([
  ['edge', 'eth0', 'ssh desk ping -c 1 8.8.8.8'],
  ['edge', 'eth0', 'ping -c 1 edge'],
  ['back', 'office', 'ssh edge ping -c 1 192.168.10.2'],
])('what is shut at %s %s: %s', async (router, name, line) => {
  const say = await lisbon({ back: 'ip route 0.0.0.0/0 192.168.10.1' });
  expect((await say(line)).exitCode).toBe(0);
  await say(`ssh ${router} ip link set ${name} down`);
  expect((await say(line)).exitCode).toBe(1);
  expect((await say('explain')).said).toContain(`Interface ${name} of lisbon/${router} is down`);
  await say(`ssh ${router} ip link set ${name} up`);
  expect((await say(line)).exitCode).toBe(0);
});

describe('who shows up on the way', () => {
  const hops = (text: string) =>
    text
      .split('\n')
      .slice(1)
      .map((line) =>
        line
          .trim()
          .split(/\s+/)
          .slice(1, 3)
          .join(' ')
          .replace(/ [\d.]+$/, ''),
      )
      .filter((line) => line !== '');

  test.each([
    ['desk', 'rack', ['192.168.10.1', 'rack (192.168.20.20)']],
    ['desk', '8.8.8.8', ['192.168.10.1', '8.8.8.8 (8.8.8.8)']],
    ['desk', 'back', ['back (192.168.10.2)']],
    ['desk', 'edge', ['edge (192.168.10.1)']],
    ['rack', 'back', ['192.168.20.1', 'back (192.168.10.2)']],
    ['back', 'rack', ['192.168.10.1', 'rack (192.168.20.20)']],
    ['edge', '8.8.8.8', ['8.8.8.8 (8.8.8.8)']],
  ])('%s → %s', async (from, to, expected) => {
    const say = await lisbon({ back: 'ip route 0.0.0.0/0 192.168.10.1' });
    expect(hops((await say(`ssh ${from} traceroute ${to}`)).said)).toEqual(expected);
  });

  test('a router that knows no way says so', async () => {
    const say = await lisbon({ edge: 'ip route 10.9.0.0/16 192.168.10.2' });
    const traced = (await say('ssh rack traceroute 10.9.1.1')).said;
    expect(traced).toMatch(/\n 1 {2}192\.168\.20\.1 .*\n 2 {2}192\.168\.10\.2 .* !N .* !N .* !N\n/);
    const pinged = await say('ssh rack ping -c 1 10.9.1.1');
    expect(pinged.said).toContain('From 192.168.10.2 icmp_seq=1 Destination Net Unreachable');
    expect(pinged.exitCode).toBe(1);
  });

  test('under another address of its own', async () => {
    const say = await lisbon();
    const pinged = (await say('ssh edge ping -c 1 -I lab desk')).said;
    expect(pinged).toMatch(/^PING desk \(192\.168\.10\.20\) from 192\.168\.20\.1 lab: 56\(84\)/);
    expect((await say('ssh edge ping -I nope desk')).said).toBe('ping: unknown iface: nope\n');
    expect((await say('ssh edge ping -I 1.2.3.4 desk')).said).toBe(
      'ping: bind: Cannot assign requested address\n',
    );
  });
});

test('fail and heal know routers, lines and hosts by name', async () => {
  const say = await lisbon();
  expect((await say('fail line/edge')).said).toContain('line/lisbon/edge is broken now.');
  expect((await say('heal line/lisbon/edge')).said).toContain('line/lisbon/edge works again.');
  expect((await say('fail premises/lisbon/edge')).said).toContain('premises/lisbon/edge is broken now.');
});
