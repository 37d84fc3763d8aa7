import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';

/** False until what is here for the first time has gone to the view; WeChat sends it as one piece of text, and draws nothing before it is there. */
export function useFirstUpdateDone(): boolean {
  const [done, setDone] = useState(false);
  useEffect(() => Taro.nextTick(() => setDone(true)), []);
  return done;
}
