/** What somebody says against an application in 公示. */
export const panelObjection = '那天我也在工地上，只看到他家来了半天。';
