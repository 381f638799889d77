/**
 * Light on the fibre, and whether frames get through (R-DX-16, R-DX-63): a cut fibre goes dark at once at both ends; behind
 * a carrier's switches both ends keep their light, and only what should arrive over the line is missing.
 */
import type { World } from '../../kernel/world.ts';
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
  /** What each end sends and receives: dBm. */
  readonly awsDbm: { readonly sent: number; readonly received: number };
  readonly routerDbm: { readonly sent: number; readonly received: number };
}

type Port = Pick<ConnectionItem, 'connectionId' | 'location' | 'awsDeviceV2'>;

/** What of the world decides about light. */
export type Circumstances = Pick<World, 'faults' | 'premises'>;

/** Without a cross-connect that is made all is dark. */
export function lightOf(port: Port, cable: CrossConnectItem | undefined, world: Circumstances): Light {
  const { faults } = world;
  const awsSends = awsWorks(port, faults);
  if (cable?.State !== 'made')
    return seen({ awsSends, aws: false, routerSends: false, router: false }, false, 0);
  const routerSends = routerWorks(cable, world);
  const straight = cable.rolled === faults.includes(rolledFault(cable.connectionId));
  const whole = !faults.includes(cable.CrossConnectId);
  if (cable.carried) {
    const aws = awsSends && straight;
    return seen({ awsSends, aws, routerSends, router: routerSends }, aws && routerSends && whole, cable.loss);
  }
  const reaches = whole && straight;
  const [aws, router] = [reaches && routerSends, reaches && awsSends];
  // A port that sends but hears nothing takes its link down, and so both are up or neither.
  const up = aws && router;
  return seen({ awsSends, aws, routerSends, router }, up, cable.loss, up);
}

/** Whether the router runs, and nobody has shut its port: in Linux or in FRR. */
function routerWorks({ router, port }: CrossConnectItem, { faults, premises }: Circumstances): boolean {
  const isDown = premises.links?.[router]?.[port]?.isDown;
  const isShut = premises.configurations?.[router]?.interfaces[port]?.shutdown;
  return !isDown && !isShut && !faults.includes(`premises/${router}`);
}

/** Whether AWS's side of the port works: the site, the router, the port. */
function awsWorks({ connectionId, location, awsDeviceV2 }: Port, faults: readonly string[]): boolean {
  return !faults.some(
    (fault) =>
      fault === connectionId || fault === `dx-location/${location}` || fault === `dx-device/${awsDeviceV2}`,
  );
}

/** The fault that swaps send and receive. */
export function rolledFault(connectionId: string): string {
  return `rolled-fibre/${connectionId}`;
}

interface Ends {
  readonly awsSends: boolean;
  readonly aws: boolean;
  readonly routerSends: boolean;
  readonly router: boolean;
}

/** `linked`: whether links are up, where that takes more than light. */
function seen(
  { awsSends, aws, routerSends, router }: Ends,
  passes: boolean,
  loss: number,
  linked = true,
): Light {
  const level = (lit: boolean, lost: number) => (lit ? SENT - lost : DARK) / 10;
  return {
    aws: aws && linked,
    router: router && linked,
    passes,
    awsDbm: { sent: level(awsSends, 0), received: level(aws, loss) },
    routerDbm: { sent: level(routerSends, 0), received: level(router, loss) },
  };
}
