/** README.md tells the truth: its table is the registry's, and the commands and files that it names exist. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withTable } from '../scripts/simulated-table.ts';
import { compileLab } from '../src/lab/compile-lab.ts';

const ROOT = join(import.meta.dirname, '..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

test('the table of what is simulated is up to date (`npm run readme`)', () => {
  expect(README).toBe(withTable(README));
});

test('the npm scripts that it names exist', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object };
  const named = [...README.matchAll(/npm (?:run )?([a-z]+)/g)].map((match) => match[1] as string);
  const builtIn = ['ci', 'pack', 'install'];
  expect(named.filter((name) => !builtIn.includes(name) && !(name in scripts))).toEqual([]);
});

test('the files and folders that it links or maps exist', () => {
  const linked = [...README.matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1] as string);
  const mapped = [...README.matchAll(/`((?:src|labs|test|scripts|bench|docs)\/[a-z/.-]*)`/g)].map(
    (match) => match[1] as string,
  );
  expect([...linked, ...mapped].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('its example of a lab compiles', () => {
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(README) ?? [];
  const files = {
    'lab.yaml': yaml,
    'brief.md': '# One door\n\nSomebody wants in.\n',
    'solution.sh': 'echo $vpc_cidr\n',
  };
  expect(compileLab({ slug: 'one-door', files })).toMatchObject({ ok: true });
});
