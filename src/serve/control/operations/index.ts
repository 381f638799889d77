/** The operations of the control API, in the order in which its description lists them. */
import type { ControlOperation } from '../operation.ts';
import { faultOperations } from './faults.ts';
import { labOperations } from './lab.ts';
import { nameOperations } from './names.ts';
import { packetOperations } from './packets.ts';
import { webOperations } from './web.ts';
import { worldOperations } from './world.ts';

export const CONTROL_OPERATIONS: readonly ControlOperation[] = [
  ...worldOperations,
  ...faultOperations,
  ...packetOperations,
  ...nameOperations,
  ...webOperations,
  ...labOperations,
];
