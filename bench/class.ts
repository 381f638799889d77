/**
 * A class of 300, graded by one command on two cores: submissions per second and core, beside how often one core starts
 * Node. What is graded is right, partly right, wrong, hostile and copied, and each verdict is looked at, too.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { assignmentOf, assignmentYaml } from '../test/lab/classroom/fixture.ts';
import { CLASS_LAB, generatedClass, misjudged } from '../test/lab/classroom/generated-class.ts';
import { median, type Row, timed } from './row.ts';

const run = promisify(execFile);
const NETLAB = join(import.meta.dirname, '../dist/netlab.js');
const STUDENTS = 300;
const CORES = 2;
const ROUNDS = 15;

export async function classBench(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'netlab-bench-'));
  const handed = await generatedClass(assignmentOf([CLASS_LAB]), STUDENTS);
  mkdirSync(join(folder, 'in'));
  writeFileSync(join(folder, 'week-3.yaml'), assignmentYaml([CLASS_LAB]));
  for (const { student, text } of handed) writeFileSync(join(folder, 'in', `${student}.netlab`), text);
  const words = ['grade', 'in', '--assignment', 'week-3.yaml', '--jobs', String(CORES), '--format', 'json'];
  let book = '';
  const ms = await timed(async () => {
    const env = { ...process.env, NETLAB_HOME: folder, GITHUB_STEP_SUMMARY: '' };
    const { stdout } = await run(process.execPath, [NETLAB, ...words], { cwd: folder, env, maxBuffer: 1e9 });
    book = stdout;
  });
  rmSync(folder, { recursive: true });
  const wrong = misjudged(handed, JSON.parse(book));
  if (wrong.length > 0) throw new Error(`wrong verdicts:\n${wrong.join('\n')}`);
  const starts: number[] = [];
  for (let round = 0; round < ROUNDS; round++)
    starts.push(await timed(() => run(process.execPath, ['-e', '0'])));
  return [
    {
      name: `a class of ${STUDENTS}, graded on ${CORES} cores`,
      value: (1000 * STUDENTS) / ms / CORES,
      unit: '/s core',
      against: { name: 'node -e 0, /s', value: 1000 / median(starts) },
      aim: '≥ 1',
    },
  ];
}
