const HOUSE = '家';

/** 罗秀英 → 罗*, 罗建国家 → 罗*家: the first character says whose family it is, no more. For public lists where the village wants it so. */
export function maskName(name: string): string {
  const [first, ...rest] = [...name];
  if (first === undefined) return '';
  return `${first}*${rest.length > 1 && rest[rest.length - 1] === HOUSE ? HOUSE : ''}`;
}
