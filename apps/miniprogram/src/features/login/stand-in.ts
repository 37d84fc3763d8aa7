import { send } from '@/api/http';

/** Where a demonstration's API hands out the codes that a phone's WeChat would. Absent in production. */
const STAND_IN_PATH = '/stand-in/wechat/codes';

export interface StandInCodes {
  readonly code: string;
  readonly phoneCode: string | null;
}

const HASH_SEEDS = [0x811c9dc5, 0x01000193] as const;

/** The same nickname is the same WeChat user, every time and in every browser. */
export function openidOf(nickname: string): string {
  const halves = HASH_SEEDS.map(seed => {
    let hash = seed;
    for (const letter of nickname) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    return hash.toString(16).padStart(8, '0');
  });
  return `demo-${halves.join('')}`;
}

export async function askStandIn(nickname: string, phone: string): Promise<StandInCodes> {
  return (await send({
    method: 'POST',
    path: STAND_IN_PATH,
    body: { openid: openidOf(nickname), ...(phone === '' ? {} : { phone }) },
    headers: {},
  })) as StandInCodes;
}
