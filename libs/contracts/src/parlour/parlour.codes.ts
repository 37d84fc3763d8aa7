import type { ProblemTable } from '../platform';

export const parlourProblems = {
  'PARLOUR.PERSONAL_NUMBERS': {
    status: 422,
    title: '内容里有号码',
    detail: '公开的内容里不能出现手机号、身份证号或银行卡号。请删去，或改成“只给书记看”。',
  },
  'PARLOUR.PHOTO_UNKNOWN': { status: 422, title: '有照片没有上传成功', detail: '请重新选择照片后再发送。' },
  'PARLOUR.VOICE_UNKNOWN': { status: 422, title: '录音没有上传成功', detail: '请重新录一段后再发送。' },
  'PARLOUR.VOICE_USED': { status: 422, title: '这段录音已经用过', detail: '请重新录一段。' },
  'PARLOUR.WORDS_NEEDED': { status: 422, title: '请写一句话，或者录一段话' },
  'PARLOUR.ANSWER_WRITTEN': {
    status: 422,
    title: '公开的信要写文字回复',
    detail: '录音只有写信人听得到，全村看的是文字。请把要点写几句。',
  },
  'PARLOUR.ID_TAKEN': { status: 409, title: '编号重复', detail: '请返回后重新发送。' },
  'PARLOUR.THREAD_CLOSED': { status: 409, title: '这封信已经结束', detail: '如还有事，请另写一封。' },
  'PARLOUR.THREAD_FULL': { status: 409, title: '来回已经很多了', detail: '请另写一封，或约书记当面谈。' },
  'PARLOUR.OWN_LETTER': { status: 403, title: '不能回复或评价自己的信' },
  'PARLOUR.NOT_ANSWERED': { status: 409, title: '书记还没有回复', detail: '收到回复后再评价。' },
  'PARLOUR.ALREADY_RATED': { status: 409, title: '已经评价过了', detail: '每封信只评价一次。' },
} as const satisfies ProblemTable;
