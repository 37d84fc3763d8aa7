import type { ProblemTable } from '../platform';

export const fundProblems = {
  'FUND.KEEPER_MAY_NOT': { status: 403, title: '管积分、管超市的人不能记资金账', detail: '请由没有这两项职务的村干部或村书记登记。' },
  'FUND.ENTRY_ID_TAKEN': { status: 409, title: '这笔已经登记过了', detail: '请先返回看看登记记录，要记另一笔时重新填写。' },
  'FUND.DAY_AHEAD': { status: 422, title: '到账日期还没到', detail: '请填写凭证上的日期。' },
  'FUND.VOUCHER_MISSING': { status: 422, title: '请附上凭证照片', detail: '收到的资金要有凭证，请拍下收据、转账单或捐赠单后再登记。' },
  'FUND.VOUCHER_UNKNOWN': { status: 422, title: '凭证照片没有上传成功', detail: '请重新选择照片后再提交。' },
  'FUND.VOUCHER_USED': {
    status: 409,
    title: '这张凭证已经登记过',
    detail: '它对应{date}的 {yuan} 元。要改那一笔请先冲正，再用这张凭证重新登记。',
  },
  'FUND.NOT_CORRECTABLE': { status: 409, title: '这一笔不能冲正', detail: '每一笔只能冲正一次，冲正记录本身不能再冲正。' },
  'FUND.NOT_A_QUARTER': { status: 422, title: '资金报告按季度公开', detail: '请选择一个季度。' },
  'FUND.COVERAGE_SHORT': {
    status: 422,
    title: '积分资金不够，暂不能启用加分细则',
    detail: '资金覆盖率 {percent} %，低于 {needed} %。请先充实资金，或由村书记写明原因后启用。',
  },
} as const satisfies ProblemTable;
