// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are bash's
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ConsoleCommand } from '../../src/shell/console.ts';
import { ALMOST_PUBLIC, type Play, play, ROUTE_OUT } from './world.ts';

let world: Play;

beforeEach(async () => {
  world = await play();
});

describe('a learner at work', () => {
  test('builds a network by pasting, and opens it with the missing route', async () => {
    const { say, console } = world;
    expect(await say(ALMOST_PUBLIC)).toBe('');
    expect(await console.run('curl web')).toMatchObject({
      stdout: '',
      stderr: expect.stringMatching(
        /^curl: \(28\) Failed to connect to web port 80 after \d+ ms: Couldn't connect to server\n/,
      ),
      exitCode: 28,
    });
    expect(await say('explain')).toMatch(/What stands in the way:\n {2}1\. \(answer\) Route table rtb-/);
    expect(await say(ROUTE_OUT)).toBe('{\n    "Return": true\n}\n');
    expect(await say('curl web')).toBe('Hello from web.\n');
    expect(await say("curl -s -o /dev/null -w '%{http_code}' web")).toBe('200');
    expect(await say('explain lisbon web tcp/80')).toMatch(
      /^From lisbon to web, tcp\/80: the packet arrives, and its answer/,
    );
    expect(await say('map')).toMatch(
      /vpc-\w+ \(lab\) 10\.0\.0\.0\/16\n.*igw-.*\n.*subnet-.*0\.0\.0\.0\/0 → igw-.*\n.*i-\w+ \(web\) 10\.0\.1\./,
    );
  });

  test('explain names what each step belongs to; what was misread is answered with a way out', async () => {
    const { say } = world;
    await say(ALMOST_PUBLIC);
    expect(await say('explain internet web tcp/81')).toMatch(
      /\n {2}\d\. network ACL acl-\w+.*: inbound rule 100 permits/,
    );
    expect(await say('explain internet web')).toMatch(
      /^explain: on which port\? explain internet web tcp\/80\n/,
    );
    expect(await say('explain internet web tpc/80')).toMatch(/^explain: 'tpc\/80' is no protocol and port/);
    expect(await say('explain tcp/80')).toMatch(/^explain: to where\?/);
    expect(await say('heal')).toMatch(/^heal what\? \(nothing is broken\)\n/);
    expect(await say('undo x')).toBe("undo: 'x' is not a number of steps\n");
    expect(await say('connect wbe')).toBe("connect: there is no host 'wbe'. Did you mean 'web'?\n");
    expect(await say('connect zzzzzz')).toBe("connect: there is no host 'zzzzzz'. Hosts: web, lisbon.\n");
    expect(await say('fail')).toMatch(/^Nothing is broken\. `fail TARGET` breaks/);
    await say('fail az/us-east-1a');
    expect(await say('heal')).toMatch(/^heal what\? \(broken: az\/us-east-1a\)\n/);
  });

  test('less and more let everything through', async () => {
    const { say } = world;
    expect(await say('echo a | less; echo b > note; more note; less none')).toBe(
      'a\nb\nnone: No such file or directory\n',
    );
  });

  test('tools say what the real ones say, and end as they do', async () => {
    const { say, console } = world;
    await say(ALMOST_PUBLIC);
    await say(ROUTE_OUT);
    const run = async (line: string) => {
      const { stdout, stderr, exitCode } = await console.run(line);
      return [
        stdout.replaceAll(/\d+(?:\.\d+){3}/g, 'ADDRESS') + stderr.replaceAll(/\d+(?:\.\d+){3}/g, 'ADDRESS'),
        exitCode,
      ];
    };
    const hint = "(netlab: 'explain' tells why)\n";
    expect(await run('nc -zv web 80')).toEqual([
      'Connection to web (ADDRESS) 80 port [tcp/http] succeeded!\n',
      0,
    ]);
    expect(await run('nc -zv web 81')).toEqual([
      `nc: connect to web (ADDRESS) port 81 (tcp) failed: Connection timed out\n${hint}`,
      1,
    ]);
    expect(await run('ssh web')).toEqual([
      `ssh: connect to host web port 22: Connection timed out\n${hint}`,
      255,
    ]);
    expect(await run('curl -m 5 web:81')).toEqual([
      `curl: (28) Connection timed out after 5001 milliseconds\n${hint}`,
      28,
    ]);
    expect(await run('curl nowhere')).toEqual(['curl: (6) Could not resolve host: nowhere\n', 6]);
    expect(await run('ping nowhere')).toEqual(['ping: nowhere: Name or service not known\n', 2]);
    expect(await run('ping -c 2 web')).toEqual([
      `PING web (ADDRESS) 56(84) bytes of data.\n\n--- web ping statistics ---\n2 packets transmitted, 0 received, 100% packet loss, time 1001ms\n\n${hint}`,
      1,
    ]);
    await say('aws ec2 authorize-security-group-ingress --group-id $GROUP --protocol all --cidr 0.0.0.0/0');
    expect((await run('ping -c 1 web'))[0]).toMatch(
      /64 bytes from ADDRESS: icmp_seq=1 ttl=64 time=[\d.]+ ms\n\n--- web ping statistics ---\n1 packets transmitted, 1 received, 0% packet loss, time 0ms\nrtt min\/avg\/max\/mdev = /,
    );
    expect(await run('curl web:81')).toEqual([
      `curl: (7) Failed to connect to web port 81 after 91 ms: Couldn't connect to server\n${hint}`,
      7,
    ]);
    expect(await run('nc -zv web 81')).toEqual([
      `nc: connect to web (ADDRESS) port 81 (tcp) failed: Connection refused\n${hint}`,
      1,
    ]);
    expect((await run('traceroute web'))[0]).toMatch(
      /^traceroute to web \(ADDRESS\), 30 hops max, 60 byte packets\n 1 {2}web \(ADDRESS\)/,
    );
  });

  test('stands on a host after ssh, and tools leave from there', async () => {
    const { say, console, sim } = world;
    await say(ALMOST_PUBLIC);
    await say(ROUTE_OUT);
    expect(console.prompt).toBe('learner@netlab:us-east-1 $ ');
    await say(
      'aws ec2 authorize-security-group-ingress --group-id $GROUP --protocol tcp --port 22 --cidr 198.51.100.10/32',
    );
    expect(await say('ssh ec2-user@web')).toBe('');
    expect(console.prompt).toBe('[ec2-user@web] $ ');
    expect(await say('whoami; hostname')).toMatch(/^ec2-user\nip-10-0-1-\d+\n$/);
    const address = (
      await say(
        "aws ec2 describe-instances --query 'Reservations[].Instances[].PublicIpAddress' --output text",
      )
    ).trim();
    expect(await say('curl -s checkip.amazonaws.com')).toBe(`${address}\n`);
    expect(await say('exit')).toBe('logout\nConnection to web closed.\n');
    expect(console.prompt).toBe('learner@netlab:us-east-1 $ ');
    expect(await say('exit')).toMatch(/already/);
    expect(await say(`ssh ${address} hostname`)).toMatch(/^ip-10-0-1-/);
    expect(console.prompt).toBe('learner@netlab:us-east-1 $ ');

    expect(await say("connect web 'hostname; whoami'")).toMatch(/^ip-10-0-1-.*\nec2-user\n$/);
    expect(await say("connect web echo 'a  b&c' '$HOME'")).toBe('a  b&c $HOME\n');

    await say('connect web');
    expect(console.prompt).toBe('[ec2-user@web] $ ');
    expect(await say('aws ec2 stop-instances --instance-ids $WEB > /dev/null')).toBe(
      'Connection to web closed by remote host.\n',
    );
    expect(console.prompt).toBe('learner@netlab:us-east-1 $ ');
    expect(sim.state.faults).toEqual([]);
  });

  test('breaks and mends', async () => {
    const { say } = world;
    await say(ALMOST_PUBLIC);
    await say(ROUTE_OUT);
    expect(await say('fail az/us-east-1a')).toBe('az/us-east-1a is broken now.\n');
    expect((await world.console.run('curl -s web')).exitCode).toBe(28);
    expect(await say('fail')).toBe('Broken: az/us-east-1a\n');
    expect(await say('heal all')).toBe('az/us-east-1a works again.\n');
    expect(await say('curl -s web')).toBe('Hello from web.\n');
    expect(await say('fail az/mars')).toMatch(/^fail: There is no Availability Zone 'mars'\. Zones: /);
  });
});

describe('time', () => {
  test('a command line takes a second, pasted lines one each', async () => {
    const { sim, say } = world;
    const start = sim.state.clock.now;
    await say('echo a; echo b');
    expect(sim.state.clock.now - start).toBe(1000);
    await say('echo a\necho b\n\n# nothing\necho c');
    expect(sim.state.clock.now - start).toBe(4000);
  });

  test('wait lets it pass and tells what happened', async () => {
    const { sim, say } = world;
    const start = sim.state.clock.now;
    expect(await say('wait 3d')).toMatch(/^It is Thu 2026-01-08 08:00:00 now; 3d passed\.\n$/);
    expect(sim.state.clock.now - start).toBe(3 * 86_400_000 + 1000);
    expect(await say('wait until 12:30')).toMatch(/^It is Thu 2026-01-08 12:30:00 now/);
    expect(await say('wait 5 minutes')).toMatch(/is not a duration/);
    await say(ALMOST_PUBLIC);
    await say('aws ec2 stop-instances --instance-ids $WEB > /dev/null');
    expect(await say('wait until web stopped')).toMatch(/i-\w+ \(web\): stopping → stopped\nIt is /);
    expect(await say('wait until web running')).toMatch(/wait: web does not become running\n$/);
    expect(await say('wait until nothing there')).toMatch(/there is no resource/);
  });

  test('wait tells what became of what is there, and nothing of what goes on behind it', async () => {
    const { say } = world;
    await say(ALMOST_PUBLIC);
    await say(
      'aws ec2 create-flow-logs --resource-type VPC --resource-ids $VPC --traffic-type ALL --log-group-name flows ' +
        '--deliver-logs-permission-arn arn:aws:iam::123456789012:role/flow-logs',
    );
    await say('curl web');
    expect(await say('wait 20m')).toMatch(/^It is .* now; 20m passed\.\n$/);
    await say('aws ec2 terminate-instances --instance-ids $WEB');
    expect(await say('wait 10m')).toMatch(/ {2}i-\w+ \(web\): shutting-down → terminated\n/);
    expect(await say('wait 2h')).toMatch(/ {2}i-\w+ \(web\): terminated → no longer listed\n/);
  });

  test('aws … wait polls in virtual time with the real delays, and gives up as the CLI does', async () => {
    const { sim, console, say } = world;
    await say(ALMOST_PUBLIC);
    const start = sim.state.clock.now;
    const failed = await console.run('aws ec2 wait instance-stopped --instance-ids $WEB');
    expect(failed).toMatchObject({
      exitCode: 255,
      stderr: '\nWaiter InstanceStopped failed: Max attempts exceeded\n',
    });
    expect(sim.state.clock.now - start).toBe(39 * 15_000 + 1000);
    await say('aws ec2 stop-instances --instance-ids $WEB');
    expect((await console.run('aws ec2 wait instance-stopped --instance-ids $WEB')).exitCode).toBe(0);
  });
});

describe('hostile input', () => {
  test('names with terminal sequences do not reach prompt, map or completion', async () => {
    const { say, console } = world;
    await say(ALMOST_PUBLIC);
    const tags = JSON.stringify([{ Key: 'Name', Value: '\u001b]0;x\u0007y' }]);
    await say(`aws ec2 create-tags --resources $WEB $VPC --tags '${tags}'`);
    await say('connect $WEB');
    const shown = [
      console.prompt,
      await say('map'),
      JSON.stringify(console.complete('ssh ', 4).items.map(({ value }) => value)),
    ];
    expect(shown.join('\n')).toContain('�]0;x�y');
    expect(shown.join('\n')).not.toMatch(/[\u0007\u001b]/);
  });

  test('whatever is typed, the console answers and lives on', async () => {
    const piece = fc.constantFrom(
      ...'aws ec2|describe-vpcs|--filters|Name=|x,y|[{|}]|"|\'|$(|)|`|${|}|;|&&|||\n|<<EOF|EOF|if|then|fi|for i in|do|done|\\\\|ssh|curl|wait|1h|undo|explain|a=(|f() {|eval|source|x|*|~|#|!|2>&1|>|<|&|((|[[|]]|exit|set -eux'
        .split('|')
        .map((text) => text.replace('\\n', '\n')),
    );
    const line = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(' '));
    const { console } = world;
    for (const text of fc.sample(line, { numRuns: 300, seed: 3 })) {
      const { exitCode } = await console.run(text);
      expect(exitCode).toBeTypeOf('number');
      console.isIncomplete(text);
      console.complete(text, text.length);
    }
    await console.run('set +eux; exec 2>&1');
    expect((await console.run('echo alive')).stdout).toContain('alive');
  });

  test('deep nesting and huge words end in an error', async () => {
    const { console } = world;
    for (const line of [
      `aws ec2 describe-vpcs --filters '${'['.repeat(50_000)}'`,
      `aws ec2 describe-vpcs --filters 'a=${'['.repeat(50_000)}'`,
      `aws ec2 describe-vpcs --query '${'('.repeat(20_000)}'`,
      `aws ec2 ${'x'.repeat(200_000)}`,
      '$('.repeat(5000),
      '{'.repeat(20_000),
    ]) {
      const { exitCode, stderr } = await console.run(line);
      expect(exitCode).not.toBe(0);
      expect(stderr).not.toBe('');
    }
    expect((await console.run('echo alive')).stdout).toBe('alive\n');
  });
});

describe('undo', () => {
  const vpcs = 'aws ec2 describe-vpcs --query "Vpcs[].CidrBlock" --output text';

  test('steps by lines that changed the world; variables stay', async () => {
    const { say } = world;
    await say(
      'A=$(aws ec2 create-vpc --cidr-block 10.1.0.0/16 --query Vpc.VpcId --output text)\naws ec2 create-vpc --cidr-block 10.2.0.0/16 > /dev/null',
    );
    await say('aws ec2 describe-vpcs > /dev/null; echo looking');
    expect(await say('undo')).toBe('undone: aws ec2 create-vpc --cidr-block 10.2.0.0/16 > /dev/null\n');
    expect(await say(vpcs)).toBe('10.1.0.0/16\n');
    expect(await say('undo 5')).toMatch(/^undone: A=/);
    expect(await say(vpcs)).toBe('');
    expect(await say('undo')).toBe('There is nothing to undo.\n');
    expect(await say('redo 2')).toMatch(/^redone: A=.*\nredone: aws/);
    expect(await say(vpcs)).toBe('10.1.0.0/16\t10.2.0.0/16\n');
    expect(await say('echo ${A:0:4}')).toBe('vpc-\n');
  });
});

describe('the console', () => {
  test('is the same for the same seed and lines', async () => {
    const lines = [
      ALMOST_PUBLIC,
      ROUTE_OUT,
      'echo $RANDOM; date; ping -c 3 web',
      'aws ec2 describe-instances',
    ];
    const printed = async () => {
      const { say, sim } = await play();
      const outputs: string[] = [];
      for (const line of lines) outputs.push(await say(line));
      return { outputs, world: JSON.stringify(sim.state) };
    };
    expect(await printed()).toEqual(await printed());
  });

  test('stops a paste at a syntax error and at exit, and says so', async () => {
    const { console, say } = world;
    expect(await console.run('echo a\nif then\necho b')).toMatchObject({ stdout: 'a\n', exitCode: 2 });
    expect(await say('echo a\nexit 4\necho b')).toMatch(
      /^a\n(?:netlab: the shell would have ended here|You are)/,
    );
    expect(await say('set -e\nfalse\necho b')).toBe(
      'netlab: the shell would have ended here; it goes on, but what follows is not run.\n',
    );
  });

  test('takes hundreds of pasted lines in order', async () => {
    const lines = Array.from({ length: 400 }, (_, index) => `echo ${index}`);
    const { stdout, exitCode } = await world.console.run(lines.join('\n'));
    expect(stdout).toBe(`${lines.map((_, index) => index).join('\n')}\n`);
    expect(exitCode).toBe(0);
  });

  test('a mistyped command gets a suggestion', async () => {
    expect(await world.say('awss ec2; zzzzzz')).toBe(
      "bash: awss: command not found\nDid you mean 'aws'?\nbash: zzzzzz: command not found\n",
    );
  });

  test('an endless loop of aws calls ends with an error', async () => {
    const { stderr, exitCode } = await world.console.run(
      'while true; do aws sts get-caller-identity > /dev/null; done',
    );
    expect(stderr).toMatch(/too many .*\nnetlab: stopped there/);
    expect(exitCode).toBe(126);
  });

  test('Ctrl-C ends what runs, and the line after works', async () => {
    const controller = new AbortController();
    const { console, say } = await play({ breathe: async () => controller.abort() });
    const result = await console.run(
      'for i in {1..5000}; do aws sts get-caller-identity > /dev/null; done\necho next',
      { signal: controller.signal },
    );
    expect(result).toMatchObject({ stdout: '', exitCode: 130 });
    expect(await say('echo alive')).toBe('alive\n');
  });

  test('has files of its own, and those it was given', async () => {
    const { console, say } = await play({ files: { '~/lab/vpc.json': '{"CidrBlock": "10.7.0.0/16"}' } });
    expect(await say('aws ec2 create-vpc --cli-input-json file://lab/vpc.json --query Vpc.CidrBlock')).toBe(
      '"10.7.0.0/16"\n',
    );
    await say('echo kept > note');
    expect(await console.readFile('note')).toBe('kept\n');
    expect(await console.readFile('~/none')).toBeUndefined();
    await console.writeFile('deep/er/file', 'x');
    expect(await say('cat deep/er/file')).toBe('x');
  });

  test("takes the lab's commands beside its own", async () => {
    const check: ConsoleCommand = {
      name: 'check',
      summary: 'is it solved?',
      usage: 'check [NAME]',
      run: async (args) => ({ stdout: `checked ${args.join(' ')}\n`, stderr: '', exitCode: 1 }),
      complete: () => [{ value: 'open' }],
    };
    const { console, say } = await play({ commands: [check] });
    expect(await say('check a || echo no')).toBe('checked a\nno\n');
    expect(await say('help')).toMatch(/\n {2}check +is it solved\?\n/);
    expect(await say('help check')).toBe('check: is it solved?\n\ncheck [NAME]\n');
    expect(console.complete('check o', 7).items).toEqual([{ value: 'open' }]);
  });

  test('settings of the CLI live in its own file', async () => {
    const { say, console } = world;
    await say('aws configure set region eu-west-1');
    expect(await say('aws configure get region; cat ~/.aws/config')).toBe(
      'eu-west-1\n[default]\nregion = eu-west-1\n',
    );
    expect(
      await say('aws ec2 describe-availability-zones --query "AvailabilityZones[0].ZoneName" --output text'),
    ).toBe('eu-west-1a\n');
    await say('export AWS_REGION=us-west-2 AWS_DEFAULT_OUTPUT=text');
    expect(console.prompt).toBe('learner@netlab:us-west-2 $ ');
    expect(await say('aws ec2 describe-availability-zones --query "AvailabilityZones[0].ZoneName"')).toBe(
      'us-west-2a\n',
    );
    expect(
      await say('aws configure set output pdf; AWS_DEFAULT_OUTPUT= aws sts get-caller-identity'),
    ).toMatch(/Unknown output type: pdf/);
  });
});
