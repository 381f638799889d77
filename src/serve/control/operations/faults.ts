/** Breaking and mending. */
import * as z from 'zod';
import { defineOperation } from '../operation.ts';

const input = z.strictObject({
  target: z.string().min(1).describe('`az/us-east-1a`, `instance/web`, or the ID of what carries packets.'),
});
const output = z.strictObject({
  text: z.string().describe('What happened, one sentence.'),
  faults: z.array(z.string()).describe('What is broken now.'),
});

const fault = defineOperation({
  name: 'fault',
  method: 'POST',
  path: 'fault',
  summary: 'Break something',
  input,
  output,
  run: (given, { sim }) => ({ text: sim.fault(given), faults: [...sim.state.faults] }),
});

const heal = defineOperation({
  name: 'heal',
  method: 'POST',
  path: 'heal',
  summary: 'Mend what is broken',
  input,
  output,
  run: (given, { sim }) => ({ text: sim.heal(given), faults: [...sim.state.faults] }),
});

export const faultOperations = [fault, heal];
