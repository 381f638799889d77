/** Data of every type: as a person may write it, and as it is kept. */
import type { RecordType } from '../../src/dns/record.ts';

export const GOOD_DATA: [RecordType, string, string][] = [
  ['A', ' 192.0.2.1 ', '192.0.2.1'],
  ['AAAA', '2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
  ['AAAA', '::', '::'],
  ['CNAME', 'WWW.Example.com', 'www.example.com.'],
  ['NS', 'ns1.example.com.', 'ns1.example.com.'],
  ['PTR', 'host.example.com', 'host.example.com.'],
  ['MX', '010  Mail.example.com', '10 mail.example.com.'],
  ['MX', '0 .', '0 .'],
  [
    'SOA',
    'NS.example.com host.example.com 1 7200 900 1209600 86400',
    'ns.example.com. host.example.com. 1 7200 900 1209600 86400',
  ],
  ['TXT', '"v=spf1 -all"', '"v=spf1 -all"'],
  ['TXT', '"one"   "two"', '"one" "two"'],
  ['TXT', '"a\\"b\\\\c\\344d"', '"a\\"b\\\\c\\344d"'],
  ['TXT', '""', '""'],
  ['SPF', '"v=spf1 -all"', '"v=spf1 -all"'],
  ['SRV', '10 5 5060 SIP.example.com', '10 5 5060 sip.example.com.'],
  ['CAA', '0 ISSUE "ca.example.net; account=1"', '0 issue "ca.example.net; account=1"'],
  [
    'NAPTR',
    '100 50 "u" "E2U+sip" "!^.*$!sip:info@example.com!" .',
    '100 50 "u" "E2U+sip" "!^.*$!sip:info@example.com!" .',
  ],
  ['DS', '12345 13 2 49fd46e6 c4b45c55', '12345 13 2 49FD46E6C4B45C55'],
  ['TLSA', '3 1 1 0b9fa5a59eed', '3 1 1 0B9FA5A59EED'],
  ['SSHFP', '4 2 123456789abcdef0', '4 2 123456789ABCDEF0'],
  ['HTTPS', '0 cdn.example.net', '0 cdn.example.net.'],
  ['HTTPS', '1 . port=8443 alpn=h2,h3', '1 . alpn="h2,h3" port=8443'],
  [
    'HTTPS',
    '1 . alpn="h3" no-default-alpn ipv4hint=192.0.2.1,192.0.2.2 ipv6hint=2001:DB8::1',
    '1 . alpn="h3" no-default-alpn ipv4hint=192.0.2.1,192.0.2.2 ipv6hint=2001:db8::1',
  ],
  [
    'SVCB',
    '2 svc.example.net ech=AEn+DQ== mandatory=alpn alpn=h2',
    '2 svc.example.net. mandatory=alpn alpn="h2" ech=AEn+DQ==',
  ],
  ['SVCB', '1 svc.example.net key667=hello', '1 svc.example.net. key667="hello"'],
];
