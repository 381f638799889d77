/** The guide for authors (labs/README.md) tells the truth: the lab that it writes is proved, and it explains every kind of check. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lab as labCommand } from '../../src/cli/commands/lab.ts';
import { checkKinds } from '../../src/lab/checks/index.ts';
import { compileLab } from '../../src/lab/compile-lab.ts';
import { verifyLab } from '../../src/lab/verify.ts';

const GUIDE = readFileSync(join(import.meta.dirname, '../../labs/README.md'), 'utf8');

/** Blocks that name a file (```sh start.sh), in order; those of one file belong together. */
function filesIn(guide: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const [, name = '', text = ''] of guide.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm))
    files[name] = (files[name] ?? '') + text;
  return files;
}

const { finale = '', ...files } = filesIn(GUIDE);

test('the lab that it writes is proved', async () => {
  const compiled = compileLab({ slug: 'the-bakery-opens', files });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems, undefined, 2));
  expect((await verifyLab(compiled.lab, ['1', '2'])).problems).toEqual([]);
});

test('so it is with the finale', async () => {
  const yaml = `${files['lab.yaml']}${finale}`;
  const compiled = compileLab({ slug: 'the-bakery-opens', files: { ...files, 'lab.yaml': yaml } });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems, undefined, 2));
  expect(compiled.lab.finale).toHaveLength(1);
  expect((await verifyLab(compiled.lab, ['1'])).problems).toEqual([]);
});

test('every YAML of it is run', () => {
  expect([...GUIDE.matchAll(/^```ya?ml(.*)$/gm)].filter(([, name]) => name?.trim() === '')).toEqual([]);
});

test.each(checkKinds.map(({ key }) => key))('%s is explained, and in the lab', (key) => {
  expect(GUIDE).toContain(`**\`${key}\`**`);
  expect(files['lab.yaml']).toMatch(new RegExp(`^        ${key}:`, 'm'));
});

test('the actions that it names exist', () => {
  const actionsIn = (text: string) => [...text.matchAll(/netlab lab (\w+)/g)].map((match) => match[1]);
  const known = actionsIn(labCommand.usage);
  expect(actionsIn(GUIDE).filter((name) => !known.includes(name))).toEqual([]);
});
