/** The promise of the design: a lab's solution passes in real bash with the real `aws` command against `netlab serve`. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { builtInCatalogue } from '../../../src/lab/built-in.ts';
import { clientEnv, isInstalled, say } from './programs.ts';
import { serveLab } from './serving.ts';

const ALWAYS = ['build-a-vpc', 'failover-dns', 'invalidate-the-cdn'];
/** Polls through weeks: some fifty runs of the command, a second each. */
const IN_CI = ['order-direct-connect'];
/** Copies ten terabytes off a disk that only the simulated client has. */
const NEVER = ['suitcase-truck-or-link'];
const { CI, NETLAB_SLOW } = process.env;
/** All of them are a quarter of an hour: `NETLAB_SLOW=1`. */
const isWanted = (slug: string) =>
  ALWAYS.includes(slug) ||
  (CI !== undefined && IN_CI.includes(slug)) ||
  (NETLAB_SLOW !== undefined && !NEVER.includes(slug));
const isHere = isInstalled('aws') && isInstalled('bash') && isInstalled('curl');

describe.skipIf(!isHere)('in real bash, with the real aws command', { timeout: 600_000 }, () => {
  // Each has a server of its own, and most of the time goes by in the command.
  for (const { slug } of builtInCatalogue().labs)
    it.skipIf(!isWanted(slug))(`${slug} is solved`, { concurrent: true }, async ({ expect }) => {
      const { desks, serving, port } = await serveLab(slug);
      const folder = await mkdtemp(join(tmpdir(), 'netlab-'));
      try {
        expect(await desks.lab?.check()).toMatchObject({ solved: false });
        const solution = readFileSync(join(import.meta.dirname, `../../../labs/${slug}/solution.sh`), 'utf8');
        const script = `eval "$(curl -s "$AWS_ENDPOINT_URL/_netlab/shell")"\n${solution}`;
        const { stderr } = await say('bash', ['-c', script], { cwd: folder, env: clientEnv(port) });
        const report = await desks.lab?.check();
        const failed = report?.tasks.flatMap(({ checks }) => checks.filter(({ passed }) => !passed));
        expect({ failed, stderr: failed?.length ? stderr : '' }).toEqual({ failed: [], stderr: '' });
        expect(report?.solved).toBe(true);
      } finally {
        await serving.close();
        await rm(folder, { recursive: true });
      }
    });
});
