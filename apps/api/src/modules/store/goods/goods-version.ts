import { Problem } from '../../../platform/errors/problem';

export const goodsVersion = (version: number): string => `"${version}"`;

/** `ifMatch` is the ETag under which the caller saw the article. */
export function refuseOtherVersion(version: number, ifMatch: string | undefined): void {
  if (!ifMatch) throw new Problem('VERSION.REQUIRED');
  if (goodsVersion(version) !== ifMatch) throw new Problem('VERSION.STALE');
}
