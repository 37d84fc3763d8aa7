import type { ItemContent } from '@jishan/contracts';
import { basis, ifAny, need, service, shown, step } from './drafting.texts';

export const farmingServices: readonly ItemContent[] = [
  service({
    code: 'GG-13',
    name: '林木采伐许可申请协助',
    area: 'farming_forestry',
    applicant: '采伐自留山、承包林地林木的村民（房前屋后个人所有的零星林木不需要办）',
    materials: [
      need('林木采伐申请', '写明地点、树种、株数或面积。'),
      need('采伐地点和林木照片'),
      ifAny('林权证或承包合同', '村里能核对的不用再交。'),
    ],
    steps: [
      step('现场核对权属和四至', 'group_leader', 3, { detail: '看有没有争议，是不是公益林。', result: 'text_and_photo' }),
      step('村级核实，报乡镇林业站', 'cadre', 3),
      step('跟进审批', 'cadre', 20, { decidingBody: '县级林业主管部门（可委托乡镇）' }),
      step('送达许可证，告知采伐期限和更新造林', 'cadre', 2, { result: 'text_and_photo' }),
    ],
    legalBasis: [basis('中华人民共和国森林法', '第五十六条'), basis('中华人民共和国森林法', '第五十七条')],
  }),
  service({
    code: 'GG-14',
    name: '农业保险理赔协助',
    area: 'farming_forestry',
    applicant: '已投保农作物、生猪等，受灾受损的村民',
    materials: [need('受灾现场照片', '全景和近景，能看清受损情况。'), ifAny('保单或投保清单', '统一投保的由村里提供。')],
    steps: [
      step('登记灾情，向保险公司报案', 'cadre', 1, { detail: '灾害要尽快报，保留现场。' }),
      step('陪同查勘定损', 'cadre', 5, { decidingBody: '保险机构', result: 'text_and_photo' }),
      step('公示查勘定损结果', 'cadre', 5, { detail: '村里组织投保的，定损结果应当公示。', published: true, result: 'text_and_photo' }),
      step('确认赔款到账', 'cadre', 10, { detail: '达成赔偿协议后 10 日内支付赔款。', decidingBody: '保险机构' }),
    ],
    legalBasis: [basis('农业保险条例', '第十二条'), basis('农业保险条例', '第十四条')],
  }),
  service({
    code: 'GG-15',
    name: '耕地地力保护补贴申报协助',
    area: 'farming_forestry',
    applicant: '拥有耕地承包权的本村农户',
    post: 'group_leader',
    materials: [need('种植面积申报表', '组里统一发表，签字确认。'), shown('领款社保卡')],
    steps: [
      step('登记面积，到田核对', 'group_leader', 5, { detail: '撂荒、改变用途的面积不计。' }),
      step('村级汇总并公示', 'cadre', 7, {
        detail: '公示到户，不少于 5 天，不公示身份证号、银行卡号。',
        published: true,
        result: 'text_and_photo',
      }),
      step('报乡镇复核，跟进发放', 'cadre', 15, { decidingBody: '乡镇人民政府、县级农业农村和财政部门' }),
    ],
    legalBasis: [basis('财政部 农业部关于全面推开农业“三项补贴”改革工作的通知（财农〔2016〕26号）')],
  }),
  service({
    code: 'GG-16',
    name: '土地经营权流转备案',
    area: 'farming_forestry',
    applicant: '出租、转包、入股承包地的农户和受让方',
    materials: [need('流转合同照片', '用统一的合同文本，村里有。'), need('地块位置照片'), shown('承包方身份证件')],
    steps: [
      step('核对地块和双方意愿', 'group_leader', 2, { detail: '流转自愿，不改变土地用途，期限不超过承包期剩余年限。' }),
      step('村集体登记备案', 'cadre', 3, { detail: '登记造册，流转给工商企业的报乡镇审查。', result: 'text_and_photo' }),
    ],
    legalBasis: [basis('中华人民共和国农村土地承包法', '第三十六条'), basis('农村土地经营权流转管理办法（农业农村部令2021年第1号）')],
  }),
];
