/** `netlab watch [URL]`: the lab of a running serve on this screen, or its checks as lines. */
import { parseArgs } from 'node:util';
import { summarise, variantOf } from '../../lab/lab.ts';
import type { LabReport } from '../../serve/lab-desk.ts';
import { printable } from '../../shell/printable.ts';
import { createBreathe } from '../breathe.ts';
import { type CliCommand, type CliIo, UsageError } from '../command.ts';
import { knownLabs } from '../known-lab.ts';
import { type ControlClient, controlClient } from '../watching/control-client.ts';

export const watch: CliCommand = {
  name: 'watch',
  summary: 'look on while a served lab is worked on',
  usage: `usage: netlab watch [URL] [--plain] [--once]

Shows the lab that 'netlab serve LAB' serves at URL (default http://127.0.0.1:4566): its map, packets and checks, live.
What is typed there runs in the served world.

  --plain   the checks as lines, again whenever one changes; taken by itself where there is no terminal
  --once    the checks as they are now; exit code 0 when all hold, 1 when not
`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { plain: { type: 'boolean', default: false }, once: { type: 'boolean', default: false } },
    });
    const [url = 'http://127.0.0.1:4566', ...more] = positionals;
    if (more.length > 0) throw new UsageError(`watch takes one URL, and there is '${more.join(' ')}' too`);
    const client = controlClient(url);
    const report = await client.post<LabReport>('check', {}).catch((error: unknown) => {
      throw new UsageError((error as Error).message);
    });
    if (values.once) {
      io.stdout(linesOf(report));
      return report.solved ? 0 : 1;
    }
    return values.plain || !io.isTTY ? watchLines(client, report, io) : watchScreen(client, report, io);
  },
};

/** Until the lab is solved, or the server is gone. */
async function watchLines(client: ControlClient, first: LabReport, io: CliIo): Promise<number> {
  let shown = linesOf(first);
  let isSolved = first.solved;
  io.stdout(shown);
  const leaving = new AbortController();
  let looking: Promise<void> | undefined;
  const look = async () => {
    const report = await client.post<LabReport>('check', {});
    const lines = linesOf(report);
    if (lines !== shown) io.stdout(`\n${lines}`);
    shown = lines;
    isSolved = report.solved;
    if (isSolved) leaving.abort();
  };
  await client
    .follow(() => {
      looking ??= look()
        .catch(() => leaving.abort())
        .finally(() => {
          looking = undefined;
        });
    }, leaving.signal)
    .catch(() => undefined);
  await looking;
  return isSolved ? 0 : 1;
}

function linesOf({ title, tasks, points, maxPoints, solved }: LabReport): string {
  const lines = tasks.flatMap((task) => [
    `${task.done ? '✓' : '✗'} ${task.title} (${task.points}/${task.maxPoints})`,
    ...task.checks.map(({ id, passed, text }) => `    ${passed ? '✓' : '✗'} ${id}: ${text}`),
  ]);
  const first = `${title}: ${solved ? 'solved' : 'not solved'}, ${points}/${maxPoints} points`;
  // Whoever answers at that URL may answer anything.
  return [first, ...lines].map((line) => `${printable(line)}\n`).join('');
}

async function watchScreen(
  client: ControlClient,
  { lab: slug, seed }: LabReport,
  io: CliIo,
): Promise<number> {
  const { catalogue } = await knownLabs(io);
  const lab = catalogue.find(slug);
  if (!lab)
    throw new UsageError(`this netlab has no lab '${slug}', which is served there: watch with --plain`);
  const [{ showApp }, { attachSession }] = await Promise.all([
    import('../screen.tsx'),
    import('../watching/remote-session.ts'),
  ]);
  return showApp({
    catalogue: [{ ...summarise(lab), brief: variantOf(lab, seed).brief }],
    progress: {},
    openSession: () => attachSession(client, { lab, seed, breathe: createBreathe() }),
    saveProgress: () => undefined,
    firstSlug: slug,
    screenReader: io.env.INK_SCREEN_READER === 'true',
    colour: !io.env.NO_COLOR && io.env.TERM !== 'dumb',
  });
}
