/** Whatever is sent, an answer of AWS's comes back, and the world stays plain data. */
import { describe, expect, it } from 'vitest';
import { seedRandom } from '../../src/kit/random.ts';
import { loadModel } from '../../src/model/load.ts';
import { validateInput } from '../../src/model/validate.ts';
import { billOf } from '../../src/sim/cost.ts';
import { distributionHosts } from '../../src/sim/edges.ts';
import type { Sim } from '../../src/sim/sim.ts';
import { busyWorld, type Sent } from './busy-world.ts';
import { HostileInputs } from './hostile-input.ts';

const SERVICES = ['acm', 'cloudfront', 'directconnect', 'elbv2', 'route53resolver', 's3', 'snowball'];
/** More are tried by hand: `HOSTILE_CALLS=5000 HOSTILE_SEED=x`. */
const CALLS = Number(process.env.HOSTILE_CALLS ?? 400);
const SEED = process.env.HOSTILE_SEED ?? 'hostile';

function torture(seed: string): { failures: string[]; sim: Sim; answers: string[] } {
  const { sim, sent } = busyWorld(seed);
  const hostile = new HostileInputs(seedRandom(seed));
  hostile.learn(sent.map(({ input }) => input));
  hostile.learn(sim.state.regions);
  const failures: string[] = [];
  const answers: string[] = [];
  const operations = SERVICES.flatMap((service) => {
    const model = loadModel(service)!;
    return Object.keys(model.operations).map((operation) => ({ service, model, operation }));
  });
  for (let count = 0; count < CALLS; count++) {
    let request: Sent;
    if (hostile.pick([true, false])) {
      const { model, service, operation } = hostile.pick(operations);
      request = { service, operation, input: hostile.draw(model, operation) };
    } else {
      const { service, operation, input } = hostile.pick(sent);
      const bent = hostile.bend(input) as Record<string, unknown>;
      if (validateInput(loadModel(service)!, operation, bent).length > 0) continue;
      request = { service, operation, input: bent };
    }
    try {
      const result = sim.call(request);
      answers.push(
        result.ok ? JSON.stringify(result.output) : `${result.error.code}: ${result.error.message}`,
      );
      if (result.ok) hostile.learn(result.output);
      if (result.ok && !sent.some((old) => old.operation === request.operation)) sent.push(request);
      if (count % 5 === 0) visit(sim, hostile, hostile.pick(hostsOf(sim, hostile)));
      if (count % 100 === 0) {
        billOf(sim.state);
        sim.reach('internet', 'client/lisbon');
      }
      if (count % 20 === 0) sim.advance(hostile.pick([1000, 60_000, 3_600_000]));
    } catch (error) {
      failures.push(
        `${request.service}:${request.operation} ${(error as Error).stack?.split('\n').slice(0, 6).join('\n')}\n${JSON.stringify(request.input).slice(0, 1500)}`,
      );
    }
  }
  return { failures, sim, answers };
}

const METHODS = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'DELETE', 'PATCH', 'BREW', ''];
const PATHS = [
  '/',
  '',
  '*',
  '//',
  '/a/b',
  '/api/x',
  '/../../etc',
  '/%',
  '/%zz',
  '/%00',
  '/__proto__',
  '/é',
  '/big',
  `/${'x'.repeat(9000)}`,
];
const QUERIES = [
  undefined,
  '',
  'a=b',
  '%',
  '=',
  '&&&',
  'list-type=2',
  'list-type=2&max-keys=-1',
  'uploads',
  'versionId=x',
  '__proto__=1',
  'q='.repeat(300),
];
const HEADERS = [
  ['Range', 'bytes=0-'],
  ['Range', 'bytes=-99999999999999999999'],
  ['Range', 'bytes=5-1,2-3,-,x'],
  ['Range', 'items=1'],
  ['If-None-Match', '*'],
  ['If-Match', '"'],
  ['If-Modified-Since', 'never'],
  ['Cache-Control', 'max-age=-1, max-age=x, no-cache="'],
  ['Cookie', '__proto__=1; =; a'],
  ['Accept-Encoding', 'gzip;q=x, br;q=-1, *;q=0'],
  ['Origin', 'null'],
  ['Origin', '*'],
  ['Access-Control-Request-Method', 'BREW'],
  ['Authorization', 'Basic !!!'],
  ['Authorization', 'AWS4-HMAC-SHA256 x'],
  ['Content-Length', '-1'],
  ['Host', 'x'],
  ['X-Forwarded-For', 'a, b, c'],
  ['__proto__', 'x'],
  ['constructor', ''],
  ['Transfer-Encoding', 'chunked, chunked'],
  ['Expect', '100-continue'],
  ['Upgrade', 'h2c'],
  ['Max-Forwards', '-1'],
  ['', ''],
] as const;

/** Asks whatever has a name, in ways that nobody does. */
function visit(sim: Sim, hostile: HostileInputs, host: string): void {
  const request = {
    method: hostile.pick(METHODS),
    scheme: hostile.pick(['http', 'https'] as const),
    host,
    path: hostile.pick(PATHS),
    headers: Array.from({ length: hostile.pick([0, 1, 3, 300]) }, () => hostile.pick(HEADERS)),
    body: hostile.pick([{ size: 0 }, { size: 2 ** 50 }, { size: 4, text: 'text' }]),
  };
  const query = hostile.pick(QUERIES);
  sim.fetch('client/lisbon', { ...request, ...(query !== undefined && { query }) });
}

function hostsOf(sim: Sim, hostile: HostileInputs): string[] {
  const names = ['DomainName', 'DNSName'].flatMap((field) => hostile.known(field));
  const buckets = hostile.known('Bucket').concat(hostile.known('Name'));
  return [
    ...names,
    ...distributionHosts(sim.state),
    ...buckets.flatMap((name) => [`${name}.s3.amazonaws.com`, `${name}.s3-website-us-east-1.amazonaws.com`]),
    's3.amazonaws.com',
    's3-website-us-east-1.amazonaws.com',
    'origin.example.com',
  ];
}

describe('hostile requests', () => {
  it(`meet answers of AWS's only, and leave a world that is plain data (${SEED})`, () => {
    const { failures, sim, answers } = torture(SEED);
    expect(failures).toEqual([]);
    expect(JSON.parse(JSON.stringify(sim.state))).toEqual(sim.state);
    expect(answers.filter((answer) => answer.startsWith('{')).length).toBeGreaterThan(answers.length / 10);
    expect(torture(SEED).answers).toEqual(answers);
  });
});
