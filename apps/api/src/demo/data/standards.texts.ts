export const countyTemplateTitle = '全区积分参考标准';
