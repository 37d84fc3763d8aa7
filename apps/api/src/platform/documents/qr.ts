/** A code for the scanner of whoever holds the sheet, drawn in place. Only a printed page has one, so only that loads what draws it. */
export async function drawQr(text: string): Promise<string> {
  const { toString } = await import('qrcode');
  return toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 1 });
}
