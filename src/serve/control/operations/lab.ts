/** The lab that is served, and the console in its world. */
import * as z from 'zod';
import type { LabReport } from '../../lab-desk.ts';
import { ControlError, defineOperation } from '../operation.ts';

const task = z.strictObject({
  id: z.string(),
  title: z.string(),
  done: z.boolean(),
  points: z.number(),
  maxPoints: z.number(),
  checks: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      passed: z.boolean(),
      code: z.string(),
      text: z.string(),
    }),
  ),
});

const check = defineOperation({
  name: 'check',
  method: 'POST',
  path: 'check',
  summary: "The lab's checks as the world is now",
  input: z.strictObject({}),
  output: z.strictObject({
    lab: z.string(),
    title: z.string(),
    seed: z.string(),
    solved: z.boolean(),
    points: z.number(),
    maxPoints: z.number(),
    tasks: z.array(task),
  }),
  async run(_, { lab }) {
    if (!lab) throw new ControlError('NoLab', 'No lab is served: start `netlab serve LAB`.', 404);
    return plain(await lab.check());
  },
});

function plain({ tasks, ...report }: LabReport) {
  return {
    ...report,
    tasks: tasks.map(({ checks, ...rest }) => ({ ...rest, checks: checks.map((one) => ({ ...one })) })),
  };
}

const MOST_LINE = 100_000;

const console = defineOperation({
  name: 'console',
  method: 'POST',
  path: 'console',
  summary: "A command line in netlab's own console, in the same world",
  input: z.strictObject({
    line: z.string().max(MOST_LINE).describe('As it would be typed: `wait 3d`.'),
    files: z
      .record(z.string(), z.string())
      .optional()
      .describe('Files that the line reads, by the path under which it names them.'),
  }),
  output: z.strictObject({
    stdout: z.string(),
    stderr: z.string(),
    exitCode: z.int(),
    prompt: z.string().describe('What stands before the next line: where it will run.'),
  }),
  async run({ line, files = {} }, { console: desk }) {
    if (!desk) throw new ControlError('NoConsole', 'No console is served.', 404);
    const { stdout, stderr, exitCode } = await desk.run(line, files);
    return { stdout, stderr, exitCode, prompt: desk.prompt };
  },
});

export const labOperations = [check, console];
