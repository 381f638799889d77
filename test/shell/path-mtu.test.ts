/** What the tools say of packets that are too large, in the words of iputils. */
import { beforeAll, describe, expect, test } from 'vitest';
import { ALMOST_PUBLIC, type Play, play, ROUTE_OUT } from './world.ts';

let world: Play;

beforeAll(async () => {
  world = await play();
  await world.say(ALMOST_PUBLIC);
  await world.say(ROUTE_OUT);
  await world.say('connect web');
});

const plain = (text: string) =>
  text.replace(/time[= ][\d.]+ ?ms/g, 'TIME').replace(/= [\d./]+ ms/, '= TIMES');

describe('ping', () => {
  test('-M do: a router says how large, then the kernel knows', async () => {
    expect(plain(await world.say('ping -c 3 -s 1473 -M do lisbon'))).toBe(
      `PING lisbon (198.51.100.10) 1473(1501) bytes of data.
From 10.0.1.1 icmp_seq=1 Frag needed and DF set (mtu = 1500)
ping: local error: message too long, mtu=1500
ping: local error: message too long, mtu=1500

--- lisbon ping statistics ---
3 packets transmitted, 0 received, +3 errors, 100% packet loss, TIME

`,
    );
    expect(await world.say('echo $?')).toBe('1\n');
    expect(await world.say('explain')).toMatch(
      /a ping of 1501 octets: the packet is too large .* sender is told so\. Packets of up to 1500 octets fit\./,
    );
  });

  test('-M do: what fits arrives', async () => {
    expect(plain(await world.say('ping -c 1 -s 1472 -M do lisbon'))).toBe(
      `PING lisbon (198.51.100.10) 1472(1500) bytes of data.
1480 bytes from 198.51.100.10: icmp_seq=1 ttl=64 TIME

--- lisbon ping statistics ---
1 packets transmitted, 1 received, 0% packet loss, TIME
rtt min/avg/max/mdev = TIMES
`,
    );
  });

  test("more than the sender's own line takes", async () => {
    expect(await world.say('ping -c 1 -s 9000 -M do lisbon')).toContain(
      'ping: local error: message too long, mtu=9001\n',
    );
    expect(await world.say('ping -c 1 -s 9000 -M dont lisbon')).toContain('9008 bytes from 198.51.100.10');
    expect(await world.say('ping -c 1 -s 65508 lisbon')).toContain('ping: sendmsg: Message too long\n');
  });

  test('by itself it learns from the first packet that is lost', async () => {
    const said = await world.say('ping -c 2 -s 2000 lisbon');
    expect(said).toContain('From 10.0.1.1 icmp_seq=1 Frag needed and DF set (mtu = 1500)\n');
    expect(said).toContain('2008 bytes from 198.51.100.10: icmp_seq=2');
    expect(said).toContain('2 packets transmitted, 1 received, +1 errors, 50% packet loss');
  });

  test.each([
    ['ping -M never lisbon', 'ping: invalid -M argument: never\n'],
    ['ping -s x lisbon', "ping: invalid argument: 'NaN': out of range\n"],
    ['ping', 'ping: usage error: Destination address required\n'],
  ])('%s', async (line, expected) => {
    expect(await world.say(line)).toBe(expected);
  });
});

test('tracepath shows where packets must become smaller', async () => {
  const said = (await world.say('tracepath lisbon')).replace(/\d\.\d{3}ms/g, '0.000ms');
  expect(said).toBe(
    ` 1?: [LOCALHOST]                      pmtu 9001
 1:  10.0.1.1                                              0.000ms pmtu 1500
 1:  198.51.100.10                                         0.000ms reached
     Resume: pmtu 1500 hops 1 back 1 \n`,
  );
});

test('R-VPC-181 without the word of the router large packets vanish', async () => {
  await world.say(`
ACL=$(aws ec2 describe-network-acls --filters Name=vpc-id,Values=$VPC --query 'NetworkAcls[0].NetworkAclId' --output text)
aws ec2 create-network-acl-entry --network-acl-id $ACL --rule-number 90 --protocol icmp --icmp-type-code Type=3,Code=4 --cidr-block 0.0.0.0/0 --rule-action deny --ingress`);
  const said = await world.say('ping -c 2 -s 1473 -M do lisbon');
  expect(said).toContain('2 packets transmitted, 0 received, 100% packet loss');
  expect(await world.say('explain')).toMatch(/does not get back/);
  expect(await world.say('tracepath -m 2 lisbon')).toContain(
    ' 1:  no reply\n 2:  no reply\n     Too many hops: pmtu 9001\n',
  );
});
