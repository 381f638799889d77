/** `whoami`: who the learner is where they stand. */
import { type ConsoleCommand, succeed } from '../command.ts';

export const whoami: ConsoleCommand = {
  name: 'whoami',
  summary: 'who you are here',
  usage: 'whoami',
  run: async (_args, { standing }) => succeed(standing.host ? 'ec2-user\n' : 'learner\n'),
};
