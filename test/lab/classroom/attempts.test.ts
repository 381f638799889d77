import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { readAttempts } from '../../../src/lab/classroom/attempts.ts';
import { submissionText } from '../../../src/lab/classroom/submission.ts';
import { headerLine } from '../../../src/lab/journal.ts';
import { findLab, play } from './fixture.ts';

let journal = '';
beforeAll(async () => {
  journal = await play({ slug: 'build-a-vpc', seed: 'abc', script: 'echo one\necho two\n' });
});

const ABOUT = {
  ...{ assignment: 'week-3', rules: 'a'.repeat(64), student: 's-042', version: '0.1.0' },
  submitted: '2026-11-23T12:00:00Z',
};
const submission = (...journals: string[]) => submissionText({ ...ABOUT, journals });
const only = (text: string) => readAttempts(text, findLab)?.attempts[0];

test('a journal alone is an attempt', () => {
  expect(only(journal)).toMatchObject({ slug: 'build-a-vpc', notes: [] });
  expect(only(journal)?.entries.map(({ line }) => line)).toEqual(['echo one', 'echo two']);
  expect(only(journal)?.stage?.lab.slug).toBe('build-a-vpc');
});

test('a submission tells whose its attempts are', () => {
  const read = readAttempts(submission(journal, journal), findLab);
  expect(read).toMatchObject({ student: 's-042', submitted: ABOUT.submitted, notes: [] });
  expect(read?.attempts).toHaveLength(2);
});

const other = (change: object) =>
  headerLine({ lab: 'build-a-vpc', hash: 'b'.repeat(64), seed: 'abc', version: '0.1.0', ...change }).text;

test.each([
  ['a lab that is not here', other({ lab: 'no-such-lab' }), /no lab 'no-such-lab'/],
  ['a seed that is none', other({ seed: 'a b' }), /seed/],
])('%s is told, and not played', (_name, text, refusal) => {
  expect(only(text)?.stage).toBeUndefined();
  expect(only(text)?.refusal).toMatch(refusal);
});

test('another version of the lab is told, and played nevertheless', () => {
  expect(only(other({}))?.stage).toBeDefined();
  expect(only(other({}))?.notes.join()).toContain('bbbbbbbb');
});

test('a broken chain is told, and played as far as it is sound', () => {
  const broken = journal.replace('echo two', 'echo 2');
  expect(only(broken)?.entries.map(({ line }) => line)).toEqual(['echo one', 'echo 2']);
  const middle = journal.replace('echo one', 'echo 1');
  expect(only(middle)?.entries.map(({ line }) => line)).toEqual(['echo 1']);
  expect(only(middle)?.notes.join()).toContain('Line 3');
});

test('a submission that was changed or cut is told, and shown', () => {
  const changed = readAttempts(submission(journal).replace('s-042', 's-043'), findLab);
  expect(changed?.notes.join()).toContain('changed after it was written');
  expect(changed?.attempts[0]?.stage).toBeDefined();
  const cut = readAttempts(submission(journal).slice(0, -90), findLab);
  expect(cut?.notes.join()).toContain('cut short');
  expect(cut?.attempts[0]?.entries.length).toBeGreaterThan(0);
});

test.each(['', '{}', 'hello', '\0\0\0', '[]'])('%j is no attempt', (text) => {
  expect(readAttempts(text, findLab)).toBeUndefined();
});

test('a file with more journals than an assignment has labs is shown in part', () => {
  const read = readAttempts(submission(...Array.from({ length: 60 }, () => journal)), findLab);
  expect(read?.attempts).toHaveLength(50);
  expect(read?.notes.join()).toContain('60');
});

test('whatever is changed in a file, it is read, or refused', () => {
  const text = submission(journal);
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(20), fc.string({ maxLength: 20 }), (at, length, patch) => {
      const read = readAttempts(text.slice(0, at) + patch + text.slice(at + length), findLab);
      for (const { refusal, stage } of read?.attempts ?? []) expect(!refusal).toBe(Boolean(stage));
    }),
  );
});
