/** `netlab grade`: what a class handed in, replayed and put together. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { gradebookOf } from '../../lab/classroom/gradebook.ts';
import { assignmentAt } from '../assignment-file.ts';
import { type CliCommand, type CliIo, UsageError } from '../command.ts';
import { collect } from '../grading/collect.ts';
import { FORMATS, formatNamed } from '../grading/formats.ts';
import { gradeAll } from '../grading/pool.ts';
import { readRoster } from '../grading/roster.ts';
import { version } from '../version.ts';
import { replaceFile } from '../write-file.ts';

export const grade: CliCommand = {
  name: 'grade',
  summary: 'grade what a class handed in',
  usage: `usage: netlab grade --assignment FILE SUBMISSION… [--roster CSV] [--format FORMAT] [--output FILE]

Replays submissions (files, folders, ZIP archives), each in a fresh world, and tells what they are worth. Nothing that a
submission claims is believed. Exit code 0; 1 when --min-score is given and somebody is below it.

  --assignment FILE   what was asked
  --roster CSV        the class list: who handed in nothing is told, and who is not of the class, too
  --roster-id COLUMN  its column of student IDs (default: by the usual names)
  --format FORMAT     ${Object.keys(FORMATS).join(', ')} (default: table)
  --output FILE       instead of printing
  --jobs N            how many at once (default: as many as there are processors)
  --timeout SECONDS   for one submission (default 120)
  --memory MB         for one submission (default 512)
  --min-score N       the least that everybody should have
`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        assignment: { type: 'string' },
        roster: { type: 'string' },
        'roster-id': { type: 'string' },
        format: { type: 'string', default: 'table' },
        output: { type: 'string' },
        jobs: { type: 'string', default: String(availableParallelism()) },
        timeout: { type: 'string', default: '120' },
        memory: { type: 'string', default: '512' },
        'min-score': { type: 'string', default: '0' },
      },
    });
    if (values.assignment === undefined) throw new UsageError('say what was asked: --assignment FILE');
    if (positionals.length === 0)
      throw new UsageError('name what was handed in: files, folders, ZIP archives');
    const format = formatNamed(values.format);
    const limits = {
      jobs: numberIn(values.jobs, '--jobs', 1, 64),
      timeoutMs: 1000 * numberIn(values.timeout, '--timeout', 1, 86_400),
      memoryMb: numberIn(values.memory, '--memory', 64, 65_536),
    };
    const least = numberIn(values['min-score'], '--min-score', 0, 100);
    const assignment = assignmentAt(values.assignment);
    const roster = values.roster === undefined ? [] : readRoster(values.roster, values['roster-id']);
    const handed = collect(positionals);
    const assessments = await gradeAll({
      ...limits,
      texts: handed.map(({ text }) => text),
      setting: {
        ...{ assignment, version, labs: [] },
        students: roster.map(({ student }) => student),
        transcript: format.transcript === true,
      },
      ...(io.isTTY && { onProgress: progressBar(io) }),
    });
    const files = assessments.map((assessment, index) => ({
      ...assessment,
      file: handed[index]?.name ?? '',
    }));
    const book = gradebookOf(assignment, files, roster);
    const text = format.write(book);
    if (values.output === undefined) io.stdout(text);
    else replaceFile(values.output, text);
    return book.students.every(({ score }) => score >= least) ? 0 : 1;
  },
};

function numberIn(text: string, option: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= least && value <= most))
    throw new UsageError(`${option} takes a number from ${least} to ${most}`);
  return value;
}

function progressBar(io: CliIo): (done: number, all: number) => void {
  const WIDTH = 40;
  return (done, all) => {
    const full = Math.round((WIDTH * done) / all);
    io.stderr(`\r[${'#'.repeat(full)}${'-'.repeat(WIDTH - full)}] ${done}/${all}${done === all ? '\n' : ''}`);
  };
}
