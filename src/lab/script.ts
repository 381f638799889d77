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

const COMMENT = /^\s*(?:#.*)?$/;
const MARK_ABOVE = /^\s*#\s*convenience\b/i;
const MARK_BEHIND = /\s#\s*convenience\b[^'"\n]*$/i;

export function splitScript(
  script: string,
  isIncomplete: (text: string) => boolean,
): readonly ScriptCommand[] {
  const commands: ScriptCommand[] = [];
  let held: string[] = [];
  let start = 0;
  let marked = false;
  const finish = () => {
    const text = held.join('\n');
    commands.push({ text, line: start + 1, convenience: marked || MARK_BEHIND.test(text) });
    held = [];
    marked = false;
  };
  for (const [index, line] of script.split('\n').entries()) {
    if (held.length === 0) {
      if (COMMENT.test(line)) {
        marked ||= MARK_ABOVE.test(line);
        continue;
      }
      start = index;
    }
    held.push(line);
    if (!isIncomplete(held.join('\n'))) finish();
    if (commands.length >= MAX_SCRIPT_COMMANDS) return commands;
  }
  if (held.length > 0) finish();
  return commands;
}
