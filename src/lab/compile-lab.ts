/**
 * From a lab's files to a lab, or to all that is wrong with them. Pure: texts in, a value out, so that the same code
 * serves the built-in labs at build, a folder on disk, and an author's editor.
 */

import { closest } from '../kit/closest-words.ts';
import { explainIssue } from './explain-issue.ts';
import { hashFiles, isLabFileName, isSlug, type Lab, type LabFiles, MAX_FILE_CHARACTERS } from './lab.ts';
import { drawParameters, placeholdersIn } from './parameters.ts';
import { premisesProblems } from './premises-problems.ts';
import { inReadingOrder, MAX_PROBLEMS, type Problem, positionAt } from './problem.ts';
import { type LabDocument, labSchema } from './schema.ts';
import { speedProblems } from './site-schema.ts';
import { unprintableInFiles, unprintableInYaml } from './unprintable.ts';
import { parseYaml, type YamlSource } from './yaml-source.ts';

export type Compiled =
  | { readonly ok: true; readonly lab: Lab }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function compileLab({ slug, files }: LabFiles): Compiled {
  const problems: Problem[] = [...fileProblems(slug, files), ...unprintableInFiles(files)];
  const document = readDocument(files['lab.yaml'] ?? '', problems);
  if (document) {
    problems.push(...doubleIds(document.value, document.source));
    problems.push(...parameterProblems(slug, files, document.value, document.source));
  }
  if (!document || problems.length > 0) return { ok: false, problems: inReadingOrder(problems) };
  const scripts = (start: string) =>
    Object.keys(files)
      .filter((name) => name.startsWith(start) && name.endsWith('.sh'))
      .sort()
      .map((file) => ({ file, text: files[file] as string }));
  return {
    ok: true,
    lab: {
      ...document.value,
      slug,
      hash: hashFiles(files),
      brief: files['brief.md'] as string,
      start: files['start.sh'] ?? '',
      solution: files['solution.sh'] as string,
      right: scripts('right-'),
      wrong: scripts('wrong-'),
    },
  };
}

function fileProblems(slug: string, files: Readonly<Record<string, string>>): Problem[] {
  const problems: Problem[] = [];
  const report = (file: string, text: string) => problems.push({ file, line: 1, column: 1, text });
  if (!isSlug(slug)) {
    report(
      'lab.yaml',
      `the folder's name \`${slug}\` must be lowercase words joined by hyphens, and no name of a device`,
    );
  }
  for (const name of ['lab.yaml', 'brief.md', 'solution.sh']) {
    if (files[name] === undefined) report(name, 'the file is missing: a lab needs it');
    else if (files[name].trim() === '') report(name, 'the file is empty');
  }
  for (const [name, text] of Object.entries(files)) {
    if (!isLabFileName(name)) {
      report(
        name,
        'a lab has lab.yaml, brief.md, start.sh, solution.sh, right-….sh and wrong-….sh; remove or rename it',
      );
    }
    if (text.length > MAX_FILE_CHARACTERS) {
      report(name, `the file has ${text.length} characters; at most ${MAX_FILE_CHARACTERS} are read`);
    }
  }
  return problems;
}

function readDocument(
  text: string,
  problems: Problem[],
): { value: LabDocument; source: YamlSource } | undefined {
  if (text.trim() === '') return undefined;
  const parsed = parseYaml('lab.yaml', text);
  if (!parsed.ok) {
    problems.push(...parsed.problems);
    return undefined;
  }
  const { source } = parsed;
  problems.push(...unprintableInYaml('lab.yaml', source));
  const checked = labSchema.safeParse(source.value);
  if (checked.success) return { value: checked.data, source };
  const explained = checked.error.issues.flatMap((issue) => explainIssue(issue, source.value));
  for (const { path, atKey, text } of explained.slice(0, MAX_PROBLEMS)) {
    problems.push({ file: 'lab.yaml', ...(atKey ? source.locateKey(path) : source.locate(path)), text });
  }
  return undefined;
}

/** IDs by which results are told apart: of tasks, and of checks over the whole lab. */
function doubleIds(document: LabDocument, source: YamlSource): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const meet = (kind: string, id: string, path: readonly (string | number)[]) => {
    if (seen.has(`${kind} ${id}`)) {
      problems.push({
        file: 'lab.yaml',
        ...source.locate(path),
        text: `another ${kind} is called \`${id}\` already; rename one`,
      });
    }
    seen.add(`${kind} ${id}`);
  };
  for (const part of ['tasks', 'finale'] as const) {
    for (const [index, item] of (document[part] ?? []).entries()) {
      if ('id' in item) meet('task', item.id, [part, index, 'id']);
      for (const [order, check] of item.checks.entries()) {
        meet('check', check.id, [part, index, 'checks', order, 'id']);
        if (check.breaks && !check.guard) {
          const place = source.locateKey([part, index, 'checks', order, 'breaks']);
          problems.push({
            file: 'lab.yaml',
            ...place,
            text: '`breaks` belongs to a guard; add `guard: true` or remove it',
          });
        }
      }
    }
  }
  return problems;
}

/** Placeholders that no parameter stands behind, and parameters that cannot be drawn. */
function parameterProblems(
  slug: string,
  files: Readonly<Record<string, string>>,
  document: LabDocument,
  source: YamlSource,
): Problem[] {
  const problems: Problem[] = [];
  const known = Object.keys(document.parameters);
  const unknown = (name: string) => {
    const near = closest(name, known)[0];
    return `no parameter is called {${name}}${near ? `; did you mean {${near}}?` : ': declare it under `parameters`'}`;
  };
  const drawn = drawParameters(document.parameters, slug, '1');
  if (!drawn.ok) {
    problems.push({
      file: 'lab.yaml',
      ...source.locate(['parameters', drawn.parameter]),
      text: drawn.reason,
    });
  }
  for (const [client, site] of Object.entries(document.world.clients)) {
    for (const { path, text } of speedProblems(site, document.parameters))
      problems.push({ file: 'lab.yaml', ...source.locate(['world', 'clients', client, ...path]), text });
  }
  problems.push(...problemsOnPremises(slug, document, source));
  const brief = files['brief.md'] ?? '';
  for (const { name, offset } of placeholdersIn(brief)) {
    if (!known.includes(name))
      problems.push({ file: 'brief.md', ...positionAt(brief, offset), text: unknown(name) });
  }
  for (const { path, text } of learnersTexts(document)) {
    for (const { name } of placeholdersIn(text)) {
      if (!known.includes(name))
        problems.push({ file: 'lab.yaml', ...source.locate(path), text: unknown(name) });
    }
  }
  return problems;
}

/** Seeds that are tried on the addresses of sites: enough for most that can be drawn. */
const SEEDS = ['1', '2', '3', '4', '5', '6', '7', '8'];

/** Each place is told about once, whichever seed it was that showed it. */
function problemsOnPremises(slug: string, document: LabDocument, source: YamlSource): Problem[] {
  const found = new Map<string, Problem>();
  for (const seed of document.world.premises ? SEEDS : []) {
    const drawn = drawParameters(document.parameters, slug, seed);
    if (!drawn.ok) return [];
    for (const { path, text } of premisesProblems(document.world, drawn.parameters)) {
      const key = path.join('/');
      if (!found.has(key)) found.set(key, { file: 'lab.yaml', ...source.locate(path), text });
    }
  }
  return [...found.values()];
}

/** Texts that a learner reads, with their places. Queries aren't among them: JMESPath has braces of its own. */
function learnersTexts(document: LabDocument): { path: (string | number)[]; text: string }[] {
  const texts: { path: (string | number)[]; text: string }[] = [];
  for (const [index, task] of document.tasks.entries()) {
    for (const field of ['title', 'text'] as const)
      texts.push({ path: ['tasks', index, field], text: task[field] });
    for (const [order, text] of task.hints.entries())
      texts.push({ path: ['tasks', index, 'hints', order], text });
  }
  for (const [index, act] of (document.finale ?? []).entries()) {
    texts.push({ path: ['finale', index, 'text'], text: act.text });
  }
  return texts;
}
