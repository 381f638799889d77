/** The CLI's own commands, one line each. */
import { cloudfrontSign } from './cloudfront-sign.ts';
import type { CustomCommand } from './custom-command.ts';
import { logsTail } from './logs-tail.ts';
import { s3Commands } from './s3/index.ts';

const COMMANDS: readonly CustomCommand[] = [cloudfrontSign, logsTail, ...s3Commands];

/** `service` by the command that leads to it. */
export function customCommands(service: string): readonly CustomCommand[] {
  return COMMANDS.filter((command) => command.service === service);
}

export function customCommand(service: string, name: string): CustomCommand | undefined {
  return customCommands(service).find((command) => command.name === name);
}
