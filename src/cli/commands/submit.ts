/** `netlab submit`: a student's work on an assignment as one file. */
import { parseArgs } from 'node:util';
import { submissionText } from '../../lab/classroom/submission.ts';
import { readJournal } from '../../lab/journal.ts';
import { assignmentAt, knownStudent } from '../assignment-file.ts';
import { type CliCommand, UsageError } from '../command.ts';
import { Home } from '../home.ts';
import { version } from '../version.ts';
import { writeNew } from '../write-file.ts';

export const submit: CliCommand = {
  name: 'submit',
  summary: "hand in one's work on an assignment",
  usage: `usage: netlab submit FILE --student ID [--output FILE]

Writes what the student with that ID has done for the assignment FILE into one file, to be handed in. It holds the
commands that were typed, and nothing else of this machine; grading plays them again.

  --output FILE   default: ASSIGNMENT-ID.netlab
`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { student: { type: 'string' }, output: { type: 'string' } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0)
      throw new UsageError('submit takes the file of one assignment');
    const assignment = assignmentAt(file);
    const student = knownStudent(values.student);
    const home = new Home(io.env);
    const labs = assignment.labs.map(({ lab }) => ({
      lab,
      journal: soundPart(home.assignedJournal(assignment.id, student, lab)),
    }));
    const journals = labs.flatMap(({ journal }) => (journal === undefined ? [] : [journal]));
    if (journals.length === 0)
      throw new UsageError(
        `there is no work of ${student} for '${assignment.title}' here: netlab assign open ${file} --student ${student} LAB`,
      );
    const now = new Date();
    const text = submissionText({
      ...{ assignment: assignment.id, rules: assignment.hash, student, version, journals },
      submitted: now.toISOString(),
    });
    const output = values.output ?? `${assignment.id}-${student}.netlab`;
    writeNew(output, text);
    const lines = labs.map(({ lab, journal }) => {
      const commands = journal === undefined ? 0 : readJournal(journal).entries.length;
      return `  ${lab}: ${commands === 0 ? 'nothing' : `${commands} command${commands === 1 ? '' : 's'}`}\n`;
    });
    const isLate = assignment.due !== undefined && Date.parse(assignment.due) < now.getTime();
    io.stdout(`${output} is written: hand it in.\n${lines.join('')}`);
    if (isLate) io.stdout(`It was due on ${assignment.due}.\n`);
    return 0;
  },
};

/** A line torn by a crash stays behind. */
function soundPart(journal: string | undefined): string | undefined {
  if (journal === undefined) return undefined;
  const { header, soundBytes } = readJournal(journal);
  return header && Buffer.from(journal).subarray(0, soundBytes).toString();
}
