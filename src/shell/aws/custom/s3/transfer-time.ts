/**
 * How long files take: over the line of the place where the learner stands (R-XFER-1, R-XFER-2), or onto a device
 * beside it, whichever of network and device is slower (R-XFER-32).
 */
import { atMost, type Line, transferMs } from '../../../../kit/line.ts';
import { lanOf, lineAt } from '../../../../sim/lines.ts';
import type { AwsIo } from '../../aws-io.ts';

export function lineHere({ sim, standing }: AwsIo): Line {
  return lineAt(sim.state, standing.place);
}

export function deviceLine({ sim }: AwsIo, site: string, octetsPerSecond: number): Line {
  return atMost(lanOf(sim.state, site), octetsPerSecond);
}

export function passTransfer(octets: number, line: Line, { sim }: AwsIo): void {
  const ms = Math.floor(transferMs(line, octets, sim.state.clock.now));
  if (ms > 0) sim.advance(ms);
}
