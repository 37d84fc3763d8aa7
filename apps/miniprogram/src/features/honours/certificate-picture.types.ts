import type { HonourView } from '@jishan/contracts';

export interface CertificatePictureProps {
  readonly honour: HonourView;
  readonly label: string;
}
