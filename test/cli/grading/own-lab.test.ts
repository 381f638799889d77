/** A lab that doesn't ship with netlab, assigned, played, handed in and graded: installed, or with --labs. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { starterLab } from '../../../src/cli/authoring/starter.ts';

const NETLAB = join(import.meta.dirname, '../../../dist/netlab.js');

test('a lab of one’s own, from the first file to the grade', () => {
  const folder = mkdtempSync(join(tmpdir(), 'netlab-own-'));
  const netlab = (line: string, input = '') => {
    const env = { ...process.env, NETLAB_HOME: join(folder, 'home'), GITHUB_STEP_SUMMARY: '' };
    const done = spawnSync(process.execPath, [NETLAB, ...line.split(' ')], {
      ...{ cwd: folder, encoding: 'utf8', env, input },
    });
    return `${done.status} ${done.stdout}${done.stderr}`;
  };
  expect(netlab('lab new doors')).toMatch(/^0 /);
  expect(netlab('lab pack doors --output doors.zip')).toMatch(/^0 /);
  expect(netlab('lab install doors.zip')).toContain('doors 0.1.0');
  expect(netlab('assign init --id w doors')).toMatch(/^0 /);
  const { files } = starterLab('doors');
  expect(netlab('assign open w.yaml --student ada doors --plain', files['solution.sh'])).toMatch(/^0 /);
  expect(netlab('submit w.yaml --student ada')).toMatch(/^0 /);
  expect(netlab('grade w-ada.netlab --assignment w.yaml')).toMatch(/^ada +100\.00 +100\.00$/m);
  expect(netlab('lab remove doors')).toMatch(/^0 /);
  expect(netlab('grade w-ada.netlab --assignment w.yaml')).toMatch(/^ada +refused /m);
  expect(netlab('grade w-ada.netlab --assignment w.yaml --labs doors.zip')).toMatch(/^ada +100\.00 /m);
}, 120_000);
