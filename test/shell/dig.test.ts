/** The tools that ask the DNS: their words, options and exit codes, as BIND 9.18's. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type DnsWorld, dnsWorld } from '../sim/dns/world.ts';

let world: DnsWorld;
beforeAll(async () => {
  world = await dnsWorld();
});

const run = async (line: string) => (await dnsWorld()).console.run(line);

test('dig prints header, question, answer and what it cost', async () => {
  const { stdout, exitCode } = await run('dig www.old.com');
  expect(exitCode).toBe(0);
  expect(stdout.replace(/id: \d+/, 'id: N').replace(/time: \d+/, 'time: N')).toBe(
    `
; <<>> DiG 9.18.28 <<>> www.old.com
;; global options: +cmd
;; Got answer:
;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: N
;; flags: qr rd ra; QUERY: 1, ANSWER: 1, AUTHORITY: 0, ADDITIONAL: 1

;; OPT PSEUDOSECTION:
; EDNS: version: 0, flags:; udp: 1232
;; QUESTION SECTION:
;www.old.com.			IN	A

;; ANSWER SECTION:
www.old.com.		60	IN	A	192.0.2.80

;; Query time: N msec
;; SERVER: 203.0.113.10#53(203.0.113.10) (UDP)
;; WHEN: Mon Jan 05 08:00:00 UTC 2026
;; MSG SIZE  rcvd: 56

`,
  );
});

describe('dig', () => {
  test.each<[string, string, string | RegExp, number]>([
    ['data alone', 'dig +short ftp.old.com', 'www.old.com.\n192.0.2.80\n', 0],
    ['one section', 'dig +noall +answer old.com MX', 'old.com.\t\t3600\tIN\tMX\t10 mail.old.com.\n', 0],
    ['type before name', 'dig +short MX old.com', '10 mail.old.com.\n', 0],
    ['two questions', 'dig +short old.com www.old.com A', '192.0.2.80\n192.0.2.80\n', 0],
    [
      'an authority answers with AA, and cannot recurse',
      'dig @ns1.hosting.example old.com',
      /flags: qr aa rd;.*\n;; WARNING: recursion requested but not available/,
      0,
    ],
    [
      'an authority is asked without recursion',
      'dig @ns1.hosting.example old.com +norecurse',
      /flags: qr aa;/,
      0,
    ],
    ['over TCP', 'dig +tcp old.com', /\(TCP\)/, 0],
    [
      'a client subnet',
      'dig +subnet=198.51.101.0/24 @8.8.8.8 old.com',
      /; CLIENT-SUBNET: 198\.51\.101\.0\/24\/0\n/,
      0,
    ],
    [
      'a name that does not exist',
      'dig nope.old.com',
      /status: NXDOMAIN[\s\S]*AUTHORITY SECTION:\nold\.com\.\t\t900\tIN\tSOA\t/,
      0,
    ],
    ['a server that fails', 'dig x.sub.old.com', /status: SERVFAIL/, 0],
    [
      'a server that is silent',
      'dig @10.9.9.9 old.com +tries=2',
      /^(;; communications error to 10\.9\.9\.9#53: timed out\n){2}\n; <<>>[\s\S]*;; no servers could be reached\n$/,
      9,
    ],
    ['a wrong option', 'dig +fast old.com', '', 1],
    ['the root', 'dig +short', /a\.root-servers\.net\./, 0],
  ])('%s', async (_, line, output, code) => {
    const { stdout, exitCode } = await run(line);
    if (typeof output === 'string') expect(stdout).toBe(output);
    else expect(stdout).toMatch(output);
    expect(exitCode).toBe(code);
  });

  test('says so where the server has no address', async () => {
    const { stderr, exitCode } = await run('dig @ns.nowhere.example old.com');
    expect(stderr).toBe("dig: couldn't get address for 'ns.nowhere.example': not found\n");
    expect(exitCode).toBe(10);
  });
});

describe('the others', () => {
  test.each<[string, string | RegExp, number]>([
    ['host ftp.old.com', 'ftp.old.com is an alias for www.old.com.\nwww.old.com has address 192.0.2.80\n', 0],
    ['host -t MX old.com', 'old.com mail is handled by 10 mail.old.com.\n', 0],
    ['host nope.old.com', 'Host nope.old.com not found: 3(NXDOMAIN)\n', 1],
    ['host -t TXT old.com', 'old.com has no TXT record\n', 0],
    [
      'nslookup www.old.com',
      'Server:\t\t203.0.113.10\nAddress:\t203.0.113.10#53\n\nNon-authoritative answer:\nName:\twww.old.com\nAddress: 192.0.2.80\n\n',
      0,
    ],
    ['nslookup nope.old.com', /\*\* server can't find nope\.old\.com: NXDOMAIN\n/, 1],
    ['getent hosts www.old.com', '192.0.2.80      www.old.com\n', 0],
    ['getent hosts nope.old.com', '', 2],
    ['cache resolver-lisbon', 'resolver-lisbon remembers nothing.\n', 0],
    ['cache resolver-atlantis', '', 1],
  ])('%s', async (line, output, code) => {
    const { stdout, exitCode } = await run(line);
    if (typeof output === 'string') expect(stdout).toBe(output);
    else expect(stdout).toMatch(output);
    expect(exitCode).toBe(code);
  });

  test('cache counts TTLs down', async () => {
    const { say } = await dnsWorld();
    await say('dig www.old.com');
    await say('wait 19s');
    expect(await say('cache resolver-lisbon www.old.com')).toMatch(
      /^39 +www\.old\.com\. +A +192\.0\.2\.80 /m,
    );
  });
});

describe('completion', () => {
  const values = (line: string) => world.console.complete(line, line.length).items.map(({ value }) => value);
  test.each([
    ['dig ol', 'old.com'],
    ['dig old.com M', 'MX'],
    ['dig @resolver-t', '@resolver-tokyo'],
    ['dig +sh', '+short'],
    ['cache resolver-l', 'resolver-lisbon'],
    ['host old.com 8', '8.8.8.8'],
  ])('%s', (line, value) => {
    expect(values(line)).toContain(value);
  });
});
