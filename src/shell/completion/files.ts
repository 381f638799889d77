/** Files of the console, one folder at a time. */
import type { BashSession } from '../bash/bash-session.ts';
import type { CompletionItem } from '../command.ts';

/** What lies in a folder as it was typed: ``, `lab/`, `~/`, `/tmp/`. */
export function completeFiles(session: BashSession, folder: string): CompletionItem[] {
  const root = session.resolve(folder === '' ? '.' : folder);
  const prefix = root.endsWith('/') ? root : `${root}/`;
  const names = new Map<string, boolean>();
  for (const path of session.files.getAllPaths()) {
    if (!path.startsWith(prefix) || path === prefix) continue;
    const [name = '', ...deeper] = path.slice(prefix.length).split('/');
    names.set(name, (names.get(name) ?? false) || deeper.length > 0);
  }
  return [...names]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, isFolder]) => ({ value: isFolder ? `${name}/` : name }));
}
