export const suppliers = ['金口河惠农供销商店（演示）', '和平乡利民批发部（演示）'];
export const serviceSupplier = '流动理发师傅（演示）';
export const counterReason = '没带手机和户卡，熟人核对姓名';
export const returnReason = '尺码不合，未使用退回';
