/** What netlab's curl says of TLS, of failures and of times, and what `explain` tells afterwards. */
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Console, createConsole } from '../../../src/shell/console.ts';
import { launchWeb, type WebWorld, webWorld } from '../../sim/fetch/world.ts';

let world: WebWorld;
let console: Console;

beforeEach(async () => {
  world = webWorld();
  console = await createConsole({ sim: world.sim });
});

/** Both streams in the order in which they came. */
const say = async (line: string) => (await console.run(line)).chunks.map(({ text }) => text).join('');
const run = async (line: string) => {
  const { stdout, stderr, exitCode } = await console.run(line);
  return [exitCode, stdout, stderr];
};
const HINT = "(netlab: 'explain' tells why)\n";

describe('TLS', () => {
  test.each([
    ['expired.example.net', 'SSL certificate problem: certificate has expired'],
    ['self.example.net', 'SSL certificate problem: self-signed certificate'],
    ['private.example.net', 'SSL certificate problem: unable to get local issuer certificate'],
    [
      'other.example.net',
      "SSL: no alternative certificate subject name matches target host name 'other.example.net'",
    ],
  ])('%s: %s', async (host, problem) => {
    const [exitCode, stdout, stderr] = await run(`curl -sS https://${host}`);
    expect([exitCode, stdout]).toEqual([60, '']);
    expect(stderr).toContain(
      `curl: (60) ${problem}\nMore details here: https://curl.se/docs/sslcerts.html\n`,
    );
    expect(await say(`curl -sk https://${host}`)).toBe(`Hello from ${host}.\n`);
    expect(await say('explain')).toContain('and takes it without looking.');
  });

  test('--tls-max offers no newer version, and servers may want one', async () => {
    const [exitCode, stdout, stderr] = await run('curl -sS --tls-max 1.1 https://wild.example.net/');
    expect([exitCode, stdout]).toEqual([35, '']);
    expect(stderr).toContain(
      'curl: (35) OpenSSL/3.0.13: error:0A00042E:SSL routines::tlsv1 alert protocol version',
    );
    expect(await say('explain')).toContain(
      'lisbon speaks TLS 1.0 to 1.1, and wild.example.net takes TLS 1.2 to 1.3 for this name.',
    );
    const older = await say('curl -v --tls-max 1.2 https://wild.example.net/');
    expect(older).toContain('* SSL connection using TLSv1.2 / ECDHE-RSA-AES128-GCM-SHA256 / ');
    expect(older).not.toContain('Newsession Ticket');
    expect(await run('curl --tls-max 4 https://wild.example.net/')).toMatchObject([
      2,
      '',
      expect.stringContaining('curl: option --tls-max: is badly used here'),
    ]);
  });

  test('-v tells the handshake, the certificate and HTTP/2', async () => {
    const text = await say('curl -v https://wild.example.net/');
    expect(text).toMatch(
      /^\* Host wild\.example\.net:443 was resolved\.\n\* IPv6: \(none\)\n\* IPv4: 192\.0\.2\.\d+\n/,
    );
    expect(text).toContain(`*  subjectAltName: host "wild.example.net" matched cert's "*.example.net"
*  issuer: C=US; O=Let's Encrypt; CN=R12
*  SSL certificate verify ok.
`);
    expect(text).toContain('*  expire date: Nov  1 08:00:00 2026 GMT\n');
    expect(text).toContain('* [HTTP/2] [1] [:authority: wild.example.net]\n');
    expect(text).toMatch(
      /< HTTP\/2 200 \r\n(< [a-z-]+: .*\r\n)+< \r\nHello from wild\.example\.net\.\n\* Connection #0 to host/,
    );
    const old = await say('curl -v --http1.1 https://wild.example.net/');
    expect(old).toContain('* ALPN: curl offers http/1.1\n');
    expect(old).toContain('* ALPN: server accepted http/1.1\n');
    expect(old).toContain('< HTTP/1.1 200 OK\r\n');
  });

  test('HTTPS to a port for HTTP, and the other way round', async () => {
    expect(await run('curl https://www.partner.example:80/')).toEqual([
      35,
      '',
      `curl: (35) OpenSSL/3.0.13: error:0A00010B:SSL routines::wrong version number\n${HINT}`,
    ]);
    expect(await run('curl -s -o /dev/null -w "%{http_code}" http://www.partner.example:443/')).toEqual([
      0,
      '400',
      '',
    ]);
  });
});

describe('times', () => {
  test('add up: name, connection, handshake, first byte, everything', async () => {
    const variables = ['namelookup', 'connect', 'appconnect', 'pretransfer', 'starttransfer', 'total'];
    const format = variables.map((name) => `%{time_${name}}`).join(' ');
    const [, stdout] = await run(`curl -s -o /dev/null -w '${format}' https://www.partner.example/slow`);
    const times = String(stdout).split(' ').map(Number);
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect((times.at(-2) ?? 0) - (times.at(-3) ?? 0)).toBeGreaterThan(5);
    expect(String(stdout)).toMatch(/^\d+\.\d{6}( \d+\.\d{6})+$/);
  });

  test('a command takes a second, however long its journey; retries wait', async () => {
    const before = world.sim.state.clock.now;
    await run('curl -s -o /dev/null http://www.partner.example/film');
    expect(world.sim.state.clock.now - before).toBe(1000);
    await run('curl -s --retry 2 -o /dev/null http://www.partner.example/busy');
    expect(world.sim.state.clock.now - before).toBe(1000 + 1000 + 2000 + 1000);
  });

  test.each([
    [
      '-m 1 http://www.partner.example/slow',
      'Operation timed out after 1001 milliseconds with 0 bytes received',
    ],
    [
      '-m 10 http://www.partner.example/film',
      'Operation timed out after 10001 milliseconds with 60\\d+ out of 3000000000 bytes received',
    ],
    ['-m 0.15 https://www.partner.example/', 'Connection timed out after 151 milliseconds'],
    ['--connect-timeout 0.3 https://www.partner.example/', 'SSL connection timeout'],
    ['-m 0.001 http://www.partner.example/', 'Resolving timed out after 2 milliseconds'],
  ])('curl %s: %s', async (args, text) => {
    const [exitCode, , stderr] = await run(`curl -sS ${args}`);
    expect(exitCode).toBe(28);
    expect(stderr).toMatch(new RegExp(`^curl: \\(28\\) ${text}\n`));
  });
});

describe('to an instance', () => {
  test('connections that fail, and what the kernel, -m and --connect-timeout make of them', async () => {
    launchWeb(world.sim);
    expect(await run('curl -sS web:82')).toEqual([
      28,
      '',
      `curl: (28) Failed to connect to web port 82 after 130000 ms: Couldn't connect to server\n${HINT}`,
    ]);
    expect(await run('curl -sS -m 3 web:82')).toEqual([
      28,
      '',
      `curl: (28) Connection timed out after 3001 milliseconds\n${HINT}`,
    ]);
    expect(await run('curl -sS --connect-timeout 3 web:82')).toEqual([
      28,
      '',
      `curl: (28) Failed to connect to web port 82 after 3000 ms: Timeout was reached\n${HINT}`,
    ]);
    expect(await run('curl -sS web:81')).toEqual([
      7,
      '',
      expect.stringMatching(
        /^curl: \(7\) Failed to connect to web port 81 after \d+ ms: Couldn't connect to server\n/,
      ),
    ]);
    expect(await run('curl -s web')).toEqual([0, 'Hello from web.\n', '']);
  });

  test('leaves from where one stands', async () => {
    world = webWorld({ pages: { '/': { body: '{client}\n' } } });
    launchWeb(world.sim);
    console = await createConsole({ sim: world.sim });
    expect(await say('curl -s web')).toBe('198.51.100.10\n');
    await say('connect web');
    expect(await say('curl -s localhost')).toMatch(/^172\.31\./);
  });
});

describe('explain', () => {
  test('tells the legs of the last curl, and the packets where the connection failed', async () => {
    launchWeb(world.sim);
    await say('curl -s https://www.partner.example/x');
    expect(await say('explain')).toMatch(
      /^lisbon asks for GET https:\/\/www\.partner\.example\/x\.\n\n {2}DNS .*\n {2}TCP .*\n {2}TLS .*\n {2}HTTP .* → 200, 10 octets\.\n\nAnswered with 200 after \d+/,
    );
    await say('curl -s web:82');
    const text = await say('explain');
    expect(text).toContain('✗ TCP');
    expect(text).toMatch(/What stands in the way:\n {2}1\. .*sg-/);
    await say('nc -zv web 81');
    expect(await say('explain')).toMatch(/^From lisbon to web, tcp\/81: the way is open/);
  });
});

describe('files and cookies', () => {
  test('-T uploads, -O and -o save, and stdin is a file too', async () => {
    await console.writeFile('note.txt', 'hello\n');
    expect(await say('curl -s -T note.txt http://www.partner.example/up/')).toBe('201 Created\n');
    expect(await say('curl -sO http://www.partner.example/up/note.txt; cat note.txt')).toBe('hello\n');
    expect(
      await say(
        'echo piped | curl -s -T - http://www.partner.example/up/p; curl -s http://www.partner.example/up/p',
      ),
    ).toBe('201 Created\npiped\n');
    expect(await say('curl -s --output-dir out -o a http://www.partner.example/up/p; cat out/a')).toBe(
      'piped\n',
    );
    expect(await say('curl -s http://www.partner.example/film')).toMatch(
      /^\(netlab: here are 3000000000 octets of \/film;/,
    );
  });

  test('-c keeps what -b sends', async () => {
    world = webWorld({
      pages: {
        '/set': { headers: { 'Set-Cookie': 'id=7; Path=/; Max-Age=60' }, body: '' },
        '/show': { body: '{header:cookie}\n' },
      },
    });
    launchWeb(world.sim);
    console = await createConsole({ sim: world.sim });
    await say('curl -s -c jar http://web/set');
    expect(await say('cat jar')).toContain(
      `web\tFALSE\t/\tFALSE\t${Math.floor(world.sim.state.clock.now / 1000) + 60 - 2}\tid\t7\n`,
    );
    expect(await say('curl -s -b jar http://web/show')).toBe('id=7\n');
    expect(await say('curl -s -b a=1 -b b=2 http://web/show')).toBe('a=1; b=2\n');
    await say('wait 2m');
    expect(await say('curl -s -b jar -c jar http://web/set; curl -s http://web/show')).toBe('-\n');
  });

  test('the meter is shown where a file takes the answer', async () => {
    const [, stdout, stderr] = await run('curl -o out http://www.partner.example/x');
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^ {2}% Total {4}% Received.*\n.*\n100 {4}10 {2}100 {4}10 .*\n$/);
    expect((await run('curl -s -o out http://www.partner.example/x'))[2]).toBe('');
  });

  test('what is compressed and was not asked for is not shown', async () => {
    expect((await run("curl -s -H 'Accept-Encoding: gzip' http://www.partner.example/gzip"))[0]).toBe(23);
    expect(await say('curl -s --compressed http://www.partner.example/gzip')).toBe('a'.repeat(1000));
  });
});

describe('what netlab does not simulate is refused in plain words', () => {
  test.each([
    ['-x proxy:3128', 'option -x: netlab simulates no proxies'],
    ['--cacert ca.pem', 'option --cacert: netlab simulates no keys and certificates of clients'],
    ['--limit-rate 1k', 'option --limit-rate: netlab does not simulate it'],
    ['ftp://example.com/', '(1) Protocol "ftp" not supported or disabled in libcurl'],
  ])('curl %s', async (args, text) => {
    expect((await run(`curl ${args}`))[2]).toContain(`curl: ${text}\n`);
  });

  test('without a URL', async () => {
    expect((await run('curl'))[2]).toBe("curl: try 'curl --help' or 'curl --manual' for more information\n");
    expect((await run('curl -s'))[0]).toBe(2);
  });
});

test('no command line makes it throw', async () => {
  launchWeb(world.sim);
  const words = [
    'web',
    'http://web/',
    'https://self.example.net',
    '-v',
    '-k',
    '-L',
    '-o',
    '-w',
    '%{json}%{x}\\',
    '-d',
    '@',
    '-H',
    ':',
    ';',
    '-b',
    '-c',
    '-',
    '-T',
    '--resolve',
    'a:1:b',
    '--connect-to',
    '::',
    '-r',
    '-m',
    '0',
    '--retry',
    '1',
    '-u',
    'é:é',
    '-I',
    '--',
    'http://[',
    '//',
    '?',
    '#',
    '-e',
    '-A',
    '-X',
    '',
    '-G',
    '--url',
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 8 })), { maxLength: 8 }),
      async (args) => {
        const quoted = args.map((word) => `'${word.replaceAll("'", '').replaceAll('\0', '')}'`);
        const { exitCode, stderr } = await console.run(`curl ${quoted.join(' ')}`);
        // What throws is told by the shell with status 1, and without curl's number.
        expect(exitCode !== 1 || stderr.includes('curl: (1) '), stderr).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);
