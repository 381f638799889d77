/** What strangers wrote, in every file that grading reads and in everything that it prints. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../src/cli/command.ts';
import { csvText } from '../../../src/cli/grading/cells.ts';
import { FORMAT_NAMES, formatNamed } from '../../../src/cli/grading/formats/index.ts';
import { canvasPlan } from '../../../src/cli/grading/lms/canvas.ts';
import { PLATFORMS } from '../../../src/cli/grading/lms/index.ts';
import { readSheet } from '../../../src/cli/grading/lms/sheet.ts';
import { readRoster } from '../../../src/cli/grading/roster.ts';
import { assess } from '../../../src/lab/classroom/assess.ts';
import { readAssignment, seedFor } from '../../../src/lab/classroom/assignment.ts';
import { type AssessedFile, gradebookOf } from '../../../src/lab/classroom/gradebook.ts';
import { missing } from '../../../src/lab/classroom/score.ts';
import { readSubmission, submissionText } from '../../../src/lab/classroom/submission.ts';
import { entryLine, headerLine } from '../../../src/lab/journal.ts';
import { assignmentOf, assignmentYaml, findLab } from '../../lab/classroom/fixture.ts';

const LAB = 'nacl-forgets-the-way-back';
const assignment = assignmentOf([LAB]);
const folder = mkdtempSync(join(tmpdir(), 'netlab-hostile-'));
const put = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
/** But tab and the ends of lines. */
const CONTROLS =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
const TRAPS = [
  '\u001b]0;owned\u0007',
  '\u009b2J',
  '\u202etxt',
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1',
];
const nasty = fc.oneof(
  fc.constantFrom(
    ...TRAPS,
    '__proto__',
    'constructor',
    'toString',
    '',
    ' ',
    '"',
    "'",
    '<script>',
    '|',
    '`',
    '\n',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const unpolluted = () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
};
/** Reads, or says in the words of a user what is wrong. */
const soundly = (read: () => unknown) => {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
  }
  unpolluted();
};

describe('files that are read', () => {
  test('rosters and sheets of platforms', () => {
    const cell = fc.oneof(
      nasty,
      fc.constantFrom('id', 'ID', 'Student', 'SIS Login ID', 'Identifier', 'Week 3', 'ada'),
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 6 }).map((rows) => csvText(rows)),
      fc
        .array(
          fc.array(cell, { maxLength: 5 }).map((cells) => cells.join(',')),
          { maxLength: 6 },
        )
        .map((rows) => rows.join('\n')),
    );
    fc.assert(
      fc.property(text, (csv) => {
        const path = put('r.csv', csv);
        soundly(() => readRoster(path));
        for (const plan of Object.values(PLATFORMS)) soundly(() => plan(readSheet(path), 'Week 3'));
        soundly(() => canvasPlan(readSheet(path), '__proto__', 'constructor'));
      }),
      { numRuns: 300, seed: 21 },
    );
  });

  test('assignments that were spoilt', () => {
    const yaml = assignmentYaml([LAB], ['due: 2026-11-23T11:00:00Z', 'late: { per_day: 10 }']);
    fc.assert(
      fc.property(fc.nat(yaml.length), fc.nat(40), nasty, (at, length, what) => {
        const read = readAssignment('a.yaml', yaml.slice(0, at) + what + yaml.slice(at + length));
        if (!read.ok) expect(read.problems.length).toBeGreaterThan(0);
        else expect(read.assignment.labs.length).toBeGreaterThan(0);
        unpolluted();
      }),
      { numRuns: 300, seed: 22 },
    );
  });

  test.each([
    ['a prototype', '__proto__: { polluted: 1 }'],
    ['digits', `seed: ${'9'.repeat(100_000)}`],
    ['an alias of itself', 'labs: &a [*a]'],
    ['brackets', `labs: ${'['.repeat(50_000)}`],
    ['a year that never comes', 'opens: 9999999-01-01T00:00:00Z'],
    ['names of prototypes', 'labs: [{ lab: __proto__, hash: constructor }]'],
  ])('assignments: %s', (_, line) => {
    expect(readAssignment('a.yaml', `${line}\n${assignmentYaml([LAB])}`).ok).toBe(false);
    unpolluted();
  });
});

describe('submissions that were forged whole', () => {
  const lab = findLab(LAB);
  const judge = (text: string) => assess({ assignment, text, findLab, version: '0.1.0' });
  const header = { lab: LAB, hash: lab?.hash ?? '', seed: seedFor(assignment, 'ada', LAB), version: '0.1.0' };
  const forged = (journals: readonly string[], changes: Record<string, unknown> = {}) =>
    submissionText({
      ...{ assignment: assignment.id, rules: assignment.hash, student: 'ada', version: '0.1.0', journals },
      submitted: '2026-11-23T12:00:00Z',
      ...changes,
    });
  const journal = (entries: readonly { at: number; line: string; wall?: number }[]) => {
    let { text, hash } = headerLine(header);
    for (const entry of entries) {
      const next = entryLine(entry, hash);
      text += next.text;
      hash = next.hash;
    }
    return text;
  };

  test('whatever their lines hold, they are told as what they are', async () => {
    const number = fc.oneof(fc.integer(), fc.constantFrom(0, -1, 2 ** 53, -(2 ** 53), 1e300, 8.64e15 + 1));
    const entry = fc.record(
      { at: number, line: nasty, wall: fc.option(number, { nil: undefined }) },
      { requiredKeys: ['at', 'line'] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 4 }), async (entries) => {
        const clean = entries.map(({ wall, ...rest }) => ({ ...rest, ...(wall !== undefined && { wall }) }));
        const { labs, student } = await judge(forged([journal(clean)]));
        expect(student).toBe('ada');
        expect(labs[0]?.score).toBe(0);
        unpolluted();
      }),
      { numRuns: 60, seed: 23 },
    );
  }, 120_000);

  test('headers and lines that are anything', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue({ maxDepth: 3 }),
        nasty,
        fc.jsonValue({ maxDepth: 1 }),
        async (value, student, more) => {
          const line = JSON.stringify(value);
          for (const text of [
            line,
            `${line}\n${line}\n`,
            forged([`${line}\n`]),
            forged([`{"journal":1}\n${line}\n`]),
            forged([], { student }),
            forged([], { student: 'ada', more }),
            forged([], { submitted: student }),
          ]) {
            const read = readSubmission(text);
            if (!read.ok) expect(read.reason).not.toBe('');
            const { labs } = await judge(text);
            expect(labs[0]?.score).toBe(0);
          }
          unpolluted();
        },
      ),
      { numRuns: 100, seed: 24 },
    );
  });

  test('a prototype in a header is a key like any other, and an unknown one', () => {
    const text = forged([]).replace('{"submission"', '{"__proto__":{"polluted":1},"submission"');
    expect(readSubmission(text).ok).toBe(false);
    unpolluted();
  });
});

describe('everything that is printed', () => {
  const book = (trap: string) => {
    const stray: AssessedFile = {
      file: `${trap}.netlab`,
      labs: assignment.labs.map(missing),
      findings: [{ code: 'unreadable', text: `It says ${trap}.` }],
    };
    const own: AssessedFile = { ...stray, student: 'ada', submitted: '2026-11-23T12:00:00Z' };
    return gradebookOf({ ...assignment, title: trap }, [own, stray], [{ student: 'ada', name: trap }]);
  };
  const plain = FORMAT_NAMES.filter((name) => !Object.hasOwn(PLATFORMS, name));

  test.each(plain)('%s obeys no terminal', (name) => {
    const write = formatNamed(name, 'Week 3', { dryRun: false });
    fc.assert(
      fc.property(nasty, (trap) => {
        const { students, strays, ...rest } = book(trap);
        // Gradescope's results are of one submission.
        const all = { ...rest, students, strays: name === 'gradescope' ? [] : strays };
        expect(write(all).text).not.toMatch(CONTROLS);
      }),
      { numRuns: 100, seed: 25 },
    );
  });

  test('no cell is a formula, and each says what it said', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(nasty, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        (rows) => {
          const read = parse(csvText(rows), {
            relax_column_count: true,
            skip_empty_lines: false,
          }) as string[][];
          for (const [row, cells] of read.entries())
            for (const [column, cell] of cells.entries()) {
              expect(cell).not.toMatch(/^(?:[=@\t\r＝＋－＠]|[+-](?!\d+(?:[.,]\d+)?$))/);
              const own = rows[row]?.[column] ?? '';
              expect([own, `'${own}`]).toContain(cell);
            }
        },
      ),
      { numRuns: 300, seed: 26 },
    );
  });

  test('what a platform would change is told without controls', () => {
    for (const trap of TRAPS) {
      const sheet = csvText([
        ['Student', 'ID', 'SIS Login ID', `Week 3 (7)`],
        ['Points Possible', '', '', '50'],
        [trap, '1', 'ada', trap],
      ]);
      const write = formatNamed('canvas', 'Week 3', { dryRun: true, path: put('canvas.csv', sheet) });
      expect(write(book(trap)).text).not.toMatch(CONTROLS);
    }
  });
});
