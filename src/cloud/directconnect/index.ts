/**
 * AWS Direct Connect: private lines into AWS, from the order of a port to the routes that come over it. Interconnects
 * (AWS's side of partners) are not simulated.
 * https://docs.aws.amazon.com/directconnect/latest/APIReference/Welcome.html
 */
import type { Service } from '../kernel/resource.ts';
import { connection } from './connection/connection.ts';
import { lag } from './lag/lag.ts';
import { locationOperations } from './location/operations.ts';

export const directconnect: Service = {
  name: 'directconnect',
  resources: [connection, lag],
  operations: {
    ...locationOperations,
  },
  transitions: {},
};
