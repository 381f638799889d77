import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Query } from '../../../src/dns/index.ts';
import { decodeResponse, encodeQuery } from '../../../src/dns/message/codec.ts';
import { dnsAnswerer } from '../../../src/serve/dns/answer.ts';
import { createSim } from '../../../src/sim/create-sim.ts';
import { typedName } from '../../../src/sim/dns/words.ts';

const LONG = Array.from({ length: 40 }, (_, index) => `many 60 A 192.0.2.${index + 1}`);

function open(catchUp: (sim: ReturnType<typeof createSim>) => void = () => undefined) {
  const sim = createSim({
    seed: 'dns',
    setting: {
      clients: {
        lisbon: { city: 'Lisbon', address: '198.51.100.10', ipv6Address: '2001:db8::10' },
        tokyo: { city: 'Tokyo', address: '198.51.100.200' },
      },
      zones: { 'harbour.example': { records: ['www 300 A 192.0.2.80', ...LONG] } },
    },
  });
  return { sim, answer: dnsAnswerer({ sim, visitor: 'internet', catchUp: () => catchUp(sim) }) };
}

function ask(name: string, more: Partial<Query> = {}): Uint8Array {
  const question = { name: typedName(name)!, type: 'A' as const };
  return encodeQuery(4711, { question, recursionDesired: true, ...more });
}

const from = (octets: Uint8Array, transport: 'udp' | 'tcp' = 'udp', source = '127.0.0.1') => ({
  octets,
  transport,
  source,
});

describe('a query', () => {
  it('is answered by the resolver of whoever asks', () => {
    const { answer } = open();
    expect(decodeResponse(answer(from(ask('www.harbour.example')))!)).toMatchObject({
      id: 4711,
      response: {
        rcode: 'NOERROR',
        recursionAvailable: true,
        answer: [{ name: 'www.harbour.example.', ttl: 300, data: '192.0.2.80' }],
      },
    });
  });

  it.each([
    ['nobody we know', '127.0.0.1', undefined, 'internet'],
    ['a client by its address', '198.51.100.10', undefined, 'client/lisbon'],
    ['a client by its other address', '2001:db8::10', undefined, 'client/lisbon'],
    ['a client by the subnet in the query', '127.0.0.1', '198.51.100.128/25', 'client/tokyo'],
    ['a subnet that asks not to be looked at', '127.0.0.1', '0.0.0.0/0', 'internet'],
  ])('comes from %s', (_, source, clientSubnet, expected) => {
    const { sim, answer } = open();
    const edns = clientSubnet === undefined ? {} : { edns: { udpSize: 1232, clientSubnet } };
    answer(from(ask('www.harbour.example', edns), 'udp', source));
    expect(sim.state.dns.last?.from).toBe(expected);
  });

  it('has its name come back in the case that it was asked in', () => {
    const { answer } = open();
    expect(decodeResponse(answer(from(ask('wWw.HARBOUR.example')))!)?.response.question.name).toBe(
      'wWw.HARBOUR.example.',
    );
  });
});

describe('what is too long', () => {
  it.each([
    ['for plain UDP', 'udp', undefined, true],
    ['for what the asker takes', 'udp', 600, true],
    ['for nobody with EDNS', 'udp', 1232, false],
    ['not over TCP', 'tcp', undefined, false],
  ] as const)('%s', (_, transport, udpSize, truncated) => {
    const { answer } = open();
    const octets = answer(
      from(ask('many.harbour.example', udpSize === undefined ? {} : { edns: { udpSize } }), transport),
    )!;
    const { response } = decodeResponse(octets)!;
    expect(response.truncated).toBe(truncated);
    expect(response.answer).toHaveLength(truncated ? 0 : 40);
    expect(response.edns !== undefined).toBe(udpSize !== undefined);
  });
});

describe('time', () => {
  it('lets the answer grow older, also one that is remembered', () => {
    let seconds = 0;
    const { answer } = open((sim) => void sim.advance(seconds * 1000));
    const ttl = () => decodeResponse(answer(from(ask('www.harbour.example')))!)?.response.answer[0]?.ttl;
    expect([ttl(), ttl(), ttl()]).toEqual([300, 300, 300]);
    seconds = 10;
    expect([ttl(), ttl()]).toEqual([290, 280]);
  });

  it('forgets what was remembered when the world changes', () => {
    const { sim, answer } = open();
    const ttl = () => decodeResponse(answer(from(ask('www.harbour.example')))!)?.response.answer[0]?.ttl;
    ttl();
    ttl();
    sim.advance(5000);
    expect(ttl()).toBe(295);
  });
});

describe('garbage', () => {
  it.each([
    ['nothing', [], undefined],
    ['one octet', [1], undefined],
    ['an ID alone', [18, 52], [18, 52, 0x80, 1]],
    ['a response', [18, 52, 0x80, 0, 0, 1, 0, 0, 0, 0, 0, 0], undefined],
    ['another opcode', [18, 52, 0x28, 0, 0, 1, 0, 0, 0, 0, 0, 0], [18, 52, 0xa8, 4]],
    ['no question', [18, 52, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0], [18, 52, 0x81, 1]],
    [
      'a name that points at itself',
      [18, 52, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0xc0, 12, 0, 1, 0, 1],
      [18, 52, 0x81, 1],
    ],
  ])('%s', (_, octets, head) => {
    const answered = open().answer(from(Uint8Array.from(octets)));
    expect(answered && [...answered.subarray(0, 4)]).toEqual(head);
  });

  it('never ends the server, and is answered under its own ID', () => {
    const { answer } = open();
    const good = ask('www.harbour.example', { edns: { udpSize: 4096, clientSubnet: '198.51.100.0/24' } });
    const bent = fc
      .array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
      .map((changes) => {
        const octets = Uint8Array.from(good);
        for (const [at, octet] of changes) octets[at] = octet;
        return octets;
      });
    fc.assert(
      fc.property(fc.oneof(bent, fc.uint8Array({ maxLength: 60 })), (octets) => {
        const answered = answer(from(octets));
        if (answered) expect([...answered.subarray(0, 2)]).toEqual([...octets.subarray(0, 2)]);
      }),
      { seed: 5, numRuns: 400 },
    );
  });
});
