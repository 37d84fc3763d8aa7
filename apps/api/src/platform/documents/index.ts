export { DocumentLinks } from './document-links';
export { loadExcel } from './excel';
export { escapeHtml, HTML_PAGE, printPage, printTable, type Column } from './print-page';
export { drawQr } from './qr';
export { readCsv, type CsvLimits } from './read-csv';
export { readFirstSheet, type SheetLimits } from './read-workbook';
export { sendPrintPage, sendWorkbook } from './send-document';
export { sheetOf, writeWorkbook, type Sheet, type SheetColumn } from './workbook';
