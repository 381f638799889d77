/** The console commands that belong to a lab: `check`, `hint`, `solution`, `reset`, `score`. */

import { closest } from '../kit/closest-words.ts';
import type { Step } from '../net/trace.ts';
import type { CommandOutput, ConsoleCommand } from '../shell/console.ts';
import { stepWords } from '../shell/explain-flow.ts';
import { routeLines } from './checks/route.ts';
import type { CheckResult } from './evaluate.ts';
import { assignments } from './lab.ts';
import type { LabDesk } from './play.ts';
import type { SessionView, TaskView } from './session-view.ts';

export function labCommands(desk: LabDesk): readonly ConsoleCommand[] {
  return [
    checkCommand(desk),
    hintCommand(desk),
    solutionCommand(desk),
    resetCommand(desk),
    scoreCommand(desk),
  ];
}

const say = (stdout: string, exitCode = 0): CommandOutput => ({
  stdout: `${stdout}\n`,
  stderr: '',
  exitCode,
});
const refuse = (stderr: string): CommandOutput => ({ stdout: '', stderr: `${stderr}\n`, exitCode: 2 });

function checkCommand(desk: LabDesk): ConsoleCommand {
  return {
    name: 'check',
    summary: 'look at what holds and what does not',
    usage: 'check [NAME]',
    async run([name]) {
      const view = await desk.refresh();
      if (name === undefined) return say(overview(view), view.solved ? 0 : 1);
      const checks = allTasks(view).flatMap((task) => task.checks);
      const found = checks.find((check) => check.id === name);
      if (found) return say(detail(found), found.passed ? 0 : 1);
      const ids = checks.map((check) => check.id);
      const near = closest(name, ids)[0];
      return refuse(
        `check: there is no check '${name}'. ${near ? `Did you mean '${near}'?` : `There are: ${ids.join(', ')}.`}`,
      );
    },
    complete: () =>
      desk.variant.tasks.flatMap((task) =>
        task.checks.map((check) => ({ value: check.id, description: task.title })),
      ),
  };
}

function hintCommand(desk: LabDesk): ConsoleCommand {
  const { tasks } = desk.variant;
  return {
    name: 'hint',
    summary: 'take the next hint; it costs points',
    usage: 'hint [TASK]',
    async run([id]) {
      const view = await desk.refresh();
      const index = id === undefined ? view.current : tasks.findIndex((task) => task.id === id);
      const task = view.tasks[index];
      if (!task) {
        if (id === undefined) return say('All tasks are done: there is nothing left to hint at.');
        return refuse(
          `hint: there is no task '${id}'. There are: ${tasks.map((known) => known.id).join(', ')}.`,
        );
      }
      const shown = task.hintsShown.length;
      const hint = tasks[index]?.hints[shown];
      if (hint === undefined)
        return say(`There are no more hints for "${task.title}". \`solution\` shows the whole way.`);
      const { hintsAllowed } = desk;
      if (task.hintsLeft === 0) return refuse(`hint: this assignment allows ${hintsAllowed} for each task.`);
      const { progress } = desk;
      const hintsShown = progress.hintsShown.map((count, at) => (at === index ? count + 1 : count));
      desk.setProgress({ ...progress, hintsShown });
      return say(
        `${task.title}, hint ${shown + 1} of ${shown + task.hintsLeft} (-${task.nextHintCost} point${task.nextHintCost === 1 ? '' : 's'})\n\n${hint}`,
      );
    },
    complete: () => tasks.map((task) => ({ value: task.id, description: task.title })),
  };
}

function solutionCommand(desk: LabDesk): ConsoleCommand {
  return {
    name: 'solution',
    summary: 'show how it is done; forfeits the points of what is not done yet',
    usage: 'solution [--yes]',
    async run([flag]) {
      const view = await desk.refresh();
      if (!view.solved && !desk.progress.solutionShown) {
        const open = [...openTasks(desk, view)];
        if (flag !== '--yes') {
          return say(
            'This forfeits the points of every task that is not done yet. To see it anyway: solution --yes',
            1,
          );
        }
        desk.setProgress({ ...desk.progress, solutionShown: true, forfeited: new Set(open) });
      }
      const { parameters, solution } = desk.variant;
      return say(`${assignments(parameters)}\n\n${solution.trim()}`);
    },
  };
}

/** Indices of what is not done yet; the finale counts as one past the last task. */
function openTasks(desk: LabDesk, view: SessionView): readonly number[] {
  const open = view.tasks.flatMap((task, index) => (task.done ? [] : [index]));
  return view.finale?.done || desk.variant.finale.length === 0 ? open : [...open, view.tasks.length];
}

function resetCommand(desk: LabDesk): ConsoleCommand {
  return {
    name: 'reset',
    summary: 'put the world back to how the lab began',
    usage: 'reset [--yes]',
    async run([flag]) {
      if (flag !== '--yes') {
        return say(
          'This puts the world back to how the lab began (`undo` brings your work back). To do it: reset --yes',
          1,
        );
      }
      desk.restart();
      return say(
        'The world is as it was when the lab began. Hints taken stay taken; shell variables keep their values.',
      );
    },
  };
}

function scoreCommand(desk: LabDesk): ConsoleCommand {
  return {
    name: 'score',
    summary: 'how many points there are so far',
    usage: 'score',
    async run() {
      const view = await desk.refresh();
      const lines = allTasks(view).map((task) => {
        const hints =
          task.hintsShown.length > 0
            ? `, ${task.hintsShown.length} hint${task.hintsShown.length > 1 ? 's' : ''}`
            : '';
        return `${String(task.points).padStart(4)}/${task.maxPoints}  ${task.title}${hints}`;
      });
      return say(`${lines.join('\n')}\n${String(view.points).padStart(4)}/${view.maxPoints}  altogether`);
    },
  };
}

function allTasks(view: SessionView): readonly TaskView[] {
  return view.finale ? [...view.tasks, view.finale] : view.tasks;
}

function overview(view: SessionView): string {
  const blocks = allTasks(view).map((task, index) => {
    const lines = task.checks.map(
      (check) => `  ${mark(check)} ${check.id}: ${check.passed ? check.label : check.text}`,
    );
    return `${index + 1}. ${task.title}\n${lines.join('\n')}`;
  });
  const end = view.solved ? 'Everything holds.' : '`check NAME` shows the evidence, `hint` helps.';
  return `${blocks.join('\n')}\n\n${end} ${view.points}/${view.maxPoints} points.`;
}

function detail(check: CheckResult): string {
  const lines = [`${mark(check)} ${check.id}: ${check.label}`, check.text];
  const { evidence, lookup, routes } = check;
  if (routes) lines.push('', `What ${routes.at} has for ${routes.to}:`, ...routeLines(routes));
  if (lookup) {
    const steps = lookup.steps.map(
      ({ atMs, depth, text }) => `  ${`${Math.round(atMs)} ms`.padStart(8)}  ${'  '.repeat(depth)}${text}`,
    );
    lines.push('', 'How the name was looked up:', ...steps);
  }
  if (evidence) {
    const walk = (title: string, steps: readonly Step[]) =>
      steps.length > 0 ? [title, ...steps.map((step) => `  ${stepWords(step)}`)] : [];
    lines.push(
      '',
      ...walk('On the way there:', evidence.forward),
      ...walk('On the way back:', evidence.back),
    );
    if (evidence.blockers.length > 0) {
      lines.push(
        'What stands in the way:',
        ...evidence.blockers.map((blocker, index) => `  ${index + 1}. ${blocker.text}`),
      );
    }
  }
  return lines.join('\n');
}

function mark(check: CheckResult): string {
  return check.passed ? '✓' : '✗';
}
