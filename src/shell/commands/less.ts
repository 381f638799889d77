/** `less` and `more`: hands habits on. The console scrolls by itself, so they let everything through, as `cat` does. */
import { type CommandOutput, type ConsoleCommand, fail, succeed } from '../command.ts';

function pager(name: string): ConsoleCommand {
  return {
    name,
    summary: 'show a text; page up and page down scroll the console',
    usage: `${name} [FILE…]`,
    async run(words, { stdin, readFile }): Promise<CommandOutput> {
      const paths = words.filter((word) => !word.startsWith('-'));
      if (paths.length === 0) return succeed(stdin);
      let text = '';
      for (const path of paths) {
        const found = await readFile(path);
        if (found === undefined) return fail(`${path}: No such file or directory`);
        text += found;
      }
      return succeed(text);
    },
  };
}

export const less = pager('less');
export const more = pager('more');
