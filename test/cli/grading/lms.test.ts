/** Canvas's and Moodle's own files, filled; held against what one would fill in by hand. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../src/cli/command.ts';
import { csvText, guarded } from '../../../src/cli/grading/cells.ts';
import { canvasPlan } from '../../../src/cli/grading/lms/canvas.ts';
import { changesText, openSheet } from '../../../src/cli/grading/lms/index.ts';
import { moodlePlan } from '../../../src/cli/grading/lms/moodle.ts';
import { sheetText } from '../../../src/cli/grading/lms/sheet.ts';
import type { Gradebook, StudentGrade } from '../../../src/lab/classroom/gradebook.ts';

const folder = mkdtempSync(join(tmpdir(), 'netlab-lms-'));
let count = 0;

function file(text: string): string {
  const path = join(folder, `${count++}.csv`);
  writeFileSync(path, text);
  return path;
}

function graded(student: string, score: number, attempts = 1): StudentGrade {
  const labs = [{ lab: 'build-a-vpc', weight: 1, state: 'graded' as const, score, findings: [] }];
  return { student, score, earned: score, daysLate: 0, labs, findings: [], attempts };
}

const book: Gradebook = {
  assignment: { id: 'week-3', title: 'Week 3', hash: '' },
  students: [
    graded('ada', 66.67),
    graded('ben@school.example', 100),
    graded('cleo', 0, 0),
    graded('dora', 50),
  ],
  strays: [],
};

const CANVAS = [
  'Student,ID,SIS User ID,SIS Login ID,Section,Week 2 (480),Week 3 (481),Current Score',
  '    Points Possible,,,,,10,20,(read only)',
  '"Lovelace, Ada",101,S-1,ada,Nets,9,,90',
  '"Babbage, Ben",102,S-2,BEN@school.example,Nets,8,3.5,80',
  '"=HYPERLINK(""http://evil.example"")",103,S-3,cleo,Nets,,12,',
  '"Student, Test",104,,ada,Nets,,,',
  '',
].join('\n');

const CANVAS_FILLED = [
  'Student,ID,SIS User ID,SIS Login ID,Section,Week 2 (480),Week 3 (481),Current Score',
  '    Points Possible,,,,,10,20,(read only)',
  '"Lovelace, Ada",101,S-1,ada,Nets,9,13.33,90',
  '"Babbage, Ben",102,S-2,BEN@school.example,Nets,8,20.00,80',
  '"\'=HYPERLINK(""http://evil.example"")",103,S-3,cleo,Nets,,12,',
  '"Student, Test",104,,ada,Nets,,,',
  '',
].join('\n');

describe('Canvas', () => {
  test('grades go where its own import looks for them, and nothing else changes', () => {
    const filled = openSheet(canvasPlan, 'Week 3', { path: file(CANVAS) })(book);
    expect(sheetText(filled.sheet)).toBe(CANVAS_FILLED);
    expect(changesText(filled)).toBe(
      'ada: nothing → 13.33\nben@school.example: 3.5 → 20.00\ndora: graded, and in no row of the file\n2 grades change.\n',
    );
  });

  test('filled once more, nothing changes', () => {
    const filled = openSheet(canvasPlan, 'Week 3', { path: file(CANVAS_FILLED) })(book);
    expect(filled.changes).toEqual([]);
  });

  test.each([
    ['the full heading', 'Week 3 (481)'],
    ['the name', 'week 3'],
  ])('its column is found by %s', (_, column) => {
    expect(canvasPlanAt(CANVAS, column).gradeAt).toBe(6);
  });

  test.each([
    [
      'no such column',
      CANVAS,
      'Week 33',
      "has no column 'Week 33' for grades; name one with --column (there are: Week 2 (480), Week 3 (481))",
    ],
    ['what Canvas reckons itself', CANVAS, 'Current Score', 'Canvas reckons'],
    [
      'two of one name',
      CANVAS.replace('Week 2 (480)', 'Week 3 (480)'),
      'Week 3',
      'several columns are called',
    ],
    ['another file', 'a,b (1)\n1,2\n', 'b', "is it Canvas's export?"],
  ])('%s', (_, text, column, message) => {
    expect(() => canvasPlanAt(text, column)).toThrow(message);
    expect(() => canvasPlanAt(text, column)).toThrow(UsageError);
  });

  function canvasPlanAt(text: string, column: string) {
    let plan: ReturnType<typeof canvasPlan> | undefined;
    openSheet(
      (sheet, title, name) => {
        plan = canvasPlan(sheet, title, name);
        return plan;
      },
      'Week 3',
      { path: file(text), column },
    );
    return plan as NonNullable<typeof plan>;
  }
});

describe('Moodle', () => {
  const WORKSHEET = [
    '\ufeffIdentifier,"Full name","ID number","Email address",Status,Grade,"Maximum grade","Grade can be changed","Feedback comments"',
    '"Participant 7","Ada Lovelace",ADA,a@school.example,Submitted,,10.00,Yes,',
    '"Participant 8","Ben Babbage",,ben@school.example,Submitted,1.00,10.00,No,keep',
    '"Participant 9","Cleo",cleo,c@school.example,"No submission",,10.00,Yes,',
    '',
  ].join('\r\n');

  test('the grading worksheet: maximum by row, no change where none is allowed, the file as it was', () => {
    const filled = openSheet(moodlePlan, 'Week 3', { path: file(WORKSHEET) })(book);
    expect(sheetText(filled.sheet)).toBe(
      [
        '\ufeffIdentifier,Full name,ID number,Email address,Status,Grade,Maximum grade,Grade can be changed,Feedback comments',
        'Participant 7,Ada Lovelace,ADA,a@school.example,Submitted,6.67,10.00,Yes,build-a-vpc: 66.67 %',
        'Participant 8,Ben Babbage,,ben@school.example,Submitted,1.00,10.00,No,keep',
        'Participant 9,Cleo,cleo,c@school.example,No submission,,10.00,Yes,',
        '',
      ].join('\r\n'),
    );
    expect(filled.unmatched).toEqual(['ben@school.example', 'dora']);
  });

  test.each([
    ['Real', 30, '20.00'],
    ['Percentage', 30, '66.67'],
  ])('the gradebook, in its column of kind %s', (kind, maximum, grade) => {
    const text = `First name;Surname;Email address;Assignment: Week 3 (${kind})\nAda;L;ada;\n`;
    const filled = openSheet(moodlePlan, 'Week 3', { path: file(text), maximum })(book);
    expect(sheetText(filled.sheet)).toBe(
      `First name;Surname;Email address;Assignment: Week 3 (${kind})\nAda;L;ada;${grade}\n`,
    );
  });

  test('another file is refused', () => {
    expect(() => openSheet(moodlePlan, 'Week 3', { path: file('x,y\n1,2\n') })).toThrow(
      "is it Moodle's export?",
    );
  });
});

describe('cells', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['+cmd|x', "'+cmd|x"],
    ['-2+3', "'-2+3"],
    ['\t=1', "'\t=1"],
    ['-5', '-5'],
    ['+1.25', '+1.25'],
    ['Ada', 'Ada'],
  ])('%j is written as %j', (cell, expected) => {
    expect(guarded(cell)).toBe(expected);
  });

  test('whatever stands in a cell, it stays one cell, and no formula', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 2 }), { minLength: 1 }),
        (rows) => {
          const read = parse(csvText(rows), { relax_column_count: true }) as string[][];
          const kept = rows.filter((row) => row.some((cell) => cell !== ''));
          expect(read.filter((row) => row.some((cell) => cell !== ''))).toEqual(
            kept.map((row) => row.map(guarded)),
          );
        },
      ),
    );
  });
});
