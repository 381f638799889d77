/** A generated class, graded by one command on two cores: everybody gets the verdict that is theirs. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assignmentOf, assignmentYaml } from '../../lab/classroom/fixture.ts';
import { CLASS_LAB, generatedClass, misjudged } from '../../lab/classroom/generated-class.ts';

const NETLAB = join(import.meta.dirname, '../../../dist/netlab.js');

test('30 submissions: right, partly right, wrong, hostile and copied ones', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'netlab-class-'));
  const handed = await generatedClass(assignmentOf([CLASS_LAB]), 30);
  mkdirSync(join(folder, 'in'));
  writeFileSync(join(folder, 'week-3.yaml'), assignmentYaml([CLASS_LAB]));
  for (const { student, text } of handed) writeFileSync(join(folder, 'in', `${student}.netlab`), text);
  const roster = handed.map(({ student }) => student);
  writeFileSync(join(folder, 'roster.csv'), ['id', ...roster, ''].join('\n'));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [NETLAB, ...'grade in --assignment week-3.yaml --roster roster.csv --jobs 2 --format json'.split(' ')],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, NETLAB_HOME: folder, GITHUB_STEP_SUMMARY: '' } },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(misjudged(handed, JSON.parse(stdout))).toEqual([]);
}, 300_000);
