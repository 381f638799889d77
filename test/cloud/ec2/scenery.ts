/** A VPC with one subnet and the lab's image, which most tests of instances and interfaces start from. */
import { type Harness, type HarnessOptions, harness, type Output } from '../harness.ts';

export interface Scenery extends Harness {
  readonly vpcId: string;
  readonly subnetId: string;
  readonly imageId: string;
  /** Runs one instance in the subnet and waits until it runs. */
  launch(input?: object): string;
}

const SETTING = { images: { 'ami-web': { serves: ['tcp/80'] } } };

export function scenery(options: HarnessOptions & { cidr?: string; subnetCidr?: string } = {}): Scenery {
  const h = harness({ ...options, setting: { ...SETTING, ...options.setting } });
  const { cidr = '10.0.0.0/16', subnetCidr = '10.0.0.0/24' } = options;
  const vpcId = h.call('CreateVpc', { CidrBlock: cidr }).Vpc.VpcId;
  const subnetId = h.call('CreateSubnet', {
    VpcId: vpcId,
    CidrBlock: subnetCidr,
    AvailabilityZone: `${options.region ?? 'us-east-1'}a`,
  }).Subnet.SubnetId;
  const imageId = h.call('DescribeImages', { Owners: ['self'] }).Images[0].ImageId;
  h.advance(5);
  const launch = (input: object = {}): string => {
    const request = { ImageId: imageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1, ...input };
    const placed =
      'NetworkInterfaces' in request || 'SubnetId' in request ? request : { ...request, SubnetId: subnetId };
    const { Instances } = h.call('RunInstances', placed);
    h.advance(30);
    return Instances[0].InstanceId;
  };
  return Object.assign(h, { vpcId, subnetId, imageId, launch });
}

/** `{ Name: 'vpc-id', Values: ['…'] }`, briefly. */
export function filter(name: string, ...values: string[]) {
  return { Name: name, Values: values };
}

/** As `describe-instances` shows it. */
export function instanceOf(h: Harness, id: string): Output {
  return h.call('DescribeInstances', { InstanceIds: [id] }).Reservations[0].Instances[0];
}
