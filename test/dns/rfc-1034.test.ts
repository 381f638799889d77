/** The zones and questions of RFC 1034 §6, as far as they are answered by one server with authority. */
import { describe, expect, test } from 'vitest';
import { compileZone } from '../../src/dns/authority/compile-zone.ts';
import { createServer, respond } from '../../src/dns/authority/respond.ts';
import type { QueryType } from '../../src/dns/record.ts';
import { shown, zone } from './build.ts';

const ROOT = zone(
  '.',
  `. 86400 SOA sri-nic.arpa. hostmaster.sri-nic.arpa. 870611 1800 300 604800 86400
   . 86400 NS a.isi.edu.
   . 86400 NS c.isi.edu.
   . 86400 NS sri-nic.arpa.
   mil. 86400 NS sri-nic.arpa.
   mil. 86400 NS a.isi.edu.
   edu. 86400 NS sri-nic.arpa.
   edu. 86400 NS c.isi.edu.
   sri-nic.arpa. 86400 A 26.0.0.73
   sri-nic.arpa. 86400 A 10.0.0.51
   sri-nic.arpa. 86400 MX 0 sri-nic.arpa.
   acc.arpa. 86400 A 26.6.0.65
   usc-isic.arpa. 86400 CNAME c.isi.edu.
   73.0.0.26.in-addr.arpa. 86400 PTR sri-nic.arpa.
   65.0.6.26.in-addr.arpa. 86400 PTR acc.arpa.
   51.0.0.10.in-addr.arpa. 86400 PTR sri-nic.arpa.
   a.isi.edu. 86400 A 26.3.0.103
   c.isi.edu. 86400 A 10.0.0.52`,
);

const EDU = zone(
  'edu.',
  `edu. 86400 SOA sri-nic.arpa. hostmaster.sri-nic.arpa. 870729 1800 300 604800 86400
   edu. 86400 NS sri-nic.arpa.
   edu. 86400 NS c.isi.edu.
   isi.edu. 172800 NS vaxa.isi.edu.
   isi.edu. 172800 NS a.isi.edu.
   isi.edu. 172800 NS venera.isi.edu.
   vaxa.isi.edu. 172800 A 10.2.0.27
   vaxa.isi.edu. 172800 A 128.9.0.33
   venera.isi.edu. 172800 A 10.1.0.52
   venera.isi.edu. 172800 A 128.9.0.32
   a.isi.edu. 172800 A 26.3.0.103`,
);

const C_ISI_EDU = createServer([compileZone(ROOT), compileZone(EDU)]);

const CONTEXT = { source: { family: 4, value: 0 }, chance: 0, transport: 'udp' } as const;

const ask = (name: string, type: QueryType) =>
  respond(C_ISI_EDU, { question: { name, type }, recursionDesired: false }, CONTEXT);

describe('RFC 1034 §6.2', () => {
  test('6.2.1: a host by its address', () => {
    const response = ask('SRI-NIC.ARPA.', 'A');
    expect([response.rcode, response.authoritative]).toEqual(['NOERROR', true]);
    expect(response.answer.map(shown)).toEqual([
      'SRI-NIC.ARPA. 86400 A 26.0.0.73',
      'SRI-NIC.ARPA. 86400 A 10.0.0.51',
    ]);
  });

  test('6.2.2: all data of a name: today only some (RFC 8482)', () => {
    const types = new Set(ask('sri-nic.arpa.', 'ANY').answer.map(({ type }) => type));
    expect(types).toEqual(new Set(['A']));
  });

  test('6.2.3: mail exchange, with the host it names', () => {
    const response = ask('SRI-NIC.ARPA.', 'MX');
    expect(response.answer.map(shown)).toEqual(['SRI-NIC.ARPA. 86400 MX 0 sri-nic.arpa.']);
    expect(response.additional.map(shown)).toContain('sri-nic.arpa. 86400 A 26.0.0.73');
  });

  test('6.2.4: the name exists, the data does not', () => {
    const response = ask('SRI-NIC.ARPA.', 'NS');
    expect([response.rcode, response.authoritative, response.answer]).toEqual(['NOERROR', true, []]);
    expect(response.authority.map(({ type }) => type)).toEqual(['SOA']);
  });

  test('6.2.5: a name that does not exist', () => {
    const response = ask('SIR-NIC.ARPA.', 'A');
    expect([response.rcode, response.authoritative]).toEqual(['NXDOMAIN', true]);
    expect(response.authority.map(shown)).toEqual([
      '. 86400 SOA sri-nic.arpa. hostmaster.sri-nic.arpa. 870611 1800 300 604800 86400',
    ]);
  });

  test('6.2.6: a referral, with glue', () => {
    const response = ask('BRL.MIL.', 'A');
    expect([response.rcode, response.authoritative, response.answer]).toEqual(['NOERROR', false, []]);
    expect(response.authority.map(shown)).toEqual([
      'mil. 86400 NS sri-nic.arpa.',
      'mil. 86400 NS a.isi.edu.',
    ]);
    expect(response.additional.map(shown)).toEqual([
      'sri-nic.arpa. 86400 A 26.0.0.73',
      'sri-nic.arpa. 86400 A 10.0.0.51',
      'a.isi.edu. 86400 A 26.3.0.103',
    ]);
  });

  test('6.2.7: an alias for a name that others serve', () => {
    const response = ask('USC-ISIC.ARPA.', 'A');
    expect([response.rcode, response.authoritative]).toEqual(['NOERROR', true]);
    expect(response.answer.map(shown)).toEqual(['USC-ISIC.ARPA. 86400 CNAME c.isi.edu.']);
  });

  test('6.2.8: the alias itself', () => {
    expect(ask('USC-ISIC.ARPA.', 'CNAME').answer.map(shown)).toEqual([
      'USC-ISIC.ARPA. 86400 CNAME c.isi.edu.',
    ]);
  });

  test('an empty non-terminal exists (RFC 8020 §2)', () => {
    expect(ask('0.26.in-addr.arpa.', 'PTR').rcode).toBe('NOERROR');
  });
});
