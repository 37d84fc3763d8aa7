import type { ItemContent } from '@jishan/contracts';
import { basis, ifAny, need, service, shown, step } from './drafting.texts';

export const housingServices: readonly ItemContent[] = [
  service({
    code: 'GG-01',
    name: '宅基地审批',
    area: 'housing',
    applicant: '本村集体经济组织成员，以户为单位（一户一宅）',
    materials: [
      need('农村宅基地和建房（规划许可）申请表', '村里有空白表，也可请代办人帮填。'),
      need('农村宅基地使用承诺书'),
      shown('户口簿'),
      need('现有房屋和拟建位置照片', '正面、四周各一张。'),
      ifAny('分家、旧房拆除等情况说明', '有这些情况时才需要。'),
      ifAny('拟建房屋平面图', '可选用乡镇提供的通用图。'),
    ],
    steps: [
      step('核对材料，告知条件', 'cadre', 2, { detail: '看是否符合一户一宅，缺什么一次告知。' }),
      step('村民小组会议讨论并公示', 'group_leader', 7, {
        detail: '讨论申请理由、拟用地位置和面积、拟建层高和面积，在组里公示不少于 5 天。',
        result: 'text_and_photo',
        published: true,
      }),
      step('村级审查，签署意见', 'secretary', 3, { detail: '审查是否征求过邻居意见、公示有无异议，通过后签字报乡镇。' }),
      step('报送乡镇联审并跟进', 'cadre', 20, {
        detail: '乡镇组织到场审查；涉及占用农用地的，依法先办农用地转用审批。',
        decidingBody: '乡镇人民政府',
      }),
      step('送达批准书，告知开工放线', 'cadre', 2, {
        detail: '交付《农村宅基地批准书》《乡村建设规划许可证》，开工前申请丈量放线。',
        result: 'text_and_photo',
      }),
    ],
    legalBasis: [
      basis('中华人民共和国土地管理法', '第六十二条'),
      basis('农业农村部 自然资源部关于规范农村宅基地审批管理的通知（农经发〔2019〕6号）'),
      basis('四川省《中华人民共和国土地管理法》实施办法'),
    ],
  }),
  service({
    code: 'GG-02',
    name: '农村危房改造申请',
    area: 'housing',
    applicant: '住房不安全的农村低收入群体等重点对象',
    materials: [
      need('危房改造申请书', '写明房屋情况和家庭情况，可请代办人代写。'),
      shown('户口簿'),
      need('房屋现状照片', '正面、裂缝或漏雨处各一张。'),
      ifAny('低保、特困等身份材料', '已在册的由村里核对，不用再交。'),
    ],
    steps: [
      step('核对对象，现场查看', 'cadre', 3, { detail: '核对是否唯一住房、是否已享受过改造政策。', result: 'text_and_photo' }),
      step('村级评议并公示', 'secretary', 7, { detail: '召开会议评议，结果在村务公开栏公示不少于 5 天。', published: true }),
      step('报乡镇审核、县级审批，配合房屋鉴定', 'cadre', 20, {
        detail: '由专业人员鉴定危险等级（C 级或 D 级）。',
        decidingBody: '县级住房城乡建设部门',
      }),
      step('告知结果和开工要求', 'cadre', 2, { detail: '告知补助标准、质量安全要求和验收办法。' }),
    ],
    legalBasis: [
      basis('住房和城乡建设部 财政部 民政部 国家乡村振兴局关于做好农村低收入群体等重点对象住房安全保障工作的实施意见（建村〔2021〕35号）'),
    ],
  }),
  service({
    code: 'GG-03',
    name: '用电报装',
    area: 'utilities',
    applicant: '本村用电户（新装、增容、过户）',
    materials: [shown('户主身份证件'), need('房屋或用电地点照片'), ifAny('房屋权属材料', '不动产权证、宅基地批准书等任一种。')],
    steps: [
      step('登记用电需求，核对用电地点', 'cadre', 1),
      step('协助向供电所报装', 'cadre', 1, { detail: '可在“网上国网”或供电所窗口办理，村里帮助提交。' }),
      step('供电所勘察、装表接电', 'cadre', 5, {
        detail: '低压居民用户一般 5 个工作日内装表接电，村里跟进到通电。',
        decidingBody: '供电企业',
        result: 'text_and_photo',
      }),
    ],
    legalBasis: [basis('中华人民共和国电力法', '第二十六条'), basis('电力供应与使用条例', '第二十三条')],
  }),
  service({
    code: 'GG-04',
    name: '用水报装',
    area: 'utilities',
    applicant: '本村用水户（新装、改管）',
    post: 'group_leader',
    materials: [shown('户主身份证件'), need('接水位置照片')],
    steps: [
      step('登记并现场查看接水条件', 'group_leader', 2, { detail: '看管网是否通到、水压够不够。' }),
      step('报村级供水管理单位安排', 'cadre', 2, { decidingBody: '供水单位' }),
      step('接管装表，通水', 'group_leader', 5, { detail: '装表、试水，登记起始读数。', result: 'text_and_photo' }),
    ],
    fee: '村里不收费；水表和入户管材按公示价格由供水单位收取',
    legalBasis: [basis('四川省村镇供水条例')],
  }),
];
