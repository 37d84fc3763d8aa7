/** Ten million yuan; a village's fund is thousands. In fen. */
export const FUND_ENTRY_MAX_FEN = 1_000_000_000;
export const FUND_NOTE_MAX_CHARS = 120;
export const FUND_REASON_MAX_CHARS = 300;
/** Below it the fund is getting short; below the other, new rules that give points have to wait. */
export const FUND_WARNING_PERCENT = 120;
export const FUND_BLOCK_PERCENT = 100;
export const FUND_PLOT_MONTHS = 6;
export const FUND_REPORT_MAX_LINES = 200;
