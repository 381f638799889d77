/** `aws`: see `../aws/run-aws.ts`. */
import { runAws } from '../aws/run-aws.ts';
import type { ConsoleCommand } from '../command.ts';

export const aws: ConsoleCommand = {
  name: 'aws',
  summary: 'the AWS CLI, version 2',
  usage: 'aws SERVICE OPERATION [OPTIONS]      aws help, aws ec2 help, aws ec2 create-vpc help',
  run: (args, io) => runAws(args, io),
};
