/** What a lab says of networks that are not AWS's: resolvers on premises, machines that route, domains registered elsewhere. */
import { describe, expect, test } from 'vitest';
import { compileLab } from '../../src/lab/compile-lab.ts';
import { variantOf } from '../../src/lab/lab.ts';
import { formatProblem } from '../../src/lab/problem.ts';
import { setStage } from '../../src/lab/stage.ts';
import { LAB_YAML, labFiles } from './fixture.ts';

const WORLD = `
images:
  ami-router: { serves: [], forwards: route }
world:
  resolvers:
    office: { address: 10.9.0.53, forwards: { "aws.example": ["10.20.0.53"], ".": ["8.8.8.8"] } }
    branch: { address: 192.0.2.53, city: Porto }
  registrations:
    old-trams.com: { auth_code: "Tr4m!", lock: false }
`;

const compile = (world: string) => compileLab(labFiles(`${LAB_YAML}${world}`));

function problemsOf(world: string): string {
  const compiled = compile(world);
  return compiled.ok ? '' : compiled.problems.map((problem) => formatProblem('small', problem)).join('\n');
}

test('stands in the world that the lab begins with', async () => {
  const compiled = compile(WORLD);
  if (!compiled.ok) throw new Error(problemsOf(WORLD));
  const { setting } = (await setStage(variantOf(compiled.lab, '1'))).world;
  expect(setting.images['ami-router']).toEqual({ serves: [], forwards: 'route' });
  expect(setting.resolvers).toEqual({
    office: { address: '10.9.0.53', forwards: { 'aws.example': ['10.20.0.53'], '.': ['8.8.8.8'] } },
    branch: { address: '192.0.2.53', city: 'Porto', forwards: {} },
  });
  expect(setting.registrations).toEqual({
    'old-trams.com': { authCode: 'Tr4m!', lock: false, ageDays: 400, expiresInDays: 330 },
  });
});

describe('what an author gets wrong', () => {
  test.each([
    ['a resolver without an address', 'world: { resolvers: { office: {} } }', /resolvers\.office/],
    [
      'a resolver at a name',
      'world: { resolvers: { office: { address: ns.corp.example } } }',
      /must be an address such as/,
    ],
    [
      'a forwarder for what is no domain',
      'world: { resolvers: { office: { address: 10.9.0.53, forwards: { "a..b": [8.8.8.8] } } } }',
      /a\.\.b/,
    ],
    [
      'a forwarder to nobody',
      'world: { resolvers: { office: { address: 10.9.0.53, forwards: { corp.example: [] } } } }',
      /corp\.example/,
    ],
    ['a domain without a code', 'world: { registrations: { old-trams.com: {} } }', /auth_code/],
    ['a machine that forwards otherwise', 'images: { ami-x: { serves: [], forwards: magic } }', /forwards/],
  ])('%s', (_what, world, expected) => {
    expect(problemsOf(`${world}\n`)).toMatch(expected);
  });
});
