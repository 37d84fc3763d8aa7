import type { ItemContent } from '@jishan/contracts';
import { farmingServices } from './farming-services.texts';
import { forbiddenCertificates } from './forbidden-certificates.texts';
import { housingServices } from './housing-services.texts';
import { supportServices } from './support-services.texts';

/** A Sichuan village's 公共服务清单, with the certificates it must not issue. A village adapts it after taking it over. */
export const publicServices: readonly ItemContent[] = [
  ...housingServices,
  ...supportServices,
  ...farmingServices,
  ...forbiddenCertificates,
];
