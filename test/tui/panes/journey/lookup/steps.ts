/** Walks of a resolver, as the engine tells them. */
import type { ResourceRecord, Step, StepKind } from '../../../../../src/dns/index.ts';

export const record = (
  name: string,
  type: ResourceRecord['type'],
  ttl: number,
  data: string,
): ResourceRecord => ({
  name,
  type,
  ttl,
  data,
});

const NAME = 'www.shop.example.';

export function step(kind: StepKind, atMs: number, text = '', more: Partial<Step> = {}): Step {
  return { kind, text, question: { name: NAME, type: 'A' }, atMs, depth: 0, ...more };
}

export const ROOT_SERVER = { address: '198.41.0.4', name: 'a.root-servers.net.', zone: '.' };
export const TLD_SERVER = { address: '192.5.6.30', name: 'ns1.nic.example.', zone: 'example.' };
export const AUTHORITY = { address: '205.251.192.4', name: 'ns-4.awsdns-00.com.', zone: 'shop.example.' };
const RESOLVER = { address: '203.0.113.10' };

export const toTheAuthority: readonly Step[] = [
  step('stub-asks', 0, '', { server: RESOLVER }),
  step('cache-miss', 0),
  step('ask', 0, '', { server: ROOT_SERVER }),
  step('referral', 20, '', {
    server: ROOT_SERVER,
    records: [
      record('example.', 'NS', 172_800, 'ns1.nic.example.'),
      record('example.', 'NS', 172_800, 'ns2.nic.example.'),
      record('ns1.nic.example.', 'A', 172_800, '192.5.6.30'),
    ],
  }),
  step('ask', 20, '', { server: TLD_SERVER }),
  step('referral', 52, '', {
    server: TLD_SERVER,
    records: ['ns-4.awsdns-00.com.', 'ns-700.awsdns-23.net.', 'ns-1100.awsdns-09.org.'].map((server) =>
      record('shop.example.', 'NS', 172_800, server),
    ),
  }),
];

export const found: readonly Step[] = [
  ...toTheAuthority,
  step('server-address', 52, '', { question: { name: 'ns-4.awsdns-00.com.', type: 'A' } }),
  step('cache-hit', 52, '', {
    depth: 1,
    question: { name: 'ns-4.awsdns-00.com.', type: 'A' },
    records: [record('ns-4.awsdns-00.com.', 'A', 3600, '205.251.192.4')],
    ttl: 3600,
  }),
  step('ask', 52, '', { server: AUTHORITY }),
  step('answer', 139, '', { server: AUTHORITY, records: [record(NAME, 'A', 60, '198.51.100.7')], ttl: 60 }),
  step('stub-answer', 141, '', { server: RESOLVER, records: [record(NAME, 'A', 60, '198.51.100.7')] }),
];

export const lame: readonly Step[] = [
  ...toTheAuthority,
  step('ask', 52, '', { server: AUTHORITY }),
  step('lame', 139, '205.251.192.4 answers REFUSED.', { server: AUTHORITY }),
  step('ask', 139, '', {
    server: { address: '205.251.194.188', name: 'ns-700.awsdns-23.net.', zone: 'shop.example.' },
  }),
  step('timeout', 939, '205.251.194.188 does not answer within 800 ms: the instance is stopped.', {
    server: { address: '205.251.194.188', name: 'ns-700.awsdns-23.net.', zone: 'shop.example.' },
  }),
  step('failed', 939, `${NAME} A cannot be found: no server of shop.example. was of any use.`),
  step('stub-answer', 941, '203.0.113.10 says SERVFAIL.', { server: RESOLVER, records: [] }),
];

export const remembered: readonly Step[] = [
  step('stub-asks', 0, '', { server: RESOLVER }),
  step('negative-hit', 0, `The cache remembers for another 43 seconds that ${NAME} does not exist.`, {
    ttl: 43,
  }),
  step('stub-answer', 2, '203.0.113.10 says NXDOMAIN.', { server: RESOLVER, records: [] }),
];
