import { asRead } from './as-read';

/** A dot between the parts of a name, however it was typed; a full stop only between Chinese characters. */
const DOTS = /[\u2022\u2027\u2219\u22c5\u30fb]/g;
/** Past the first 65 536 by halves: some phones know no `u`. */
const HAN = '[\\u3007\\u3400-\\u9fff]|[\\ud840-\\ud88f][\\udc00-\\udfff]';
const STOP = new RegExp(`(${HAN})\\.(?=${HAN})`, 'g');
const BLANK = new RegExp(`(${HAN}) (?=${HAN})`, 'g');

/**
 * A person's name as it is kept and compared: one person is one name, whoever types a blank, a full-width letter or a sign that nobody sees. Between
 * Chinese characters stands no blank, between foreign words one; the dot of 阿木·拉且 and the brackets of 张三（大） stay. The database refuses any other (ck_person_name_plain).
 */
export const plainName = (text: string): string =>
  asRead(text)
    .normalize('NFKC')
    .replace(DOTS, '\u00b7')
    .replace(STOP, '$1\u00b7')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(BLANK, '$1')
    .replace(/\(/g, '\uff08')
    .replace(/\)/g, '\uff09')
    .replace(/ ?([\u00b7\uff08\uff09]) ?/g, '$1');
