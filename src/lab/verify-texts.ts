/** What in a lab's texts is of no use: parameters and world settings that nobody mentions, hints told twice. */
import type { Lab } from './lab.ts';
import type { Problem } from './problem.ts';
import type { LabParameter } from './schema.ts';

export function unusedProblems(lab: Lab): readonly Problem[] {
  const report = (text: string): Problem => ({ file: 'lab.yaml', line: 1, column: 1, text });
  const scripts = [
    lab.start,
    lab.solution,
    ...[...lab.right, ...lab.wrong].map((script) => script.text),
  ].join('\n');
  const texts = JSON.stringify([lab.tasks, lab.finale ?? [], lab.brief, lab.world, lab.images]);
  const uses = (name: string) =>
    texts.includes(`{${name}}`) ||
    new RegExp(`\\{${name}\\}|\\$${name}\\b|\\$\\{${name}\\b`).test(scripts) ||
    Object.values(lab.parameters).some((parameter) => parentOf(parameter) === name);
  const problems: Problem[] = [];
  for (const [name, parameter] of Object.entries(lab.parameters)) {
    if (!uses(name)) problems.push(report(`parameter {${name}} is used nowhere; use it or remove it`));
    const choices = choicesOf(parameter);
    if (new Set(choices).size !== choices.length)
      problems.push(report(`parameter {${name}} names a value twice`));
  }
  if (!Object.values(lab.parameters).some((parameter) => Array.isArray(parameter) && parameter.length > 1)) {
    problems.push(report('nothing is drawn from the seed: every learner would get the same network'));
  }
  for (const image of Object.keys(lab.images)) {
    if (!scripts.includes(image))
      problems.push(report(`image ${image} is used by no script; use it or remove it`));
  }
  const isDrawn = (client: string) =>
    Object.entries(lab.parameters).some(
      ([name, parameter]) => choicesOf(parameter).includes(client) && texts.includes(`client/{${name}}`),
    );
  for (const [client, { data }] of Object.entries(lab.world.clients)) {
    // Where data lies, somebody works.
    if (!data && !texts.includes(`client/${client}`) && !isDrawn(client))
      problems.push(report(`client ${client} is in no check; use it or remove it`));
  }
  return [...problems, ...hintProblems(lab).map(report)];
}

function choicesOf(parameter: LabParameter): readonly (string | number)[] {
  if (Array.isArray(parameter)) return parameter;
  if ('of' in parameter) return [];
  return 'host' in parameter ? parameter.host : parameter.at;
}

/** The parameter that it is cut from, or follows from. */
function parentOf(parameter: LabParameter): string | undefined {
  if (Array.isArray(parameter)) return undefined;
  return 'of' in parameter ? parameter.of : parameter.within;
}

function hintProblems(lab: Lab): readonly string[] {
  const seen = new Map<string, string>();
  const problems: string[] = [];
  for (const task of lab.tasks) {
    for (const [index, hint] of task.hints.entries()) {
      const same = hint.toLowerCase().replace(/\W+/g, ' ').trim();
      const place = `hint ${index + 1} of task \`${task.id}\``;
      const earlier = seen.get(same);
      if (earlier) problems.push(`${place} repeats ${earlier}; tell more, or leave it out`);
      seen.set(same, place);
    }
  }
  return problems;
}
