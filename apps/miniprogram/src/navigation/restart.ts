import Taro from '@tarojs/taro';

let running: string | undefined;
let next: string | undefined;

/**
 * Forgets the way here and opens `url`. Every page that is alive may ask for it in the same moment (the session ended), and two
 * relaunches at once leave an empty window: they go one after the other, and the same wish counts once.
 */
export function restart(url: string): void {
  if (running !== undefined) {
    next = url === running ? undefined : url;
    return;
  }
  running = url;
  void Promise.resolve(Taro.reLaunch({ url }))
    .catch(() => undefined)
    .then(() => {
      running = undefined;
      const wanted = next;
      next = undefined;
      if (wanted !== undefined) restart(wanted);
    });
}
