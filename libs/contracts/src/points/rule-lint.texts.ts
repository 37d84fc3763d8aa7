/**
 * What no rule may touch (red line 5 of the product), why, and what it rests on. In the words that the writer of a rule reads. Articles are named
 * where published texts were found that say so (looked up on 26 November 2026); where none was, or the law was changed since (the organic law of
 * villagers' committees in October 2025), the law stands without its article.
 */
export const ruleLintThemes = {
  social_assistance: {
    title: '低保、特困等社会救助',
    reason: '低保、特困供养和临时救助按家庭收入和财产认定，不能因为积分多少给或不给，也不能作为加分扣分的条件。',
    basis: '《社会救助暂行办法》（国务院令第 649 号）',
  },
  medical_insurance: {
    title: '医疗保险',
    reason: '参加医保、缴费和报销是法定权益，由本人自愿、依法办理，不能用加分扣分来推动。',
    basis: '《中华人民共和国社会保险法》第三章',
  },
  pension: {
    title: '养老、工伤、失业保险',
    reason: '参加养老、工伤、失业保险，领取养老金和其他待遇，都是法定权益，不能与积分挂钩。',
    basis: '《中华人民共和国社会保险法》第二章、第四章、第五章',
  },
  schooling: {
    title: '入学和升学',
    reason: '适龄儿童少年依法免试入学，入学、学位、学籍和助学金不能与家里的积分挂钩。',
    basis: '《中华人民共和国义务教育法》第四条、第十二条',
  },
  homestead: {
    title: '宅基地、建房审批和住房保障',
    reason: '宅基地按“一户一宅”的法定条件审批，危房改造和保障性住房按困难程度安排，都不能与积分挂钩。',
    basis: '《中华人民共和国土地管理法》第六十二条',
  },
  certificates: {
    title: '开具证明、盖章',
    reason: '该出的证明必须出，不该由村里出的不能出，都不能看积分。',
    basis: '民政部等六部门《关于改进和规范基层群众性自治组织出具证明工作的指导意见》（民发〔2020〕20 号）',
  },
  penalties: {
    title: '罚款和处罚',
    reason: '村里没有处罚权，不能罚款、收押金、扣福利、列黑名单；已经受过处罚的事，也不再用积分罚第二次。',
    basis: '《中华人民共和国行政处罚法》，《中华人民共和国村民委员会组织法》',
  },
  minors: {
    title: '未成年人的表现和成绩',
    reason: '积分记在家庭名下、由成年人去做。孩子做的事、成绩、奖状、过错都不能拿来加分扣分，未满 14 周岁的孩子没有账号。',
    basis: '《中华人民共和国未成年人保护法》第四条，《中华人民共和国个人信息保护法》第二十八条',
  },
  religion: {
    title: '宗教信仰',
    reason: '信不信教、信什么教是公民的自由，也是敏感个人信息，不能加分扣分。',
    basis: '《中华人民共和国宪法》第三十六条，《中华人民共和国个人信息保护法》第二十八条',
  },
  ethnicity: {
    title: '民族身份',
    reason: '各民族一律平等，不能因为是哪个民族加分扣分。',
    basis: '《中华人民共和国宪法》第四条',
  },
  health: {
    title: '健康和疾病',
    reason: '生没生病、做没做体检、打没打疫苗是敏感个人信息，由本人决定，不能加分扣分。照顾病人、帮助残疾人的好事可以记分。',
    basis: '《中华人民共和国个人信息保护法》第二十八条',
  },
  birth: {
    title: '婚育',
    reason: '结不结婚、生不生、生几个由本人和家庭依法决定，不能加分扣分。',
    basis: '《中华人民共和国妇女权益保障法》第三十二条',
  },
  shaming: {
    title: '点名批评、排末位',
    reason: '积分是鼓励，不设黑榜，不排最后一名，不把谁家做得差公布出来。可以上门提醒、帮着改。',
    basis: '《中华人民共和国民法典》第一千零二十四条',
  },
  petitions: {
    title: '信访、投诉和举报',
    reason: '反映问题、提意见、投诉举报和信访是公民的权利，不能因为去反映了就扣分，也不能因为不反映就加分。',
    basis: '《中华人民共和国宪法》第四十一条',
  },
  cash: {
    title: '积分当钱用、买卖或转送',
    reason: '积分不是钱：不能兑现金、按捐款数额换分，也不能买卖、转让、送人。',
    basis: '《中华人民共和国中国人民银行法》第二十条，中央农办、农业农村部《关于在乡村治理中推广运用积分制有关工作的通知》（2020 年）',
  },
} as const;
