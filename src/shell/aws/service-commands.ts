/**
 * What the CLI calls its services. One command a service, except S3: `s3api` is its API, and `s3` holds commands of the
 * CLI's own. https://docs.aws.amazon.com/cli/latest/userguide/cli-services-s3.html
 */
import { loadModel, serviceNames } from '../../model/load.ts';
import type { ServiceModel } from '../../model/model.ts';

const API_COMMANDS: Readonly<Record<string, string>> = { s3: 's3api' };
const SERVICES = new Map(Object.entries(API_COMMANDS).map(([service, command]) => [command, service]));

/** The model behind a command, if it is a service's API. */
export function modelOf(command: string): ServiceModel | undefined {
  return Object.hasOwn(API_COMMANDS, command) ? undefined : loadModel(SERVICES.get(command) ?? command);
}

/** The command that leads to the API of the service. */
export function commandOf({ service }: Pick<ServiceModel, 'service'>): string {
  return API_COMMANDS[service] ?? service;
}

/** Commands of the CLI that only hold other commands of its own. */
export function isCommandGroup(command: string): boolean {
  return Object.hasOwn(API_COMMANDS, command) && loadModel(command) !== undefined;
}

/** Sorted. */
export function serviceCommands(): string[] {
  const names = serviceNames().flatMap((name) => [name, API_COMMANDS[name] ?? name]);
  return [...new Set(names)].sort();
}
