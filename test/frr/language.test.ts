/** FRR's language by itself: what is taken, refused, shown, and what BGP gets of it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  configurationLines,
  expectedNext,
  newRunningConfig,
  readConfiguration,
  routerConfigOf,
} from '../../src/frr/index.ts';
import { typing } from './lines.ts';
import { OurConsole, VIEW } from './our-console.ts';

/** The last line's answer. */
function answer(...lines: readonly string[]): string {
  const console = new OurConsole();
  return ['configure terminal', ...lines].map((line) => console.answer(line)).at(-1) ?? '';
}

const ROUTER = 'router bgp 65000';
const PEER = 'neighbor 10.0.0.1 remote-as 65001';
const INVALID = '% Configuration failed.\n\nError type: validation\n';

describe('refusals, in the words of the real one', () => {
  test.each([
    ['frobnicate', '% Unknown command: frobnicate\n'],
    ['hostname', '% Command incomplete: hostname\n'],
    ['i', '% Command incomplete: i\n'],
    ['ip route 10.0.0.0/33 192.168.10.9', '% Unknown command: ip route 10.0.0.0/33 192.168.10.9\n'],
    ['no ip route 77.0.0.0/8 192.168.10.9', '% Refusing to remove a non-existent route\n'],
    ['no router bgp 65001', "% Can't find BGP instance\n"],
    [
      'ip prefix-list X permit 10.0.0.0/8 le 4',
      `${INVALID}Error description: Invalid prefix range for 10.0.0.0/8: Make sure that mask length <= ge <= le\n`,
    ],
    ['bgp as-path access-list A permit ((', "can't compile regexp ((\n"],
    ['bgp community-list standard C permit foo', '% Malformed community-list value\n'],
  ])('%s', (line, refusal) => expect(answer(line)).toBe(refusal));

  test.each([
    [[ROUTER, 'router bgp 65001'], 'BGP is already running; AS is 65000\n'],
    [[ROUTER, 'neighbor 10.0.0.1 description x'], '% Specify remote-as or peer-group commands first\n'],
    [[ROUTER, 'neighbor 192.168.10.1 remote-as 65001'], '% Can not configure the local system as neighbor\n'],
    [[ROUTER, 'neighbor PG remote-as 65001'], '% Create the peer-group or interface first\n'],
    [[ROUTER, PEER, 'neighbor 10.0.0.1 local-as 65000'], '% Cannot have local-as same as BGP AS number\n'],
    [[ROUTER, PEER, 'neighbor 10.0.0.1 timers 1 2'], '% Invalid value\n'],
    [
      [ROUTER, PEER, 'neighbor 10.0.0.1 route-reflector-client'],
      '% Invalid command. Not an internal neighbor\n',
    ],
    [[ROUTER, PEER, 'neighbor 10.0.0.1 route-map RM in'], "The route-map 'RM' does not exist.\n"],
    [[ROUTER, 'no network 99.0.0.0/8'], "% Can't find static route specified\n"],
    [['route-map RM permit 10', 'set community foo'], "% Malformed communities attribute 'foo'\n"],
    [['route-map RM permit 10', 'on-match goto 5'], INVALID],
    [['interface office', 'no ip address 10.0.0.1/24'], "% Can't find address\n"],
  ])('%j', (lines, refusal) => expect(answer(...lines)).toBe(refusal));

  test('what FRR knows and netlab does not says so', () => {
    expect(answer('router ospf')).toBe("% netlab does not simulate this line of FRR's: router ospf\n");
    expect(answer(ROUTER, PEER, 'neighbor 10.0.0.1 port 1790')).toContain('netlab does not simulate');
  });
});

describe('lines as they are typed', () => {
  test('words may be shortened, as long as one meaning is left', () => {
    const console = new OurConsole();
    for (const line of [
      'conf t',
      'rou bg 65000',
      'nei 10.0.0.1 remo 65001',
      'addr ipv4 uni',
      'nei 10.0.0.1 next',
    ])
      expect(console.answer(line)).toBe('');
    expect(configurationLines(console.config)).toContain('  neighbor 10.0.0.1 next-hop-self');
    expect(new OurConsole().answer('show r')).toBe('% Ambiguous command: show r\n');
  });

  test('a line that a mode does not know is tried above, and leads there', () => {
    const console = new OurConsole();
    for (const line of ['conf t', ROUTER, 'address-family ipv6', 'route-map RM permit 10'])
      console.answer(line);
    expect(console.prompt).toBe('edge(config-route-map)# ');
    console.answer('do show running-config');
    expect(console.prompt).toBe('edge(config-route-map)# ');
  });

  test('comments and blank lines are nothing', () => {
    expect(answer('! hello', '', '# there')).toBe('');
  });

  test('what may follow is told', () => {
    expect(expectedNext('neighbor 10.0.0.1 remote-as ', { kind: 'router' })).toEqual([
      '(1-4294967295)',
      'external',
      'internal',
    ]);
    expect(expectedNext('show ip bgp sum', { kind: 'enable' })).toContain('summary');
  });
});

describe('the running configuration', () => {
  test('read again it is the same, whatever was typed', () => {
    fc.assert(
      fc.property(typing, (lines) => {
        const console = new OurConsole();
        for (const line of ['configure terminal', ...lines]) if (line.trim() !== 'exit') console.answer(line);
        const text = configurationLines(console.config).join('\n');
        const { config, faults } = readConfiguration(text, newRunningConfig('edge'), VIEW);
        expect(faults).toEqual([]);
        expect(configurationLines(config).join('\n')).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  test('a bad line is told by its number', () => {
    const { faults } = readConfiguration(`${ROUTER}\n ${PEER}\n bogus\n`, newRunningConfig('edge'), VIEW);
    expect(faults).toEqual([{ line: 3, text: '% Unknown command: bogus' }]);
  });

  test('no line, however ill-meant, takes long or breaks anything', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 200 }), { maxLength: 20 }), (lines) => {
        const console = new OurConsole();
        for (const line of [
          'conf t',
          ROUTER,
          ...lines,
          'neighbor __proto__ remote-as 1',
          'route-map constructor permit 1',
        ])
          expect(typeof console.answer(line)).toBe('string');
      }),
    );
  });
});

describe('what BGP gets', () => {
  const compiled = (...lines: readonly string[]) => {
    const { config, faults } = readConfiguration(lines.join('\n'), newRunningConfig('edge'), VIEW);
    expect(faults).toEqual([]);
    return routerConfigOf('lisbon/edge', config, VIEW.interfaces, []);
  };

  test('nothing where no BGP is configured', () => expect(compiled('hostname x')).toBeUndefined());

  test('the highest address for a name, and a policy that must be there', () => {
    expect(compiled(ROUTER)).toMatchObject({
      asn: 65000,
      routerId: '203.0.113.10',
      ebgpRequiresPolicy: true,
      networkImportCheck: true,
      decision: { deterministicMed: false, maximumPaths: { external: 256, internal: 256 } },
    });
  });

  test('neighbors with what their groups have, each in its families', () => {
    const router = compiled(
      ROUTER,
      ' timers bgp 10 30',
      ' neighbor AWS peer-group',
      ' neighbor AWS remote-as 64512',
      ' neighbor AWS password secret',
      ' neighbor 169.254.10.1 peer-group AWS',
      ' neighbor 169.254.10.1 bfd',
      ' neighbor 2001:db8::5 remote-as 64513',
      ' no neighbor 2001:db8::5 activate',
      ' address-family ipv4 unicast',
      '  neighbor AWS route-map IN in',
      '  neighbor 169.254.10.1 maximum-prefix 100 restart 5',
      ' address-family ipv6 unicast',
      '  neighbor 2001:db8::5 activate',
      '  neighbor 2001:db8::5 prefix-list SIX in',
    );
    expect(router?.neighbors).toMatchObject([
      {
        address: '169.254.10.1',
        remoteAs: 64512,
        password: 'secret',
        holdSeconds: 30,
        keepaliveSeconds: 10,
        bfd: { intervalMs: 300, multiplier: 3 },
        families: { ipv4: { routeMapIn: 'IN', maximumPrefix: { count: 100, restartMinutes: 5 } } },
      },
      { address: '2001:db8::5', families: { ipv6: { prefixListIn: 'ipv6 SIX' } } },
    ]);
    expect(router?.neighbors[1]?.families.ipv4).toBeUndefined();
  });

  test('route maps with their conditions and changes', () => {
    const router = compiled(
      ROUTER,
      'ip prefix-list PL permit 10.0.0.0/8 le 24',
      'route-map RM permit 10',
      ' match ip address prefix-list PL',
      ' set local-preference 200',
      ' set as-path prepend 65000 65000',
      ' set community 7224:7300 additive',
    );
    expect(router?.policies.routeMaps.RM?.clauses).toEqual([
      {
        sequence: 10,
        action: 'permit',
        match: [{ kind: 'prefix-list', list: 'PL', family: 4 }],
        set: [
          { kind: 'prepend', asns: [65000, 65000] },
          { kind: 'community', communities: ['7224:7300'], additive: true },
          { kind: 'local-preference', to: 200 },
        ],
      },
    ]);
  });
});
