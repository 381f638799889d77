/** A place on the earth that nobody knows is a mistake of the lab's author, and is told as one. */
import { expect, it, test } from 'vitest';
import { compileLab } from '../../src/lab/compile-lab.ts';
import { variantOf } from '../../src/lab/lab.ts';
import { formatProblem } from '../../src/lab/problem.ts';
import { setStage } from '../../src/lab/stage.ts';
import { LAB_YAML, labFiles } from './fixture.ts';

const withWorld = (world: string) =>
  LAB_YAML.replace('tasks:\n', `world:\n${world.replace(/^/gm, '  ')}\ntasks:\n`);

const problemsOf = (world: string) => {
  const compiled = compileLab(labFiles(withWorld(world)));
  return compiled.ok ? [] : compiled.problems.map(({ line, text }) => `${line}: ${text}`);
};

test.each([
  ['clients: { a: { city: Tokio } }', 'world.clients.a.city', 'did you mean Tokyo'],
  ['clients: { a: { city: Lisbn } }', 'world.clients.a.city', 'did you mean Lisbon'],
  ['clients: { a: { city: Sapporo } }', 'world.clients.a.city', 'take a larger one near it'],
  ['clients: { a: { city: Lima, resolver: Limaa } }', 'world.clients.a.resolver', 'did you mean Lima'],
  ['sites: { www.example.net: { city: Dubln } }', 'world.sites.www.example.net.city', 'did you mean Dublin'],
  ['resolvers: { hq: { address: 192.0.2.53, city: Pariss } }', 'world.resolvers.hq.city', 'Paris'],
  ['clients: { a: { city: __proto__ } }', 'world.clients.a.city', 'names no city'],
  ['clients: { a: { city: constructor } }', 'world.clients.a.city', 'names no city'],
])('%s is refused', (world, place, hint) => {
  const [problem = '', ...more] = problemsOf(world);
  expect(more).toEqual([]);
  expect(problem).toMatch(/^\d+: /);
  expect(problem).toContain(`\`${place}\``);
  expect(problem).toContain(hint);
});

test.each(['Lisbon', 'lisbon, Portugal', 'Sao Paulo', 'Tromsø', 'tromso', 'eu-west-1', '{vpc_cidr}'])(
  '%s is taken',
  (city) => {
    expect(problemsOf(`clients: { a: { city: "${city}" } }`)).toEqual([]);
  },
);

it('draws the city of a client', async () => {
  const yaml = withWorld('clients: { a: { city: "{home}", resolver: "{home}" } }').replace(
    'parameters:\n',
    'parameters:\n  home: [Osaka]\n',
  );
  const compiled = compileLab(labFiles(yaml));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const { world } = await setStage(variantOf(compiled.lab, '1'));
  expect(world.setting.clients.a).toMatchObject({ city: 'Osaka', resolver: 'Osaka' });
});

it.each([
  ['a name', '{ "a\\e[2J": { city: Lima } }'],
  ['a value', '{ a: { city: "\\e]0;x\\a" } }'],
])('lets no terminal obey %s in a lab', (_what, clients) => {
  const compiled = compileLab(labFiles(withWorld(`clients: ${clients}`)));
  const lines = compiled.ok ? [] : compiled.problems.map((problem) => formatProblem('small', problem));
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).not.toMatch(/[\u0000-\u001f]/);
});
