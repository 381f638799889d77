/** A class at a glance. */
import { describe, expect, test } from 'vitest';
import type { Gradebook, StudentGrade } from '../../../src/lab/classroom/gradebook.ts';
import { statisticsOf } from '../../../src/lab/classroom/statistics.ts';
import type { Grade } from '../../../src/lab/grade.ts';

function grade(passed: readonly boolean[], stderr = ''): Grade {
  return {
    ...{ lab: 'a', hash: '', seed: '1', passed: false, points: 0, maxPoints: 20, commands: 4, notes: [] },
    failures: stderr === '' ? [] : [{ command: 'aws', exitCode: 254, stderr }],
    tasks: passed.map((one, index) => ({
      ...{ id: `t${index}`, title: `Task ${index}`, done: one, points: 0, maxPoints: 10, hints: index },
      checks: [{ id: 'c', passed: one, code: '', text: '' }],
    })),
  };
}

function student(id: string, score: number, result?: Grade, minutes?: number): StudentGrade {
  const lab = { lab: 'a', weight: 1, score, findings: [], ...(minutes !== undefined && { minutes }) };
  const state = result ? ('graded' as const) : ('missing' as const);
  return {
    ...{ student: id, score, earned: score, daysLate: 0, findings: [], attempts: result ? 1 : 0 },
    labs: [{ ...lab, state, ...(result && { grade: result }) }],
  };
}

const REFUSED = 'An error occurred (InvalidVpc.Range) when calling the CreateVpc operation: no\n';
const book: Gradebook = {
  assignment: { id: 'x', title: 'X', hash: '' },
  students: [
    student('ada', 100, grade([true, true]), 10),
    student('ben', 50, grade([true, false], REFUSED), 20),
    student('cleo', 9.99, grade([false, false], REFUSED), 60),
    student('zoe', 0),
  ],
  strays: [],
};

describe('statistics', () => {
  const found = statisticsOf(book);

  test('scores, of those who handed in', () => {
    expect(found).toMatchObject({ students: 4, handedIn: 3, medianScore: 50 });
    expect(found.meanScore).toBeCloseTo(53.33);
    expect(found.spread).toEqual([1, 0, 0, 0, 0, 1, 0, 0, 0, 1]);
  });

  test('labs', () => {
    expect(found.labs).toEqual([
      {
        ...{ lab: 'a', graded: 3, refused: 0, missing: 1, medianScore: 50 },
        ...{ medianMinutes: 20, medianCommands: 4, meanHints: 1 },
      },
    ]);
  });

  test('checks by how many passed', () => {
    expect(found.checks.map(({ task, passed, of }) => [task, passed, of])).toEqual([
      ['t0', 2, 3],
      ['t1', 1, 3],
    ]);
  });

  test('first obstacles, and what the API refused, the most common first', () => {
    expect(found.obstacles.map(({ text, students }) => [text, students])).toEqual([
      ['Task 0: c', 1],
      ['Task 1: c', 1],
    ]);
    expect(found.errors).toEqual([{ lab: 'a', text: 'InvalidVpc.Range at CreateVpc', students: 2 }]);
  });

  test('of nobody', () => {
    const none = statisticsOf({ ...book, students: [] });
    expect(none).toMatchObject({ students: 0, handedIn: 0, labs: [], checks: [] });
    expect(none.meanScore).toBeUndefined();
  });
});
