/** `bgp as-path access-list NAME permit|deny REGEX`. What no entry matches is denied. */
import { type AsPath, formatAsPath } from '../attributes/as-path.ts';
import { pathExpression } from './path-expression.ts';
import { type Action, inSequence } from './prefix-list.ts';

export interface AsPathListEntry {
  readonly sequence?: number;
  readonly action: Action;
  readonly expression: string;
}

export interface AsPathList {
  readonly name: string;
  readonly entries: readonly AsPathListEntry[];
}

export function judgeAsPath(list: AsPathList, path: AsPath): Action {
  const text = formatAsPath(path);
  return inSequence(list.entries).find((entry) => matchesText(entry.expression, text))?.action ?? 'deny';
}

/** An expression that can't be read matches nothing; whoever takes it from people refuses it (`pathExpression`). */
export function matchesText(expression: string, text: string): boolean {
  const compiled = pathExpression(expression);
  return 'matches' in compiled && compiled.matches(text);
}
