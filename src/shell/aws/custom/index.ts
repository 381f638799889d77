/** The CLI's own commands, one line each. */
import { cloudfrontSign } from './cloudfront-sign.ts';
import type { CustomCommand } from './custom-command.ts';
import { logsTail } from './logs-tail.ts';

const COMMANDS: readonly CustomCommand[] = [cloudfrontSign, logsTail];

export function customCommands(service: string): readonly CustomCommand[] {
  return COMMANDS.filter((command) => command.service === service);
}

export function customCommand(service: string, name: string): CustomCommand | undefined {
  return customCommands(service).find((command) => command.name === name);
}
