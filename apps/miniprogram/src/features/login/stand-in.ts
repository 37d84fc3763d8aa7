import { send } from '@/api/http';

/** Where a demonstration's API hands out the codes that a phone's WeChat would. Absent in production. */
const STAND_IN_PATH = '/api/v1/demo/wechat-codes';

export interface StandInCodes { readonly code: string; readonly phoneCode: string | null }

export async function askStandIn(nickname: string, phone: string): Promise<StandInCodes> {
  return (await send({ method: 'POST', path: STAND_IN_PATH, body: { nickname, ...(phone === '' ? {} : { phone }) }, headers: {} })) as StandInCodes;
}
