/**
 * Expected refusals. A problem is a code with its HTTP status and its Chinese words; the code's type is derived from these tables,
 * so a code without words cannot be written down anywhere (see docs/decisions/0002-problems.md).
 * `{name}` in a detail is filled from the refusal's details at the edge.
 */
export interface ProblemWords {
  /** HTTP status, RFC 9110. */
  readonly status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503;
  /** Short and constant, shown as a heading or a toast. */
  readonly title: string;
  /** One sentence that says what to do now. */
  readonly detail?: string;
}

export type ProblemTable = Readonly<Record<string, ProblemWords>>;

/** RFC 9457 body as it travels. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code: string;
  readonly errors?: readonly FieldProblem[];
  readonly details?: Readonly<Record<string, string | number | boolean>>;
  readonly requestId?: string;
}

export interface FieldProblem {
  /** JSON Pointer (RFC 6901) into the request body, or `?name` for a query parameter. */
  readonly pointer: string;
  readonly message: string;
}

export const platformProblems = {
  'REQUEST.MALFORMED': { status: 400, title: '请求格式不对', detail: '请检查填写的内容后再试。' },
  'REQUEST.INVALID': { status: 400, title: '填写的内容有误', detail: '请按提示修改后再提交，已填写的内容不会丢失。' },
  'REQUEST.PERSONAL_NUMBERS': {
    status: 422,
    title: '公开的内容里有号码',
    detail: '里面有像手机号、身份证号或银行卡号的数字。大家都能看到，请删去这些数字再提交。',
  },
  'REQUEST.BAD_CURSOR': { status: 400, title: '列表位置已失效', detail: '请回到列表开头重新加载。' },
  'REQUEST.TOO_LARGE': { status: 413, title: '内容太大', detail: '请减少内容后再试。' },
  'REQUEST.UNSUPPORTED_TYPE': { status: 415, title: '不支持的内容类型' },
  'REQUEST.TOO_MANY': { status: 429, title: '操作太频繁', detail: '请稍等 {seconds} 秒再试。' },
  'IDEMPOTENCY.KEY_REQUIRED': { status: 400, title: '缺少防重复提交的编号', detail: '请升级应用，或在请求头中加上 Idempotency-Key。' },
  'IDEMPOTENCY.KEY_REUSED': { status: 422, title: '防重复编号被用在了不同的内容上', detail: '请刷新页面后重新提交。' },
  'IDEMPOTENCY.IN_PROGRESS': { status: 409, title: '正在处理', detail: '同一操作正在处理，请稍后查看结果，不用重复提交。' },
  'VERSION.REQUIRED': { status: 428, title: '缺少版本号', detail: '请刷新后再修改。' },
  'VERSION.STALE': { status: 412, title: '内容已被别人修改', detail: '请刷新查看最新内容，再决定是否修改。' },
  'AUTH.REQUIRED': { status: 401, title: '请先登录', detail: '登录后即可继续，填写的内容会保留。' },
  'AUTH.EXPIRED': { status: 401, title: '登录已过期', detail: '请重新登录，填写的内容会保留。' },
  'ACCESS.DENIED': { status: 403, title: '没有办理此事的权限', detail: '如需要，请联系村管理员。' },
  'RESOURCE.NOT_FOUND': { status: 404, title: '没有找到', detail: '内容可能已删除，或不属于您。' },
  'DOCUMENT.LINK_EXPIRED': { status: 403, title: '下载链接已过期', detail: '请回到原来的页面重新打开。' },
  'SERVICE.FAULT': { status: 500, title: '系统出了问题', detail: '已经记录下来，请稍后再试。' },
  'SERVICE.BUSY': { status: 503, title: '系统繁忙', detail: '请稍后再试，您的操作没有丢失，也不会重复。' },
} as const satisfies ProblemTable;

/** Fills `{name}` from the details; an absent detail leaves no braces behind. */
export function fillWords(template: string, details: Readonly<Record<string, string | number | boolean>> = {}): string {
  return template.replace(/\{(\w+)\}/g, (_whole, name: string) => String(details[name] ?? ''));
}
