/** Lines as people type them into FRR, right and wrong ones, out of few names so that they meet. */
import fc from 'fast-check';

const peer = fc.constantFrom('10.0.0.1', '10.0.0.2', '2001:db8::5', 'PG', '192.168.10.1', '10.0.0.300');
const asn = fc.constantFrom('65000', '65001', '65002', 'internal', 'external', '0', 'x');
const way = fc.constantFrom('in', 'out');
const prefix = fc.constantFrom(
  '10.0.0.0/8',
  '10.1.0.0/16',
  '10.1.2.3/24',
  '192.168.10.0/24',
  '0.0.0.0/0',
  '10.0.0.0/33',
);
const map = fc.constantFrom('RM', 'OTHER');
const list = fc.constantFrom('PL', 'LONG');
const no = fc.constantFrom('', '', '', 'no ');
const number = fc.constantFrom('0', '1', '2', '3', '10', '100', '300', '70000', '5000000000');
const action = fc.constantFrom('permit', 'deny');

const line = (template: string, ...parts: readonly fc.Arbitrary<string>[]) =>
  fc.tuple(...parts).map((values) => values.reduce((text, value) => text.replace('%', value), template));

const sessions = fc.oneof(
  line('neighbor % remote-as %', peer, asn),
  line('neighbor % remote-as %', peer, asn),
  line('%neighbor % peer-group', no, fc.constantFrom('PG', 'PH')),
  line('%neighbor % peer-group %', no, peer, fc.constantFrom('PG', 'PH')),
  line('no neighbor %', peer),
  line('%neighbor % description to the office', no, peer),
  line('%neighbor % timers % %', no, peer, number, number),
  line('%neighbor % timers connect %', no, peer, number),
  line('%neighbor % ebgp-multihop %', no, peer, number),
  line('%neighbor % ebgp-multihop', no, peer),
  line('%neighbor % password secret', no, peer),
  line('%neighbor % passive', no, peer),
  line('%neighbor % shutdown', no, peer),
  line('%neighbor % shutdown message going home', no, peer),
  line('%neighbor % update-source %', no, peer, fc.constantFrom('office', '192.168.10.1')),
  line('%neighbor % advertisement-interval %', no, peer, number),
  line('neighbor % local-as %', peer, asn),
  line('neighbor % local-as % no-prepend replace-as', peer, asn),
  line('no neighbor % local-as', peer),
);

const families = fc.oneof(
  line('%neighbor % activate', no, peer),
  line('%neighbor % route-map % %', no, peer, map, way),
  line('%neighbor % prefix-list % %', no, peer, list, way),
  line('%neighbor % filter-list ASP %', no, peer, way),
  line('%neighbor % next-hop-self', no, peer),
  line('%neighbor % soft-reconfiguration inbound', no, peer),
  line('%neighbor % default-originate', no, peer),
  line('%neighbor % allowas-in %', no, peer, number),
  line('%neighbor % weight %', no, peer, number),
  line('%neighbor % as-override', no, peer),
  line('%neighbor % remove-private-AS', no, peer),
  line('%neighbor % remove-private-AS all replace-AS', no, peer),
  line('%neighbor % route-reflector-client', no, peer),
  line('neighbor % maximum-prefix %', peer, number),
  line('neighbor % maximum-prefix % % warning-only', peer, number, number),
  line('no neighbor % maximum-prefix', peer),
  line('%network %', no, prefix),
  line('network % route-map %', prefix, map),
  line('%aggregate-address % summary-only', no, prefix),
  line('%redistribute %', no, fc.constantFrom('connected', 'static', 'bgp')),
  line('redistribute static metric % route-map %', number, map),
  line('%maximum-paths %', no, number),
  line('%maximum-paths ibgp %', no, number),
);

const router = fc.oneof(
  line('%bgp router-id %', no, fc.constantFrom('192.0.2.1', '192.0.2.2', '1.2.3')),
  line('%bgp always-compare-med', no),
  line('%bgp deterministic-med', no),
  line('%bgp ebgp-requires-policy', no),
  line('%bgp network import-check', no),
  line('%bgp default ipv4-unicast', no),
  line(
    '%bgp bestpath %',
    no,
    fc.constantFrom('as-path ignore', 'as-path multipath-relax', 'compare-routerid', 'med missing-as-worst'),
  ),
  line('%bgp default local-preference %', no, number),
  line('%timers bgp % %', no, number, number),
  line('bgp cluster-id %', fc.constantFrom('9.9.9.9', '5')),
);

const policies = fc.oneof(
  line('route-map % % %', map, action, fc.constantFrom('10', '20', '70000')),
  line('no route-map %', map),
  line('no route-map % % %', map, action, fc.constantFrom('10', '20')),
  line('%ip prefix-list % % %', no, list, action, prefix),
  line('%ip prefix-list % seq % % % le %', no, list, number, action, prefix, number),
  line('%ip prefix-list % seq % % % ge 12 le 24', no, list, number, action, prefix),
  line('no ip prefix-list %', list),
  line('ip prefix-list % % any', list, action),
  line('%ip prefix-list % description some words', no, list),
  line('%bgp as-path access-list ASP % %', no, action, fc.constantFrom('^65001_', '.*', '((')),
  line('no bgp as-path access-list ASP', fc.constant('')),
  line(
    '%bgp community-list standard CL % %',
    no,
    action,
    fc.constantFrom('65000:1', 'no-export 65000:2', 'foo'),
  ),
  line('%match ip address prefix-list %', no, list),
  line('%match as-path ASP', no),
  line('%match community CL', no),
  line('%match metric %', no, fc.constantFrom('1', '70000', '5000000000')),
  line('match origin %', fc.constantFrom('igp', 'foo')),
  line('set local-preference %', number),
  line('set metric %', fc.constantFrom('5', '+5', '-5', '4294967296')),
  line('set as-path prepend %', fc.constantFrom('65000 65000', 'last-as 3', 'last-as 11', '0')),
  line(
    'set community %',
    fc.constantFrom('65000:1', '65000:2 65000:1 additive', 'none', 'no-export', 'foo', '65536:1'),
  ),
  line('set weight %', number),
  line('set origin incomplete', fc.constant('')),
  line('set ip next-hop %', fc.constantFrom('10.0.0.9', 'peer-address', '10.0.0.300')),
  line('%on-match next', no),
  line('on-match goto %', number),
  line('%call %', fc.constant(''), map),
);

const tables = fc.oneof(
  line(
    '%ip route % %',
    no,
    prefix,
    fc.constantFrom('192.168.10.9', 'Null0', 'blackhole', 'office', '10.9.9.9'),
  ),
  line('%ip route % 192.168.10.9 %', no, prefix, number),
  line('%ip route 10.5.0.0 255.255.0.0 192.168.10.9', no),
  line('interface %', fc.constantFrom('office', 'vti1')),
  line('description some words', fc.constant('')),
  line('%shutdown', no),
);

const moves = fc.oneof(
  line('router bgp %', fc.constantFrom('65000', '65000', '65000', '65001')),
  line('address-family % unicast', fc.constantFrom('ipv4', 'ipv4', 'ipv6')),
  line('exit', fc.constant('')),
  line('exit-address-family', fc.constant('')),
);

const anything = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: sessions },
    { weight: 6, arbitrary: families },
    { weight: 3, arbitrary: router },
    { weight: 7, arbitrary: policies },
    { weight: 2, arbitrary: tables },
    { weight: 4, arbitrary: moves },
  ),
  { minLength: 20, maxLength: 60 },
);

/** What brings a router back to where it began, whatever was typed. */
export const RESET = [
  'end',
  'configure terminal',
  'no router bgp',
  ...['RM', 'OTHER'].map((name) => `no route-map ${name}`),
  ...['PL', 'LONG'].flatMap((name) => [`no ip prefix-list ${name}`, `no ip prefix-list ${name} description`]),
  'no bgp as-path access-list ASP',
  'no bgp community-list standard CL',
];

/** A session of typing that begins in the mode of configuration; most often with some neighbors to talk about. */
export const typing = fc
  .tuple(
    fc.constantFrom<readonly string[]>(
      [],
      ['router bgp 65000', 'neighbor 10.0.0.1 remote-as 65001', 'neighbor PG peer-group'],
      ['router bgp 65000', 'neighbor 10.0.0.2 remote-as internal', 'neighbor 2001:db8::5 remote-as 65005'],
      ['route-map RM permit 10'],
    ),
    anything,
  )
  .map(([beginning, rest]) => [...beginning, ...rest]);
