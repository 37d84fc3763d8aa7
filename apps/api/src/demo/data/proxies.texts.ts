/** Why somebody else acts for these houses. */
export const proxyReason = '家里没有智能手机，已当面签字，两位邻居在场';
