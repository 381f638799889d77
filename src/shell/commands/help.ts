/** `help`: what can be typed. */
import { closest } from '../../kit/closest-words.ts';
import { type ConsoleCommand, fail, succeed } from '../command.ts';

export const help: ConsoleCommand = {
  name: 'help',
  summary: 'this list; help NAME tells more',
  usage: 'help [COMMAND]',
  async run([name], { commands }) {
    if (name !== undefined) {
      const command = commands.find((candidate) => candidate.name === name);
      if (command) return succeed(`${name}: ${command.summary}\n\n${command.usage}\n`);
      const [near] = closest(
        name,
        commands.map((candidate) => candidate.name),
      );
      return fail(
        `help: there is no command '${name}' of netlab's${near ? `; did you mean '${near}'?` : ''}`,
      );
    }
    const width = Math.max(...commands.map((command) => command.name.length));
    const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
    const shell =
      'Beside these it is a bash: variables, pipes, loops, files, jq, grep, sed, awk and the like.';
    return succeed(`${lines.join('\n')}\n\n${shell}\n`);
  },
  complete: () => [],
};
