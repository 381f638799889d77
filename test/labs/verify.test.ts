/** All labs, proved: `netlab lab verify` as a test. Each has a seed of its own, so that it stays cheap. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileLab } from '../../src/lab/compile-lab.ts';
import { findLabFolders, readLabFolder } from '../../src/lab/files.ts';
import { grade } from '../../src/lab/grade.ts';
import { formatProblem } from '../../src/lab/problem.ts';
import { verifyLab } from '../../src/lab/verify.ts';

const folders = findLabFolders(join(import.meta.dirname, '../../labs')).map(readLabFolder);

describe('every built-in lab is proved', () => {
  test.each(folders.map((folder, index) => [folder.slug, folder, `proof-${index}`] as const))(
    '%s',
    async (slug, folder, seed) => {
      const compiled = compileLab(folder);
      if (!compiled.ok)
        throw new Error(compiled.problems.map((problem) => formatProblem(slug, problem)).join('\n'));
      const proof = await verifyLab(compiled.lab, [seed]);
      expect(proof.problems.map((problem) => formatProblem(slug, problem))).toEqual([]);
      for (const { mutations } of proof.seeds) expect(mutations.length).toBeGreaterThan(0);
    },
    120_000,
  );
});

describe('every built-in lab', () => {
  test.each(folders.map((folder) => [folder.slug, folder] as const))(
    '%s: its solution gets full marks',
    async (_, folder) => {
      const compiled = compileLab(folder);
      if (!compiled.ok) throw new Error('see above');
      const { lab } = compiled;
      const { passed, points, maxPoints, failures } = await grade({
        lab,
        seed: 'marks',
        submission: { script: lab.solution },
      });
      expect({ passed, points, failures }).toEqual({ passed: true, points: maxPoints, failures: [] });
      expect((await grade({ lab, seed: 'marks', submission: { script: '' } })).points).toBe(0);
      for (const task of lab.tasks) expect(task.hints).toHaveLength(3);
    },
  );
});
