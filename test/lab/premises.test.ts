/** What a lab says of sites on premises: what stands in the world, and what an author gets wrong. */
import { describe, expect, test } from 'vitest';
import { compileLab } from '../../src/lab/compile-lab.ts';
import { variantOf } from '../../src/lab/lab.ts';
import { formatProblem } from '../../src/lab/problem.ts';
import { setStage } from '../../src/lab/stage.ts';
import { LAB_YAML, labFiles } from './fixture.ts';

const SITE = `
world:
  clients: { home: { city: Porto } }
  resolvers:
    names: { address: 192.168.10.53 }
  premises:
    lisbon:
      city: Lisbon
      networks: { office: 192.168.10.0/24, lab: 192.168.20.0/24 }
      hosts:
        desk: { network: office, address: 192.168.10.20, serves: [tcp/443], http: { pages: { /: { body: hello } } } }
        rack: { network: lab, address: 192.168.20.20 }
      routers:
        edge: { address: 203.0.113.10, networks: { office: 192.168.10.1, lab: 192.168.20.1 } }
        back: { networks: { office: 192.168.10.2 }, configuration: "hostname back" }
      resolver: names
`;

function compile(world: string, more = '') {
  return compileLab(labFiles(`${LAB_YAML.replace('parameters:', `parameters:${more}`)}${world}`));
}

function problemsOf(world: string, more = ''): string {
  const compiled = compile(world, more);
  return compiled.ok ? '' : compiled.problems.map((problem) => formatProblem('small', problem)).join('\n');
}

test('stands in the world that the lab begins with', async () => {
  const compiled = compile(SITE);
  if (!compiled.ok) throw new Error(problemsOf(SITE));
  const { setting } = (await setStage(variantOf(compiled.lab, '1'))).world;
  expect(setting.premises).toEqual({
    lisbon: {
      city: 'Lisbon',
      networks: { office: '192.168.10.0/24', lab: '192.168.20.0/24' },
      hosts: {
        desk: {
          network: 'office',
          address: '192.168.10.20',
          serves: ['tcp/443'],
          http: { pages: { '/': { body: 'hello' } } },
        },
        rack: { network: 'lab', address: '192.168.20.20', serves: ['tcp/22'] },
      },
      routers: {
        edge: { address: '203.0.113.10', networks: { office: '192.168.10.1', lab: '192.168.20.1' } },
        back: { networks: { office: '192.168.10.2' }, configuration: 'hostname back' },
      },
      resolver: 'names',
    },
  });
});

test('parameters stand for prefixes, addresses and anything else in it', async () => {
  const more = '\n  office: [192.168.30.0/24, 192.168.40.0/24]\n  desk: { within: office, host: [20, 21] }';
  const world = `
world:
  premises:
    lisbon:
      city: Lisbon
      networks: { office: "{office}" }
      hosts: { desk: { network: office, address: "{desk}" } }
`;
  const compiled = compile(world, more);
  if (!compiled.ok) throw new Error(problemsOf(world, more));
  const { parameters } = variantOf(compiled.lab, '3');
  const { setting } = (await setStage(variantOf(compiled.lab, '3'))).world;
  expect(setting.premises?.lisbon?.networks.office).toBe(parameters.office);
  expect(setting.premises?.lisbon?.hosts.desk?.address).toBe(parameters.desk);
});

describe('what an author gets wrong', () => {
  test.each<[what: string, from: string, to: string, text: RegExp]>([
    ['no city', 'city: Lisbon', 'city: Lisboa-Nova', /names no city/],
    ['no prefix', '192.168.10.0/24, lab', '192.168.10.0/33, lab', /is no IPv4 prefix/],
    ['bits beyond', '192.168.10.0/24, lab', '192.168.10.1/24, lab', /write 192\.168\.10\.0\/24/],
    ['networks that overlap', '192.168.20.0/24 }', '192.168.0.0/16 }', /overlaps with network `office`/],
    ['a network called like an interface', 'office: 192', 'eth0: 192', /interface that routers have/],
    ['a host outside', '192.168.10.20, serves', '192.168.11.20, serves', /is not in network `office`/],
    ['the broadcast address', '192.168.10.20, serves', '192.168.10.255, serves', /first or the last/],
    ['no address', '192.168.10.20, serves', 'desk.example, serves', /is no IPv4 address/],
    ['twice', '192.168.10.20, serves', '192.168.10.2, serves', /router back has the address/],
    ['a network that is not', 'network: office', 'network: ofice', /did you mean `office`/],
    [
      'a router elsewhere',
      'networks: { office: 192.168.10.2 }',
      'networks: { dc: 192.168.10.2 }',
      /no network `dc`/,
    ],
    ['a private line', '203.0.113.10', '10.0.0.1', /is a private address/],
    ['a port', 'tcp/443', 'tcp/https', /must be like/],
    [
      'a resolver',
      'resolver: names',
      'resolver: name',
      /neither an address nor one of `world.resolvers`: known are names/,
    ],
    ['a name twice', 'rack: {', 'edge: {', /a router is called `edge` already/],
    ["a client's name", 'rack: { network', 'home: { network', /a client is called `home` already/],
    ['a configuration', 'hostname back', 'frobnicate', /line 1: Unknown command: frobnicate/],
    ['a parameter', '192.168.10.20, serves', '"{vpc_cdr}", serves', /did you mean \{vpc_cidr\}/],
  ])('%s', (_, from, to, text) => {
    expect(SITE).toContain(from);
    const world = SITE.replace(from, to);
    const problems = problemsOf(world);
    expect(problems).toMatch(text);
    const line = `${LAB_YAML}${world.slice(0, world.indexOf(to))}`.split('\n').length;
    expect(problems).toContain(`small/lab.yaml:${line}:`);
  });

  test('an address that only some seeds draw outside the network', () => {
    const more =
      '\n  site: [192.168.10.0/24, 192.168.11.0/24, 192.168.12.0/24]\n  desk: { within: site, host: [20] }';
    const world = SITE.replace('192.168.10.20, serves', '"{desk}", serves');
    expect(problemsOf(world, more)).toMatch(/is not in network `office`/);
  });
});
