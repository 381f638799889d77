/** What two ends of a tunnel agree on (R-VPN-11, R-VPN-12, R-VPN-17, R-VPN-41). */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IKE_VERSIONS, KNOWN, negotiate, type Terms, tunnelMtu } from '../../../src/cloud/ipsec/negotiate.ts';
import type { IpsecTunnel } from '../../../src/cloud/ipsec/tunnel.ts';

const PLAIN = { encryption: 'AES128', integrity: 'SHA1', group: 2 };

const TUNNEL: IpsecTunnel = {
  name: 'vti1',
  local: '203.0.113.10',
  remote: '198.51.100.1',
  inside: { local: '169.254.9.2', remote: '169.254.9.1', length: 30 },
  preSharedKey: 'correct.horse',
  ikeVersion: 'ikev1',
  phase1: PLAIN,
  phase2: PLAIN,
  isEnabled: true,
  mtu: 1399,
};

const NOTHING = { encryption: [], integrity: [], groups: [] };
const TERMS: Terms = { preSharedKey: 'correct.horse', ikeVersions: [], phase1: NOTHING, phase2: NOTHING };

test('R-VPN-12: where nothing was asked for, AWS takes all that it knows', () => {
  expect(negotiate(TUNNEL, TERMS)).toEqual({ isAgreed: true });
});

test.each<[string, Partial<IpsecTunnel>, Partial<Terms>, 1 | 2, string]>([
  ['the version', {}, { ikeVersions: ['ikev2'] }, 1, 'INVALID_MAJOR_VERSION'],
  ['the key', { preSharedKey: 'x' }, {}, 1, 'AUTHENTICATION_FAILED'],
  ['encryption', {}, { phase1: { ...NOTHING, encryption: ['AES256'] } }, 1, 'NO_PROPOSAL_CHOSEN'],
  ['integrity', {}, { phase1: { ...NOTHING, integrity: ['SHA2-256'] } }, 1, 'NO_PROPOSAL_CHOSEN'],
  ['the group', {}, { phase1: { ...NOTHING, groups: [14] } }, 1, 'NO_PROPOSAL_CHOSEN'],
  ['group 5 in phase 1', { phase1: { ...PLAIN, group: 5 } }, {}, 1, 'NO_PROPOSAL_CHOSEN'],
  ['phase 2', {}, { phase2: { ...NOTHING, groups: [14] } }, 2, 'NO_PROPOSAL_CHOSEN'],
  // Proposals are compared before anybody proves who he is.
  ['the first of two', { preSharedKey: 'x', phase1: { ...PLAIN, group: 5 } }, {}, 1, 'NO_PROPOSAL_CHOSEN'],
])('R-VPN-17: %s differs', (_, tunnel, terms, phase, code) => {
  expect(negotiate({ ...TUNNEL, ...tunnel }, { ...TERMS, ...terms })).toMatchObject({
    isAgreed: false,
    phase,
    code,
  });
});

test('group 5 is good for phase 2', () => {
  expect(negotiate({ ...TUNNEL, phase2: { ...PLAIN, group: 5 } }, TERMS).isAgreed).toBe(true);
});

test('with GCM nobody asks for integrity', () => {
  const gcm = { ...PLAIN, encryption: 'AES256-GCM-16' };
  const terms = { ...TERMS, phase2: { ...NOTHING, integrity: ['SHA2-512'] } };
  expect(negotiate({ ...TUNNEL, phase2: gcm }, terms).isAgreed).toBe(true);
});

test('to permit more never breaks what stood', () => {
  const some = (phase: 1 | 2) =>
    fc.record({
      encryption: fc.subarray([...KNOWN[phase].encryption]),
      integrity: fc.subarray([...KNOWN[phase].integrity]),
      groups: fc.subarray([...KNOWN[phase].groups]),
    });
  const one = (phase: 1 | 2) =>
    fc.record({
      encryption: fc.constantFrom(...KNOWN[phase].encryption),
      integrity: fc.constantFrom(...KNOWN[phase].integrity),
      group: fc.constantFrom(...KNOWN[phase].groups),
    });
  fc.assert(
    fc.property(
      some(1),
      some(2),
      one(1),
      one(2),
      fc.constantFrom('ikev1', 'ikev2'),
      (phase1, phase2, p1, p2, version) => {
        const tunnel = { ...TUNNEL, phase1: p1, phase2: p2, ikeVersion: version as 'ikev1' };
        const strict = negotiate(tunnel, { ...TERMS, ikeVersions: [version], phase1, phase2 });
        const lax = negotiate(tunnel, { ...TERMS, ikeVersions: IKE_VERSIONS });
        expect(lax.isAgreed).toBe(true);
        if (!strict.isAgreed) expect(strict.code).toBe('NO_PROPOSAL_CHOSEN');
      },
    ),
  );
});

test.each([
  ['AES128-GCM-16', 'SHA1', 1446],
  ['AES128', 'SHA1', 1438],
  ['AES256', 'SHA2-256', 1438],
  ['AES256', 'SHA2-512', 1422],
])('R-VPN-41: %s with %s leaves room for %i', (encryption, integrity, mtu) => {
  expect(tunnelMtu({ encryption, integrity, group: 14 })).toBe(mtu);
});
