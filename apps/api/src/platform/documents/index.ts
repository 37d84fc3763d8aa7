export { DocumentLinks } from './document-links';
export { escapeHtml, printPage, printTable, type Column } from './print-page';
export { sendPrintPage, sendWorkbook } from './send-document';
export { sheetOf, writeWorkbook, type Sheet, type SheetColumn } from './workbook';
