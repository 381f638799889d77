/**
 * Characters that a terminal obeys, or that show a text in another order than it is in ("Trojan Source", CVE-2021-42574).
 * No lab needs them, and its texts are shown in many places: so they are refused at the door.
 */
import { printable } from '../shell/printable.ts';
import type { Problem } from './problem.ts';
import type { YamlSource } from './yaml-source.ts';

const REMEDY = 'no lab may hold such characters: remove it, or let a script make it with printf';

/** As they stand in the files; the first of each line. */
export function unprintableInFiles(files: Readonly<Record<string, string>>): Problem[] {
  return Object.entries(files).flatMap(([file, text]) =>
    text.split('\n').flatMap((line, index): Problem[] => {
      const at = firstUnprintable(line);
      if (at === undefined) return [];
      return [{ file, line: index + 1, column: at + 1, text: `holds ${nameOf(line, at)}; ${REMEDY}` }];
    }),
  );
}

/** As YAML's escapes (`"\e[2J"`) make them. */
export function unprintableInYaml(file: string, source: YamlSource): Problem[] {
  const problems: Problem[] = [];
  const visit = (value: unknown, path: readonly (string | number)[]): void => {
    const meet = (text: string) => {
      const at = firstUnprintable(text);
      if (at !== undefined)
        problems.push({ file, ...source.locate(path), text: `holds ${nameOf(text, at)}; ${REMEDY}` });
    };
    if (typeof value === 'string') meet(value);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (!Array.isArray(value)) meet(key);
        visit(inner, [...path, Array.isArray(value) ? Number(key) : key]);
      }
    }
  };
  visit(source.value, []);
  return problems;
}

function firstUnprintable(text: string): number | undefined {
  const plain = text.replace(/[\n\t]/g, ' ');
  const shown = printable(plain);
  if (shown === plain) return undefined;
  for (let at = 0; at < plain.length; at++) if (shown[at] !== plain[at]) return at;
  return undefined;
}

function nameOf(text: string, at: number): string {
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  return `the control character U+${code}`;
}
