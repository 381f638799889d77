/**
 * YAML with its places kept: text in, a plain value out, and a way to ask where a part of it stands. Lab files come
 * from strangers, so that size, depth, aliases ("billion laughs") and keys that reach into prototypes are refused.
 * YAML 1.2 core schema; no merge keys, no custom tags.
 */

import type { Document, Node } from 'yaml';
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import { MAX_PROBLEMS, type Problem } from './problem.ts';

export const MAX_YAML_BYTES = 256 * 1024;
export const MAX_YAML_DEPTH = 32;
/** How many nodes all aliases together may stand for; a lab rarely uses any. */
export const MAX_ALIASES = 100;

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

type Path = readonly (string | number)[];

export interface YamlSource {
  readonly value: unknown;
  /** Where the value at a path stands; the nearest thing above it where there is none. */
  locate(path: Path): { line: number; column: number };
  /** Where the key at the end of a path stands. */
  locateKey(path: Path): { line: number; column: number };
}

export type YamlResult =
  | { readonly ok: true; readonly source: YamlSource }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function parseYaml(file: string, text: string): YamlResult {
  const refuse = (problem: string, line = 1, column = 1): YamlResult => ({
    ok: false,
    problems: [{ file, line, column, text: problem }],
  });
  if (text.length > MAX_YAML_BYTES) {
    return refuse(`the file has ${text.length} characters; at most ${MAX_YAML_BYTES} are read`);
  }
  const deep = tooDeep(text);
  if (deep) return refuse(`nested deeper than ${MAX_YAML_DEPTH} levels; flatten it`, deep.line, deep.column);

  const lineCounter = new LineCounter();
  // Keys that are there twice are found below: the parser compares each with each, which 20,000 of them make slow.
  const document = parseDocument(text, { lineCounter, prettyErrors: false, strict: true, uniqueKeys: false });
  const place = (offset: number) => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problems: Problem[] = [...document.errors, ...document.warnings].map((error) => ({
    file,
    ...place(error.pos[0]),
    text: `not valid YAML: ${error.message}`,
  }));
  problems.push(...keyProblems(document, file, place));
  problems.splice(MAX_PROBLEMS);
  if (problems.length > 0) return { ok: false, problems };
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    if (isCircular(value)) return refuse('an alias stands within what it stands for; write it out');
    return { ok: true, source: { value, ...locator(document, place) } };
  } catch (error) {
    return refuse(`aliases cannot be resolved: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Nesting that would exhaust the parser's stack: flow brackets, indentation, and `- - - -`. Counts generously, since
 * brackets in texts count too, and resets where a line starts anew at the left margin.
 */
function tooDeep(text: string): { line: number; column: number } | undefined {
  let open = 0;
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (/^[A-Za-z]/.test(line)) open = 0;
    const dashes = /^\s*((?:[-?:]\s+)*)/.exec(line)?.[1]?.replace(/\s/g, '').length ?? 0;
    if (dashes > MAX_YAML_DEPTH) return { line: index + 1, column: 1 };
    for (let column = 0; column < line.length; column++) {
      const letter = line[column];
      if (letter === '[' || letter === '{') open++;
      else if ((letter === ']' || letter === '}') && open > 0) open--;
      if (open > MAX_YAML_DEPTH) return { line: index + 1, column: column + 1 };
    }
    const indent = line.length - line.trimStart().length;
    if (line.trim() !== '' && indent > 4 * MAX_YAML_DEPTH) return { line: index + 1, column: indent + 1 };
  }
  return undefined;
}

function keyProblems(
  document: Document.Parsed,
  file: string,
  place: (offset: number) => { line: number; column: number },
): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        const text = `the key \`${name}\` is there twice; rename or remove one`;
        if (seen.has(name)) problems.push({ file, ...place(key.range?.[0] ?? 0), text });
        seen.add(name);
      }
    },
    Pair(_, pair) {
      const key = pair.key;
      const at = place((key as Node | null)?.range?.[0] ?? 0);
      if (!isScalar(key)) problems.push({ file, ...at, text: 'a key must be a plain word' });
      else if (FORBIDDEN_KEYS.has(String(key.value))) {
        problems.push({
          file,
          ...at,
          text: `the key \`${String(key.value)}\` is not allowed; choose another name`,
        });
      }
    },
  });
  return problems;
}

/** A tree without end would keep everybody busy who walks it. */
function isCircular(value: unknown, above: ReadonlySet<unknown> = new Set()): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (above.has(value)) return true;
  const here = new Set([...above, value]);
  return Object.values(value).some((inner) => isCircular(inner, here));
}

function locator(document: Document.Parsed, place: (offset: number) => { line: number; column: number }) {
  const nodeAt = (path: Path, wantKey: boolean): Node | undefined => {
    let node: unknown = document.contents;
    let nearest: Node | undefined = document.contents ?? undefined;
    for (const [depth, step] of path.entries()) {
      if (isAlias(node)) node = node.resolve(document);
      let next: unknown;
      if (isMap(node)) {
        const pair = node.items.find(
          (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step),
        );
        if (wantKey && depth === path.length - 1 && pair) return pair.key as Node;
        next = pair?.value ?? pair?.key;
      } else if (isSeq(node)) next = node.items[Number(step)];
      if (!next) return nearest;
      node = next;
      nearest = next as Node;
    }
    return nearest;
  };
  const positionOf = (node: Node | undefined) => place(node?.range?.[0] ?? 0);
  return {
    locate: (path: Path) => positionOf(nodeAt(path, false)),
    locateKey: (path: Path) => positionOf(nodeAt(path, true)),
  };
}
