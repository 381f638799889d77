/** Images that everyone can launch; names, owners and paths as their publishers give them. */
import type { ImageItem } from './image.ts';

const AMAZON = { OwnerId: '137112412989', ImageOwnerAlias: 'amazon' } as const;
const CANONICAL = { OwnerId: '099720109477', RootDeviceName: '/dev/sda1' } as const;

export const PUBLIC_IMAGES: readonly (Partial<ImageItem> & Pick<ImageItem, 'Name' | 'OwnerId'>)[] = [
  {
    ...AMAZON,
    Name: 'al2023-ami-2023.9.20251208.0-kernel-6.1-x86_64',
    Description: 'Amazon Linux 2023 AMI 2023.9.20251208.0 x86_64 HVM kernel-6.1',
    CreationDate: '2025-12-09T00:34:12.000Z',
  },
  {
    ...AMAZON,
    Name: 'al2023-ami-2023.9.20251208.0-kernel-6.1-arm64',
    Description: 'Amazon Linux 2023 AMI 2023.9.20251208.0 arm64 HVM kernel-6.1',
    Architecture: 'arm64',
    BootMode: 'uefi',
    CreationDate: '2025-12-09T00:34:14.000Z',
  },
  {
    ...AMAZON,
    Name: 'amzn2-ami-kernel-5.10-hvm-2.0.20251201.0-x86_64-gp2',
    Description: 'Amazon Linux 2 Kernel 5.10 AMI 2.0.20251201.0 x86_64 HVM gp2',
    CreationDate: '2025-12-02T19:20:41.000Z',
  },
  {
    ...CANONICAL,
    Name: 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20251210',
    Description: 'Canonical, Ubuntu, 24.04, amd64 noble image',
    CreationDate: '2025-12-10T08:11:30.000Z',
  },
];
