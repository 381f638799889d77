/** `netlab grade`: what a class handed in, replayed and put together. */
import { appendFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { gradebookOf } from '../../lab/classroom/gradebook.ts';
import type { Lab } from '../../lab/lab.ts';
import { assignmentAt } from '../assignment-file.ts';
import { type CliCommand, type CliIo, UsageError } from '../command.ts';
import { collect } from '../grading/collect.ts';
import { FORMAT_NAMES, formatNamed, showsTranscript } from '../grading/formats/index.ts';
import { gradeMarkdown } from '../grading/formats/markdown.ts';
import { gradeAll } from '../grading/pool.ts';
import { readRoster } from '../grading/roster.ts';
import { knownLabs, LABS_OPTION, LABS_USAGE } from '../known-lab.ts';
import { version } from '../version.ts';
import { replaceFile } from '../write-file.ts';

export const grade: CliCommand = {
  name: 'grade',
  summary: 'grade what a class handed in',
  usage: `usage: netlab grade --assignment FILE SUBMISSION… [--roster CSV] [--format FORMAT] [--output FILE]

Replays submissions (files, folders, ZIP archives), each in a fresh world, and tells what they are worth. Nothing that a
submission claims is believed. Exit code 0; 1 when --min-score is given and somebody is below it. In a
workflow of GitHub the table also goes to its summary.

  --assignment FILE   what was asked
  --roster CSV        the class list: who handed in nothing is told, and who is not of the class, too
  --roster-id COLUMN  its column of student IDs (default: by the usual names)
  --format FORMAT     ${FORMAT_NAMES.join(', ')} (default: table)
  --output FILE       instead of printing
  --into FILE         with canvas and moodle: the file that it exported, to be filled
  --column NAME       its column for the grades (default: the assignment's title)
  --maximum POINTS    what 100 percent are there, where the file does not say (default 100)
  --dry-run           tells what would change in it
  --jobs N            how many at once (default: as many as there are processors)
  --timeout SECONDS   for one submission (default 120)
  --memory MB         for one submission (default 512)
  --min-score N       the least that everybody should have
${LABS_USAGE.replace('PATH     ', 'PATH         ')}
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
        into: { type: 'string' },
        column: { type: 'string' },
        maximum: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        jobs: { type: 'string', default: String(availableParallelism()) },
        timeout: { type: 'string', default: '120' },
        memory: { type: 'string', default: '512' },
        'min-score': { type: 'string', default: '0' },
        ...LABS_OPTION,
      },
    });
    if (values.assignment === undefined) throw new UsageError('say what was asked: --assignment FILE');
    if (positionals.length === 0)
      throw new UsageError('name what was handed in: files, folders, ZIP archives');
    const limits = {
      jobs: numberIn(values.jobs, '--jobs', 1, 64),
      timeoutMs: 1000 * numberIn(values.timeout, '--timeout', 1, 86_400),
      memoryMb: numberIn(values.memory, '--memory', 64, 65_536),
    };
    const least = numberIn(values['min-score'], '--min-score', 0, 100);
    const assignment = assignmentAt(values.assignment);
    const write = formatNamed(values.format, assignment.title, {
      dryRun: values['dry-run'],
      ...(values.into !== undefined && { path: values.into }),
      ...(values.column !== undefined && { column: values.column }),
      ...(values.maximum !== undefined && { maximum: numberIn(values.maximum, '--maximum', 0.01, 1e6) }),
    });
    const roster = values.roster === undefined ? [] : readRoster(values.roster, values['roster-id']);
    const { added } = await knownLabs(io, values.labs);
    const isAsked = ({ slug }: Lab) => assignment.labs.some(({ lab }) => lab === slug);
    const handed = collect(positionals);
    const assessments = await gradeAll({
      ...limits,
      texts: handed.map(({ text }) => text),
      setting: {
        ...{ assignment, version, labs: added.filter(isAsked) },
        students: roster.map(({ student }) => student),
        transcript: showsTranscript(values.format),
      },
      ...(io.isTTY && { onProgress: progressBar(io) }),
    });
    const files = assessments.map((assessment, index) => ({
      ...assessment,
      file: handed[index]?.name ?? '',
    }));
    const book = gradebookOf(assignment, files, roster);
    const { text, notes } = write(book);
    if (values.output === undefined) io.stdout(text);
    else replaceFile(values.output, text);
    if (notes !== undefined) io.stderr(notes);
    const summary = io.env.GITHUB_STEP_SUMMARY;
    if (summary) appendFileSync(summary, gradeMarkdown(book));
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
