export default definePageConfig({ enablePullDownRefresh: false });
