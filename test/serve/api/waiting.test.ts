import { expect, it } from 'vitest';
import { isWaiting } from '../../../src/serve/api/waiting.ts';
import { ask, openDesk, query } from './setting.ts';

it.each([
  ['aws-cli/1.45.11 md/Botocore#1.43.11 ua/2.1 os/linux m/b,D,Z,N,B,g cfg/retry-mode#legacy', true],
  ['Boto3/1.43.11 m/B', true],
  ['aws-cli/1.45.11 md/Botocore#1.43.11 m/b,D,Z,N,C cfg/retry-mode#legacy', false],
  ['curl/8.5.0', false],
  [undefined, false],
])('%s', (userAgent, expected) => {
  expect(isWaiting(userAgent)).toBe(expected);
});

const WAITER = { 'user-agent': 'Boto3/1.43.11 m/B' };
const EC2 = 'Version=2016-11-15&Action=';

function withGateway() {
  const desk = openDesk();
  const text = (body: string) => ask(desk, query('ec2', EC2 + body)).text;
  const find = (body: string, tag: string) => new RegExp(`<${tag}>(.*?)</${tag}>`).exec(text(body))?.[1];
  const subnet = find('DescribeSubnets', 'subnetId');
  const address = find('AllocateAddress', 'allocationId');
  const id = find(`CreateNatGateway&SubnetId=${subnet}&AllocationId=${address}`, 'natGatewayId');
  const sent = query('ec2', `${EC2}DescribeNatGateways&NatGatewayId.1=${id}`);
  return { desk, sent };
}

it("lets a waiter's first poll find what it waits for", () => {
  const { desk, sent } = withGateway();
  expect(ask(desk, sent).text).toContain('<state>pending</state>');
  const began = desk.sim.state.clock.now;
  const answer = ask(desk, { ...sent, headers: { ...sent.headers, ...WAITER } });
  expect(answer.text).toContain('<state>available</state>');
  expect((desk.sim.state.clock.now - began) % 15_000).toBe(0);
});

it('lets no time pass for what is there already', () => {
  const { desk, sent } = withGateway();
  const waiting = { ...sent, headers: { ...sent.headers, ...WAITER } };
  ask(desk, waiting);
  const began = desk.sim.state.clock.now;
  ask(desk, waiting);
  // A waiter for its deletion would wait, too: one poll's time.
  expect(desk.sim.state.clock.now - began).toBeLessThanOrEqual(15_000);
});

it('lets a single poll pass for what never comes', () => {
  const desk = openDesk();
  const body = `${EC2}DescribeVpcs&Filter.1.Name=vpc-id&Filter.1.Value.1=vpc-00000000000000000`;
  const sent = query('ec2', body);
  const began = desk.sim.state.clock.now;
  ask(desk, { ...sent, headers: { ...sent.headers, ...WAITER } });
  expect(desk.sim.state.clock.now - began).toBe(15_000);
});
