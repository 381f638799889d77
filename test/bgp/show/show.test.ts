/** Tables as FRR 8.4.4 printed them for the same network. */
import { expect, it } from 'vitest';
import {
  advance,
  createNetwork,
  NO_POLICIES,
  type RouteMap,
  showPrefix,
  showSummary,
  showTable,
} from '../../../src/bgp/index.ts';
import { NOW, pair, SECOND, Watched } from '../setting.ts';
import { SHOWN } from '../show-scenario.ts';

const { network } = advance(createNetwork(SHOWN, NOW), NOW + 8200);

it('show ip bgp', () => {
  const lines = showTable(network, 'hub', 'ipv4').split('\n');
  expect(lines.slice(1, 2)).toEqual(['Default local pref 100, local AS 65001']);
  expect(lines.slice(8)).toEqual([
    '   Network          Next Hop            Metric LocPrf Weight Path',
    '*> 172.16.0.0/16    0.0.0.0                  0         32768 i',
    's> 172.16.0.0/24    0.0.0.0                  0         32768 i',
    's> 172.16.1.0/24    0.0.0.0                  0         32768 i',
    '*>i192.168.0.0/16   10.255.0.2               0    100      0 i',
    '*> 198.51.100.0/24  10.255.2.2              50             0 4200000001 4200000001 ?',
    '*> 203.0.113.0/24   10.255.1.2               0             0 65002 i',
    '*                   10.255.2.2              50             0 4200000001 4200000001 ?',
    '',
    'Displayed  6 routes and 7 total paths',
    '',
  ]);
  expect(showTable(network, 'hub', 'ipv6')).toBe('No BGP prefixes displayed, 0 exist\n');
});

it('show bgp summary', () => {
  expect(showSummary(network, 'hub', 'ipv4').split('\n')).toEqual([
    '',
    'IPv4 Unicast Summary (VRF default):',
    'BGP router identifier 1.1.1.1, local AS number 65001 vrf-id 0',
    'BGP table version 6',
    'RIB entries 10, using 1920 bytes of memory',
    'Peers 4, using 2896 KiB of memory',
    '',
    'Neighbor        V         AS   MsgRcvd   MsgSent   TblVer  InQ OutQ  Up/Down State/PfxRcd   PfxSnt Desc',
    expect.stringMatching(/^10\.255\.0\.2 {6}4 {6}65001 +\d+ +\d+ {8}0 {4}0 {4}0 00:00:07 {12}1 {8}3 N\/A$/),
    expect.stringMatching(
      /^10\.255\.1\.2 {6}4 {6}65002 +\d+ +\d+ {8}0 {4}0 {4}0 00:00:07 {12}1 {8}3 provider-one$/,
    ),
    expect.stringMatching(
      /^10\.255\.2\.2 {6}4 4200000001 +\d+ +\d+ {8}0 {4}0 {4}0 00:00:07 {12}2 {8}3 N\/A$/,
    ),
    '10.255.3.2      4      65009         0         0        0    0    0    never Idle (Admin)        0 N/A',
    '',
    'Total number of neighbors 4',
    '',
  ]);
});

it.each([
  [
    '203.0.113.0/24',
    'Paths: (2 available, best #1, table default)',
    '  Advertised to non peer-group peers:',
    '  10.255.0.2 10.255.1.2 10.255.2.2',
    '  65002',
    '    10.255.1.2 from 10.255.1.2 (3.3.3.3)',
    '      Origin IGP, metric 0, valid, external, bestpath-from-AS 65002, best (AS Path)',
    '      Last update: Mon Jan  5 09:00:01 2026',
    '  4200000001 4200000001',
    '    10.255.2.2 from 10.255.2.2 (4.4.4.4)',
    '      Origin incomplete, metric 50, valid, external, bestpath-from-AS 4200000001',
    '      Community: 65100:1 no-export',
    '      Last update: Mon Jan  5 09:00:01 2026',
    '',
  ],
  [
    '172.16.0.0/16',
    'Paths: (1 available, best #1, table default)',
    '  Advertised to non peer-group peers:',
    '  10.255.0.2 10.255.1.2 10.255.2.2',
    '  Local, (aggregated by 65001 1.1.1.1)',
    '    0.0.0.0 from 0.0.0.0 (1.1.1.1)',
    '      Origin IGP, metric 0, weight 32768, valid, aggregated, local, atomic-aggregate, bestpath-from-AS Local, best (First path received)',
    '      Last update: Mon Jan  5 09:00:00 2026',
    '',
  ],
  [
    '172.16.0.0/24',
    'Paths: (1 available, best #1, table default, Advertisements suppressed by an aggregate.)',
    '  Not advertised to any peer',
    '  Local',
    '    0.0.0.0 from 0.0.0.0 (1.1.1.1)',
    '      Origin IGP, metric 0, weight 32768, valid, sourced, local, bestpath-from-AS Local, best (First path received)',
    '      Last update: Mon Jan  5 09:00:00 2026',
    '',
  ],
])('show ip bgp %s', (prefix, ...lines) => {
  const [head, ...rest] = showPrefix(network, 'hub', prefix).split('\n');
  expect(head).toMatch(`BGP routing table entry for ${prefix}, version `);
  expect(rest).toEqual(lines);
});

it('what is not there', () => {
  expect(showPrefix(network, 'hub', '1.2.3.0/24')).toBe('% Network not in table\n');
  expect(showSummary(network, 'nobody', 'ipv4')).toBe('% No BGP neighbors found in VRF default\n');
});

it.each([
  [59 * SECOND, '00:00:59'],
  [3 * 3600 * SECOND + 62 * SECOND, '03:01:02'],
  [3 * 86_400 * SECOND + 4 * 3600 * SECOND + 300 * SECOND, '3d04h05m'],
  [17 * 86_400 * SECOND + 4 * 3600 * SECOND, '02w3d04h'],
])('a session is up for %i ms', (ms, text) => {
  const watched = new Watched(pair()).pass(5 * SECOND);
  watched.pass(watched.session('left', '10.0.0.2').since + ms - watched.network.now);
  expect(showSummary(watched.network, 'left', 'ipv4')).toContain(` ${text} `);
});

const ALL: RouteMap = { name: 'ALL', clauses: [{ sequence: 10, action: 'permit', match: [], set: [] }] };

it.each([
  [{}, ['(Policy)', '(Policy)']],
  [{ routeMapOut: 'ALL' }, ['(Policy)', '1']],
  [{ routeMapIn: 'ALL' }, ['1', '(Policy)']],
  [{ prefixListIn: 'NOBODY', routeMapOut: 'ALL' }, ['0', '1']],
])('RFC 8212 external sessions lack a policy, each way for itself: %j', (policies, [received, sent]) => {
  const left = {
    ebgpRequiresPolicy: true,
    policies: { ...NO_POLICIES, routeMaps: { ALL } },
  } as const;
  const config = pair({ families: { ipv4: policies } }, {}, { left });
  const [line = ''] = showSummary(new Watched(config).pass(10 * SECOND).network, 'left', 'ipv4')
    .split('\n')
    .filter((one) => one.startsWith('10.0.0.2'));
  expect(line.trim().split(/\s+/).slice(-3, -1)).toEqual([received, sent]);
});
