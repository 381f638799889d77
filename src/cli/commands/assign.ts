/** `netlab assign …`: writes assignments, and opens them for those who are to solve them. */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Assignment } from '../../lab/classroom/assignment.ts';
import { printable } from '../../shell/printable.ts';
import { assignmentAt, knownStudent } from '../assignment-file.ts';
import { type CliCommand, type CliIo, UsageError } from '../command.ts';
import { Home } from '../home.ts';
import { knownLab, knownLabs, LABS_OPTION, LABS_USAGE } from '../known-lab.ts';
import { writeNew } from '../write-file.ts';

export const assign: CliCommand = {
  name: 'assign',
  summary: 'write an assignment, or open one',
  usage: `usage: netlab assign init --id ID LAB… [--title TITLE] [--opens TIME] [--due TIME] [--late PERCENT]
                   [--attempts N] [--hints N] [--output FILE] [--labs PATH]
       netlab assign open FILE --student ID [LAB] [--plain] [--labs PATH]
       netlab assign schema

init    writes an assignment with a seed of its own: give the file to everybody. LAB is a name, or NAME=WEIGHT.
open    opens a lab of it, in the variant of the student with that ID; without LAB, tells how far they are.
        Work is kept as you type; \`netlab submit FILE --student ID\` hands it in.
schema  prints the JSON Schema of assignments, for editors.

  --opens, --due TIME   a moment: 2026-11-30T23:59:00+01:00
  --late PERCENT        what each day begun after the due time takes away (default: nothing; it is told)
  --attempts N          how many submissions count (default: all; the best is graded)
  --hints N             hints that may be taken, for each task (default: all)
  --output FILE         default: ID.yaml
${LABS_USAGE.replace('PATH     ', 'PATH           ')}
`,
  async run([action, ...args], io) {
    if (action === 'init') return init(args, io);
    if (action === 'open') return open(args, io);
    if (action !== 'schema')
      throw new UsageError(
        action === undefined
          ? 'assign what? init, open or schema'
          : `assign cannot '${action}': init, open or schema`,
      );
    const { assignmentJsonSchema } = await import('../../lab/classroom/assignment.ts');
    io.stdout(`${JSON.stringify(assignmentJsonSchema(), undefined, 2)}\n`);
    return 0;
  },
};

async function init(args: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...{ id: { type: 'string' }, title: { type: 'string' }, opens: { type: 'string' } },
      ...{ due: { type: 'string' }, late: { type: 'string' }, attempts: { type: 'string' } },
      ...{ hints: { type: 'string' }, output: { type: 'string' }, ...LABS_OPTION },
    },
  });
  const { id, title = id, output = `${id}.yaml` } = values;
  if (id === undefined || positionals.length === 0)
    throw new UsageError('assign init needs --id ID and the names of labs');
  const known = await knownLabs(io, values.labs);
  const labs = positionals.flatMap((word) => {
    const [slug = '', weight = '1'] = word.split('=');
    return [`  - lab: ${slug}`, `    hash: ${knownLab(slug, known).hash}`, `    weight: ${weight}`];
  });
  const optional = (key: string, value: string | undefined) =>
    value === undefined ? [] : [`${key}: ${value}`];
  const lines = [
    '# An assignment of netlab. Give this file to every student; grade with it what they hand in.',
    `assignment: 1`,
    `id: ${id}`,
    `title: ${JSON.stringify(title)}`,
    "# With a student's ID it gives that student's variants. Keep it as it is once the file is out.",
    `seed: ${randomBytes(8).toString('hex')}`,
    ...optional('opens', values.opens),
    ...optional('due', values.due),
    ...(values.late === undefined ? [] : ['late:', `  per_day: ${values.late}`]),
    ...optional('attempts', values.attempts),
    ...optional('hints', values.hints),
    'labs:',
    ...labs,
    '',
  ];
  writeNew(output, lines.join('\n'), assignmentAt);
  io.stdout(`${output} is written. Students open it with: netlab assign open ${output} --student ID\n`);
  return 0;
}

async function open(args: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      student: { type: 'string' },
      plain: { type: 'boolean', default: false },
      'screen-reader': { type: 'boolean', default: false },
      ...LABS_OPTION,
    },
  });
  const [file, slug, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw new UsageError('assign open takes FILE and at most one lab');
  const assignment = assignmentAt(file);
  const student = knownStudent(values.student);
  const home = new Home(io.env);
  if (slug === undefined) return tell(assignment, student, file, home, io);
  if (!assignment.labs.some(({ lab }) => lab === slug))
    throw new UsageError(
      `${slug} is not among the labs of this assignment: ${assignment.labs.map(({ lab }) => lab).join(', ')}`,
    );
  refuseEarly(assignment);
  const { playAssigned } = await import('../assigned.ts');
  return playAssigned({
    ...{ assignment, student, slug, home, io, labs: values.labs ?? [] },
    plain: values.plain || !io.isTTY,
    screenReader: values['screen-reader'],
  });
}

function refuseEarly({ opens, title }: Assignment): void {
  if (opens !== undefined && Date.parse(opens) > Date.now())
    throw new UsageError(`'${title}' opens on ${opens}`);
}

async function tell(
  assignment: Assignment,
  student: string,
  file: string,
  home: Home,
  io: CliIo,
): Promise<number> {
  const { readJournal } = await import('../../lab/journal.ts');
  const { due, title, labs, hints, attempts } = assignment;
  const width = Math.max(...labs.map(({ lab }) => lab.length));
  const lines = labs.map(({ lab, weight }) => {
    const text = home.assignedJournal(assignment.id, student, lab);
    const commands = text === undefined ? 0 : readJournal(text).entries.length;
    const state = commands === 0 ? 'not begun' : `${commands} command${commands === 1 ? '' : 's'} so far`;
    return `  ${lab.padEnd(width)}  weight ${weight}  ${state}`;
  });
  const rules = [
    ...(due === undefined ? [] : [`due ${due}`]),
    ...(hints === undefined ? [] : [`${hints} hint${hints === 1 ? '' : 's'} for each task`]),
    ...(attempts === undefined ? [] : [`${attempts} submission${attempts === 1 ? ' counts' : 's count'}`]),
  ];
  io.stdout(
    [
      `${printable(title)}${rules.length > 0 ? `: ${rules.join(', ')}` : ''}`,
      ...lines,
      '',
      `Open a lab:  netlab assign open ${file} --student ${student} LAB`,
      `Hand it in:  netlab submit ${file} --student ${student}`,
      '',
    ].join('\n'),
  );
  return 0;
}
