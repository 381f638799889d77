/**
 * Light on the fibre, and whether frames get through (R-DX-16, R-DX-63): a cut fibre goes dark at once at both ends; behind
 * a carrier's switches both ends keep their light, and only what should arrive over the line is missing.
 */
import type { ConnectionItem } from '../connection/connection.ts';
import type { CrossConnectItem } from './cross-connect.ts';

/** dBm, in tenths. */
const SENT = -15;
const DARK = -400;

export interface Light {
  /** AWS's port receives light: the link is up there. */
  readonly aws: boolean;
  /** The customer's port does. */
  readonly router: boolean;
  /** Frames get from one end to the other. */
  readonly passes: boolean;
  /** What each end receives: dBm. */
  readonly awsDbm: number;
  readonly routerDbm: number;
}

type Port = Pick<ConnectionItem, 'connectionId' | 'location' | 'awsDeviceV2'>;

/** Without a cross-connect that is made all is dark. `faults`: what is broken in the world. */
export function lightOf(port: Port, cable: CrossConnectItem | undefined, faults: readonly string[]): Light {
  if (cable?.State !== 'made') return seen(false, false, false, 0);
  const awsSends = awsWorks(port, faults);
  const routerSends = !faults.includes(`premises/${cable.router}`);
  const straight = cable.rolled === faults.includes(rolledFault(cable.connectionId));
  const whole = !faults.includes(cable.CrossConnectId);
  if (cable.carried) {
    const aws = awsSends && straight;
    return seen(aws, routerSends, aws && routerSends && whole, cable.loss);
  }
  const reaches = whole && straight;
  const up = reaches && awsSends && routerSends;
  return seen(up, up, up, cable.loss);
}

/** Whether AWS's side of the port works: the site, the router, the port. */
export function awsWorks({ connectionId, location, awsDeviceV2 }: Port, faults: readonly string[]): boolean {
  return !faults.some(
    (fault) =>
      fault === connectionId || fault === `dx-location/${location}` || fault === `dx-device/${awsDeviceV2}`,
  );
}

/** The fault that swaps send and receive. */
export function rolledFault(connectionId: string): string {
  return `rolled-fibre/${connectionId}`;
}

function seen(aws: boolean, router: boolean, passes: boolean, loss: number): Light {
  const level = (lit: boolean) => (lit ? SENT - loss : DARK) / 10;
  return { aws, router, passes, awsDbm: level(aws), routerDbm: level(router) };
}
