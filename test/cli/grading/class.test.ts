/** A whole class graded by the command itself: right, partly right, wrong, copied and hostile submissions. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readAssignment } from '../../../src/lab/classroom/assignment.ts';
import type { Gradebook } from '../../../src/lab/classroom/gradebook.ts';
import { readSubmission, submissionText } from '../../../src/lab/classroom/submission.ts';
import { assignmentYaml, findLab, submit } from '../../lab/classroom/fixture.ts';

const NETLAB = join(import.meta.dirname, '../../../dist/netlab.js');
const LAB = 'nacl-forgets-the-way-back';
const folder = mkdtempSync(join(tmpdir(), 'netlab-class-'));
const yaml = assignmentYaml([LAB]);
const read = readAssignment('week-3.yaml', yaml);
if (!read.ok) throw new Error('the fixture is no assignment');
const { assignment } = read;
const put = (name: string, text: string) => writeFileSync(join(folder, name), text);

function netlab(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [NETLAB, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NETLAB_HOME: join(folder, 'home'), GITHUB_STEP_SUMMARY: '' },
  });
  return { status, stdout, stderr };
}

const HOSTILE: Readonly<Record<string, string>> = {
  'loop-forever': 'while true; do :; done',
  'ever-longer': 'x=a; while true; do x=$x$x; done',
  'calls-itself': 'f() { f; f; }; f',
  'many-words': 'echo {1..99999999}',
  'long-sleep': 'sleep 99999999999999999999',
  escapes: "printf '\\033]0;owned\\007\\033[2J'; nosuch$(printf '\\033[31m')",
};

beforeAll(async () => {
  put('week-3.yaml', yaml);
  put('ada.netlab', await submit(assignment, 'ada'));
  put('ben.netlab', await submit(assignment, 'ben', { script: () => 'aws ec2 describe-network-acls' }));
  const ada = readSubmission(readFileSync(join(folder, 'ada.netlab'), 'utf8'));
  if (ada.ok) put('cleo.netlab', submissionText({ ...ada.submission, student: 'cleo' }));
  put('garbage.netlab', '\u001b[31mnot a submission');
  for (const [name, script] of Object.entries(HOSTILE))
    put(
      `${name}.netlab`,
      await submit(assignment, name, { script: () => `${script}\n${findLab(LAB)?.solution}` }),
    );
  put(
    'roster.csv',
    `id,name\nada,Ada\nben,Ben\ncleo,Cleo\nzoe,"=cmd|'x'!A1"\n${Object.keys(HOSTILE)
      .map((id) => `${id},\n`)
      .join('')}`,
  );
}, 120_000);

const RULES = ['grade', '--assignment', 'week-3.yaml', '--roster', 'roster.csv'];
const SOME = ['ada.netlab', 'ben.netlab'];
const grade = (...args: string[]) => netlab(...RULES, ...SOME, ...args);

describe('netlab grade', () => {
  let book: Gradebook;
  beforeAll(() => {
    const { stdout, stderr, status } = netlab(...RULES, '.', '--format', 'json');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    book = JSON.parse(stdout) as Gradebook;
  }, 300_000);

  test('each has the verdict that is theirs', () => {
    const verdict = (id: string) => {
      const found = book.students.find(({ student }) => student === id);
      return [found?.labs[0]?.state, found?.score, found?.labs[0]?.findings.map(({ code }) => code)];
    };
    expect(verdict('ada')).toEqual(['graded', 100, []]);
    expect(verdict('ben')).toEqual(['graded', 0, []]);
    expect(verdict('cleo')).toEqual(['refused', 0, ['other-student']]);
    expect(verdict('zoe')).toEqual(['missing', 0, []]);
    expect(book.strays.map(({ file }) => file)).toEqual(['garbage.netlab']);
  });

  test.each(Object.keys(HOSTILE))('%s ends with that one command, and what is right still counts', (id) => {
    const found = book.students.find(({ student }) => student === id);
    expect(found?.labs[0]).toMatchObject({ state: 'graded', score: 100 });
  });

  test('the same bytes, however many work at it', () => {
    const once = grade('--format', 'json', '--jobs', '1').stdout;
    expect(grade('--format', 'json', '--jobs', '3').stdout).toBe(once);
  });

  test('what strangers wrote obeys no terminal and no spreadsheet', () => {
    for (const format of ['table', 'markdown', 'junit'])
      expect(netlab(...RULES, 'escapes.netlab', '--format', format).stdout).not.toMatch(
        /[\u0000-\u0008\u000b-\u001f\u007f]/,
      );
    expect(grade('--format', 'csv').stdout).toContain("'=cmd|");
  });

  test('a time limit costs the one that exceeds it, and the run goes on', () => {
    const { stdout } = netlab(
      'grade',
      '--assignment',
      'week-3.yaml',
      'ada.netlab',
      'ben.netlab',
      '--format',
      'json',
      '--timeout',
      '1',
      '--memory',
      '64',
    );
    const { students } = JSON.parse(stdout) as Gradebook;
    expect(students.map(({ student }) => student)).toEqual(['ada', 'ben']);
  });

  test('--min-score makes it an exit code', () => {
    expect(netlab('grade', '--assignment', 'week-3.yaml', 'ada.netlab', '--min-score', '100').status).toBe(0);
    expect(netlab('grade', '--assignment', 'week-3.yaml', 'ben.netlab', '--min-score', '1').status).toBe(1);
  });

  test('in a workflow the table goes to the summary', () => {
    const summary = join(folder, 'summary.md');
    execFileSync(process.execPath, [NETLAB, 'grade', '--assignment', 'week-3.yaml', 'ada.netlab'], {
      cwd: folder,
      env: { ...process.env, GITHUB_STEP_SUMMARY: summary },
    });
    expect(readFileSync(summary, 'utf8')).toContain('| ada | 100.00 |  | **100.00** |');
  });

  test("Gradescope's results are of one submission", () => {
    const { stdout } = netlab('grade', '--assignment', 'week-3.yaml', 'ada.netlab', '--format', 'gradescope');
    const results = JSON.parse(stdout) as { score: number; tests: { status: string }[] };
    expect(results.score).toBe(100);
    expect(results.tests.every(({ status }) => status === 'passed')).toBe(true);
    expect(grade('--format', 'gradescope').status).toBe(2);
  });

  test("a platform's file is filled, and a dry run changes nothing", () => {
    const sheet = 'Student,ID,SIS Login ID,Week 3 (7)\nPoints Possible,,,50\nAda,1,ada,\nBen,2,ben,\n';
    put('canvas.csv', sheet);
    const dry = grade('--format', 'canvas', '--into', 'canvas.csv', '--dry-run');
    expect(dry.stdout).toContain('ada: nothing → 50.00\nben: nothing → 0.00\n');
    expect(grade('--format', 'canvas', '--into', 'canvas.csv', '--output', 'filled.csv').status).toBe(0);
    expect(readFileSync(join(folder, 'filled.csv'), 'utf8')).toBe(
      'Student,ID,SIS Login ID,Week 3 (7)\nPoints Possible,,,50\nAda,1,ada,50.00\nBen,2,ben,0.00\n',
    );
    expect(readFileSync(join(folder, 'canvas.csv'), 'utf8')).toBe(sheet);
  });
});

describe('from the assignment to the grade, as people do it', () => {
  test('init, open, submit, grade', () => {
    expect(netlab('assign', 'init', '--id', 'own', LAB, '--hints', '1').status).toBe(0);
    expect(netlab('assign', 'init', '--id', 'own', LAB).stderr).toContain('own.yaml is there already');
    expect(netlab('submit', 'own.yaml', '--student', 'ada').stderr).toContain('there is no work of ada');
    const played = spawnSync(
      process.execPath,
      [NETLAB, 'assign', 'open', 'own.yaml', '--student', 'ada', LAB, '--plain'],
      {
        cwd: folder,
        input: `${findLab(LAB)?.solution}\n`,
        env: { ...process.env, NETLAB_HOME: join(folder, 'home') },
      },
    );
    expect(played.status).toBe(0);
    expect(netlab('assign', 'open', 'own.yaml', '--student', 'ADA').stdout).toMatch(/commands so far/);
    expect(netlab('submit', 'own.yaml', '--student', 'ada').status).toBe(0);
    expect(existsSync(join(folder, 'own-ada.netlab'))).toBe(true);
    expect(netlab('grade', '--assignment', 'own.yaml', 'own-ada.netlab').stdout).toContain('100.00');
  });
});
