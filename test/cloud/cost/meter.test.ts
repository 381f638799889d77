import { describe, expect, it } from 'vitest';
import { billOf, billsOf, dollars, hourlyRate } from '../../../src/sim/cost.ts';
import { createSim } from '../../../src/sim/create-sim.ts';
import type { Sim } from '../../../src/sim/sim.ts';

const HOUR = 3_600_000;

function call(sim: Sim, service: string, operation: string, input: Record<string, unknown> = {}) {
  const result = sim.call({ service, operation, input });
  if (!result.ok) throw new Error(`${operation}: ${result.error.message}`);
  return result.output as Record<string, never>;
}

function line(sim: Sim, title: string) {
  const lines = billsOf(sim.state).flatMap((bill) => bill.lines.filter(({ price }) => price.title === title));
  return {
    units: lines.reduce((sum, { units }) => sum + units, 0),
    amount: lines.reduce((sum, { amount }) => sum + amount, 0),
  };
}

function natGateway(sim: Sim): string {
  const { Subnets } = call(sim, 'ec2', 'DescribeSubnets') as never as { Subnets: { SubnetId: string }[] };
  const { AllocationId } = call(sim, 'ec2', 'AllocateAddress') as never as { AllocationId: string };
  const made = call(sim, 'ec2', 'CreateNatGateway', { SubnetId: Subnets[0]?.SubnetId, AllocationId });
  return (made as never as { NatGateway: { NatGatewayId: string } }).NatGateway.NatGatewayId;
}

describe('the meter', () => {
  it('R-PRICE-100 a NAT gateway and its address for 730 hours', () => {
    const sim = createSim({ seed: 'meter' });
    natGateway(sim);
    sim.advance(10 * 60_000);
    sim.advance(730 * HOUR - 10 * 60_000);
    expect(line(sim, 'NAT gateway').amount).toBeCloseTo(32.85, 1);
    expect(line(sim, 'Public IPv4 address').amount).toBeCloseTo(3.65, 6);
  });

  it('R-PRICE-1 an hour that was begun counts whole, and one that is over no more', () => {
    const sim = createSim({ seed: 'meter' });
    const id = natGateway(sim);
    sim.advance(10 * 60_000);
    expect(line(sim, 'NAT gateway').units).toBe(1);
    call(sim, 'ec2', 'DeleteNatGateway', { NatGatewayId: id });
    sim.advance(50 * HOUR);
    expect(line(sim, 'NAT gateway').units).toBe(1);
  });

  it('R-PRICE-90 an instance costs while it runs, its volume while it is there', () => {
    const sim = createSim({ seed: 'meter' });
    const { Images } = call(sim, 'ec2', 'DescribeImages') as never as { Images: { ImageId: string }[] };
    const run = { ImageId: Images[0]?.ImageId, MinCount: 1, MaxCount: 1, InstanceType: 't3.micro' };
    const { Instances } = call(sim, 'ec2', 'RunInstances', run) as never as {
      Instances: { InstanceId: string }[];
    };
    sim.advance(2 * HOUR);
    call(sim, 'ec2', 'StopInstances', { InstanceIds: [Instances[0]?.InstanceId] });
    const ran = line(sim, 'Linux instance t3.micro').units;
    expect(ran).toBeCloseTo(2, 1);
    sim.advance(10 * HOUR);
    expect(line(sim, 'Linux instance t3.micro').units).toBeCloseTo(ran, 2);
    expect(line(sim, 'EBS volume gp3').units).toBeGreaterThan(0);
  });

  it('R-PRICE-60 a hosted zone costs its month, in each month anew', () => {
    const sim = createSim({ seed: 'meter' });
    call(sim, 'route53', 'CreateHostedZone', { Name: 'example.test', CallerReference: 'one' });
    sim.advance(HOUR);
    expect(line(sim, 'Hosted zone').amount).toBe(0.5);
    sim.advance(40 * 24 * HOUR);
    expect(billsOf(sim.state).map(({ month }) => month)).toEqual(['2026-01', '2026-02']);
    expect(line(sim, 'Hosted zone').amount).toBe(1);
  });

  it('undo takes back what was spent, and a fork spends for itself', () => {
    const sim = createSim({ seed: 'meter' });
    natGateway(sim);
    sim.advance(10 * 60_000);
    sim.checkpoint('gateway');
    const before = billOf(sim.state).total;
    const fork = sim.fork();
    fork.advance(100 * HOUR);
    expect(billOf(fork.state).total).toBeGreaterThan(before);
    expect(billOf(sim.state).total).toBe(before);
    sim.undo();
    expect(billOf(sim.state).total).toBe(0);
  });

  it('the rate is what runs now', () => {
    const sim = createSim({ seed: 'meter' });
    expect(hourlyRate(sim.state)).toBe(0);
    natGateway(sim);
    sim.advance(10 * 60_000);
    expect(hourlyRate(sim.state)).toBeCloseTo(0.05, 9);
  });

  it('the same whether time passes at once or in steps', () => {
    const [once, stepwise] = [createSim({ seed: 'm' }), createSim({ seed: 'm' })];
    for (const sim of [once, stepwise]) natGateway(sim);
    once.advance(60 * HOUR);
    for (let hour = 0; hour < 60; hour++) stepwise.advance(HOUR);
    expect(billOf(stepwise.state)).toEqual(billOf(once.state));
  });
});

it.each([
  [0, '$0.00'],
  [0.00001, '< $0.0001'],
  [0.005, '$0.005'],
  [0.0104, '$0.0104'],
  [0.045, '$0.045'],
  [0.1, '$0.10'],
  [3.65, '$3.65'],
  [1642.5, '$1,642.50'],
])('%d dollars are written %s', (amount, text) => {
  expect(dollars(amount)).toBe(text);
});
