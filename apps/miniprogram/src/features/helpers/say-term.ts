import { sayWhen } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';

export const sayTerm = (expiresAt: string | null): string =>
  expiresAt === null ? texts.helpers.open : texts.helpers.until(sayWhen(expiresAt));
