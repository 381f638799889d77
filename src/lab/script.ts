/**
 * A script as the commands that a learner would type one after the other. What belongs together (a continued line, an
 * open quote, a heredoc) is the shell's to say; comments and empty lines belong to nobody.
 */

/** More than any lab needs; a hostile script may have any number. */
export const MAX_SCRIPT_COMMANDS = 5000;
export const MAX_SCRIPT_CHARACTERS = 1024 * 1024;

export interface ScriptCommand {
  /** As it stands in the script; may span lines. */
  readonly text: string;
  /** 1-based line on which it begins. */
  readonly line: number;
  /** Marked with `# convenience`: the lab can be solved without it. */
  readonly convenience: boolean;
}

const MARK_ABOVE = /^\s*#\s*convenience\b/i;
const MARK_BEHIND = /\s#\s*convenience\b[^'"\n]*$/i;

/** `split` cuts a text into commands, each with its own lines, as the console does. */
export function splitScript(
  script: string,
  split: (text: string) => readonly string[],
): readonly ScriptCommand[] {
  const lines = script.replaceAll('\r\n', '\n').split('\n');
  const commands: ScriptCommand[] = [];
  let at = 0;
  for (const text of split(script).slice(0, MAX_SCRIPT_COMMANDS)) {
    const [first, ...more] = text.split('\n');
    let marked = false;
    // Between two commands there are blank lines and comments only.
    while (at < lines.length && lines[at] !== first)
      marked = MARK_ABOVE.test(lines[at++] as string) || marked;
    commands.push({ text, line: at + 1, convenience: marked || MARK_BEHIND.test(text) });
    at += 1 + more.length;
  }
  return commands;
}
