/** The journey of a request: its legs, what they take, and where and why it ends. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { called, kinds, launchWeb, webWorld } from './world.ts';

describe('a journey', () => {
  test('goes by DNS, TCP, TLS and HTTP, each with the time that its distance takes', () => {
    const { get } = webWorld();
    const journey = get('https://www.partner.example/x');
    expect(kinds(journey)).toEqual(['dns', 'tcp', 'tls', 'http']);
    expect(journey.response?.body.text).toBe('0123456789');
    const [dns, tcp, tls, http] = journey.legs;
    expect(journey.legs.map(({ startMs }) => startMs)).toEqual([
      0,
      dns?.ms,
      (dns?.ms ?? 0) + (tcp?.ms ?? 0),
      (dns?.ms ?? 0) + (tcp?.ms ?? 0) + (tls?.ms ?? 0),
    ]);
    expect(tls?.ms).toBe(tcp?.ms);
    expect(http?.ms).toBeGreaterThan(tcp?.ms ?? 0);
    expect(journey.elapsedMs).toBeCloseTo((http?.startMs ?? 0) + (http?.ms ?? 0), 6);
    const near = get('https://www.partner.example/x', { from: 'client/tokyo' });
    expect(near.legs[1]?.ms).toBeLessThan((tcp?.ms ?? 0) / 10);
  });

  test('is shorter on a connection that is open already, and where the name is remembered', () => {
    const { get } = webWorld();
    const first = get('http://www.partner.example/x');
    expect(first.legs[0]).toMatchObject({ kind: 'dns', fromCache: false });
    const second = get('http://www.partner.example/x');
    expect(second.legs[0]).toMatchObject({ kind: 'dns', fromCache: true });
    expect(first.connection).toBeDefined();
    const third = get('http://www.partner.example/x', first.connection && { connection: first.connection });
    expect(kinds(third)).toEqual(['http']);
    const elsewhere = get('http://self.example.net/', first.connection && { connection: first.connection });
    expect(kinds(elsewhere)).toEqual(['dns', 'tcp', 'http']);
  });

  test('takes as long as its body needs on the line', () => {
    const { get } = webWorld();
    const { elapsedMs, response } = get('http://www.partner.example/film');
    expect(response?.body).toEqual({ size: 3_000_000_000 });
    expect(elapsedMs).toBeGreaterThan(3_000_000_000 / 6250);
    const cut = get('http://www.partner.example/film', { timeoutMs: 10_000 });
    expect(cut).toMatchObject({ failure: { code: 'response-timeout' }, elapsedMs: 10_000 });
    expect(cut.legs.at(-1)).toMatchObject({ wholeOctets: 3_000_000_000, ok: false });
  });

  test.each([
    ['http://nowhere.example/', 'unresolved', ['dns']],
    ['http://www.partner.example/hangs', 'empty', ['dns', 'tcp', 'http']],
    ['http://www.partner.example/closes', 'empty', ['dns', 'tcp', 'http']],
    ['http://www.partner.example/resets', 'reset', ['dns', 'tcp', 'http']],
    ['http://www.partner.example:22/', 'not-http', ['dns', 'tcp', 'http']],
    ['https://www.partner.example:80/', 'not-tls', ['dns', 'tcp', 'tls']],
    ['https://expired.example.net/', 'certificate', ['dns', 'tcp', 'tls']],
    ['https://self.example.net/', 'certificate', ['dns', 'tcp', 'tls']],
    ['https://private.example.net/', 'certificate', ['dns', 'tcp', 'tls']],
    ['https://other.example.net/', 'certificate', ['dns', 'tcp', 'tls']],
  ] as const)('%s ends with %s', (url, code, legs) => {
    const journey = webWorld().get(url);
    expect(journey.failure?.code).toBe(code);
    expect(journey.response).toBeUndefined();
    expect(kinds(journey)).toEqual(legs);
    expect(journey.legs.at(-1)).toMatchObject({ ok: false, reason: { text: expect.stringMatching(/\.$/) } });
  });

  test('takes any certificate where told to, and a wildcard where it covers one label', () => {
    const { get } = webWorld();
    expect(get('https://self.example.net/', { insecure: true }).response?.status).toBe(200);
    expect(get('https://wild.example.net/').response?.status).toBe(200);
  });

  test('certificates end with the virtual clock', () => {
    const { get, sim } = webWorld();
    expect(get('https://ending.example.net/').failure).toBeUndefined();
    sim.advance(301 * 86_400_000);
    expect(get('https://ending.example.net/')).toMatchObject({
      failure: { code: 'certificate' },
      legs: expect.arrayContaining([
        expect.objectContaining({ faults: [{ code: 'expired', text: expect.any(String) }] }),
      ]),
    });
  });

  test('plain HTTP on a port for HTTPS is answered with 400', () => {
    expect(webWorld().get('http://www.partner.example:443/').response?.status).toBe(400);
  });
});

describe('to an instance', () => {
  test('by its name, address and port; the network decides what opens', () => {
    const { sim, get } = webWorld();
    const { id, address } = launchWeb(sim);
    expect(get(`http://${address}/`).response?.body.text).toBe('Hello from web.\n');
    expect(get('http://web/').legs.at(-1)).toMatchObject({ server: id, label: 'web', place: 'us-east-1' });
    expect(get('http://web:81/').failure?.code).toBe('refused');
    expect(get('http://web:82/')).toMatchObject({
      failure: { code: 'connect-timeout' },
      elapsedMs: 130_000,
      legs: [{ kind: 'dns' }, { kind: 'tcp', blockers: [expect.stringContaining('sg-')] }],
    });
    expect(get('http://web:82/', { connectTimeoutMs: 3000 }).elapsedMs).toBe(3000);
    expect(get('http://web:3306/').failure?.code).toBe('not-http');
    expect(get('https://web/').failure?.code).toBe('certificate');
    sim.fault({ target: 'instance/web' });
    expect(get('http://web/').failure?.code).toBe('connect-timeout');
  });

  test('sees who asks: a client under its own address, a host within by its private one', () => {
    const { sim, get } = webWorld({ pages: { '/who': { body: '{client} {host} {instance}' } } });
    const { address } = launchWeb(sim);
    expect(get(`http://${address}/who`).response?.body.text).toBe(`198.51.100.10 ${address} web`);
    expect(get('http://localhost/who', { from: 'instance/web' }).response?.body.text).toMatch(
      /^172\.31\.\d+\.\d+ localhost web$/,
    );
    expect(get('http://localhost/').failure?.code).toBe('refused');
  });

  test('flow logs note the connection', () => {
    const { sim, get } = webWorld();
    launchWeb(sim);
    const { Vpcs } = called(sim, 'ec2', 'DescribeVpcs') as { Vpcs: { VpcId: string }[] };
    called(sim, 'ec2', 'CreateFlowLogs', {
      ResourceIds: [Vpcs[0]?.VpcId],
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      LogGroupName: 'web',
      DeliverLogsPermissionArn: 'arn:aws:iam::123456789012:role/logs',
    });
    sim.advance(120_000);
    get('http://web/');
    sim.advance(1_200_000);
    const { events } = called(sim, 'logs', 'FilterLogEvents', { logGroupName: 'web' }) as {
      events: { message: string }[];
    };
    expect(events.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/ 198\.51\.100\.10 172\.31\.\d+\.\d+ \d+ 80 6 .* ACCEPT OK$/),
    );
  });
});

describe('what it leaves behind', () => {
  test('the last journey, and counts for the bill', () => {
    const { sim, get } = webWorld();
    const { id } = launchWeb(sim);
    get('http://web/');
    const journey = get('http://web/', { method: 'HEAD' });
    expect(sim.state.web.last).toEqual(journey);
    get('http://www.partner.example/x', { from: 'client/tokyo' });
    expect(sim.state.dns.last).toMatchObject({
      from: 'client/tokyo',
      question: { name: 'www.partner.example.', type: 'A' },
      answer: [{ data: '192.0.2.100' }],
    });
    get('http://web/');
    const served = Object.values(sim.state.web.traffic).filter(({ to }) => to === id);
    expect(served).toEqual([
      expect.objectContaining({
        from: 'client/lisbon',
        fromPlace: 'Lisbon',
        to: id,
        toPlace: 'us-east-1',
        method: 'GET',
        requests: 2,
      }),
      expect.objectContaining({ method: 'HEAD', requests: 1 }),
    ]);
  });

  test('uploads are there afterwards, gone after DELETE, and undone by undo', () => {
    const { sim, get } = webWorld();
    const url = 'http://www.partner.example/up/note';
    expect(get(url).response?.body.text).toBe('nothing yet');
    sim.checkpoint('look');
    expect(get(url, { method: 'PUT', body: 'first' }).response?.status).toBe(201);
    sim.checkpoint('put');
    expect(get(url, { method: 'POST', body: 'second' }).response?.status).toBe(204);
    expect(get(url).response?.body.text).toBe('second');
    sim.checkpoint('post');
    expect(sim.undo()).toEqual({ label: 'post' });
    expect(get(url).response?.body.text).toBe('first');
    expect(get(url, { method: 'DELETE' }).response?.status).toBe(204);
    expect(get(url, { method: 'DELETE' }).response?.status).toBe(404);
  });

  test('nothing in the world that was forked', () => {
    const { sim } = webWorld();
    const before = JSON.stringify(sim.state);
    sim.fork().fetch('client/lisbon', {
      method: 'PUT',
      scheme: 'http',
      host: 'www.partner.example',
      path: '/up/a',
      headers: [],
      body: { size: 1, text: 'a' },
    });
    expect(JSON.stringify(sim.state)).toBe(before);
  });

  test('is plain data, and the same for the same seed', () => {
    const run = () => {
      const { sim, get } = webWorld();
      launchWeb(sim);
      for (const url of [
        'https://www.partner.example/',
        'http://web/',
        'http://nowhere.example/',
        'http://example.com/',
      ])
        get(url);
      return JSON.stringify(sim.state);
    };
    const text = run();
    expect(run()).toBe(text);
    expect(JSON.stringify(JSON.parse(text))).toBe(text);
  });
});

describe('the well-known internet', () => {
  test('greets, over HTTP and HTTPS, and tells callers their address', () => {
    const { get } = webWorld();
    expect(get('http://example.com/').response?.body.text).toBe('Hello from example.com.\n');
    expect(get('https://github.com/').response?.status).toBe(200);
    expect(get('https://checkip.amazonaws.com/').response?.body.text).toBe('198.51.100.10\n');
    expect(get('https://8.7.6.5/').failure?.code).toBe('certificate');
  });

  test('IPv6 is tried first where there is an address to send from', () => {
    const { get } = webWorld();
    expect(get('http://example.com/').connection?.address).toMatch(/:/);
    expect(get('http://example.com/', { family: 4 }).connection?.address).toBe('93.184.215.14');
    expect(get('http://example.com/', { from: 'client/tokyo' }).connection?.address).toBe('93.184.215.14');
  });
});

test('no request throws, whatever it holds, and every journey ends one way', () => {
  const { sim } = webWorld();
  launchWeb(sim);
  const text = fc.string({ maxLength: 30 });
  const host = fc.oneof(
    fc.constantFrom(
      'web',
      'www.partner.example',
      'self.example.net:443',
      '[::1]',
      'localhost',
      '10.0.0.1',
      'web:0',
      'a..b',
      '.',
      '',
    ),
    text,
  );
  const path = fc.oneof(
    fc.constantFrom('/', '/x', '/film', '/up/a', '/hangs', '/round'),
    text.map((rest) => `/${rest}`),
  );
  fc.assert(
    fc.property(
      fc.record({
        method: fc.oneof(fc.constantFrom('GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'OPTIONS'), text),
        scheme: fc.constantFrom('http' as const, 'https' as const),
        host,
        path,
        headers: fc.array(
          fc.tuple(
            fc.constantFrom('Range', 'If-None-Match', 'If-Modified-Since', 'Accept-Encoding', 'x'),
            text,
          ),
          { maxLength: 4 },
        ),
      }),
      fc.constantFrom('client/lisbon', 'internet', 'instance/web'),
      fc.record(
        { insecure: fc.boolean(), timeoutMs: fc.integer({ min: 1, max: 5000 }) },
        { requiredKeys: [] },
      ),
      (request, from, options) => {
        const journey = sim.fork().fetch(from, request, options);
        expect((journey.response === undefined) !== (journey.failure === undefined)).toBe(true);
        expect(Number.isFinite(journey.elapsedMs)).toBe(true);
        expect(journey.legs.every(({ ms }) => ms >= 0)).toBe(true);
        if (options.timeoutMs !== undefined) expect(journey.elapsedMs).toBeLessThanOrEqual(options.timeoutMs);
      },
    ),
    { numRuns: 300 },
  );
});

test('certificates of AWS and of sites are renewed in time, unless the lab says when they end', () => {
  const { sim, get } = webWorld();
  sim.advance(1000 * 86_400_000);
  expect(get('https://wild.example.net/').response?.status).toBe(200);
  expect(get('https://aws.amazon.com/').response?.status).toBe(200);
  expect(get('https://s3.eu-west-1.amazonaws.com/').response?.status).toBe(307);
  expect(get('https://expired.example.net/').failure?.code).toBe('certificate');
});
