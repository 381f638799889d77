/** Offices with routers, one in the town of a location and one across the sea, that order lines to AWS. */

import type { CableStatus, CrossConnectItem } from '../../../src/sim/colo.ts';
import { createSim } from '../../../src/sim/create-sim.ts';
import { mailsIn } from '../../../src/sim/mails.ts';
import type { Sim } from '../../../src/sim/sim.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

export interface Connection {
  readonly connectionId: string;
  readonly connectionState: string;
  readonly awsDeviceV2: string;
  readonly awsLogicalDeviceId: string;
  readonly lagId?: string;
  readonly [member: string]: unknown;
}

export interface Lag {
  readonly lagId: string;
  readonly lagState: string;
  readonly numberOfConnections: number;
  readonly awsDeviceV2: string;
  readonly connections: readonly Connection[];
  readonly [member: string]: unknown;
}

export interface Office {
  readonly sim: Sim;
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever an operation answers
  call(operation: string, input?: object): any;
  /** `Code: message` of what must fail; nothing where it works. */
  refusal(operation: string, input?: object): string;
  order(more?: object): Connection;
  connection(id: string): Connection;
  lag(id: string): Lag;
  /** The letter as a file. */
  letter(connectionId: string, more?: object): string;
  crossConnect(connectionId: string, more?: object): CrossConnectItem;
  cable(id: string): CableStatus;
  /** Until the letter of a connection is there. */
  waitForLetter(connectionId: string): void;
  /** A port that is up: ordered, reviewed, cabled. */
  line(more?: object): Connection;
  mails(): readonly string[];
}

const PREMISES = {
  networks: { office: '192.168.10.0/24' },
  hosts: {},
  routers: {
    edge: { networks: { office: '192.168.10.1' } },
    spare: { networks: { office: '192.168.10.2' } },
  },
};

export const ORDER = { location: 'EqDC2', bandwidth: '10Gbps', connectionName: 'first' };

/** `colo:OrderCrossConnect` speaks to the colocation site. */
export function openOffice({ seed = 'office', region = 'us-east-1' } = {}): Office {
  const sim = createSim({
    seed,
    region,
    setting: {
      defaultVpc: false,
      premises: {
        washington: { city: 'Washington', ...PREMISES },
        lisbon: { city: 'Lisbon', ...PREMISES, networks: { office: '192.168.20.0/24' } },
      },
    },
  });
  const ask = (name: string, input: object) => {
    const [service, operation] = name.includes(':')
      ? (name.split(':') as [string, string])
      : ['directconnect', name];
    return sim.call({ service, operation, input: input as Record<string, unknown> });
  };
  const office: Office = {
    sim,
    call(operation, input = {}) {
      const result = ask(operation, input);
      if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
      return result.output;
    },
    refusal(operation, input = {}) {
      const result = ask(operation, input);
      return result.ok ? '' : `${result.error.code}: ${result.error.message}`;
    },
    order: (more = {}) => office.call('CreateConnection', { ...ORDER, ...more }),
    connection: (connectionId) => office.call('DescribeConnections', { connectionId }).connections[0],
    lag: (lagId) => office.call('DescribeLags', { lagId }).lags[0],
    letter: (connectionId, more = {}) => office.call('DescribeLoa', { connectionId, ...more }).loaContent,
    crossConnect: (connectionId, more = {}) =>
      office.call('colo:OrderCrossConnect', {
        letter: office.letter(connectionId),
        router: 'washington/edge',
        ...more,
      }),
    cable: (id) => office.call('colo:ListCrossConnects', { id }).cables[0],
    waitForLetter(id) {
      while (office.connection(id).connectionState === 'requested') sim.advance(HOUR_MS);
    },
    line(more = {}) {
      const { connectionId } = office.order(more);
      office.waitForLetter(connectionId);
      office.crossConnect(connectionId);
      while (office.connection(connectionId).connectionState !== 'available') sim.advance(HOUR_MS);
      return office.connection(connectionId);
    },
    mails: () => mailsIn(sim.state).map(({ from, text }) => `${from}: ${text}`),
  };
  return office;
}
