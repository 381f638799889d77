/** The world that serve opens to real clients, with a console in it, and the lab that it is of. */
import { openSession, type Session } from '../../lab/session.ts';
import type { TaskView } from '../../lab/session-view.ts';
import type { ConsoleDesk, LabDesk, LabReport } from '../../serve/lab-desk.ts';
import { commands } from '../../shell/commands/index.ts';
import { createConsole } from '../../shell/console.ts';
import { createSim } from '../../sim/create-sim.ts';
import type { Sim } from '../../sim/sim.ts';
import { createBreathe } from '../breathe.ts';

export interface Desks {
  readonly sim: Sim;
  readonly console: ConsoleDesk;
  readonly lab?: LabDesk;
}

const WORDS = commands.map(({ name }) => name);
const LAB_WORDS = ['check', 'hint', 'solution', 'score'];

/** A world of an account that nobody has used yet. */
export async function openAccount(seed: string, region: string): Promise<Desks> {
  const sim = createSim({ seed, region });
  const console = await createConsole({ sim, breathe: createBreathe() });
  let turn: Promise<unknown> = Promise.resolve();
  return {
    sim,
    console: {
      get prompt() {
        return console.prompt;
      },
      commands: WORDS,
      run(line, files = {}) {
        const next = turn.then(async () => {
          for (const [path, text] of Object.entries(files)) await console.writeFile(path, text);
          return console.run(line);
        });
        turn = next.catch(() => undefined);
        return next;
      },
    },
  };
}

export async function openLab(lab: Session['lab'], seed: string): Promise<Desks> {
  const session = await openSession({ lab, seed, breathe: createBreathe() });
  return {
    sim: session.sim,
    console: {
      get prompt() {
        return session.console.prompt;
      },
      commands: [...WORDS, ...LAB_WORDS],
      async run(line, files = {}) {
        for (const [path, text] of Object.entries(files)) await session.console.writeFile(path, text);
        return session.run(line);
      },
    },
    lab: {
      lab: lab.slug,
      title: lab.title,
      seed,
      parameters: session.parameters,
      async check() {
        await session.run(''); // looks at the checks again
        return reportOf(session);
      },
    },
  };
}

function reportOf({ lab, seed, view }: Session): LabReport {
  const { solved, points, maxPoints, tasks, finale } = view;
  return {
    ...{ lab: lab.slug, title: lab.title, seed, solved, points, maxPoints },
    tasks: [...tasks, ...(finale ? [finale] : [])].map(taskOf),
  };
}

function taskOf({ id, title, done, points, maxPoints, checks }: TaskView): LabReport['tasks'][number] {
  return {
    ...{ id, title, done, points, maxPoints },
    checks: checks.map(({ id: check, label, passed, code, text }) => ({
      ...{ id: check, label, passed, code, text },
    })),
  };
}
