/** The CLI's own commands, one line each. */
import type { CustomCommand } from './custom-command.ts';
import { logsTail } from './logs-tail.ts';

const COMMANDS: readonly CustomCommand[] = [logsTail];

export function customCommands(service: string): readonly CustomCommand[] {
  return COMMANDS.filter((command) => command.service === service);
}

export function customCommand(service: string, name: string): CustomCommand | undefined {
  return customCommands(service).find((command) => command.name === name);
}
