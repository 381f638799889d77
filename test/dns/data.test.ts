import { describe, expect, test } from 'vitest';
import { displayData } from '../../src/dns/data/display-data.ts';
import { readData, targetOf } from '../../src/dns/data/read-data.ts';
import type { RecordType } from '../../src/dns/record.ts';
import { GOOD_DATA } from './good-data.ts';

describe('what is read, and the one form it gets', () => {
  test.each(GOOD_DATA)('%s %s', (type, text, canonical) => {
    expect(readData(type, text)).toEqual({ data: canonical });
    expect(readData(type, canonical)).toEqual({ data: canonical });
  });
});

describe('what is refused', () => {
  test.each<[RecordType, string, string]>([
    ['A', '192.0.2', 'ILLEGAL_IPV4'],
    ['A', '2001:db8::1', 'ILLEGAL_IPV4'],
    ['A', '192.0.2.1 192.0.2.2', 'FIELD_COUNT'],
    ['AAAA', '192.0.2.1', 'ILLEGAL_IPV6'],
    ['CNAME', 'a..example.com', 'LABEL_EMPTY'],
    ['CNAME', `${'a'.repeat(64)}.com`, 'LABEL_TOO_LONG'],
    ['MX', 'mail.example.com', 'FIELD_COUNT'],
    ['MX', '65536 mail.example.com', 'ILLEGAL_NUMBER'],
    ['MX', 'ten mail.example.com', 'ILLEGAL_NUMBER'],
    ['TXT', 'bare', 'STRING_NOT_QUOTED'],
    ['TXT', '"open', 'STRING_NOT_QUOTED'],
    ['TXT', `"${'x'.repeat(256)}"`, 'STRING_TOO_LONG'],
    ['TXT', '"ü"', 'UNSUPPORTED_CHARACTER'],
    ['SRV', '1 2 host.example.com', 'FIELD_COUNT'],
    ['CAA', '0 issue ca.example.net', 'STRING_NOT_QUOTED'],
    ['CAA', '0 is-sue "ca.example.net"', 'ILLEGAL_TAG'],
    ['CAA', '256 issue "ca.example.net"', 'ILLEGAL_NUMBER'],
    ['DS', '12345 13 2 XYZ', 'ILLEGAL_HEX'],
    ['HTTPS', '1 . port=99999', 'ILLEGAL_PARAMETERS'],
    ['HTTPS', '1 . alpn=h2 alpn=h3', 'ILLEGAL_PARAMETERS'],
    ['HTTPS', '1 . ipv4hint=2001:db8::1', 'ILLEGAL_PARAMETERS'],
    ['SVCB', '1', 'FIELD_COUNT'],
    ['SOA', 'ns.example.com. host.example.com. 1 2 3 4', 'FIELD_COUNT'],
    ['A', '', 'FIELD_COUNT'],
  ])('%s %s: %s', (type, text, code) => {
    expect(readData(type, text)).toMatchObject({ problem: { code } });
  });
});

test.each<[RecordType, string, string | undefined]>([
  ['NS', 'ns.example.com.', 'ns.example.com.'],
  ['MX', '10 mail.example.com.', 'mail.example.com.'],
  ['SRV', '1 2 3 host.example.com.', 'host.example.com.'],
  ['HTTPS', '1 svc.example.com.', 'svc.example.com.'],
  ['TXT', '"x"', undefined],
])('%s %s points to %s', (type, data, target) => {
  expect(targetOf(type, data)).toBe(target);
});

test.each<[RecordType, string, string]>([
  ['TXT', '"a\\344b" "\\"c\\\\"', '"a\\228b" "\\"c\\\\"'],
  ['CNAME', 'a\\057b.example.com.', 'a/b.example.com.'],
  ['MX', '10 a\\056b.example.com.', '10 a\\.b.example.com.'],
  ['A', '192.0.2.1', '192.0.2.1'],
])('%s %s is shown as %s', (type, data, text) => {
  expect(displayData(type, data)).toBe(text);
  expect(readData(type, text, 'decimal')).toEqual({ data });
});
