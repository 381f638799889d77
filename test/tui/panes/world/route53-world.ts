/** A world with a web server on three continents and a hosted zone that leads people to them. */
import { createSim } from '../../../../src/sim/create-sim.ts';
import type { Sim } from '../../../../src/sim/sim.ts';

export const REGIONS = ['us-east-1', 'eu-west-1', 'ap-northeast-1'] as const;
export const DOMAIN = 'cloud.shop.example';

const CLIENTS = {
  lisbon: { city: 'Lisbon', address: '198.51.100.10' },
  tokyo: { city: 'Tokyo', address: '198.51.100.30' },
  newyork: { city: 'New York', address: '198.51.100.50' },
};

type Output = Record<string, never>;

export function call<T = Output>(
  sim: Sim,
  service: string,
  operation: string,
  input: object,
  region?: string,
): T {
  const result = sim.call({
    service,
    operation,
    input: { ...input },
    ...(region !== undefined && { region }),
  });
  if (!result.ok) throw new Error(`${operation}: ${result.error.message}`);
  return result.output as T;
}

function createZone(servers: readonly string[]): {
  readonly sim: Sim;
  readonly id: string;
  readonly servers: string[];
} {
  const records = ['www 60 A 192.0.2.80', ...servers.map((server) => `cloud NS ${server}.`)];
  const sim = createSim({
    seed: 'world',
    setting: {
      images: { 'ami-web': { serves: ['tcp/80'] } },
      clients: CLIENTS,
      zones: { 'shop.example': { records } },
    },
  });
  const made = call<{ HostedZone: { Id: string }; DelegationSet: { NameServers: string[] } }>(
    sim,
    'route53',
    'CreateHostedZone',
    { Name: DOMAIN, CallerReference: 'once' },
  );
  return { sim, id: made.HostedZone.Id, servers: made.DelegationSet.NameServers };
}

export function change(sim: Sim, id: string, sets: readonly object[]): void {
  const Changes = sets.map((ResourceRecordSet) => ({ Action: 'UPSERT', ResourceRecordSet }));
  call(sim, 'route53', 'ChangeResourceRecordSets', { HostedZoneId: id, ChangeBatch: { Changes } });
  sim.advance(60_000);
}

/** The zone above refers to the servers that the same seed gives. */
export function route53World(): {
  readonly sim: Sim;
  readonly id: string;
  readonly addresses: Readonly<Record<string, string>>;
} {
  const { sim, id } = createZone(createZone([]).servers);
  const addresses: Record<string, string> = {};
  for (const region of REGIONS) {
    const TagSpecifications = [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'web' }] }];
    const input = {
      ImageId: 'ami-web',
      InstanceType: 't3.micro',
      MinCount: 1,
      MaxCount: 1,
      TagSpecifications,
    };
    call(sim, 'ec2', 'RunInstances', input, region);
    sim.advance(60_000);
    const { Reservations } = call<{ Reservations: { Instances: { PublicIpAddress: string }[] }[] }>(
      sim,
      'ec2',
      'DescribeInstances',
      {},
      region,
    );
    addresses[region] = Reservations[0]!.Instances[0]!.PublicIpAddress;
  }
  change(
    sim,
    id,
    REGIONS.map((Region) => ({
      Name: `www.${DOMAIN}`,
      Type: 'A',
      SetIdentifier: Region.slice(0, 2),
      Region,
      TTL: 60,
      ResourceRecords: [{ Value: addresses[Region] }],
    })),
  );
  return { sim, id, addresses };
}
