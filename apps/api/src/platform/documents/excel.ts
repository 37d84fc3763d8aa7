/** Half a megabyte of code, in hundreds of modules, that most processes never need: only whoever writes a workbook loads it. */
export const loadExcel = async () => (await import('exceljs')).default;
