/** `aws`: see `../aws/run-aws.ts`. */
import { runAws } from '../aws/run-aws.ts';
import type { ConsoleCommand } from '../command.ts';

export const aws: ConsoleCommand = {
  name: 'aws',
  summary: 'the AWS CLI, version 2',
  usage: 'aws SERVICE OPERATION [OPTIONS]      aws help, aws ec2 help, aws ec2 create-vpc help',
  async run(args, io) {
    const { last } = io.sim.state.web;
    const result = await runAws(args, io);
    // It never got to the service: `explain` tells why.
    const journey = io.sim.state.web.last;
    if (journey !== last && journey?.failure) io.flows.lastJourney = journey;
    return result;
  },
};
