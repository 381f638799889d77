/** Assessing submissions: right ones, partly right ones, and those that claim what is not so. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Assessment, assess } from '../../../src/lab/classroom/assess.ts';
import { type Assignment, seedFor } from '../../../src/lab/classroom/assignment.ts';
import { gradebookOf } from '../../../src/lab/classroom/gradebook.ts';
import { readSubmission, submissionText } from '../../../src/lab/classroom/submission.ts';
import { assignmentOf, findLab, play, submit } from './fixture.ts';

const LAB = 'nacl-forgets-the-way-back';
const assignment = assignmentOf([LAB]);
const judge = (text: string, rules: Assignment = assignment): Promise<Assessment> =>
  assess({ assignment: rules, text, findLab, version: '0.1.0', students: ['ada', 'ben'] });
const codes = ({ findings, labs }: Assessment) =>
  [...findings, ...labs.flatMap((lab) => lab.findings)].map(({ code }) => code);

describe('a submission is worth what replaying it gives', () => {
  test('all of it', async () => {
    const result = await judge(await submit(assignment, 'ada'));
    expect(result).toMatchObject({ student: 'ada', labs: [{ state: 'graded', score: 100 }] });
    expect(codes(result)).toEqual([]);
    expect(result.labs[0]?.minutes).toBeGreaterThan(0);
  });

  test('nothing, where nothing was mended', async () => {
    const result = await judge(await submit(assignment, 'ada', { script: () => 'aws ec2 describe-vpcs' }));
    expect(result.labs[0]).toMatchObject({ state: 'graded', score: 0 });
  });

  test('less, with hints', async () => {
    const script = (slug: string) => `hint\n${findLab(slug)?.solution}`;
    const { labs } = await judge(await submit(assignment, 'ada', { script }));
    expect(labs[0]?.score).toBeLessThan(100);
    expect(labs[0]?.score).toBeGreaterThan(40);
  });

  test('hints beyond those allowed are not given, and so cost nothing', async () => {
    const strict = assignmentOf([LAB], ['hints: 0']);
    const script = (slug: string) => `hint\n${findLab(slug)?.solution}`;
    const result = await judge(await submit(strict, 'ada', { script }), strict);
    expect(result.labs[0]?.score).toBe(100);
    expect(result.labs[0]?.grade?.failures[0]?.stderr).toContain('this assignment allows 0 for each task');
  });

  test('the same submission, the same bytes', async () => {
    const text = await submit(assignment, 'ada');
    expect(JSON.stringify(await judge(text))).toBe(JSON.stringify(await judge(text)));
  });
});

describe('what is not what it claims to be is told as what it is', () => {
  test("another student's journal", async () => {
    const own = readSubmission(await submit(assignment, 'ben'));
    if (!own.ok) throw new Error(own.reason);
    const result = await judge(submissionText({ ...own.submission, student: 'ada' }));
    expect(result.labs[0]).toMatchObject({ state: 'refused', score: 0 });
    expect(result.labs[0]?.findings).toEqual([
      { code: 'other-student', text: 'The journal is of the variant of ben.' },
    ]);
  });

  test('a seed of their own choice', async () => {
    const journal = await play({ slug: LAB, script: findLab(LAB)?.solution ?? '', seed: '1' });
    expect(codes(await judge(await submit(assignment, 'ada', { journals: [journal] })))).toEqual([
      'other-student',
    ]);
  });

  test('another version of the lab', async () => {
    const seed = seedFor(assignment, 'ada', LAB);
    const journal = await play({ slug: LAB, script: 'aws sts get-caller-identity', seed });
    const old = rechained(journal.replace(findLab(LAB)?.hash ?? '', 'f'.repeat(64)));
    expect(codes(await judge(await submit(assignment, 'ada', { journals: [old] })))).toEqual([
      'other-lab-version',
    ]);
  });

  test('a chain that was broken', async () => {
    const seed = seedFor(assignment, 'ada', LAB);
    const journal = await play({
      slug: LAB,
      script: 'aws ec2 describe-vpcs\naws ec2 describe-subnets',
      seed,
    });
    const journals = [journal.replace('describe-vpcs', 'describe-tags')];
    expect(codes(await judge(await submit(assignment, 'ada', { journals })))).toEqual(['broken-chain']);
  });

  test('moments that cannot have been', async () => {
    const seed = seedFor(assignment, 'ada', LAB);
    const journal = await play({ slug: LAB, script: findLab(LAB)?.solution ?? '', seed });
    const at = /"at":(\d+)/g;
    const later = rechained(journal.replace(at, (_, ms) => `"at":${Number(ms) + 5000}`));
    const result = await judge(await submit(assignment, 'ada', { journals: [later] }));
    expect(codes(result)).toEqual(['impossible-clock']);
    expect(result.labs[0]).toMatchObject({ state: 'refused', score: 0 });
  });

  test('work begun before it opened', async () => {
    const strict = assignmentOf([LAB], ['opens: 2026-11-23T10:00:00Z']);
    expect(codes(await judge(await submit(strict, 'ada'), strict))).toEqual(['too-early']);
  });

  test("a learner's clock that was set back is told, and counts", async () => {
    const result = await judge(await submit(assignment, 'ada', { submitted: '2026-11-20T12:00:00Z' }));
    expect(codes(result)).toEqual(['odd-clock']);
    expect(result.labs[0]?.score).toBe(100);
  });

  test.each([
    ['another assignment', { assignment: 'week-4' }, 'other-assignment'],
    ['another netlab', { version: '9.9.9' }, 'other-netlab'],
    ['other rules', { rules: '0'.repeat(64) }, 'other-rules'],
  ])('%s', async (_, changes, code) => {
    expect(codes(await judge(await submit(assignment, 'ada', changes)))).toContain(code);
  });

  test('a lab twice', async () => {
    const seed = seedFor(assignment, 'ada', LAB);
    const journal = await play({ slug: LAB, script: 'date', seed });
    expect(codes(await judge(await submit(assignment, 'ada', { journals: [journal, journal] })))).toEqual([
      'unreadable',
    ]);
  });

  test('nothing of it can be changed, cut or garbled unnoticed', async () => {
    const text = await submit(assignment, 'ada', { script: () => 'aws ec2 describe-vpcs\ndate' });
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom('cut', 'flip', 'drop'), async (at, how) => {
        const changed =
          how === 'cut'
            ? text.slice(0, at)
            : how === 'drop'
              ? text.slice(0, at) + text.slice(at + 1)
              : `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`;
        const { labs } = await judge(changed);
        // Only the line end after the seal means nothing.
        if (changed.trimEnd() !== text.trimEnd()) expect(labs[0]?.state).not.toBe('graded');
      }),
      { numRuns: 60, seed: 3 },
    );
  });
});

describe('a gradebook', () => {
  const late = assignmentOf(
    [LAB],
    ['due: 2026-11-23T11:00:00Z', 'late: { per_day: 10, at_most: 30 }', 'attempts: 2'],
  );
  const at = async (student: string, submitted: string, script?: string) => ({
    file: `${student}-${submitted}.netlab`,
    ...(await judge(
      await submit(late, student, { submitted, ...(script !== undefined && { script: () => script }) }),
      late,
    )),
  });

  test('lateness costs for each day begun, and no more than was said', async () => {
    const files = [
      await at('ada', '2026-11-23T10:59:59Z'),
      await at('ben', '2026-11-23T11:00:01Z'),
      await at('cleo', '2026-12-23T11:00:00Z'),
    ];
    const { students } = gradebookOf(late, files);
    expect(students.map(({ student, daysLate, score }) => [student, daysLate, score])).toEqual([
      ['ada', 0, 100],
      ['ben', 1, 90],
      ['cleo', 30, 70],
    ]);
  });

  test('the best of the attempts that count', async () => {
    const files = [
      await at('ada', '2026-11-23T09:00:00Z', 'date'),
      await at('ada', '2026-11-23T09:30:00Z', 'date'),
      await at('ada', '2026-11-23T10:00:00Z'),
      await at('ben', '2026-11-23T09:00:00Z', 'date'),
      await at('ben', '2026-11-23T10:00:00Z'),
    ];
    const { students } = gradebookOf(late, files.toReversed());
    expect(students.map(({ student, score, attempts }) => [student, score, attempts])).toEqual([
      ['ada', 0, 3],
      ['ben', 100, 2],
    ]);
    expect(students[0]?.findings.map(({ code }) => code)).toEqual(['past-attempts']);
  });

  test('who handed in nothing is there, and who is not of the class is told apart', async () => {
    const roster = [{ student: 'zoe', name: 'Zoe' }, { student: 'ada' }];
    const book = gradebookOf(
      late,
      [await at('ada', '2026-11-23T09:00:00Z'), await at('eve', '2026-11-23T09:00:00Z')],
      roster,
    );
    expect(book.students.map(({ student, score, attempts }) => [student, score, attempts])).toEqual([
      ['zoe', 0, 0],
      ['ada', 100, 1],
    ]);
    expect(book.strays.map(({ student }) => student)).toEqual(['eve']);
  });

  test('the very same commands are for a person to look at', async () => {
    const script = ['date', 'date -u', 'hostname', 'whoami', 'aws ec2 describe-vpcs'].join('\n');
    const { students } = gradebookOf(late, [
      await at('ada', '2026-11-23T09:00:00Z', script),
      await at('ben', '2026-11-23T09:00:00Z', script),
    ]);
    expect(students[1]?.labs[0]?.findings).toEqual([
      { code: 'same-commands', text: 'Its commands are, one for one, those of ada.' },
    ]);
  });
});

/** Forges a journal: its lines changed, its chain made anew. */
function rechained(journal: string): string {
  let last = '';
  return journal
    .trimEnd()
    .split('\n')
    .map((line) => {
      const value = JSON.parse(line) as { after?: string };
      const text = JSON.stringify(value.after === undefined ? value : { ...value, after: last });
      last = sha256(text);
      return `${text}\n`;
    })
    .join('');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
