const HOUSE = '家';

/** A household's name, which may be a person's: 罗秀英 → 罗*, 罗建国家 → 罗*家: the first character says whose family it is, no more. For public lists where the village wants it so. */
export function maskName(name: string): string {
  const [, ...rest] = [...name];
  return `${maskPersonName(name)}${rest.length > 1 && rest[rest.length - 1] === HOUSE ? HOUSE : ''}`;
}

/** 罗秀英 → 罗*. Of a person nothing but the first character, whatever the name ends in. */
export function maskPersonName(name: string): string {
  const [first] = [...name];
  return first === undefined ? '' : `${first}*`;
}
