import type { ItemContent } from '@jishan/contracts';
import { basis, ifAny, need, service, shown, step } from './drafting.texts';

export const supportServices: readonly ItemContent[] = [
  service({
    code: 'GG-05',
    name: '城乡居民医保参保登记协助',
    area: 'social_insurance',
    applicant: '未参加职工医保的本村村民（含新生儿、返乡人员）',
    materials: [shown('户口簿或居住证'), ifAny('特殊人员身份材料', '低保、特困、监测对象等已在册的，不用再交。')],
    steps: [
      step('核对参保对象和缴费档次', 'cadre', 1, { detail: '告知集中参保期、个人缴费标准和资助政策。' }),
      step('协助办理登记，指导缴费', 'cadre', 3, {
        detail: '可用“四川税务”小程序、银行或窗口缴费，村里不代收现金。',
        decidingBody: '医疗保障经办机构',
      }),
      step('告知参保结果', 'cadre', 1),
    ],
    fee: '村里不收费；医保费按当年标准由本人向税务部门缴纳',
    legalBasis: [basis('中华人民共和国社会保险法', '第三章'), basis('国务院关于整合城乡居民基本医疗保险制度的意见（国发〔2016〕3号）')],
  }),
  service({
    code: 'GG-06',
    name: '城乡居民养老保险参保登记协助',
    area: 'social_insurance',
    applicant: '年满 16 周岁（不含在校学生）、未参加职工养老保险的本村村民',
    materials: [shown('居民身份证和户口簿'), need('参保登记表', '村里协助填写。')],
    steps: [
      step('核对条件，说明缴费档次', 'cadre', 1, { detail: '说明多缴多得、长缴多得和政府补贴。' }),
      step('协助登记，指导缴费', 'cadre', 3, { decidingBody: '社会保险经办机构' }),
      step('告知结果；满 60 周岁的一并提醒领取待遇', 'cadre', 1),
    ],
    fee: '村里不收费；保险费由本人按所选档次缴纳',
    legalBasis: [
      basis('中华人民共和国社会保险法', '第二章'),
      basis('国务院关于建立统一的城乡居民基本养老保险制度的意见（国发〔2014〕8号）'),
    ],
  }),
  service({
    code: 'GG-07',
    name: '最低生活保障申请协助',
    area: 'assistance',
    applicant: '共同生活的家庭成员人均收入低于当地低保标准、财产符合规定的家庭',
    materials: [
      need('社会救助申请和核对授权书', '村里有空白表，全家签字。'),
      shown('户口簿'),
      ifAny('收入、支出情况说明', '看病、上学等支出的票据照片，能说明困难就行。'),
    ],
    steps: [
      step('帮助申请，材料报乡镇', 'cadre', 2, { detail: '写不了的可委托村里代为提出申请。' }),
      step('配合乡镇入户调查', 'cadre', 10, { detail: '乡镇组织入户调查、信息核对，村里协助，不代替决定。', decidingBody: '乡镇人民政府' }),
      step('协助公示审核意见', 'secretary', 7, {
        detail: '审核意见在村务公开栏公示 7 天，不公示与救助无关的个人信息。',
        published: true,
        result: 'text_and_photo',
      }),
      step('跟进确认，告知结果', 'cadre', 11, {
        detail: '批准的告知标准和发放时间；不予确认的书面说明理由。',
        decidingBody: '县级民政部门或其委托的乡镇',
      }),
    ],
    legalBasis: [basis('社会救助暂行办法（国务院令第649号）', '第十一条'), basis('最低生活保障审核确认办法（民发〔2021〕57号）')],
  }),
  service({
    code: 'GG-08',
    name: '临时救助申请协助',
    area: 'assistance',
    applicant: '因火灾、意外、突发重病等，基本生活一时过不下去的家庭或个人',
    materials: [need('临时救助申请书', '紧急时先救助、后补材料。'), ifAny('困难情况照片或票据')],
    steps: [
      step('了解情况，帮助申请', 'cadre', 1, { detail: '情况紧急的立即报乡镇，先行救助。' }),
      step('报乡镇审核并跟进', 'cadre', 5, { decidingBody: '乡镇人民政府、县级民政部门' }),
      step('告知结果', 'cadre', 1),
    ],
    legalBasis: [
      basis('社会救助暂行办法（国务院令第649号）', '第四十七条'),
      basis('国务院关于全面建立临时救助制度的通知（国发〔2014〕47号）'),
    ],
  }),
  service({
    code: 'GG-09',
    name: '残疾人证申办协助',
    area: 'elderly_disabled',
    applicant: '视力、听力、言语、肢体、智力、精神残疾的本村村民',
    materials: [shown('户口簿和身份证'), need('近期免冠照片', '两寸白底，办证窗口收取。'), ifAny('病历、诊断资料')],
    steps: [
      step('帮助提出申请，预约评定', 'cadre', 3, { detail: '行动不便的登记上门评定。', decidingBody: '县级残联' }),
      step('陪同或联系到指定机构评定', 'cadre', 15, { decidingBody: '指定的残疾评定机构' }),
      step('协助公示，跟进发证', 'cadre', 10, { detail: '评定结果按规定公示 5 个工作日。', published: true, decidingBody: '县级残联' }),
      step('送证到家，告知两项补贴', 'cadre', 3, { result: 'text_and_photo' }),
    ],
    legalBasis: [basis('中华人民共和国残疾人保障法'), basis('中华人民共和国残疾人证管理办法（残联发〔2017〕34号）')],
  }),
  service({
    code: 'GG-10',
    name: '高龄津贴申请协助',
    area: 'elderly_disabled',
    applicant: '年满 80 周岁的本村老人（以当地标准为准）',
    post: 'group_leader',
    materials: [shown('老人身份证和户口簿'), need('领款账户', '老人本人的社保卡，到村里核对，不用拍照。')],
    steps: [
      step('上门核对，帮助填表', 'group_leader', 3),
      step('报乡镇审核并跟进', 'cadre', 10, { decidingBody: '乡镇人民政府、县级民政部门' }),
      step('告知结果和发放时间', 'group_leader', 2, { detail: '不识字的当面讲清楚。' }),
    ],
    legalBasis: [basis('中华人民共和国老年人权益保障法', '第三十三条'), basis('四川省老年人权益保障条例')],
  }),
  service({
    code: 'GG-11',
    name: '户口登记协助',
    area: 'registration',
    applicant: '办理出生登记、迁移、注销等户口业务的本村村民',
    materials: [shown('户口簿'), need('对应的原始凭证', '出生医学证明、准迁证、死亡医学证明等，交派出所，不用拍照上传。')],
    steps: [
      step('说明去哪办、带什么', 'cadre', 1, { detail: '新生儿应在出生后一个月内申报。' }),
      step('联系派出所，行动不便的预约上门', 'cadre', 3, { decidingBody: '公安派出所' }),
      step('确认办结', 'cadre', 1),
    ],
    legalBasis: [basis('中华人民共和国户口登记条例', '第七条')],
  }),
  service({
    code: 'GG-12',
    name: '生育登记协助',
    area: 'registration',
    applicant: '准备生育或已生育子女的本村村民',
    materials: [shown('双方身份证件')],
    steps: [
      step('说明登记办法，协助网上登记', 'cadre', 1, { detail: '可在“四川省生育登记”线上平台办，也可到乡镇窗口办。' }),
      step('跟进登记结果并告知', 'cadre', 3, { decidingBody: '乡镇人民政府' }),
    ],
    legalBasis: [basis('中华人民共和国人口与计划生育法'), basis('四川省生育登记服务管理办法')],
  }),
];
